package index

import (
	"math"
	"sort"

	"github.com/RoaringBitmap/roaring/v2"
)

// steps are the rows of a column at or above some of its values, so that "at
// least" reads only the rows between two of them.
type steps struct {
	values []uint16
	rows   []*roaring.Bitmap
	n      int
}

// scoreSteps are every twentieth of a score.
func scoreSteps() []uint16 {
	var out []uint16
	for v := scoreUnit / 20; v <= scoreUnit; v += scoreUnit / 20 {
		out = append(out, uint16(v))
	}
	return out
}

func sourceSteps() []uint16 { return []uint16{1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 50, 100} }

func stepsOf(column, values []uint16) steps {
	s := steps{values: values, rows: make([]*roaring.Bitmap, len(values)), n: len(column)}
	for k := range s.rows {
		s.rows[k] = roaring.New()
	}
	at := make([][]uint32, len(values)+1) // rows by the number of steps that they reach
	reached := make([]uint8, math.MaxUint16+1)
	for k, v := range values {
		for x := int(v); x < len(reached); x++ {
			reached[x] = uint8(k + 1)
		}
	}
	for lo := 0; lo < len(column); lo += chunkRows {
		for k := range at {
			at[k] = at[k][:0]
		}
		for i, x := range column[lo:min(lo+chunkRows, len(column))] {
			k := reached[x]
			at[k] = append(at[k], uint32(lo+i))
		}
		for k := range s.rows {
			s.rows[k].AddMany(at[k+1])
		}
	}
	for k := len(s.rows) - 2; k >= 0; k-- {
		s.rows[k].Or(s.rows[k+1])
	}
	for _, rows := range s.rows {
		rows.RunOptimize()
	}
	return s
}

// atLeast is the rows whose value in column is v or above. The result must not be changed.
func (s steps) atLeast(column []uint16, v uint16) *roaring.Bitmap {
	above := sort.Search(len(s.values), func(k int) bool { return s.values[k] >= v })
	if above < len(s.values) && s.values[above] == v {
		return s.rows[above]
	}
	out, between := roaring.New(), roaring.New()
	if above < len(s.values) {
		out = s.rows[above]
	}
	if above > 0 {
		between = s.rows[above-1]
	} else {
		between.AddRange(0, uint64(s.n))
	}
	if between.GetCardinality() == out.GetCardinality() {
		return out
	}
	between = keep(roaring.AndNot(between, out), func(i uint32) bool { return column[i] >= v })
	between.Or(out)
	return between
}

func clip16(n int) uint16 { return uint16(max(0, min(math.MaxUint16, n))) }

// lowestScore is the smallest stored score that is not below min.
func lowestScore(min float64) uint16 {
	v := clip16(int(math.Ceil(min * scoreUnit)))
	for v > 0 && float64(v-1)/scoreUnit >= min {
		v--
	}
	for float64(v)/scoreUnit < min && v < math.MaxUint16 {
		v++
	}
	return v
}
