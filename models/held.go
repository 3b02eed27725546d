package models

import (
	"context"
	"errors"
	"math"
	"runtime"
	"slices"
	"sync"

	"demarche/models/index"
)

// words asks the database which events hold words, for the index.
func (f *follower) words(ctx context.Context, x *index.Index, words string) index.Words {
	return index.Words{
		Key:   wordsKey(words),
		Among: func(ords []int64) ([]int64, error) { return f.holding(ctx, words, ords) },
		All:   func() ([]int64, error) { return f.found(ctx, words, x.Split(runtime.GOMAXPROCS(0))) },
	}
}

// wordsKey is the same for searches that find the same.
func wordsKey(words string) string { return ftsQuery(words) }

// knows reports whether the index has the rows of all events that hold words.
func (f *follower) knows(words string) bool {
	x := f.ready.Load()
	return x != nil && x.Knows(wordsKey(words))
}

// found is the ords of all events that hold the words, ascending. They are read in
// stretches, which begin at the given ords, at the same time.
func (f *follower) found(ctx context.Context, words string, begins []int64) ([]int64, error) {
	begins = append([]int64{math.MinInt64}, begins...)
	parts, errs := make([][]int64, len(begins)), make([]error, len(begins))
	var wg sync.WaitGroup
	for i, from := range begins {
		to := int64(math.MaxInt64)
		if i+1 < len(begins) {
			to = begins[i+1] - 1
		}
		wg.Go(func() { parts[i], errs[i] = f.stretch(ctx, words, segment{lo: from, hi: to}) })
	}
	wg.Wait()
	return slices.Concat(parts...), errors.Join(errs...)
}

// atOnce is how many events one statement tells of: it makes a text of them.
const atOnce = 1 << 17

// stretch is found in one stretch.
func (f *follower) stretch(ctx context.Context, words string, seg segment) ([]int64, error) {
	var out []int64
	for {
		ords, err := f.block(ctx, words, seg, atOnce)
		out = append(out, ords...)
		if err != nil || len(ords) < atOnce || ords[len(ords)-1] == seg.hi {
			return out, err
		}
		seg.lo = ords[len(ords)-1] + 1
	}
}
