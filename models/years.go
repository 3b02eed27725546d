package models

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"demarche/models/index"
	"demarche/timeline/edtf"
)

// YearCount is the number of events that begin in a year, counted as in EDTF.
type YearCount struct {
	Year   int `json:"year"`
	Events int `json:"events"`
}

// MaxYears bounds the years of one answer: the last that have events are given.
const MaxYears = 500

// Years counts the dated events that f chooses by the year of their first day, in
// the order of time and without empty years. One whose start is open has no year.
func (s *Store) Years(ctx context.Context, f Filter) ([]YearCount, error) {
	p, err := s.plan(ctx, f)
	if err != nil {
		return nil, err
	}
	byYear := map[int]int{}
	ok := false
	if s.follow != nil {
		var sel index.Selection
		if sel, ok, err = s.follow.choose(ctx, p); ok {
			countYears(sel, byYear)
		}
	}
	if err == nil && !ok {
		q := s.selection(p, false)
		q.where("e.ord >= ? AND e.ord < ?", (int64(edtf.MinDay)+1)<<dayBits, undatedOrd)
		query, args := q.sql("e.ord >> 24, count(*)", "GROUP BY e.ord >> 24")
		err = scanPairs(s.reader.WithContext(ctx), query, args, func(day, n int64) {
			year, _, _ := edtf.Day(day).Civil()
			byYear[year] += int(n)
		})
	}
	if err != nil {
		return nil, fmt.Errorf("count years: %w", err)
	}
	out := make([]YearCount, 0, len(byYear))
	for year, n := range byYear {
		out = append(out, YearCount{year, n})
	}
	slices.SortFunc(out, func(a, b YearCount) int { return cmp.Compare(a.Year, b.Year) })
	return out[max(0, len(out)-MaxYears):], nil
}

// yearsAtOnce is how many years are counted in one go.
const yearsAtOnce = 64

// countYears counts with the index, from the last year that has events back: between two
// of them there may be thousands without.
func countYears(sel index.Selection, byYear map[int]int) {
	lowest, last := (int64(edtf.MinDay)+1)<<dayBits, undatedOrd-1
	for len(byYear) < MaxYears {
		top := sel.Ords(lowest, last, true, 1)
		if len(top) == 0 {
			return
		}
		to, _, _ := edtf.Day(top[0] >> dayBits).Civil()
		from := to - yearsAtOnce + 1
		starts := []int64{int64(edtf.MinDay)} // what begins before them all
		for year := from; year <= to+1; year++ {
			starts = append(starts, int64(edtf.DayOf(year, 1, 1)))
		}
		for _, counts := range sel.Bins(starts, index.ByNone) {
			for i, n := range counts[1 : len(counts)-1] {
				if n > 0 {
					byYear[from+i] += n
				}
			}
		}
		last = starts[1]<<dayBits - 1
	}
}
