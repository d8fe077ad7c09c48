-- +goose Up

-- What a saved search is narrowed by, beside its query: fields with their values, as a JSON object.
ALTER TABLE searches ADD COLUMN filters TEXT NOT NULL DEFAULT '{}';

-- +goose Down
ALTER TABLE searches DROP COLUMN filters;
