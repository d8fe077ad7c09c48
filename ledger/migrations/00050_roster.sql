-- +goose Up

-- Every list that was imported: who, when, from which file. What it did can be told from its file, whose hash is kept.
CREATE TABLE roster_imports (
    id      INTEGER PRIMARY KEY,
    at      TEXT NOT NULL,     -- RFC 3339, UTC
    actor   TEXT NOT NULL,
    file    TEXT NOT NULL,     -- its name, without folders
    sha256  TEXT NOT NULL,
    layout  TEXT NOT NULL,     -- villages, or the layout of an official table of communes
    added   INTEGER NOT NULL,
    changed INTEGER NOT NULL
) STRICT;

-- Communes beside those that the program knows: other provinces, later mergers.
CREATE TABLE communes (
    code       TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to   TEXT NOT NULL,
    type       TEXT NOT NULL,
    name       TEXT NOT NULL,
    district   TEXT NOT NULL,
    province   TEXT NOT NULL,
    into_codes TEXT NOT NULL,  -- of the units that took over, parted by spaces
    law        TEXT NOT NULL,
    import_id  INTEGER NOT NULL REFERENCES roster_imports (id),
    PRIMARY KEY (code, valid_from)
) STRICT, WITHOUT ROWID;

CREATE TABLE villages (
    id           TEXT PRIMARY KEY,
    name         TEXT NOT NULL,
    commune_code TEXT NOT NULL,
    commune_from TEXT NOT NULL,
    former_code  TEXT NOT NULL,
    former_from  TEXT NOT NULL,
    valid_from   TEXT NOT NULL,
    valid_to     TEXT NOT NULL,
    law          TEXT NOT NULL,
    convention   TEXT NOT NULL CHECK (convention IN ('', 'yes', 'no')),
    import_id    INTEGER NOT NULL REFERENCES roster_imports (id)
) STRICT, WITHOUT ROWID;

CREATE INDEX villages_commune ON villages (commune_code);

CREATE TABLE village_predecessors (
    village     TEXT NOT NULL REFERENCES villages (id) DEFERRABLE INITIALLY DEFERRED,
    predecessor TEXT NOT NULL REFERENCES villages (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (village, predecessor)
) STRICT, WITHOUT ROWID;

-- What persons said about the village of a document; of two answers about one document the later one holds.
CREATE TABLE attachment_answers (
    id       INTEGER PRIMARY KEY,
    at       TEXT NOT NULL,
    actor    TEXT NOT NULL,
    path     TEXT NOT NULL,
    sha256   TEXT NOT NULL,
    villages TEXT NOT NULL,  -- JSON: IDs; none says that it is the convention of no village
    note     TEXT NOT NULL
) STRICT;

-- +goose StatementBegin
CREATE TRIGGER attachment_answers_kept BEFORE UPDATE ON attachment_answers BEGIN SELECT RAISE(ABORT, 'answers are appended, never changed'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER attachment_answers_not_deleted BEFORE DELETE ON attachment_answers BEGIN SELECT RAISE(ABORT, 'answers are appended, never deleted'); END;
-- +goose StatementEnd

-- +goose Down
DROP TABLE attachment_answers;
DROP TABLE village_predecessors;
DROP TABLE villages;
DROP TABLE communes;
DROP TABLE roster_imports;
