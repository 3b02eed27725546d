package index

import (
	"runtime"
	"sync"

	"github.com/RoaringBitmap/roaring/v2"
)

// Terms counts the rows of every term, by its number.
func (s Selection) Terms() []int {
	var top uint32
	for _, p := range s.parts {
		top = max(top, p.top)
	}
	counts := make([]int, top+1)
	for k, p := range s.parts {
		rows, sign := s.rows[k], 1
		if rest, ok := p.fewerLeftOut(rows); ok {
			rows, sign = rest, -1
			p.lists.count(counts)
		}
		for _, some := range inParallel(rows, len(p.ords), p.terms) {
			for term, n := range some {
				counts[term] += sign * int(n)
			}
		}
	}
	return counts
}

// fewerLeftOut is the rows that are not among rows, where these are fewer and
// counting them is worth it: the rest is what all rows count to, less these.
func (p part) fewerLeftOut(rows *roaring.Bitmap) (rest *roaring.Bitmap, ok bool) {
	n := uint64(len(p.ords))
	if n < severalRows || rows.GetCardinality() <= n/2 {
		return nil, false
	}
	return roaring.Flip(rows, 0, n), true
}

// terms counts the terms of rows.
func (p part) terms(rows *roaring.Bitmap) []uint32 {
	counts := make([]uint32, p.top+1)
	codes := make([]uint32, len(p.codes))
	each(rows, func(i uint32) {
		codes[p.typ[i]]++
		codes[p.mod[i]]++
		codes[p.status[i]]++
		for _, t := range p.links[p.offsets[i]:p.offsets[i+1]] {
			counts[t]++
		}
	})
	for code, n := range codes {
		counts[p.codes[code]] += n
	}
	return counts
}

// severalRows is how many rows are counted by more than one processor.
const severalRows = 1 << 16

// inParallel counts rows, which are below n, in slices of the time.
func inParallel[T any](rows *roaring.Bitmap, n int, count func(*roaring.Bitmap) T) []T {
	total := rows.GetCardinality()
	k := min(uint64(runtime.GOMAXPROCS(0)), total/severalRows+1)
	if k == 1 {
		return []T{count(rows)}
	}
	out := make([]T, k)
	from := uint64(0)
	var wg sync.WaitGroup
	for w := range k {
		to := uint64(n)
		if w+1 < k {
			at, err := rows.Select(uint32(total * (w + 1) / k))
			if err == nil {
				to = uint64(at)
			}
		}
		slice := rows.Clone()
		slice.RemoveRange(0, from)
		slice.RemoveRange(to, uint64(n))
		wg.Go(func() { out[w] = count(slice) })
		from = to
	}
	wg.Wait()
	return out
}

// By says how Bins parts the rows into lanes.
type By int

// Ways to part rows.
const (
	ByNone By = iota // one lane, of term 0
	ByType
	ByLane // a lane for each term of a Link with Lane
)

// Bins counts dated rows in parts of the time, by lane. starts are the first days
// of the parts, ascending; a row before the second start is in the first part, one
// behind all starts in the last.
func (s Selection) Bins(starts []int64, by By) map[uint32][]int {
	out := map[uint32][]int{}
	if len(starts) == 0 {
		return out
	}
	for k, p := range s.parts {
		ends := make([]int, len(starts)) // ordinals
		for b := range starts {
			if b+1 < len(starts) {
				ends[b] = p.ordinal(dayOrd(starts[b+1]))
			} else {
				ends[b] = p.ordinal(UndatedOrd)
			}
		}
		if by == ByNone {
			p.strip(s.rows[k], ends, out)
			continue
		}
		rows, sign := s.rows[k], 1
		if rest, ok := p.fewerLeftOut(rows); ok {
			rows, sign = rest, -1
			p.allBins(ends, by).addTo(out, len(ends), 1)
		}
		for _, c := range inParallel(rows, len(p.ords), func(rows *roaring.Bitmap) cube { return p.bins(rows, ends, by) }) {
			c.addTo(out, len(ends), sign)
		}
	}
	return out
}

// strip adds the counts of all rows to lane 0.
func (p part) strip(rows *roaring.Bitmap, ends []int, out map[uint32][]int) {
	if out[0] == nil {
		out[0] = make([]int, len(ends))
	}
	from := 0
	for b, end := range ends {
		to := rank(rows, end)
		out[0][b] += to - from
		from = to
	}
}

// cube is counts by bin and, within it, by code of a lane.
type cube struct {
	terms  []uint32 // by code
	counts []uint32
}

// addTo adds the counts, or takes them away where sign is -1.
func (c cube) addTo(out map[uint32][]int, bins, sign int) {
	for code, term := range c.terms {
		var lane []int
		for b := range bins {
			n := c.counts[b*len(c.terms)+code]
			if n == 0 {
				continue
			}
			if lane == nil {
				if lane = out[term]; lane == nil {
					lane = make([]int, bins)
					out[term] = lane
				}
			}
			lane[b] += sign * int(n)
		}
	}
}

func (p part) newCube(bins int, by By) cube {
	c := cube{terms: p.lanes.terms}
	if by == ByType {
		c.terms = p.codes
	}
	c.counts = make([]uint32, bins*len(c.terms))
	return c
}

// count adds row i to the counts of a bin.
func (p part) count(i uint32, by By, counts []uint32) {
	if by == ByType {
		counts[p.typ[i]]++
	} else {
		p.lanes.count(i, counts)
	}
}

// allBins is bins of all rows, dead ones too, from the running counts.
func (p part) allBins(ends []int, by By) cube {
	c := p.newCube(len(ends), by)
	w := len(c.terms)
	sums := p.laneSums
	if by == ByType {
		sums = p.typeSums
	}
	before, upTo := make([]uint32, w), make([]uint32, w)
	for b, end := range ends {
		mark := end / sumEvery
		clear(upTo)
		if mark > 0 {
			copy(upTo, sums[(mark-1)*w:mark*w])
		}
		for i := mark * sumEvery; i < end; i++ {
			p.count(uint32(i), by, upTo)
		}
		for t := range w {
			c.counts[b*w+t] = upTo[t] - before[t]
		}
		before, upTo = upTo, before
	}
	return c
}

// sumEvery is after how many rows the running counts of lanes are kept.
const sumEvery = 1 << 10

// sums is the counts of lanes before row sumEvery, before row 2*sumEvery, and so on.
func (p part) sums(by By) []uint32 {
	w := len(p.newCube(0, by).terms)
	out := make([]uint32, 0, len(p.ords)/sumEvery*w)
	counts := make([]uint32, w)
	for i := range len(p.ords) / sumEvery * sumEvery {
		p.count(uint32(i), by, counts)
		if (i+1)%sumEvery == 0 {
			out = append(out, counts...)
		}
	}
	return out
}

func (p part) bins(rows *roaring.Bitmap, ends []int, by By) cube {
	c := p.newCube(len(ends), by)
	b := 0
	row := c.counts[:len(c.terms)]
	each(rows, func(i uint32) {
		if int(i) >= ends[b] {
			if int(i) >= ends[len(ends)-1] {
				return // undated
			}
			for int(i) >= ends[b] {
				b++
			}
			row = c.counts[b*len(c.terms) : (b+1)*len(c.terms)]
		}
		p.count(i, by, row)
	})
	return c
}
