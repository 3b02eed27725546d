-- Up to so many events that hold words, in no order. By itself PostgreSQL takes a
-- word for cheap to look for in every row; here it has only the index of words.

-- +goose Up
CREATE FUNCTION events_with_words(query tsquery, most integer) RETURNS SETOF bigint
LANGUAGE sql STABLE
SET enable_seqscan = off SET enable_indexscan = off SET enable_indexonlyscan = off
AS 'SELECT rowid FROM events_fts WHERE words @@ query LIMIT most';

-- +goose Down
DROP FUNCTION events_with_words(tsquery, integer);
