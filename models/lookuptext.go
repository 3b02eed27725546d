package models

import (
	"context"
	"math"
	"slices"

	"demarche/models/index"
)

// fewEvents is how many events at most are fetched to be sorted by the time of
// storing, or looked up one by one in the full-text index.
const fewEvents = 2000

// lookupCost is how many events that hold a word are read in the time in which
// one event is looked up in the full-text index.
const lookupCost = 100

// wordRows finds the ords of a page of events that hold words and meet a filter
// as well, without reading all that hold the words: it reads them in time order, first
// a block of so many, until the page is full. Where that takes too long because the filter is met by
// few, it looks these up one by one.
func (f *follower) wordRows(ctx context.Context, words string, others index.Selection, seg segment, limit, block int) ([]int64, error) {
	var out []int64
	few := others.Count()
	read := 0
	for ; ; block = min(block*4, 1<<16) {
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
	found, err := f.store.dialect.among(ctx, f.store.reader.WithContext(ctx), words, ords)
	if err != nil {
		return nil, err
	}
	held := make(map[int64]bool, len(found))
	for _, ord := range found {
		held[ord] = true
	}
	return slices.DeleteFunc(slices.Clone(ords), func(ord int64) bool { return !held[ord] }), nil
}

// block is the next ords of a segment that hold the words, up to limit.
func (f *follower) block(ctx context.Context, words string, seg segment, limit int) ([]int64, error) {
	return f.store.dialect.find(ctx, f.store.reader.WithContext(ctx), words, seg, limit)
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
		cond, args := f.store.dialect.oneOf("ord", chunk)
		err := scanPairs(f.store.reader.WithContext(ctx), "SELECT ord, added FROM events WHERE "+cond, args, func(ord, added int64) {
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
