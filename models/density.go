package models

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"demarche/timeline"
	"demarche/timeline/edtf"
)

// Limits of Density.
const (
	MaxBins  = 2000
	MaxLanes = 40
)

// Density counts events over time, for drawing. Bin i begins on the day
// First + i*Days/Bins, rounded up, and holds the events whose first day lies in it.
// An event that starts before First but reaches into the range counts in bin 0.
type Density struct {
	First   edtf.Day `json:"first" doc:"First day, counted from 1970-01-01."`
	Days    int64    `json:"days" doc:"Length of the range; 0 when no dated event matches."`
	Bins    int      `json:"bins"`
	Total   int      `json:"total" doc:"Matching events, undated ones too."`
	Undated int      `json:"undated"`
	Lanes   []Lane   `json:"lanes" doc:"The most frequent first."`
}

// Lane is one row of counts. An event of two countries counts in both lanes.
type Lane struct {
	Key    string `json:"key"`
	Total  int    `json:"total"`
	Counts []int  `json:"counts"`
}

// Density counts the events that f chooses in equal parts of the time from f.From
// to f.To, or from the first to the last event. by is "type", "family", "country"
// or "" for a single lane; the MaxLanes fullest lanes are given.
func (s *Store) Density(ctx context.Context, f Filter, bins int, by string) (Density, error) {
	if bins < 1 || bins > MaxBins {
		return Density{}, invalid("bins", "%d is not in 1-%d", bins, MaxBins)
	}
	if !slices.Contains([]string{"", "type", "family", "country"}, by) {
		return Density{}, invalid("by", "%.40q is not one of type, family, country", by)
	}
	p, err := s.plan(ctx, f)
	if err != nil {
		return Density{}, err
	}
	if s.follow != nil {
		if d, ok, err := s.follow.density(ctx, f, p, bins, by); ok || err != nil {
			return d, err
		}
	}
	var d Density
	err = s.snapshot(ctx, func(db *gorm.DB) error {
		d, err = s.density(db, f, p, bins, by)
		return err
	})
	if err != nil {
		return Density{}, fmt.Errorf("count density: %w", err)
	}
	return d, nil
}

// density counts with plain SQL.
func (s *Store) density(db *gorm.DB, f Filter, p plan, bins int, by string) (Density, error) {
	c, err := s.countTerms(db, p)
	if err != nil {
		return Density{}, err
	}
	first, last, ok, err := s.extent(db, p)
	if err != nil {
		return Density{}, err
	}
	d := newDensity(f, bins, first, last, ok)
	d.Total, d.Undated = c.total, c.undated
	lanes := laneSet{density: &d, store: s, by: by, byKey: map[string]*Lane{}}
	q := s.selection(p, false)
	q.where("e.ord < ?", undatedOrd)
	columns, group := "e.ord >> 24, count(*), 0", "GROUP BY e.ord >> 24"
	switch by {
	case "type", "family":
		columns, group = "e.ord >> 24, count(*), e.type", "GROUP BY e.ord >> 24, e.type"
	case "country":
		q.from += " JOIN event_countries k ON k.ord = e.ord"
		columns, group = "e.ord >> 24, count(*), k.term", "GROUP BY e.ord >> 24, k.term"
	}
	query, args := q.sql(columns, group)
	rows, err := db.Raw(query, args...).Rows()
	if err != nil {
		return Density{}, err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var day, n, term int64
		if err := rows.Scan(&day, &n, &term); err != nil {
			return Density{}, err
		}
		lanes.add(db.Statement.Context, term, d.bin(edtf.Day(day)), int(n))
	}
	lanes.close()
	return d, rows.Err()
}

// newDensity has the range and bins, and no lanes yet. first and last are the
// days of the first and last event, where ok.
func newDensity(f Filter, bins int, first, last edtf.Day, ok bool) Density {
	if day := f.From.First(); !f.From.IsZero() && day != edtf.MinDay {
		first = day
		last, ok = max(first, last), true
	}
	if day := f.To.Last(); !f.To.IsZero() && day != edtf.MaxDay {
		last = day
		if !ok {
			first, ok = last, true
		}
		first = min(first, last)
	}
	if !ok {
		return Density{Bins: bins}
	}
	d := Density{First: first, Days: int64(last-first) + 1}
	d.Bins = int(min(int64(bins), d.Days))
	return d
}

// bin is the bin of a day; days before the range fall into the first, days
// behind it into the last.
func (d *Density) bin(day edtf.Day) int {
	i := int64(day - d.First)
	if i <= 0 {
		return 0
	}
	if i >= d.Days {
		return d.Bins - 1
	}
	return int(i * int64(d.Bins) / d.Days)
}

// starts is the first day of each bin.
func (d *Density) starts() []int64 {
	out := make([]int64, d.Bins)
	for b := range out {
		n := int64(d.Bins)
		out[b] = int64(d.First) + (int64(b)*d.Days+n-1)/n
	}
	return out
}

// laneSet gathers counts into lanes.
type laneSet struct {
	density *Density
	store   *Store
	by      string
	byKey   map[string]*Lane
}

// add counts n events in a bin of the lane of a term.
func (l *laneSet) add(ctx context.Context, num int64, bin, n int) {
	if lane := l.lane(ctx, num); lane != nil {
		if lane.Counts == nil {
			lane.Counts = make([]int, l.density.Bins)
		}
		lane.Total += n
		lane.Counts[bin] += n
	}
}

// addLane counts events in every bin of the lane of a term. It keeps counts.
func (l *laneSet) addLane(ctx context.Context, num int64, counts []int) {
	lane := l.lane(ctx, num)
	if lane == nil {
		return
	}
	if lane.Counts == nil {
		lane.Counts = counts
	} else {
		for bin, n := range counts {
			lane.Counts[bin] += n
		}
	}
	for _, n := range counts {
		lane.Total += n
	}
}

// lane is the lane of a term, at first without Counts; nil for a term stored since this state was read.
func (l *laneSet) lane(ctx context.Context, num int64) *Lane {
	key := ""
	if l.by != "" {
		t, err := l.store.lookup(ctx, num)
		if err != nil {
			return nil
		}
		key = t.Key
		if l.by == "family" {
			key = l.store.families(timeline.TypeSlug(key))
		}
	}
	lane := l.byKey[key]
	if lane == nil {
		lane = &Lane{Key: key}
		l.byKey[key] = lane
	}
	return lane
}

// close puts the fullest lanes into the density.
func (l *laneSet) close() {
	l.density.Lanes = []Lane{}
	for _, lane := range l.byKey {
		if lane.Total > 0 {
			l.density.Lanes = append(l.density.Lanes, *lane)
		}
	}
	slices.SortFunc(l.density.Lanes, func(a, b Lane) int {
		return cmp.Or(cmp.Compare(b.Total, a.Total), cmp.Compare(a.Key, b.Key))
	})
	l.density.Lanes = l.density.Lanes[:min(len(l.density.Lanes), MaxLanes)]
}
