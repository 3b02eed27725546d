package models

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// distinctTerms are the terms of the words of an event, each once.
func distinctTerms(words string) []string {
	terms := strings.Fields(words)
	slices.Sort(terms)
	return slices.DeleteFunc(slices.Compact(terms), func(t string) bool { return t == boundary })
}

// growLists puts an ord into the last chunk of each term that begins before it, or,
// where that is full, into one of its own.
const growLists = `WITH grown AS (
	UPDATE event_words w SET hi = greatest(w.hi, ?),
		ords = (SELECT array_agg(o ORDER BY o) FROM unnest(w.ords || CAST(? AS bigint)) o)
	FROM unnest(CAST(? AS text[])) t(term) CROSS JOIN LATERAL (
		SELECT v.lo FROM event_words v WHERE v.term = t.term AND v.lo < ? ORDER BY v.lo DESC LIMIT 1) l
	WHERE w.term = t.term AND w.lo = l.lo AND cardinality(w.ords) < ? RETURNING w.term)
INSERT INTO event_words (term, lo, hi, ords)
SELECT t.term, CAST(? AS bigint), CAST(? AS bigint), ARRAY[CAST(? AS bigint)]
FROM unnest(CAST(? AS text[])) t(term) WHERE t.term NOT IN (SELECT g.term FROM grown g)`

// shrinkLists takes an ord out of the chunks of terms. lo stays the first ord of each.
const shrinkLists = `WITH at AS (
	SELECT l.term, l.lo, l.ords FROM unnest(CAST(? AS text[])) t(term) CROSS JOIN LATERAL (
		SELECT v.term, v.lo, array_remove(v.ords, CAST(? AS bigint)) AS ords FROM event_words v
		WHERE v.term = t.term AND v.lo <= ? AND v.hi >= ? AND ? = ANY(v.ords) ORDER BY v.lo DESC LIMIT 1) l),
gone AS (
	DELETE FROM event_words w USING at WHERE w.term = at.term AND w.lo = at.lo AND cardinality(at.ords) = 0)
UPDATE event_words w SET ords = at.ords, lo = at.ords[1], hi = at.ords[cardinality(at.ords)]
FROM at WHERE w.term = at.term AND w.lo = at.lo AND cardinality(at.ords) > 0`

// scattered is how many chunks of a term may hold less than half of what they could.
const scattered = 64

// fillLists makes full chunks of many that hold little: an import leaves one of each
// term for each of its transactions.
const fillLists = `WITH scattered AS (
	SELECT w.term FROM event_words w WHERE cardinality(w.ords) < ? GROUP BY w.term HAVING count(*) > ?),
gone AS (
	DELETE FROM event_words w USING scattered s
	WHERE w.term = s.term AND cardinality(w.ords) < ? RETURNING w.term, w.ords)
INSERT INTO event_words (term, lo, hi, ords)
SELECT p.term, min(p.ord), max(p.ord), array_agg(p.ord ORDER BY p.ord)
FROM (SELECT g.term, o AS ord, (row_number() OVER (PARTITION BY g.term ORDER BY o) - 1) / ? AS part
	FROM gone g, unnest(g.ords) o) p
GROUP BY p.term, p.part`

func (d postgresDialect) putWords(t *tx, rows []*newRow) error {
	if len(rows) >= copyFrom {
		return t.copyWordsIn(rows, wordChunks(rows))
	}
	for _, r := range rows {
		if err := t.exec("INSERT INTO events_fts (rowid, words) VALUES (?, ?)", r.ord, r.words); err != nil {
			return err
		}
		terms := distinctTerms(r.words)
		err := t.exec(growLists, r.ord, r.ord, terms, r.ord, wordChunk, r.ord, r.ord, r.ord, terms)
		if err != nil {
			return err
		}
	}
	return nil
}

func (d postgresDialect) dropWords(t *tx, ord int64) error {
	var words string
	found, err := t.row("DELETE FROM events_fts WHERE rowid = ? RETURNING words", []any{ord}, &words)
	if err != nil || !found {
		return err
	}
	return t.exec(shrinkLists, distinctTerms(words), ord, ord, ord, ord)
}

// wordsChunk is a chunk of new events that hold a term.
type wordsChunk struct {
	term string
	ords []int64
}

// wordChunks are the lists of the words of new events, which are in the order of their
// keys, by term.
func wordChunks(rows []*newRow) []wordsChunk {
	lists := map[string][]int64{}
	for _, r := range rows {
		for term := range strings.FieldsSeq(r.words) {
			l := lists[term]
			if n := len(l); n == 0 || l[n-1] != r.ord {
				lists[term] = append(l, r.ord)
			}
		}
	}
	delete(lists, boundary)
	chunks := make([]wordsChunk, 0, len(lists))
	for _, term := range slices.Sorted(maps.Keys(lists)) {
		for part := range slices.Chunk(lists[term], wordChunk) {
			chunks = append(chunks, wordsChunk{term, part})
		}
	}
	return chunks
}

// copyWordsIn stores the words of new events and their lists by COPY.
func (t *tx) copyWordsIn(rows []*newRow, chunks []wordsChunk) error {
	err := t.copyIn("events_fts", []string{"rowid", "words"}, len(rows), func(i int) []any {
		return []any{rows[i].ord, rows[i].words}
	})
	if err != nil {
		return fmt.Errorf("store words of %d events: %w", len(rows), err)
	}
	return t.copyIn("event_words", []string{"term", "lo", "hi", "ords"}, len(chunks), func(i int) []any {
		c := chunks[i]
		return []any{c.term, c.ords[0], c.ords[len(c.ords)-1], c.ords}
	})
}

// order makes the lists of words whole.
func (postgresDialect) order(t *tx) error {
	if err := t.exec(fillLists, wordChunk/2, scattered, wordChunk/2, wordChunk); err != nil {
		return fmt.Errorf("fill the lists of words: %w", err)
	}
	return nil
}
