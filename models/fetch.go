package models

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"
)

// A page is read by one statement after a first one for fewFirst rows. Where that one
// takes longer than fromMemory for each, the rows wait for a disk: then the others are
// read by several connections at once, for a disk answers many as fast as one.
const (
	fewFirst = 10
	fetchers = 6
)

// fetch reads the rows of ords in their order. One that was deleted since is left out.
func (f *follower) fetch(ctx context.Context, ords []int64) ([]eventRow, error) {
	few := min(len(ords), fewFirst)
	begun := time.Now()
	out, err := f.read(ctx, ords[:few])
	if rest := ords[few:]; err == nil && len(rest) > 0 {
		parts := 1
		if time.Since(begun) > fewFirst*fromMemory {
			parts = fetchers
		}
		var more []eventRow
		more, err = f.readParts(ctx, rest, parts)
		out = append(out, more...)
	}
	if err != nil {
		return nil, err
	}
	place := make(map[int64]int, len(ords))
	for i, ord := range ords {
		place[ord] = i
	}
	slices.SortFunc(out, func(a, b eventRow) int { return place[a.ord] - place[b.ord] })
	return out, nil
}

// readParts reads the rows of ords by so many statements at once.
func (f *follower) readParts(ctx context.Context, ords []int64, parts int) ([]eventRow, error) {
	found, errs := make([][]eventRow, parts), make([]error, parts)
	var wg sync.WaitGroup
	for i := range parts {
		part := ords[len(ords)*i/parts : len(ords)*(i+1)/parts]
		wg.Go(func() { found[i], errs[i] = f.read(ctx, part) })
	}
	wg.Wait()
	return slices.Concat(found...), errors.Join(errs...)
}

// read reads the rows of ords in any order.
func (f *follower) read(ctx context.Context, ords []int64) ([]eventRow, error) {
	if len(ords) == 0 {
		return nil, nil
	}
	out := make([]eventRow, 0, len(ords))
	query := "SELECT " + eventColumns + " FROM events e WHERE e.ord IN (" + marks(len(ords)) + ")"
	err := scanRows(f.store.reader.WithContext(ctx), query, numArgs(ords), func(r eventRow) error {
		r.body = slices.Clone(r.body)
		out = append(out, r)
		return nil
	})
	return out, err
}
