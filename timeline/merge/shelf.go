package merge

import (
	"slices"

	"demarche/timeline"
	"demarche/timeline/edtf"
)

// shelf holds the events that reports are joined to, found by type and month.
type shelf struct {
	merger   *Merger
	events   []timeline.Event
	changed  []bool
	byMonth  map[place][]int
	bySymbol map[string][]int
	near     map[timeline.TypeSlug][]timeline.TypeSlug
}

// place is a stretch of 32 days of one type; events that reach over more than
// maxBuckets of them stand in the bucket everywhere.
type place struct {
	kind   timeline.TypeSlug
	bucket edtf.Day
}

const (
	bucketShift = 5  // 32 days
	maxBuckets  = 16 // a year has 12
	everywhere  = edtf.MaxDay
)

func newShelf(m *Merger, near []timeline.Event) *shelf {
	s := &shelf{
		merger: m, byMonth: map[place][]int{}, bySymbol: map[string][]int{},
		near: map[timeline.TypeSlug][]timeline.TypeSlug{},
	}
	for _, e := range near {
		s.append(e, false)
	}
	return s
}

func (s *shelf) append(e timeline.Event, changed bool) {
	s.events = append(s.events, e)
	s.changed = append(s.changed, changed)
	s.index(len(s.events) - 1)
}

func (s *shelf) add(e timeline.Event) { s.append(e, true) }

// index enters event i under its present type, date and symbol. A former entry
// stays: it only leads to one more comparison.
func (s *shelf) index(i int) {
	e := s.events[i]
	if !e.When.IsZero() {
		for _, b := range buckets(e.When.First(), e.When.Last()) {
			k := place{e.Type, b}
			if !slices.Contains(s.byMonth[k], i) {
				s.byMonth[k] = append(s.byMonth[k], i)
			}
		}
	}
	if y := symbol(e.Vote); y != "" && !slices.Contains(s.bySymbol[y], i) {
		s.bySymbol[y] = append(s.bySymbol[y], i)
	}
}

// buckets are those of all days between first and last.
func buckets(first, last edtf.Day) []edtf.Day {
	if first == edtf.MinDay || last == edtf.MaxDay || last>>bucketShift-first>>bucketShift >= maxBuckets {
		return []edtf.Day{everywhere}
	}
	out := make([]edtf.Day, 0, 2)
	for b := first >> bucketShift; b <= last>>bucketShift; b++ {
		out = append(out, b)
	}
	return out
}

// find is the event that r belongs to and why; -1 when there is none, or when
// several fit and nothing tells which.
func (s *shelf) find(r timeline.Report) (int, string) {
	best, bestFit, twice := -1, fit{}, false
	for _, i := range s.candidates(r) {
		f, ok := s.merger.fits(r, s.events[i])
		if !ok {
			continue
		}
		switch c := f.compare(bestFit); {
		case best < 0 || c > 0:
			best, bestFit, twice = i, f, false
		case c == 0:
			twice = true
		}
	}
	if best < 0 || (twice && bestFit.vague) {
		return -1, ""
	}
	return best, bestFit.reason
}

func (s *shelf) candidates(r timeline.Report) []int {
	types, ok := s.near[r.Type]
	if !ok {
		types = s.merger.typesNear(r.Type)
		s.near[r.Type] = types
	}
	var out []int
	if !r.When.IsZero() {
		days := append(buckets(reach(r.When)), everywhere)
		for _, t := range types {
			for _, b := range days {
				out = append(out, s.byMonth[place{t, b}]...)
			}
		}
	}
	if y := symbol(r.Vote); y != "" {
		out = append(out, s.bySymbol[y]...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// put adds r to event i.
func (s *shelf) put(i int, r timeline.Report) {
	s.events[i] = s.merger.with(s.events[i], r)
	s.changed[i] = true
	s.index(i)
}

// touched is described at Join.
func (s *shelf) touched(old int) []timeline.Event {
	var out, fresh []timeline.Event
	for i, e := range s.events {
		switch {
		case !s.changed[i]:
		case i < old:
			out = append(out, e)
		default:
			fresh = append(fresh, e)
		}
	}
	slices.SortStableFunc(fresh, func(a, b timeline.Event) int { return a.When.Compare(b.When) })
	return append(out, fresh...)
}
