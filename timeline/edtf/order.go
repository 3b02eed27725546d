package edtf

import "cmp"

// First is the first day that d can mean; MinDay when its start is open,
// unknown or d is zero.
func (d Date) First() Day { return d.from.first() }

// Last is the last day that d can mean; MaxDay when its end is open, unknown
// or d is zero.
func (d Date) Last() Day {
	if d.interval {
		return d.to.last()
	}
	return d.from.last()
}

// Bounded reports whether both ends of d are known.
func (d Date) Bounded() bool { return d.First() != MinDay && d.Last() != MaxDay }

// Overlaps reports whether d and e can mean a common day. The zero Date overlaps nothing.
func (d Date) Overlaps(e Date) bool {
	return !d.IsZero() && !e.IsZero() && d.First() <= e.Last() && e.First() <= d.Last()
}

// Contains reports whether every day of e lies in d. The zero Date contains and
// lies in nothing.
func (d Date) Contains(e Date) bool {
	return !d.IsZero() && !e.IsZero() && d.First() <= e.First() && e.Last() <= d.Last()
}

// Compare orders dates for a timeline: by first day, then by last day, then by
// text, so that only equal dates give 0. The zero Date comes last.
func (d Date) Compare(e Date) int {
	switch {
	case d.IsZero() && e.IsZero():
		return 0
	case d.IsZero():
		return 1
	case e.IsZero():
		return -1
	}
	if c := cmp.Compare(d.First(), e.First()); c != 0 {
		return c
	}
	if c := cmp.Compare(d.Last(), e.Last()); c != 0 {
		return c
	}
	return cmp.Compare(d.String(), e.String())
}

func (p point) first() Day {
	switch p.prec {
	case PrecisionDay:
		return DayOf(p.year, p.month, p.day)
	case PrecisionMonth:
		return DayOf(p.year, p.month, 1)
	case PrecisionSeason:
		m, _ := seasonMonths(p.month)
		return DayOf(p.year, m[0], 1)
	case PrecisionYear:
		return DayOf(p.year, 1, 1)
	case PrecisionDecade, PrecisionCentury:
		y, _ := p.years()
		return DayOf(y, 1, 1)
	}
	return MinDay
}

func (p point) last() Day {
	switch p.prec {
	case PrecisionDay:
		return DayOf(p.year, p.month, p.day)
	case PrecisionMonth:
		return DayOf(p.year, p.month+1, 0)
	case PrecisionSeason:
		m, _ := seasonMonths(p.month)
		return DayOf(p.year, m[1]+1, 0)
	case PrecisionYear:
		return DayOf(p.year, 12, 31)
	case PrecisionDecade, PrecisionCentury:
		_, y := p.years()
		return DayOf(y, 12, 31)
	}
	return MaxDay
}

// years is the range of a decade or century. A negative one runs away from
// zero, as its digits do; the one around zero holds only years from 0 on.
func (p point) years() (first, last int) {
	n := 10
	if p.prec == PrecisionCentury {
		n = 100
	}
	if p.year < 0 {
		return p.year - n + 1, p.year
	}
	return p.year, p.year + n - 1
}

// seasonMonths is the first and last month of a season code; a last month over
// 12 lies in the next year. Seasons without a hemisphere are the northern ones.
func seasonMonths(code int) (months [2]int, ok bool) {
	switch {
	case code >= 21 && code <= 24:
		return months3(code-21, 3), true
	case code >= 25 && code <= 28: // northern
		return months3(code-25, 3), true
	case code >= 29 && code <= 32: // southern
		return months3(code-29, 9), true
	case code >= 33 && code <= 36:
		return months3(code-33, 1), true
	case code >= 37 && code <= 39:
		m := (code-37)*4 + 1
		return [2]int{m, m + 3}, true
	case code == FirstHalf || code == SecondHalf:
		m := (code-40)*6 + 1
		return [2]int{m, m + 5}, true
	}
	return months, false
}

func months3(i, start int) [2]int { return [2]int{start + 3*i, start + 3*i + 2} }
