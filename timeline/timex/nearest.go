package timex

import "demarche/timeline/edtf"

// yearOf is the year of a month that was told without one.
func (r *resolver) yearOf(m int, v *value) (int, anchorFrom) {
	if v.has(slotRel) {
		return r.yearByRel(m, v)
	}
	if r.last.y != 0 && (r.register == registerNarrative || r.dct.y == 0 || v.get(slotRef) == refText ||
		r.sameSentence && r.register == registerReport && r.last.y < r.dct.y-1 && r.dir <= 0) {
		return r.narrativeYear(m), fromText
	}
	if r.dct.y == 0 || r.dct.m == 0 || r.register == registerNote {
		return r.dct.y, fromDCT
	}
	if r.beside() && (r.lastGrain == grainYear || r.lastGrain == grainMonth && v.get(slotDay) == 0) {
		return r.narrativeYear(m), fromText // "last year in May", "in December and January"
	}
	d := v.get(slotDay)
	if d == 0 || r.dct.d == 0 {
		return r.dct.y + nearMonth(m-r.dct.m, r.dir), fromDCT
	}
	return r.dct.y + r.nearDay(m, d), fromDCT
}

// besideBytes is how near an expression stands that the next is a part or a neighbour of.
const besideBytes = 10

// beside reports whether the date told before stands right before the one at hand.
func (r *resolver) beside() bool {
	return r.sameSentence && r.register == registerReport && r.gap >= 0 && r.gap <= besideBytes
}

// nearMonth is the year, counted from that of publication, of a month that lies so
// many months behind the month of publication in the same year. Without a sign of
// the future a month is the last one; with it the next, unless the last has hardly
// gone by: nobody leaves out the year of a date that far away.
func nearMonth(months, dir int) int {
	switch {
	case months == 0:
		return 0
	case dir > 0 && months < -recentMonths:
		return 1
	case dir == 0 && months <= soonMonths:
		return 0
	case dir <= 0 && months > 0:
		return -1
	}
	return 0
}

// How near a date must be so that the tense of its clause does not move it by a year.
const (
	recentMonths = 3
	recentDays   = 120
	soonMonths   = 1
	soonDays     = 120 // without a tense
	soonDaysBack = 45  // against the tense
)

// nearDay is nearMonth for a month with a day.
func (r *resolver) nearDay(m, d int) int {
	days := int(edtf.DayOf(r.dct.y, m, d) - r.dct.day())
	switch {
	case days <= 0 && (r.dir <= 0 || days >= -recentDays):
		if days < -365+soonDays && r.dir == 0 {
			return 1
		}
		return 0
	case days <= 0:
		return 1
	case r.dir > 0, r.dir == 0 && days <= soonDays, days <= soonDaysBack:
		return 0
	}
	return -1
}

// yearByRel is the year of "last September", "this May", "next June".
func (r *resolver) yearByRel(m int, v *value) (int, anchorFrom) {
	b, from := r.base(v)
	if r.register == registerNarrative && r.last.y != 0 {
		b, from = r.last, fromText
	}
	if b.y == 0 {
		return 0, from
	}
	switch rel := v.get(slotRel); {
	case rel == 0:
		return b.y, from
	case r.register == registerNote:
		return b.y + rel, from
	case rel < 0 && m < b.m, rel > 0 && m > b.m:
		return b.y, from
	default:
		return b.y + rel, from
	}
}

// narrativeYear is the year of a month in a story that was at r.last: it goes on
// from there, or back a little, but a winter does not jump a year.
func (r *resolver) narrativeYear(m int) int {
	switch {
	case r.lastLate && m <= 6:
		return r.last.y + 1
	case r.last.m == 0:
		return r.last.y
	case m+8 < r.last.m:
		return r.last.y + 1
	}
	return r.last.y
}

// nearMonthOfDay is the month, counted from that of publication, of a bare day: it is
// of the same month, for else one names the month, save around its turn. A note
// means the last such day or the next.
func (r *resolver) nearMonthOfDay(d, today int) int {
	switch {
	case r.register == registerNote && r.dir <= 0 && d > today:
		return -1
	case r.dir <= 0 && today <= 10 && d >= today+14:
		return -1
	case r.dir > 0 && today >= 20 && d <= today-14:
		return 1
	}
	return 0
}
