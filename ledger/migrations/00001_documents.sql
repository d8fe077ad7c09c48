-- +goose Up

-- One row a file. The path is how a person finds it; the content hash tells whether it changed.
CREATE TABLE documents (
    id             INTEGER PRIMARY KEY,
    path           TEXT NOT NULL UNIQUE,
    sha256         TEXT NOT NULL,
    size           INTEGER NOT NULL,
    format         TEXT NOT NULL,
    engine         TEXT NOT NULL,
    status         TEXT NOT NULL CHECK (status IN ('read', 'doubtful', 'unreadable')),
    reason         TEXT NOT NULL,
    quality        REAL NOT NULL,
    pages          INTEGER NOT NULL,
    convention_key TEXT NOT NULL,
    title          TEXT NOT NULL,
    kind           TEXT NOT NULL,
    draft          INTEGER NOT NULL,
    village        TEXT NOT NULL,
    commune        TEXT NOT NULL,
    district       TEXT NOT NULL,
    province       TEXT NOT NULL,
    adopted_on     TEXT NOT NULL,
    recognition_number TEXT NOT NULL,
    recognition_date   TEXT NOT NULL,
    recognition_body   TEXT NOT NULL,
    commune_code   TEXT NOT NULL,  -- today's unit, empty when the place is unknown or ambiguous
    commune_name   TEXT NOT NULL,
    reader         TEXT NOT NULL,  -- version of the stations before the rules
    packs          TEXT NOT NULL,  -- ids, versions and hashes of the packs that checked it
    scanned_at     TEXT NOT NULL,  -- RFC 3339, UTC
    gone           INTEGER NOT NULL DEFAULT 0  -- 1: not found by the last complete scan of its folder
) STRICT;

CREATE INDEX documents_convention ON documents (convention_key);
CREATE INDEX documents_content ON documents (sha256);

CREATE TABLE clauses (
    id          INTEGER PRIMARY KEY,
    document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    ordinal     INTEGER NOT NULL,
    zone        TEXT NOT NULL,
    address     TEXT NOT NULL,  -- JSON: corpus.Address
    citation    TEXT NOT NULL,
    headings    TEXT NOT NULL,  -- JSON: strings, outermost first
    lead_ins    TEXT NOT NULL,  -- JSON: strings, outermost first
    text        TEXT NOT NULL,
    page        INTEGER NOT NULL,
    UNIQUE (document_id, ordinal)
) STRICT;

CREATE TABLE findings (
    id          INTEGER PRIMARY KEY,
    document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    ordinal     INTEGER NOT NULL,  -- of the clause
    fingerprint TEXT NOT NULL,
    confidence  TEXT NOT NULL,
    kind        TEXT NOT NULL,
    rule        TEXT NOT NULL,
    span_start  INTEGER NOT NULL,  -- bytes in the clause's text
    span_end    INTEGER NOT NULL,
    detail      TEXT NOT NULL,     -- JSON: checker.Finding
    UNIQUE (document_id, rule, ordinal)
) STRICT;

CREATE INDEX findings_fingerprint ON findings (fingerprint);

-- What the index has to learn. A row is written with every change of a document and taken away once the index has it,
-- so an index that was lost, or a program that was killed between the two, is noticed.
CREATE TABLE index_queue (
    document_id INTEGER PRIMARY KEY,
    queued_at   TEXT NOT NULL
) STRICT;

-- +goose Down
DROP TABLE index_queue;
DROP TABLE findings;
DROP TABLE clauses;
DROP TABLE documents;
