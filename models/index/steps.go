package index

import (
	"math"

	"github.com/RoaringBitmap/roaring/v2"
)

// steps are the rows of a column at or above some of its values, so that "at
// least" reads only the rows between two of them.
type steps struct {
	values []uint16
	rows   []*roaring.Bitmap // nil where all rows or none are
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
	for k, v := range values {
		var at []uint32
		for i, x := range column {
			if x >= v {
				at = append(at, uint32(i))
			}
		}
		if len(at) > 0 && len(at) < len(column) {
			s.rows[k] = roaring.New()
			s.rows[k].AddMany(at)
			s.rows[k].RunOptimize()
		}
	}
	return s
}

// atLeast is the rows whose value in column is v or above.
func (s steps) atLeast(column []uint16, v uint16) *roaring.Bitmap {
	below, above := -1, len(s.values) // the steps around v
	for k, step := range s.values {
		if step == v && s.rows[k] != nil {
			return s.rows[k]
		}
		if step <= v && s.rows[k] != nil {
			below = k
		}
	}
	for k := len(s.values) - 1; k >= 0 && s.values[k] >= v; k-- {
		above = k
	}
	out, between := roaring.New(), roaring.New()
	if above < len(s.values) && s.rows[above] != nil {
		out = s.rows[above].Clone()
	}
	if below >= 0 {
		between = s.rows[below].Clone()
	} else {
		between.AddRange(0, uint64(s.n))
	}
	between.AndNot(out)
	out.Or(keep(between, func(i uint32) bool { return column[i] >= v }))
	return out
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
