-- +goose Up

-- The words of a document, as checker.TextDigest names them; the next migration fills it for what is there already.
ALTER TABLE documents ADD COLUMN text TEXT NOT NULL DEFAULT '';

-- Which ledger this is. It signs its entries with its name and its bundles with its key.
CREATE TABLE book (
    one         INTEGER PRIMARY KEY CHECK (one = 1),
    id          TEXT NOT NULL,
    signing_key BLOB           -- Ed25519 seed, made when the first bundle is exported
) STRICT;

-- The log. body is the canonical form of an event, hash that of the chain up to it (checker.Head.Next).
CREATE TABLE log (
    n    INTEGER PRIMARY KEY CHECK (n > 0),
    id   TEXT NOT NULL UNIQUE,
    book TEXT NOT NULL,
    seq  INTEGER NOT NULL,
    body BLOB NOT NULL,
    hash TEXT NOT NULL,
    UNIQUE (book, seq)
) STRICT;

-- The head, written with every entry: entries that were cut off the end are missed.
CREATE TABLE log_head (
    one   INTEGER PRIMARY KEY CHECK (one = 1),
    count INTEGER NOT NULL,
    hash  TEXT NOT NULL
) STRICT;

-- Which entries are about a finding or a convention.
CREATE TABLE log_subjects (
    subject TEXT NOT NULL,
    n       INTEGER NOT NULL REFERENCES log (n),
    PRIMARY KEY (subject, n)
) STRICT, WITHOUT ROWID;

-- What the log comes to for each finding: a cache that is written with every entry, and can be made again from the log.
CREATE TABLE decisions (
    fingerprint TEXT PRIMARY KEY,
    decision    TEXT NOT NULL CHECK (decision IN ('', 'confirm', 'dismiss', 'unsure', 'disputed')),
    assigned    TEXT NOT NULL,
    n           INTEGER NOT NULL  -- the last entry about it
) STRICT, WITHOUT ROWID;

-- Texts that a later scan of the same file replaced: for comparing versions, never counted.
CREATE TABLE former_texts (
    id          INTEGER PRIMARY KEY,
    path        TEXT NOT NULL,
    sha256      TEXT NOT NULL,
    text        TEXT NOT NULL,
    convention_key TEXT NOT NULL,
    adopted_on  TEXT NOT NULL,
    replaced_at TEXT NOT NULL,
    clauses     TEXT NOT NULL,  -- JSON: corpus.Clause
    findings    TEXT NOT NULL,  -- JSON: checker.Finding with ordinal
    UNIQUE (path, text)
) STRICT;

CREATE INDEX former_texts_convention ON former_texts (convention_key);

-- Frozen figures. body is the snapshot as it is exported, gzipped.
CREATE TABLE snapshots (
    id        INTEGER PRIMARY KEY,
    name      TEXT NOT NULL UNIQUE,
    sha256    TEXT NOT NULL,      -- of the snapshot before it was gzipped
    frozen_at TEXT NOT NULL,
    log_count INTEGER NOT NULL,
    log_hash  TEXT NOT NULL,
    body      BLOB NOT NULL
) STRICT;

-- The keys whose bundles are trusted, as a person said.
CREATE TABLE signers (
    key        TEXT PRIMARY KEY,  -- hex of the public key
    book       TEXT NOT NULL,
    name       TEXT NOT NULL,
    trusted_at TEXT NOT NULL
) STRICT;

-- +goose StatementBegin
CREATE TRIGGER log_is_appended_only BEFORE UPDATE ON log BEGIN
    SELECT RAISE(ABORT, 'the log is appended to and never changed');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER log_keeps_everything BEFORE DELETE ON log BEGIN
    SELECT RAISE(ABORT, 'the log is appended to and never cut');
END;
-- +goose StatementEnd

-- +goose Down
DROP TRIGGER log_keeps_everything;
DROP TRIGGER log_is_appended_only;
DROP TABLE signers;
DROP TABLE snapshots;
DROP TABLE former_texts;
DROP TABLE decisions;
DROP TABLE log_subjects;
DROP TABLE log_head;
DROP TABLE log;
DROP TABLE book;
ALTER TABLE documents DROP COLUMN text;
