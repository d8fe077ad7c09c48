-- +goose Up

-- Questions that people ask again. A name is unique without regard to marks and capitals.
CREATE TABLE searches (
    key      TEXT PRIMARY KEY,  -- the name folded
    name     TEXT NOT NULL,
    query    TEXT NOT NULL,
    sort     TEXT NOT NULL,
    saved_at TEXT NOT NULL      -- RFC 3339, UTC
) STRICT;

-- +goose Down
DROP TABLE searches;
