package index

import (
	"runtime"
	"sort"
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
	codes, links := make([]uint32, len(p.codes)), make([]uint32, p.links.tallies(p.top))
	each(rows, func(i uint32) {
		codes[p.typ[i]]++
		codes[p.mod[i]]++
		codes[p.status[i]]++
		p.links.tally(p.offsets[i], p.offsets[i+1], links)
	})
	p.links.untally(links, counts)
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
		end := 0
		for b := range starts {
			next := UndatedOrd
			if b+1 < len(starts) {
				next = dayOrd(starts[b+1])
			}
			end = p.ordinalFrom(end, next)
			ends[b] = end
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
	width  int      // codes of a bin, which can be more than terms
	counts []uint32
}

// addTo adds the counts, or takes them away where sign is -1.
func (c cube) addTo(out map[uint32][]int, bins, sign int) {
	lanes := make([][]int, len(c.terms))
	for b := range bins {
		for code, n := range c.counts[b*c.width:][:len(c.terms)] {
			if n == 0 {
				continue
			}
			if lanes[code] == nil {
				term := c.terms[code]
				if out[term] == nil {
					out[term] = make([]int, bins)
				}
				lanes[code] = out[term]
			}
			lanes[code][b] += sign * int(n)
		}
	}
}

func (p part) newCube(bins int, by By) cube {
	c := cube{terms: p.lanes.terms, width: max(laneWidth, len(p.lanes.terms))}
	if by == ByType {
		c.terms, c.width = p.codes, len(p.codes)
	}
	c.counts = make([]uint32, bins*c.width)
	return c
}

// bin is the counts of bin b.
func (c cube) bin(b int) []uint32 { return c.counts[b*c.width : (b+1)*c.width] }

// count adds rows to the counts of a bin.
func (p part) count(rows []uint32, by By, counts []uint32) {
	if by != ByType {
		p.lanes.count(rows, counts)
		return
	}
	for _, i := range rows {
		counts[p.typ[i]]++
	}
}

// countAll adds the rows from lo to hi to the counts of a bin.
func (p part) countAll(lo, hi int, by By, counts []uint32) {
	if by != ByType {
		p.lanes.countAll(lo, hi, counts)
		return
	}
	for _, code := range p.typ[lo:hi] {
		counts[code]++
	}
}

// allBins is bins of all rows, dead ones too, from the running counts.
func (p part) allBins(ends []int, by By) cube {
	c := p.newCube(len(ends), by)
	w := c.width
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
		p.countAll(mark*sumEvery, end, by, upTo)
		for t, n := range upTo {
			c.counts[b*w+t] = n - before[t]
		}
		before, upTo = upTo, before
	}
	return c
}

// sumEvery is after how many rows the running counts of lanes are kept.
const sumEvery = 1 << 10

// sums is the counts of lanes before row sumEvery, before row 2*sumEvery, and so on.
func (p part) sums(by By) []uint32 {
	counts := p.newCube(1, by).counts
	out := make([]uint32, 0, len(p.ords)/sumEvery*len(counts))
	for hi := sumEvery; hi <= len(p.ords); hi += sumEvery {
		p.countAll(hi-sumEvery, hi, by, counts)
		out = append(out, counts...)
	}
	return out
}

func (p part) bins(rows *roaring.Bitmap, ends []int, by By) cube {
	c := p.newCube(len(ends), by)
	b := 0
	var buf [4096]uint32
	it := rows.ManyIterator()
	for n := it.NextMany(buf[:]); n > 0; n = it.NextMany(buf[:]) {
		for rest := buf[:n]; len(rest) > 0; {
			for b < len(ends) && int(rest[0]) >= ends[b] {
				b++
			}
			if b == len(ends) {
				return c // undated from here on
			}
			k := len(rest)
			if int(rest[k-1]) >= ends[b] {
				k = sort.Search(k, func(k int) bool { return int(rest[k]) >= ends[b] })
			}
			p.count(rest[:k], by, c.bin(b))
			rest = rest[k:]
		}
	}
	return c
}
