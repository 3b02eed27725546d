package models

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"time"

	"demarche/models/index"
)

// Frequent words are looked up ahead where there are so many events that a search for
// one would keep a person waiting; how frequent a word is, a sample of events tells.
const (
	warmFrom   = 1 << 19
	wordSample = 2000
	warmShare  = 100 // a word is frequent that one event in so many holds
	warmWords  = 64
	warmBytes  = 20 << 20 // of all their rows, about
)

// warmFrequent lets the index find the rows of frequent words before somebody asks.
func (f *follower) warmFrequent(ctx context.Context, x *index.Index) {
	n := x.Len()
	if n < warmFrom {
		return
	}
	begun, found := time.Now(), 0
	words, err := f.frequent(ctx, x)
	for _, word := range words {
		if err != nil {
			break
		}
		asked := time.Now()
		if _, err = x.SelectHolding(index.Query{None: true}, f.words(ctx, x, word)); err == nil {
			found++
		}
		select { // half of the time is for those who ask
		case <-time.After(time.Since(asked)):
		case <-ctx.Done():
			return
		}
	}
	if err != nil {
		f.log.WarnContext(ctx, "frequent words not looked up ahead", "error", err)
		return
	}
	f.log.InfoContext(ctx, "frequent words looked up ahead", "words", found, "seconds", time.Since(begun).Seconds())
}

// frequent is the most frequent words of a sample of events, as searches.
func (f *follower) frequent(ctx context.Context, x *index.Index) ([]string, error) {
	rows, err := f.fetch(ctx, x.Split(wordSample))
	if err != nil {
		return nil, err
	}
	held := map[string]int{} // events, by word
	for i := range rows {
		e, err := f.store.event(ctx, &rows[i])
		if err != nil {
			return nil, err
		}
		terms := eventTerms(e)
		slices.Sort(terms)
		for _, t := range slices.Compact(terms) {
			held[t]++
		}
	}
	words := slices.SortedFunc(maps.Keys(held), func(a, b string) int {
		return cmp.Or(cmp.Compare(held[b], held[a]), cmp.Compare(a, b))
	})
	room := warmBytes
	for i, w := range words {
		room -= x.Len() / 8
		if held[w]*warmShare < len(rows) || i == warmWords || room < 0 {
			return slices.DeleteFunc(words[:i], func(w string) bool { return ftsQuery(w) == "" }), nil
		}
	}
	return words, nil
}
