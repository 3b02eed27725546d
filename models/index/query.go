package index

import (
	"cmp"
	"math"
	"slices"
	"sort"

	"github.com/RoaringBitmap/roaring/v2"
)

// Query chooses rows. A nil list asks for nothing; values of a list are alternatives.
type Query struct {
	Countries, Actors                           []uint32
	AllCountries, AllActors                     bool
	Types, Modalities, Statuses, Langs, Outlets []uint32
	Roles                                       uint8 // of the countries and actors; of anybody where there are neither
	Dyads                                       []Pair
	Ranged, Certain                             bool
	First, Last                                 int64  // days
	NotStatus                                   uint32 // left out; 0 for none
	MinSources                                  int
	MinScore                                    float64
	None                                        bool // no row can match
}

// Pair is two terms that both occur in a row, with the roles asked of each; 0 for any.
type Pair struct {
	A, B           uint32
	RolesA, RolesB uint8
}

// UndatedOrd is the smallest ord of a row without a date.
const UndatedOrd = int64(1<<38-1) << DayBits

// rows is the ordinals of p that q chooses, among some; nil is all. The result may be changed.
func (p part) rows(q Query, some *roaring.Bitmap) *roaring.Bitmap {
	if q.None {
		return roaring.New()
	}
	var all []*roaring.Bitmap
	if some != nil {
		all = append(all, some)
	}
	for _, terms := range [][]uint32{q.Types, q.Modalities, q.Statuses, q.Langs, q.Outlets} {
		if terms != nil {
			all = append(all, p.any(terms, 0))
		}
	}
	all = p.parties(all, q.Countries, q.AllCountries, q.Roles)
	all = p.parties(all, q.Actors, q.AllActors, q.Roles)
	if q.Dyads != nil {
		var pairs []*roaring.Bitmap
		for _, d := range q.Dyads {
			pairs = append(pairs, roaring.And(p.any([]uint32{d.A}, d.RolesA), p.any([]uint32{d.B}, d.RolesB)))
		}
		all = append(all, roaring.FastOr(pairs...))
	}
	if q.Roles != 0 && q.Countries == nil && q.Actors == nil {
		all = append(all, p.withRoles(q.Roles))
	}
	if q.Ranged {
		all = append(all, p.between(q))
	}
	if q.MinSources > 0 {
		all = append(all, p.sourced.atLeast(p.sources, clip16(q.MinSources)))
	}
	if q.MinScore > 0 {
		all = append(all, p.scored.atLeast(p.score, lowestScore(q.MinScore)))
	}
	out := intersect(all, len(p.ords))
	if p.dead != nil {
		out.AndNot(p.dead)
	}
	if q.NotStatus != 0 {
		if rejected := p.lists.of(q.NotStatus); rejected != nil {
			out.AndNot(rejected)
		}
	}
	return out
}

// parties adds the rows with one of the terms, or those with each, in one of the
// roles; 0 is any role.
func (p part) parties(to []*roaring.Bitmap, terms []uint32, all bool, roles uint8) []*roaring.Bitmap {
	if all {
		for _, t := range terms {
			to = append(to, p.any([]uint32{t}, roles))
		}
	} else if terms != nil {
		to = append(to, p.any(terms, roles))
	}
	return to
}

// intersect is what all have in common, the smallest first; all rows for none.
func intersect(all []*roaring.Bitmap, n int) *roaring.Bitmap {
	if len(all) == 0 {
		out := roaring.New()
		out.AddRange(0, uint64(n))
		return out
	}
	slices.SortFunc(all, func(a, b *roaring.Bitmap) int { return cmp.Compare(a.GetCardinality(), b.GetCardinality()) })
	if len(all) == 1 {
		return all[0].Clone()
	}
	out := roaring.And(all[0], all[1])
	for _, b := range all[2:] {
		out.And(b)
	}
	return out
}

// any is the rows with one of the terms in one of the roles; 0 is any role. The
// result must not be changed.
func (p part) any(terms []uint32, roles uint8) *roaring.Bitmap {
	var found []*roaring.Bitmap
	for _, t := range terms {
		found = p.playing(found, t, roles)
	}
	if len(found) == 1 {
		return found[0]
	}
	return roaring.FastOr(found...)
}

// playing appends to found what makes up the rows of a term in one of the roles.
func (p part) playing(found []*roaring.Bitmap, term uint32, roles uint8) []*roaring.Bitmap {
	rows := p.lists.of(term)
	if rows == nil {
		return found
	}
	if roles == 0 {
		return append(found, rows)
	}
	listed := false
	for bit := range roleBits {
		if bm := p.lists.playing[roleOf{term, bit}]; bm != nil {
			listed = true
			if roles&(1<<bit) != 0 {
				found = append(found, bm)
			}
		}
	}
	if !listed {
		found = append(found, keep(rows, func(i uint32) bool { return p.plays(i, term, roles) }))
	}
	return found
}

