-- +goose Up

-- Who may open the web application where it has accounts. The log bears the full name together with the name.
CREATE TABLE accounts (
    name       TEXT PRIMARY KEY,  -- as typed to log in, lower case
    full_name  TEXT NOT NULL,
    role       TEXT NOT NULL CHECK (role IN ('reader', 'reviewer', 'admin')),
    communes   TEXT NOT NULL,     -- JSON: codes of today's communes; [] for all
    password   TEXT NOT NULL,     -- argon2id in its usual form; empty where another office's server says who somebody is
    subject    TEXT NOT NULL,     -- issuer and subject of OpenID Connect, empty without
    disabled   INTEGER NOT NULL CHECK (disabled IN (0, 1)),
    created_at TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX accounts_subject ON accounts (subject) WHERE subject <> '';

-- Who is logged in. The token itself is only in the browser.
CREATE TABLE sessions (
    token      TEXT PRIMARY KEY,  -- SHA-256 of the token, hex
    account    TEXT NOT NULL REFERENCES accounts (name) ON DELETE CASCADE,
    seen_at    INTEGER NOT NULL,  -- Unix seconds
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX sessions_account ON sessions (account);

-- What else a rule flags, and which of that are the same words, is asked for every finding that somebody looks at.
CREATE INDEX findings_rule ON findings (rule);

-- +goose Down
DROP INDEX findings_rule;
DROP TABLE sessions;
DROP TABLE accounts;
