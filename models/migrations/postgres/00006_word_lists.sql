-- The words of events as lists by word: chunks of up to 128 ords in order, lo the
-- first and hi the last. A page reads the few chunks at its place in time; an index
-- of words alone knows no time, and took half of the time of an import.
-- events_fts keeps the words in the order of the text, for those that stand side by side.

-- +goose Up
DROP FUNCTION events_with_words(tsquery, integer);

CREATE TABLE event_words (
    term TEXT COLLATE "C" NOT NULL,
    lo   BIGINT NOT NULL,
    hi   BIGINT NOT NULL,
    ords BIGINT[] NOT NULL
);
INSERT INTO event_words (term, lo, hi, ords)
SELECT term, min(ord), max(ord), array_agg(ord ORDER BY ord)
FROM (SELECT u.lexeme AS term, f.rowid AS ord, (row_number() OVER (PARTITION BY u.lexeme ORDER BY f.rowid) - 1) / 128 AS part
      FROM events_fts f, unnest(f.words) u WHERE u.lexeme <> chr(57344)) w -- what stands between two texts is no word
GROUP BY term, part;
ALTER TABLE event_words ADD PRIMARY KEY (term, lo);

CREATE TABLE words_in_order AS
SELECT f.rowid, coalesce((SELECT string_agg(u.lexeme, ' ' ORDER BY p) FROM unnest(f.words) u, unnest(u.positions) p), '') COLLATE "C" AS words
FROM events_fts f;
DROP TABLE events_fts;
ALTER TABLE words_in_order RENAME TO events_fts;
ALTER TABLE events_fts ALTER words SET NOT NULL, ADD PRIMARY KEY (rowid);

-- +goose Down
DROP TABLE event_words;
CREATE TABLE words_in_vectors AS
SELECT f.rowid, coalesce((SELECT string_agg('''' || w || ''':' || n, ' ') FROM unnest(string_to_array(f.words, ' ')) WITH ORDINALITY u(w, n)), '')::tsvector AS words
FROM events_fts f;
DROP TABLE events_fts;
ALTER TABLE words_in_vectors RENAME TO events_fts;
ALTER TABLE events_fts ALTER words SET NOT NULL, ADD PRIMARY KEY (rowid);
CREATE INDEX events_fts_words ON events_fts USING GIN (words);
CREATE FUNCTION events_with_words(query tsquery, most integer) RETURNS SETOF bigint
LANGUAGE sql STABLE
SET enable_seqscan = off SET enable_indexscan = off SET enable_indexonlyscan = off
AS 'SELECT rowid FROM events_fts WHERE words @@ query LIMIT most';
