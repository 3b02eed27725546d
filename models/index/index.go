// Package index answers questions about all events from memory: pages, counts,
// facets and density for any filter. It knows events as rows of numbers, with
// bitmaps of their ordinals in time order for each term and plain columns beside
// them, and it knows nothing of databases: package models builds and feeds it.
//
// An Index is a list of segments that never change, each sorted by ord, and for
// each a bitmap of the rows that are dead. A change makes a small segment of the
// new rows and marks the old ones dead; segments of like size are merged, so
// that there are few (the logarithmic method of Bentley and Saxe). Readers take
// the present list and are never blocked.
package index

import (
	"slices"
	"sync"
	"sync/atomic"

	"github.com/RoaringBitmap/roaring/v2"
)

// DayBits is how much of an ord counts the events of one day.
const DayBits = 24

// Link is a term of a row (a country, an actor, a language, an outlet) and the
// bit set of its roles there, of seven bits. Lane says that Bins gives it a lane
// of its own.
type Link struct {
	Term  uint32
	Roles uint8
	Lane  bool
}

// laneBit stands for Lane beside the roles, of which there are roleBits.
const (
	laneBit  = 1 << roleBits
	roleBits = 7
)

func (l Link) pack() uint8 {
	if l.Lane {
		return l.Roles | laneBit
	}
	return l.Roles &^ laneBit
}

func unpackLink(term uint32, packed uint8) Link {
	return Link{Term: term, Roles: packed &^ laneBit, Lane: packed&laneBit != 0}
}

// Row is an event in numbers. Terms of all kinds share one numbering.
type Row struct {
	Ord                    int64
	Last                   int64 // last day
	Type, Modality, Status uint32
	Roles                  uint8 // of all parties
	Sources                int
	Score                  float64 // a whole number of ten-thousandths
	Links                  []Link
}

// Index is safe for concurrent use.
type Index struct {
	mu     sync.Mutex // held by writers
	state  atomic.Pointer[state]
	busy   bool    // a merge is at work outside mu
	fixed  int     // parts that it needs at their places
	killed []int64 // ords that died while it was at work
	merges sync.WaitGroup
}

// state is one version of an Index. It never changes.
type state struct {
	version int64
	parts   []part // the largest first
}

type part struct {
	*segment
	dead *roaring.Bitmap // nil for none
}

func (p part) size() int {
	n := len(p.ords)
	if p.dead != nil {
		n -= int(p.dead.GetCardinality())
	}
	return n
}

// New is an Index of rows in ascending order of Ord, as of a version of the data.
func New(version int64, rows func(yield func(Row) bool)) *Index {
	b := newBuilder()
	for r := range rows {
		b.add(r)
	}
	x := &Index{}
	s := &state{version: version}
	if seg := b.finish(); len(seg.ords) > 0 {
		s.parts = []part{{segment: seg}}
	}
	x.state.Store(s)
	return x
}

// Version is the version of the data that x shows.
func (x *Index) Version() int64 { return x.state.Load().version }

// Len is the number of events.
func (x *Index) Len() int {
	n := 0
	for _, p := range x.state.Load().parts {
		n += p.size()
	}
	return n
}

// Apply brings x to a version: rows, in ascending order, are what now stands
// under the touched ords; a touched ord without row is gone.
func (x *Index) Apply(version int64, touched []int64, rows []Row) {
	x.mu.Lock()
	defer x.mu.Unlock()
	old := x.state.Load()
	s := &state{version: version, parts: kill(old.parts, touched)}
	if x.busy {
		x.killed = append(x.killed, touched...)
	} else {
		x.fixed = 0
		s.parts = slices.DeleteFunc(s.parts, func(p part) bool { return p.size() == 0 })
	}
	b := newBuilder()
	for _, r := range rows {
		b.add(r)
	}
	if seg := b.finish(); len(seg.ords) > 0 {
		s.parts = append(s.parts, part{segment: seg})
	}
	for n := len(s.parts); n-2 >= x.fixed && likeSize(s.parts) && s.parts[n-2].size()+s.parts[n-1].size() <= inlineRows; n = len(s.parts) {
		s.parts = append(s.parts[:n-2:n-2], join(s.parts[n-2:]))
	}
	x.state.Store(s)
	x.mergeLater(s)
}

// inlineRows bounds a merge that Apply does itself; larger ones run beside it.
const inlineRows = 1 << 16

// likeSize reports whether the last two parts are to be merged.
func likeSize(parts []part) bool {
	n := len(parts)
	return n >= 2 && parts[n-1].size()*2 >= parts[n-2].size()
}

// mergeLater starts the merge that s is due for, unless one is at work. x.mu is held.
func (x *Index) mergeLater(s *state) {
	n := len(s.parts)
	from := n
	for from >= 2 && likeSize(s.parts[:from]) {
		from--
	}
	if x.busy || from == n || n < 2 {
		return
	}
	from-- // the part that those behind it have outgrown
	x.busy, x.killed, x.fixed = true, nil, n
	old := slices.Clone(s.parts[from:])
	x.merges.Go(func() {
		merged := join(old)
		x.mu.Lock()
		defer x.mu.Unlock()
		now := x.state.Load()
		// Others may have been added behind the merged parts, and rows in them died.
		parts := append(slices.Clone(now.parts[:from]), kill([]part{merged}, x.killed)...)
		parts = append(parts, now.parts[from+len(old):]...)
		next := &state{version: now.version, parts: parts}
		x.busy, x.killed = false, nil
		x.state.Store(next)
	})
}

// Wait waits for merges at work.
func (x *Index) Wait() { x.merges.Wait() }

// kill marks ords dead wherever they stand; the given parts are not changed.
func kill(parts []part, ords []int64) []part {
	out := slices.Clone(parts)
	for i := range out {
		for _, ord := range ords {
			at, ok := slices.BinarySearch(out[i].ords, ord)
			if !ok || out[i].dead != nil && out[i].dead.Contains(uint32(at)) {
				continue
			}
			if out[i].dead == nil {
				out[i].dead = roaring.New()
			} else if out[i].dead == parts[i].dead {
				out[i].dead = out[i].dead.Clone()
			}
			out[i].dead.Add(uint32(at))
		}
	}
	return out
}

// join is the living rows of parts as one segment.
func join(parts []part) part {
	b := newBuilder()
	at := make([]int, len(parts))
	for {
		best := -1
		for i := range parts {
			for at[i] < len(parts[i].ords) && parts[i].dead != nil && parts[i].dead.Contains(uint32(at[i])) {
				at[i]++
			}
			if at[i] < len(parts[i].ords) && (best < 0 || parts[i].ords[at[i]] < parts[best].ords[at[best]]) {
				best = i
			}
		}
		if best < 0 {
			return part{segment: b.finish()}
		}
		b.add(parts[best].row(at[best]))
		at[best]++
	}
}
