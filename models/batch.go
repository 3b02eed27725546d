package models

import (
	"cmp"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"

	"demarche/timeline"
)

// batch holds new events until flush: stored in the order of their keys, and many
// by one statement, they and their links and words cost a fraction.
type batch struct {
	rows []*newRow
	ids  map[string]struct{} // of rows
	args []any               // of the statement at hand
}

// newRow is an event that is new as far as is known.
type newRow struct {
	eventRow
	packed body
	made   bool // eventRow and packed are; otherwise a term of them had no number yet
	event  *timeline.Event
	words  string
}

// batchRows is how many events, links or words one statement stores.
const batchRows = 64

// stage leaves an event, which stands without any article, to the next flush.
func (t *tx) stage(r *newRow) (err error) {
	if !r.made {
		if r.eventRow, r.packed, err = numbering(t.num).pack(r.event, true); err != nil {
			return fmt.Errorf("event %s: %w", r.event.ID, err)
		}
	}
	if r.ord, err = t.nextOrd(ordDay(r.event.When)); err != nil {
		return err
	}
	if r.added, err = t.nextAdded(); err != nil {
		return err
	}
	t.batch.rows = append(t.batch.rows, r)
	t.batch.ids[r.id] = struct{}{}
	return nil
}

// flush stores what was staged and tells out of it. An event whose id proves to be
// known replaces the one that stands.
func (t *tx) flush(out *Put) error {
	rows := t.batch.rows
	slices.SortFunc(rows, func(a, b *newRow) int { return cmp.Compare(a.ord, b.ord) })
	fresh, known, err := t.store.dialect.storeRows(t, rows)
	if err != nil {
		return err
	}
	for _, r := range fresh {
		t.touch(r.ord)
	}
	out.Added += len(fresh)
	clear(rows)
	t.batch.rows = rows[:0]
	clear(t.batch.ids)
	for _, r := range known {
		if err := t.replaceGiven(*r.event, out); err != nil {
			return err
		}
	}
	return nil
}

// insertRows stores the rows whose ids are new with their links, words and reports, and
// gives them and the others apart.
func (t *tx) insertRows(rows []*newRow) (fresh, known []*newRow, err error) {
	fresh = make([]*newRow, 0, len(rows))
	for chunk := range slices.Chunk(rows, batchRows) {
		stored, rest, err := t.insertEvents(chunk)
		if err != nil {
			return nil, nil, err
		}
		fresh, known = append(fresh, stored...), append(known, rest...)
	}
	if err := t.insertAllLinks(fresh); err != nil {
		return nil, nil, err
	}
	if err := t.insertWords(fresh); err != nil {
		return nil, nil, err
	}
	for _, r := range fresh {
		if err := t.linkSymbol(r.ord, *r.event); err != nil {
			return nil, nil, err
		}
		if err := t.insertReports(r.id, r.event.Reports); err != nil {
			return nil, nil, err
		}
	}
	return fresh, known, nil
}

// insertEvents stores the rows whose ids are new, and gives them and the others apart.
func (t *tx) insertEvents(rows []*newRow) (stored, known []*newRow, err error) {
	args := t.batch.args[:0]
	for _, r := range rows {
		args = append(args, r.ord, r.id, r.edtf, r.lastDay, r.typ, r.modality, r.status, r.roles, r.sources, r.score, r.added, r.body)
	}
	t.batch.args = args
	n, err := t.affected(insertEvent+repeated("(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?)", len(rows))+unlessKnown, args...)
	if err != nil {
		return nil, nil, fmt.Errorf("insert %d events from %s on: %w", len(rows), rows[0].id, err)
	}
	switch int(n) {
	case len(rows):
		return rows, nil, nil
	case 0:
		return nil, rows, nil
	}
	for _, r := range rows {
		var one int
		ok, err := t.row("SELECT 1 FROM events WHERE ord = ?", []any{r.ord}, &one)
		if err != nil {
			return nil, nil, fmt.Errorf("look for event %s: %w", r.id, err)
		}
		if ok {
			stored = append(stored, r)
		} else {
			known = append(known, r)
		}
	}
	return stored, known, nil
}

type keyedLink struct {
	link
	ord int64
}

// insertAllLinks stores the links of new events, in the order of their keys.
func (t *tx) insertAllLinks(rows []*newRow) error {
	for _, table := range linkTables() {
		for chunk := range slices.Chunk(sortedLinks(table, rows), batchRows) {
			if err := t.insertLinks(table, chunk); err != nil {
				return err
			}
		}
	}
	return nil
}

// sortedLinks are the links of events in a table, in the order of their keys.
func sortedLinks(table linkTable, rows []*newRow) []keyedLink {
	links := make([]keyedLink, 0, 4*len(rows))
	for _, r := range rows {
		for _, l := range table.of(r.packed) {
			links = append(links, keyedLink{l, r.ord})
		}
	}
	slices.SortFunc(links, func(a, b keyedLink) int {
		if a.term != b.term {
			return cmp.Compare(a.term, b.term)
		}
		return cmp.Compare(a.ord, b.ord)
	})
	return links
}

// insertLinks stores links with one statement.
func (t *tx) insertLinks(table linkTable, links []keyedLink) error {
	row, columns := "(?, ?)", "(term, ord)"
	if table.roles {
		row, columns = "(?, ?, ?)", "(term, ord, roles)"
	}
	args := t.batch.args[:0]
	for _, l := range links {
		args = append(args, l.term, l.ord)
		if table.roles {
			args = append(args, l.roles)
		}
	}
	t.batch.args = args
	if err := t.exec("INSERT INTO "+table.name+" "+columns+" VALUES "+repeated(row, len(links)), args...); err != nil {
		return fmt.Errorf("store links in %s: %w", table.name, err)
	}
	return nil
}

// insertWords stores the words of new events, which are in the order of their keys.
func (t *tx) insertWords(rows []*newRow) error {
	if err := t.store.dialect.putWords(t, rows); err != nil {
		return fmt.Errorf("store words of %d events: %w", len(rows), err)
	}
	return nil
}

// repeated is a row of placeholders n times.
func repeated(row string, n int) string {
	return strings.TrimSuffix(strings.Repeat(row+", ", n), ", ")
}

// prepare does for events what needs no transaction, on all processors: it cuts their
// text into words as the full-text index takes them, and makes the rows of those whose
// terms all have numbers.
func (s *Store) prepare(events []timeline.Event) []newRow {
	out := make([]newRow, len(events))
	var wg sync.WaitGroup
	size := (len(events) + runtime.GOMAXPROCS(0) - 1) / runtime.GOMAXPROCS(0)
	for lo := 0; lo < len(events); lo += size {
		wg.Go(func() {
			for i := lo; i < min(lo+size, len(events)); i++ {
				r := &out[i]
				r.event, r.words = &events[i], wordsOf(events[i])
				known := true
				row, packed, err := numbering(func(kind termKind, key, _, _ string) int64 {
					n, ok := s.terms.num(kind, key)
					known = known && (ok || key == "")
					return n
				}).pack(r.event, true)
				if known && err == nil { // a fault comes again, and is told then
					r.eventRow, r.packed, r.made = row, packed, true
				}
			}
		})
	}
	wg.Wait()
	return out
}
