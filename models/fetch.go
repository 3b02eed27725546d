package models

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"
)

// fetchers is how many connections read the rows of a page at once where they wait for
// a disk, which answers many as fast as one.
const fetchers = 6

// fromDisk is a time in which no row comes that need not be read from a disk.
const fromDisk = 200 * time.Microsecond

// fetch reads the rows of ords in their order. One that was deleted since is left out.
func (f *follower) fetch(ctx context.Context, ords []int64) ([]eventRow, error) {
	parts := 1
	if f.waits.Load() {
		parts = fetchers
	}
	out, took, err := f.readParts(ctx, ords, parts)
	if err != nil {
		return nil, err
	}
	if len(ords) > fetchers { // the next page is likely to wait as this one did
		f.waits.Store(took > time.Duration(len(ords))*fromDisk)
	}
	place := make(map[int64]int, len(ords))
	for i, ord := range ords {
		place[ord] = i
	}
	slices.SortFunc(out, func(a, b eventRow) int { return place[a.ord] - place[b.ord] })
	return out, nil
}

// readParts reads the rows of ords by so many statements at once, and tells how long
// they took one with another.
func (f *follower) readParts(ctx context.Context, ords []int64, parts int) ([]eventRow, time.Duration, error) {
	found, errs, took := make([][]eventRow, parts), make([]error, parts), make([]time.Duration, parts)
	var wg sync.WaitGroup
	for i := range parts {
		part := ords[len(ords)*i/parts : len(ords)*(i+1)/parts]
		read := func() {
			begun := time.Now()
			found[i], errs[i] = f.read(ctx, part)
			took[i] = time.Since(begun)
		}
		if parts == 1 {
			read()
		} else {
			wg.Go(read)
		}
	}
	wg.Wait()
	var sum time.Duration
	for _, t := range took {
		sum += t
	}
	return slices.Concat(found...), sum, errors.Join(errs...)
}

// read reads the rows of ords in any order.
func (f *follower) read(ctx context.Context, ords []int64) ([]eventRow, error) {
	if len(ords) == 0 {
		return nil, nil
	}
	out := make([]eventRow, 0, len(ords))
	for chunk := range slices.Chunk(ords, MaxLimit+1) {
		cond, args := f.store.dialect.oneOf("e.ord", chunk)
		err := scanRows(f.store.reader.WithContext(ctx), "SELECT "+eventColumns+" FROM events e WHERE "+cond, args, func(r eventRow) error {
			r.body = slices.Clone(r.body)
			out = append(out, r)
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}