func (p part) withRoles(mask uint8) *roaring.Bitmap {
	var found []*roaring.Bitmap
	for bit, bm := range p.role {
		if mask&(1<<bit) != 0 {
			found = append(found, bm)
		}
	}
	return roaring.FastOr(found...)
}

// plays reports whether a term has one of the roles in row i.
func (p part) plays(i, term uint32, roles uint8) bool {
	for j := p.offsets[i]; j < p.offsets[i+1]; j++ {
		if p.links.at(j) == term && p.linkRoles[j]&roles != 0 {
			return true
		}
	}
	return false
}

func keep(rows *roaring.Bitmap, ok func(uint32) bool) *roaring.Bitmap {
	var kept []uint32
	each(rows, func(i uint32) {
		if ok(i) {
			kept = append(kept, i)
		}
	})
	out := roaring.New()
	out.AddMany(kept)
	return out
}

// each calls fn with every member of rows in ascending order.
func each(rows *roaring.Bitmap, fn func(uint32)) {
	var buf [4096]uint32
	it := rows.ManyIterator()
	for n := it.NextMany(buf[:]); n > 0; n = it.NextMany(buf[:]) {
		for _, i := range buf[:n] {
			fn(i)
		}
	}
}

// ordinal is the first row whose ord is not below ord.
func (p part) ordinal(ord int64) int {
	return sort.Search(len(p.ords), func(i int) bool { return p.ords[i] >= ord })
}

// ordinalFrom is ordinal of an ord that no row before from reaches. It looks in
// steps that double: what lies near costs little.
func (p part) ordinalFrom(from int, ord int64) int {
	step := 1
	for from+step <= len(p.ords) && p.ords[from+step-1] < ord {
		from += step
		step *= 2
	}
	return from + sort.Search(min(step, len(p.ords)-from), func(i int) bool { return p.ords[from+i] >= ord })
}

// dayOrd is the first ord of a day, within the days that ords can have.
func dayOrd(day int64) int64 {
	return max(-1<<38, min(1<<38-1, day)) << DayBits
}

// between is the rows that can lie, or surely lie, in the range.
func (p part) between(q Query) *roaring.Bitmap {
	lo, hi := p.ordinal(dayOrd(q.First)), p.ordinal(min(dayOrd(q.Last+1), UndatedOrd))
	out := roaring.New()
	if lo < hi {
		out.AddRange(uint64(lo), uint64(hi))
	}
	if q.Certain {
		out.AndNot(p.beyond(out, q.Last, lo, hi))
		return out
	}
	// What begins before the range and reaches into it.
	first := clip32(q.First)
	var before []uint32
	reach := p.ordinal(dayOrd(q.First - longDays))
	it := p.long.Iterator()
	for it.HasNext() && int(it.PeekNext()) < reach {
		if i := it.Next(); p.last[i] >= first {
			before = append(before, i)
		}
	}
	early := roaring.New() // apart: a range takes in single rows slowly
	early.AddMany(p.spanning(before, reach, min(lo, hi), first))
	out.Or(early)
	return out
}

// spanning appends to rows those from lo to hi whose range is more than a day and
// ends on a day or later.
func (p part) spanning(rows []uint32, lo, hi int, day int32) []uint32 {
	from := sort.Search(len(p.spans), func(k int) bool { return int(p.spans[k].row) >= lo })
	for _, s := range p.spans[from:] {
		if int(s.row) >= hi {
			break
		}
		if s.last >= day {
			rows = append(rows, s.row)
		}
	}
	return rows
}

// beyond is those of rows, from lo to hi, whose range ends after a day: long ones,
// or some that begin shortly before its end.
func (p part) beyond(rows *roaring.Bitmap, day int64, lo, hi int) *roaring.Bitmap {
	end := clip32(day)
	out := keep(roaring.And(rows, p.long), func(i uint32) bool { return p.last[i] > end })
	if end < math.MaxInt32 {
		out.AddMany(p.spanning(nil, max(lo, p.ordinal(dayOrd(day-longDays))), hi, end+1))
	}
	return out
}

// among is the rows of ords, which ascend.
func (p part) among(ords []int64) *roaring.Bitmap {
	var found []uint32
	i := 0
	for _, ord := range ords {
		i = p.ordinalFrom(i, ord)
		if i == len(p.ords) {
			break
		}
		if p.ords[i] == ord {
			found = append(found, uint32(i))
		}
	}
	out := roaring.New()
	out.AddMany(found)
	return out
}
