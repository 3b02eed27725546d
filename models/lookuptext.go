package models

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"demarche/models/index"
)

// fewEvents is how many events at most are fetched to be sorted by the time of
// storing, or looked up one by one in the full-text index.
const fewEvents = 2000

// lookupCost is how many events that hold a word are read in the time in which
// one event is looked up in the full-text index.
const lookupCost = 100

// wordRows finds the ords of a page of events that hold words and meet a filter
// as well, without reading all that hold the words: it reads them in time order
// until the page is full. Where that takes too long because the filter is met by
// few, it looks these up one by one.
func (f *follower) wordRows(ctx context.Context, words string, others index.Selection, seg segment, limit int) ([]int64, error) {
	var out []int64
	few := others.Count()
	read := 0
	for block := 1 << 10; ; block = min(block*4, 1<<16) {
		if few <= fewEvents && read > few*lookupCost {
			rest, err := f.holding(ctx, words, others.Ords(seg.lo, seg.hi, seg.desc, few))
			out = append(out, rest...)
			return out[:min(len(out), limit)], err
		}
		ords, err := f.block(ctx, words, seg, block)
		if err != nil {
			return nil, err
		}
		whole, last := len(ords) == block, int64(0)
		if read += len(ords); whole {
			last = ords[len(ords)-1]
		}
		if seg.desc {
			slices.Reverse(ords)
		}
		ords = others.Among(ords)
		if seg.desc {
			slices.Reverse(ords)
		}
		if out = append(out, ords...); len(out) >= limit || !whole {
			return out[:min(len(out), limit)], nil
		}
		if seg.desc {
			seg.hi = last - 1
		} else {
			seg.lo = last + 1
		}
	}
}

// holding is those of ords whose events hold the words, in the order given.
func (f *follower) holding(ctx context.Context, words string, ords []int64) ([]int64, error) {
	cond, arg := f.store.dialect.match(words)
	held := map[int64]bool{}
	for chunk := range slices.Chunk(ords, 500) {
		query := "SELECT coalesce(" + f.store.dialect.concat("f.rowid") + ", '') FROM events_fts f WHERE " + cond +
			" AND f.rowid IN (" + marks(len(chunk)) + ")"
		found, err := f.list(ctx, query, append([]any{arg}, numArgs(chunk)...))
		if err != nil {
			return nil, err
		}
		for _, ord := range found {
			held[ord] = true
		}
	}
	return slices.DeleteFunc(ords, func(ord int64) bool { return !held[ord] }), nil
}

// block is the next ords of a segment that hold the words, up to limit.
func (f *follower) block(ctx context.Context, words string, seg segment, limit int) ([]int64, error) {
	cond, arg := f.store.dialect.match(words)
	q := selection{from: "events_fts f"}
	q.where(cond, arg)
	inner, args := q.segment("f.rowid", "f.rowid", seg, limit)
	return f.list(ctx, "SELECT coalesce("+f.store.dialect.concat("t.rowid")+", '') FROM ("+inner+") t", args)
}

// found is the ords of all events that hold the words, ascending, never nil.
func (f *follower) found(ctx context.Context, words string, version int64) ([]int64, error) {
	return remember(&f.cache, version, "found "+words, func() ([]int64, error) {
		cond, arg := f.store.dialect.match(words)
		query := "SELECT coalesce(" + f.store.dialect.concat("f.rowid") + ", '') FROM events_fts f WHERE " + cond
		out, err := f.list(ctx, query, []any{arg})
		slices.Sort(out)
		return out, err
	})
}

// someEvents is how many events that hold words are fetched and sorted here, where the
// database would look for them in every event in the order of time.
const someEvents = 10_000

// few is the ords of all events that hold the words, ascending, where the database is
// to be asked so; nil where it is not, or they are more than someEvents.
func (f *follower) few(ctx context.Context, words string) ([]int64, error) {
	query, args := f.store.dialect.some(words, someEvents)
	if query == "" || f.ready.Load() == nil {
		return nil, nil
	}
	version, err := f.store.DataVersion(ctx)
	if err != nil {
		return nil, err
	}
	return remember(&f.cache, version, "few "+words, func() ([]int64, error) {
		ords, err := f.list(ctx, query, args)
		if err != nil || len(ords) >= someEvents {
			return nil, err
		}
		slices.Sort(ords)
		return ords, nil
	})
}

// of is those of ords, which ascend, that lie in s, in its direction, up to limit.
func (s segment) of(ords []int64, limit int) []int64 {
	lo, _ := slices.BinarySearch(ords, s.lo)
	hi, last := slices.BinarySearch(ords, s.hi)
	if last {
		hi++
	}
	if ords = slices.Clone(ords[lo:max(lo, hi)]); s.desc {
		slices.Reverse(ords)
	}
	return ords[:min(len(ords), limit)]
}

// list reads numbers that the database joined with commas: one long text is read
// far faster than a row for each.
func (f *follower) list(ctx context.Context, query string, args []any) ([]int64, error) {
	var text string
	if err := f.store.reader.WithContext(ctx).Raw(query, args...).Row().Scan(&text); err != nil {
		return nil, fmt.Errorf("search text: %w", err)
	}
	out := make([]int64, 0, strings.Count(text, ",")+1)
	for text != "" {
		var one string
		one, text, _ = strings.Cut(text, ",")
		ord, err := strconv.ParseInt(one, 10, 64)
		if err != nil {
			return nil, fmt.Errorf("search text: %w", err)
		}
		out = append(out, ord)
	}
	return out, nil
}

// lastAdded finds a page of a selection in the order of storing; ok is false when
// there are so many that the database finds the last ones sooner.
func (f *follower) lastAdded(ctx context.Context, sel index.Selection, seg segment, limit int) (out []eventRow, ok bool, err error) {
	if sel.Count() > fewEvents {
		return nil, false, nil
	}
	type stored struct{ ord, added int64 }
	var all []stored
	for chunk := range slices.Chunk(sel.Ords(math.MinInt64, math.MaxInt64, false, fewEvents), 500) {
		query := "SELECT ord, added FROM events WHERE ord IN (" + marks(len(chunk)) + ")"
		err := scanPairs(f.store.reader.WithContext(ctx), query, numArgs(chunk), func(ord, added int64) {
			if seg.lo <= added && added <= seg.hi {
				all = append(all, stored{ord, added})
			}
		})
		if err != nil {
			return nil, false, err
		}
	}
	slices.SortFunc(all, func(a, b stored) int {
		if seg.desc {
			a, b = b, a
		}
		return int(a.added - b.added)
	})
	var ords []int64
	for _, s := range all[:min(len(all), limit)] {
		ords = append(ords, s.ord)
	}
	out, err = f.fetch(ctx, ords)
	return out, err == nil, err
}
