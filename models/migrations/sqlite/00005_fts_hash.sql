-- The words of a large transaction gather in memory before they are written as
-- one segment, in 16 MB in place of 1 MB: an import then merges fewer segments.

-- +goose Up
INSERT INTO events_fts (events_fts, rank) VALUES ('hashsize', 16777216);

-- +goose Down
INSERT INTO events_fts (events_fts, rank) VALUES ('hashsize', 1048576);
