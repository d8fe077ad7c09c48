-- +goose Up

-- A sample as it was drawn: the seed and the populations let anybody draw it again.
CREATE TABLE samples (
    id        INTEGER PRIMARY KEY,
    at        TEXT NOT NULL,     -- RFC 3339, UTC
    actor     TEXT NOT NULL,
    seed      TEXT NOT NULL,
    as_of     TEXT NOT NULL,
    found     INTEGER NOT NULL,  -- conventions with a confirmed finding of a rule, on that day
    known     INTEGER NOT NULL,  -- conventions confirmed only by clauses that a person marked
    log_count INTEGER NOT NULL,  -- the decisions it was drawn by
    log_hash  TEXT NOT NULL
) STRICT;

CREATE TABLE sample_strata (
    sample_id  INTEGER NOT NULL REFERENCES samples (id),
    stratum    TEXT NOT NULL CHECK (stratum IN ('clean', 'dismissed', 'confirmed')),
    population INTEGER NOT NULL,
    sha256     TEXT NOT NULL,    -- of the sorted subjects, each with a line feed
    PRIMARY KEY (sample_id, stratum)
) STRICT, WITHOUT ROWID;

CREATE TABLE sample_items (
    sample_id INTEGER NOT NULL REFERENCES samples (id),
    item      INTEGER NOT NULL,  -- in the order of reading, from 1
    stratum   TEXT NOT NULL,
    subject   TEXT NOT NULL,     -- key of a convention, fingerprint of a finding
    title     TEXT NOT NULL,     -- what a reader may see of it
    paths     TEXT NOT NULL,     -- JSON: the files of the text
    text      TEXT NOT NULL,     -- digest of a convention's words when it was drawn
    clause    TEXT NOT NULL,     -- JSON: the clause of a finding as it was when drawn; empty for a convention
    PRIMARY KEY (sample_id, item)
) STRICT, WITHOUT ROWID;

-- What readers said; of two readings of one thing by one reader the later one holds.
CREATE TABLE sample_readings (
    id        INTEGER PRIMARY KEY,
    sample_id INTEGER NOT NULL,
    item      INTEGER NOT NULL,
    at        TEXT NOT NULL,
    actor     TEXT NOT NULL,
    reading   TEXT NOT NULL CHECK (reading IN ('yes', 'no', 'unsure')),
    clauses   TEXT NOT NULL,     -- JSON: addresses of the clauses that were meant
    note      TEXT NOT NULL,
    FOREIGN KEY (sample_id, item) REFERENCES sample_items (sample_id, item)
) STRICT;

-- +goose StatementBegin
CREATE TRIGGER sample_readings_kept BEFORE UPDATE ON sample_readings BEGIN SELECT RAISE(ABORT, 'readings are appended, never changed'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER sample_readings_not_deleted BEFORE DELETE ON sample_readings BEGIN SELECT RAISE(ABORT, 'readings are appended, never deleted'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER samples_kept BEFORE UPDATE ON samples BEGIN SELECT RAISE(ABORT, 'a sample stays as it was drawn'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER sample_items_kept BEFORE UPDATE ON sample_items BEGIN SELECT RAISE(ABORT, 'a sample stays as it was drawn'); END;
-- +goose StatementEnd

-- +goose Down
DROP TABLE sample_readings;
DROP TABLE sample_items;
DROP TABLE sample_strata;
DROP TABLE samples;
