package index

import (
	"cmp"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
)

// Selection is the rows that a Query chose, of one version of the data.
type Selection struct {
	Version int64
	parts   []part
	rows    []*roaring.Bitmap
}

// Select chooses rows.
func (x *Index) Select(q Query) Selection {
	s := x.state.Load()
	out := Selection{Version: s.version, parts: s.parts, rows: make([]*roaring.Bitmap, len(s.parts))}
	for i, p := range s.parts {
		out.rows[i] = p.rows(q, nil)
	}
	return out
}

// Count is the number of rows.
func (s Selection) Count() int {
	n := 0
	for _, rows := range s.rows {
		n += int(rows.GetCardinality())
	}
	return n
}

// Among is those of ords, which ascend, whose rows were chosen; never nil.
func (s Selection) Among(ords []int64) []int64 {
	out := []int64{}
	at := make([]int, len(s.parts))
	for _, ord := range ords {
		for i, p := range s.parts {
			at[i] = p.ordinalFrom(at[i], ord)
			if at[i] < len(p.ords) && p.ords[at[i]] == ord && s.rows[i].Contains(uint32(at[i])) {
				out = append(out, ord)
				break
			}
		}
	}
	return out
}

// Ords is up to limit ords between lo and hi, both inclusive, in ascending
// order, or in descending order from hi.
func (s Selection) Ords(lo, hi int64, desc bool, limit int) []int64 {
	var out []int64
	for i, p := range s.parts {
		rows := s.rows[i]
		from, to := rank(rows, p.ordinal(lo)), int(rows.GetCardinality())
		if hi != 1<<63-1 {
			to = rank(rows, p.ordinal(hi+1))
		}
		for n := 0; n < limit && from < to; n++ {
			k := from
			if desc {
				to--
				k = to
			} else {
				from++
			}
			at, err := rows.Select(uint32(k))
			if err != nil {
				break // not reached: k is below the cardinality
			}
			out = append(out, p.ords[at])
		}
	}
	slices.SortFunc(out, func(a, b int64) int {
		if desc {
			a, b = b, a
		}
		return cmp.Compare(a, b)
	})
	return out[:min(len(out), limit)]
}

// rank is how many of rows are below an ordinal.
func rank(rows *roaring.Bitmap, ordinal int) int {
	if ordinal == 0 {
		return 0
	}
	return int(rows.Rank(uint32(ordinal - 1)))
}

// Extent is the first and last day under which dated rows stand; a start that is
// open does not count. ok is false when there are none.
func (s Selection) Extent() (first, last int64, ok bool) {
	const lo, hi = (-1<<38 + 1) << DayBits, UndatedOrd - 1
	a, b := s.Ords(lo, hi, false, 1), s.Ords(lo, hi, true, 1)
	if len(a) == 0 {
		return 0, 0, false
	}
	return a[0] >> DayBits, b[0] >> DayBits, true
}

// Undated is the number of rows without a date.
func (s Selection) Undated() int {
	n := 0
	for i, p := range s.parts {
		n += int(s.rows[i].GetCardinality()) - rank(s.rows[i], p.ordinal(UndatedOrd))
	}
	return n
}

// Split is up to n-1 ords, ascending, that part the rows into n stretches of like size.
func (x *Index) Split(n int) []int64 {
	var out []int64
	if parts := x.state.Load().parts; len(parts) > 0 {
		for ords, i := parts[0].ords, 1; i < n && len(ords) >= n; i++ {
			out = append(out, ords[len(ords)*i/n])
		}
	}
	return out
}
