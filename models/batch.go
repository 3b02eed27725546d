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

// batch holds the links and words of new events until the end of a transaction:
// stored in the order of their keys, and many by one statement, they cost a
// fraction.
type batch struct {
	links [4][]keyedLink // by linkTables
	words []ordWords
}

type keyedLink struct {
	link
	ord int64
}

type ordWords struct {
	ord   int64
	words string
}

// batchRows is how many links one statement stores.
const batchRows = 64

// reserve makes room for n new events.
func (b *batch) reserve(n int) {
	for i, each := range [...]int{3, 3, 1, 1} { // links of a usual event, by linkTables
		b.links[i] = slices.Grow(b.links[i], each*n)
	}
	b.words = slices.Grow(b.words, n)
}

// insertNew stores e when its ID is new, leaving links and its words to flush;
// added is false when it is not. e stands without any report.
func (t *tx) insertNew(e timeline.Event, words string) (added bool, err error) {
	row, b, err := t.pack(e, reportLangs(e), reportOutlets(e))
	if err != nil {
		return false, fmt.Errorf("event %s: %w", e.ID, err)
	}
	b.given = true
	row.body = b.pack()
	day := ordDay(e.When)
	if row.ord, err = t.nextOrd(day); err != nil {
		return false, err
	}
	if row.added, err = t.nextAdded(); err != nil {
		return false, err
	}
	if added, err = t.insertRow(row); err != nil || !added {
		t.days[int64(day)]-- // the place was not taken
		return false, err
	}
	for i, table := range linkTables() {
		for _, l := range table.of(b) {
			t.batch.links[i] = append(t.batch.links[i], keyedLink{l, row.ord})
		}
	}
	t.batch.words = append(t.batch.words, ordWords{row.ord, words})
	return true, t.linkSymbol(row.ord, e)
}

// flush stores what insertNew left.
func (t *tx) flush() error {
	for i, table := range linkTables() {
		links := t.batch.links[i]
		slices.SortFunc(links, func(a, b keyedLink) int {
			return cmp.Or(cmp.Compare(a.term, b.term), cmp.Compare(a.ord, b.ord))
		})
		for part := range slices.Chunk(links, batchRows) {
			if err := t.insertLinks(table, part); err != nil {
				return err
			}
		}
		t.batch.links[i] = links[:0]
	}
	slices.SortFunc(t.batch.words, func(a, b ordWords) int { return cmp.Compare(a.ord, b.ord) })
	for _, w := range t.batch.words {
		if err := t.exec(t.store.dialect.putWords(), w.ord, w.words); err != nil {
			return fmt.Errorf("store words of event at %d: %w", w.ord, err)
		}
	}
	t.batch.words = t.batch.words[:0]
	return nil
}

// insertLinks stores links with one statement.
func (t *tx) insertLinks(table linkTable, links []keyedLink) error {
	row, columns := "(?, ?)", "(term, ord)"
	if table.roles {
		row, columns = "(?, ?, ?)", "(term, ord, roles)"
	}
	args := make([]any, 0, 3*len(links))
	for _, l := range links {
		args = append(args, l.term, l.ord)
		if table.roles {
			args = append(args, l.roles)
		}
	}
	values := strings.TrimSuffix(strings.Repeat(row+", ", len(links)), ", ")
	if err := t.exec("INSERT INTO "+table.name+" "+columns+" VALUES "+values, args...); err != nil {
		return fmt.Errorf("store links in %s: %w", table.name, err)
	}
	return nil
}

// wordsOf cuts the text of events into words as the full-text index takes them,
// on all processors.
func (s *Store) wordsOf(events []timeline.Event) []string {
	out := make([]string, len(events))
	var wg sync.WaitGroup
	size := (len(events) + runtime.GOMAXPROCS(0) - 1) / runtime.GOMAXPROCS(0)
	for lo := 0; lo < len(events); lo += size {
		wg.Go(func() {
			for i := lo; i < min(lo+size, len(events)); i++ {
				out[i] = s.dialect.words(eventTerms(events[i]))
			}
		})
	}
	wg.Wait()
	return out
}
