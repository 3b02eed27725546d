package models

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"gorm.io/gorm"

	"demarche/models/fulltext"
)

// PostgreSQL has the words of events as lists of our own, see
// migrations/postgres/00006_word_lists.sql: table event_words has the ords of each
// word in chunks, events_fts the words of each event in their order.

// wordChunk is how many ords a chunk holds; settle fills those that hold less.
const wordChunk = 128

// checkedAtOnce is how many events have their words looked at by one statement.
const checkedAtOnce = 500

// wordList is the events that hold a term, or a term that begins so.
type wordList struct {
	term   string
	prefix bool
}

// cond is the condition on event_words w for the list, with its arguments.
func (l wordList) cond() (string, []any) {
	if l.prefix {
		return "w.term >= ? AND w.term < ?", []any{l.term, l.term + "\U0010FFFF"}
	}
	return "w.term = ?", []any{l.term}
}

// wordSearch is a search in terms of lists: an event is found that stands in all of
// them and whose words match all of texts.
type wordSearch struct {
	lists   []wordList
	phrases []string // LIKE patterns for words that must stand side by side
	texts   []string // LIKE patterns for all of the search
}

func newWordSearch(words string) wordSearch {
	var s wordSearch
	for _, q := range fulltext.Parse(words) {
		for _, t := range q.Terms {
			if l := (wordList{t, q.Prefix}); !slices.Contains(s.lists, l) {
				s.lists = append(s.lists, l)
			}
		}
		// Terms hold letters, digits and marks only: nothing that LIKE takes for more.
		pattern := "% " + strings.Join(q.Terms, " ") + " %"
		if q.Prefix {
			pattern = strings.TrimSuffix(pattern, " %") + "%"
		}
		s.texts = append(s.texts, pattern)
		if len(q.Terms) > 1 {
			s.phrases = append(s.phrases, pattern)
		}
	}
	return s
}

// inText are the conditions on the words of events_fts f that patterns make.
func inText(patterns []string) (conds []string, args []any) {
	for _, p := range patterns {
		conds, args = append(conds, "' ' || f.words || ' ' LIKE ?"), append(args, p)
	}
	return conds, args
}

// match is a search in SQL alone.
func (postgresDialect) match(query string) (string, []any) {
	s := newWordSearch(query)
	conds, args := inText(s.phrases)
	for _, l := range s.lists {
		cond, more := l.cond()
		conds = append(conds, "f.rowid IN (SELECT unnest(w.ords) FROM event_words w WHERE "+cond+")")
		args = append(args, more...)
	}
	if len(conds) == 0 {
		return "1 = 0", nil
	}
	return strings.Join(conds, " AND "), args
}

// find reads the list with the fewest chunks a window in time after the other, and
// keeps of it what the other lists have too.
func (d postgresDialect) find(ctx context.Context, db *gorm.DB, words string, seg segment, limit int) ([]int64, error) {
	r := wordReader{ctx: ctx, pool: db.Statement.ConnPool, rebind: d.rebind, search: newWordSearch(words)}
	if err := r.rarestFirst(); err != nil {
		return nil, err
	}
	if limit == 0 {
		limit = math.MaxInt
	}
	var out []int64
	for chunks := scattered; len(out) < limit && seg.lo <= seg.hi; chunks *= 4 {
		ords, rest, err := r.window(seg, chunks)
		if err != nil {
			return nil, err
		}
		if ords, err = r.inAll(ords, seg.desc, limit-len(out)); err != nil {
			return nil, err
		}
		out, seg = append(out, ords...), rest
	}
	return out, nil
}

// among looks at the words of each.
func (d postgresDialect) among(ctx context.Context, db *gorm.DB, words string, ords []int64) ([]int64, error) {
	r := wordReader{ctx: ctx, pool: db.Statement.ConnPool, rebind: d.rebind}
	return r.holding(newWordSearch(words).texts, ords, len(ords))
}

// wordReader reads lists for one search.
type wordReader struct {
	ctx    context.Context
	pool   gorm.ConnPool
	rebind func(string) string
	search wordSearch
}

// rarestFirst puts the list with the fewest chunks in front.
func (r *wordReader) rarestFirst() error {
	lists := r.search.lists
	if len(lists) < 2 {
		return nil
	}
	var counts []string
	var args []any
	for _, l := range lists {
		cond, more := l.cond()
		counts, args = append(counts, "(SELECT count(*) FROM event_words w WHERE "+cond+")"), append(args, more...)
	}
	n, dest := make([]int64, len(lists)), make([]any, len(lists))
	for i := range n {
		dest[i] = &n[i]
	}
	if err := r.pool.QueryRowContext(r.ctx, r.rebind("SELECT "+strings.Join(counts, ", ")), args...).Scan(dest...); err != nil {
		return fmt.Errorf("search text: %w", err)
	}
	rarest := slices.Index(n, slices.Min(n))
	lists[0], lists[rarest] = lists[rarest], lists[0]
	return nil
}

