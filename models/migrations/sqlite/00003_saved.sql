-- Views of the timeline that people keep under a name.

-- +goose Up
CREATE TABLE saved_views (
    id      TEXT PRIMARY KEY,
    name    TEXT NOT NULL UNIQUE,
    query   TEXT NOT NULL, -- what stands behind ? in the address of the page
    created INTEGER NOT NULL    -- microseconds since 1970
);

-- +goose Down
DROP TABLE saved_views;
