package index

import (
	"maps"
	"math/bits"
	"slices"
	"sync"

	"github.com/RoaringBitmap/roaring/v2"
)

// lists are the ordinals of the rows of each term, ascending: bitmaps of the
// frequent terms, and those of the many rare ones one behind the other. As bitmaps
// these would be millions of small objects, which the collector looks at each time.
type lists struct {
	frequent map[uint32]*roaring.Bitmap
	playing  map[roleOf]*roaring.Bitmap
	starts   []uint32 // of a term among rare; behind the last term the end
	rare     []uint32
}

// roleOf is a frequent term that has a lane, in one of its roles, by the bit.
type roleOf struct {
	term uint32
	bit  int
}

// A term is frequent that more rows have than these, and than this part of all.
const (
	fewRows       = 64
	frequentShare = 1024
)

// of is the rows of a term; nil for none. The result must not be changed.
func (l *lists) of(term uint32) *roaring.Bitmap {
	if bm := l.frequent[term]; bm != nil || int(term)+1 >= len(l.starts) {
		return bm
	}
	rows := l.rare[l.starts[term]:l.starts[term+1]]
	if len(rows) == 0 {
		return nil
	}
	bm := roaring.New()
	bm.AddMany(rows)
	return bm
}

// count adds the number of rows of every term to counts.
func (l *lists) count(counts []int) {
	for term, bm := range l.frequent {
		counts[term] += int(bm.GetCardinality())
	}
	for term := range len(l.starts) - 1 {
		counts[term] += int(l.starts[term+1] - l.starts[term])
	}
}

// terms calls fn with every term of the rows from lo to hi.
func (s *segment) terms(lo, hi int, fn func(term uint32, row int)) {
	for i := lo; i < hi; i++ {
		fn(s.codes[s.typ[i]], i)
		fn(s.codes[s.mod[i]], i)
		fn(s.codes[s.status[i]], i)
		for j := s.offsets[i]; j < s.offsets[i+1]; j++ {
			fn(s.links.at(j), i)
		}
	}
}

// listsOf lists the rows of s.
func listsOf(s *segment) lists {
	counts := make([]uint32, s.top+1)
	s.terms(0, len(s.ords), func(term uint32, _ int) { counts[term]++ })
	l := lists{frequent: map[uint32]*roaring.Bitmap{}, starts: make([]uint32, s.top+2)}
	for t, n := range counts {
		l.starts[t+1] = l.starts[t]
		if int(n) > max(fewRows, len(s.ords)/frequentShare) {
			l.frequent[uint32(t)] = roaring.New()
		} else {
			l.starts[t+1] += n
		}
	}
	roles, keys := sync.WaitGroup{}, slices.Collect(maps.Keys(l.frequent))
	roles.Go(func() { l.playing = rolesOf(s, keys) })
	l.rare = make([]uint32, l.starts[s.top+1])
	ends := append([]uint32{}, l.starts...) // of what is listed of each rare term
	for lo := 0; lo < len(s.ords); lo += chunkRows {
		l.listChunk(s, lo, min(lo+chunkRows, len(s.ords)), ends)
	}
	for _, bm := range l.frequent {
		bm.RunOptimize()
	}
	roles.Wait()
	for of, bm := range l.playing {
		if all := l.frequent[of.term]; bm.GetCardinality() == all.GetCardinality() {
			l.playing[of] = all // it plays nothing else
		}
	}
	return l
}

// rolesOf lists the rows of those terms that have lanes by what they play there.
func rolesOf(s *segment, keys []uint32) map[roleOf]*roaring.Bitmap {
	playing := map[roleOf]*roaring.Bitmap{}
	place := make([]uint32, s.top+1) // of a key among rows, from 1 on
	for k, t := range keys {
		place[t] = uint32(k + 1)
	}
	rows := make([][roleBits][]uint32, len(keys)+1)
	for lo := 0; lo < len(s.ords); lo += chunkRows {
		for i := lo; i < min(lo+chunkRows, len(s.ords)); i++ {
			for j := s.offsets[i]; j < s.offsets[i+1]; j++ {
				k := place[s.links.at(j)]
				if k == 0 || s.linkRoles[j]&laneBit == 0 {
					continue
				}
				for roles := s.linkRoles[j] &^ laneBit; roles != 0; roles &= roles - 1 {
					bit := bits.TrailingZeros8(roles)
					rows[k][bit] = append(rows[k][bit], uint32(i))
				}
			}
		}
		for k := range rows[1:] {
			for bit := range roleBits {
				if some := &rows[k+1][bit]; len(*some) > 0 {
					of := roleOf{keys[k], bit}
					if playing[of] == nil {
						playing[of] = roaring.New()
					}
					playing[of].AddMany(*some)
					*some = (*some)[:0]
				}
			}
		}
	}
	for _, bm := range playing {
		bm.RunOptimize()
	}
	return playing
}

// listChunk lists the rows from lo to hi: it sorts their terms by counting, so
// that each list takes its ordinals in one go.
func (l *lists) listChunk(s *segment, lo, hi int, ends []uint32) {
	starts := make([]uint32, s.top+2)
	s.terms(lo, hi, func(term uint32, _ int) { starts[term+1]++ })
	for t := 1; t < len(starts); t++ {
		starts[t] += starts[t-1]
	}
	sorted := make([]uint32, starts[len(starts)-1])
	next := append([]uint32{}, starts...)
	s.terms(lo, hi, func(term uint32, row int) {
		sorted[next[term]] = uint32(row)
		next[term]++
	})
	for t := range s.top + 1 {
		rows := sorted[starts[t]:starts[t+1]]
		if bm := l.frequent[t]; bm != nil {
			bm.AddMany(rows)
			continue
		}
		ends[t] += uint32(copy(l.rare[ends[t]:], rows))
	}
}
