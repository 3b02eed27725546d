-- A name of its own for every database, so that a file kept beside it can tell
-- whether it belongs to it.

-- +goose Up
CREATE TABLE identity (
    id TEXT NOT NULL
);
INSERT INTO identity (id) VALUES (md5(random()::text || clock_timestamp()::text));

-- +goose Down
DROP TABLE identity;