// window is the ords of the first list from the beginning of seg on, in its
// direction, as far as so many chunks hold all there are, and what is left of seg.
func (r *wordReader) window(seg segment, chunks int) (ords []int64, rest segment, err error) {
	order := "lo"
	if seg.desc {
		order = "hi DESC"
	}
	read, last, err := r.chunks(r.search.lists[0], seg, " ORDER BY w."+order+fmt.Sprintf(" LIMIT %d", chunks+1))
	if err != nil {
		return nil, seg, err
	}
	rest = segment{0, -1, seg.desc} // nothing
	part := seg
	if len(read) > chunks { // what chunks behind the last hold does not come before it
		if seg.desc {
			part.lo, rest = last.hi+1, segment{seg.lo, min(last.hi, seg.hi), true}
		} else {
			part.hi, rest = last.lo-1, segment{max(last.lo, seg.lo), seg.hi, false}
		}
	}
	for _, c := range read {
		for _, ord := range c {
			if part.lo <= ord && ord <= part.hi {
				ords = append(ords, ord)
			}
		}
	}
	slices.Sort(ords)
	ords = slices.Compact(ords)
	if seg.desc {
		slices.Reverse(ords)
	}
	return ords, rest, nil
}

// chunks reads the chunks of a list that reach into seg, and tells the bounds of the last.
func (r *wordReader) chunks(l wordList, seg segment, tail string) (out [][]int64, last segment, err error) {
	cond, args := l.cond()
	query := "SELECT w.lo, w.hi, array_send(w.ords) FROM event_words w WHERE " + cond + " AND w.lo <= ? AND w.hi >= ?" + tail
	rows, err := r.pool.QueryContext(r.ctx, r.rebind(query), append(args, seg.hi, seg.lo)...)
	if err != nil {
		return nil, last, fmt.Errorf("search text: %w", err)
	}
	defer func() { _ = rows.Close() }()
	var data []byte
	for rows.Next() {
		if err := rows.Scan(&last.lo, &last.hi, &data); err != nil {
			return nil, last, fmt.Errorf("search text: %w", err)
		}
		ords, err := numbers(data)
		if err != nil {
			return nil, last, err
		}
		out = append(out, ords)
	}
	if err := rows.Err(); err != nil {
		return nil, last, fmt.Errorf("search text: %w", err)
	}
	return out, last, nil
}

// numbers reads an array of bigint in the binary form of PostgreSQL: a head of 20
// bytes, then each number behind its length.
func numbers(data []byte) ([]int64, error) {
	const head, each = 20, 12
	if len(data) < head || (len(data)-head)%each != 0 {
		return nil, errors.New("damaged list of events with a word")
	}
	out := make([]int64, 0, len(data)/each)
	for data = data[head:]; len(data) > 0; data = data[each:] {
		out = append(out, int64(binary.BigEndian.Uint64(data[4:]))) //nolint:gosec // as it was written
	}
	return out, nil
}

// inAll keeps of ords of the first list, up to limit, those that the search finds.
func (r *wordReader) inAll(ords []int64, desc bool, limit int) ([]int64, error) {
	others, patterns := r.search.lists[1:], r.search.texts
	if len(others) == 0 || len(ords) == 0 {
		return ords[:min(len(ords), limit)], nil
	}
	if len(ords) > checkedAtOnce {
		seg := segment{ords[0], ords[len(ords)-1], false}
		if desc {
			seg.lo, seg.hi = seg.hi, seg.lo
		}
		for _, l := range others {
			read, _, err := r.chunks(l, seg, "")
			if err != nil {
				return nil, err
			}
			held := slices.Concat(read...)
			slices.Sort(held)
			ords = slices.DeleteFunc(ords, func(ord int64) bool {
				_, ok := slices.BinarySearch(held, ord)
				return !ok
			})
		}
		patterns = r.search.phrases
	}
	return r.holding(patterns, ords, limit)
}

// holding is those of ords, up to limit, whose words match the patterns, in their order.
func (r *wordReader) holding(patterns []string, ords []int64, limit int) ([]int64, error) {
	if len(patterns) == 0 {
		return ords[:min(len(ords), limit)], nil
	}
	conds, args := inText(patterns)
	query := r.rebind("SELECT f.rowid FROM events_fts f WHERE f.rowid = ANY(?) AND " + strings.Join(conds, " AND "))
	out := make([]int64, 0, min(len(ords), limit))
	for chunk := range slices.Chunk(ords, checkedAtOnce) {
		held, err := r.list(query, append([]any{chunk}, args...))
		if err != nil {
			return nil, err
		}
		for _, ord := range chunk {
			if held[ord] && len(out) < limit {
				out = append(out, ord)
			}
		}
		if len(out) == limit {
			break
		}
	}
	return out, nil
}

func (r *wordReader) list(query string, args []any) (map[int64]bool, error) {
	rows, err := r.pool.QueryContext(r.ctx, query, args...)
	if err != nil {
		return nil, fmt.Errorf("search text: %w", err)
	}
	defer func() { _ = rows.Close() }()
	out := map[int64]bool{}
	for rows.Next() {
		var ord int64
		if err := rows.Scan(&ord); err != nil {
			return nil, fmt.Errorf("search text: %w", err)
		}
		out[ord] = true
	}
	return out, rows.Err()
}
