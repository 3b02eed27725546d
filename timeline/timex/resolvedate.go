package timex

import "demarche/timeline/edtf"

// year resolves the year of v. known is true where the words alone give it.
func (r *resolver) year(v *value) (y int, from anchorFrom, known bool) {
	switch {
	case v.has(slotYear):
		y = v.get(slotYear)
		if v.get(slotBC) == 1 {
			y = 1 - y
		}
		return y + v.get(slotEra), fromWords, true
	case v.has(slotYY):
		return r.shortYear(v.get(slotYY)), fromWords, true
	case v.has(slotYearRel):
		b, from := r.base(v)
		if b.y == 0 {
			return 0, from, false
		}
		return b.y + v.get(slotYearRel), from, false
	}
	return 0, fromWords, false
}

// shortYear reads a year of two digits: the one nearest to what was told before,
// else to publication.
func (r *resolver) shortYear(yy int) int {
	near := r.dct.y
	if r.register == registerNarrative && r.last.y != 0 {
		near = r.last.y
	}
	if near == 0 {
		return int(fullYear(int32(yy)))
	}
	y := near - near%100 + yy
	switch {
	case y > near+30:
		y -= 100
	case y < near-80:
		y += 100
	}
	return y
}

// month resolves a month, and a day of it.
func (r *resolver) month(v *value) result {
	y, from, known := r.year(v)
	m := v.get(slotMonth)
	if v.has(slotMonthRel) {
		b, bfrom := r.baseMonth(v)
		if b.y == 0 || b.m == 0 {
			return result{}
		}
		first := edtf.DayOf(b.y, b.m+v.get(slotMonthRel), 1)
		c := civilOf(first)
		y, m, from, known = c.y, c.m, bfrom, false
	} else if y == 0 && !known {
		if y, from = r.yearOf(m, v); y == 0 {
			return result{}
		}
	}
	res := monthResult(y, m)
	if d := v.get(slotDay); d > 0 && v.has(slotDay) {
		if d > edtf.DaysIn(y, m) {
			if known || d > 29 || m != 2 {
				return result{}
			}
			for y%4 != 0 { // 29 February of a year that was not told: the leap year before
				y--
			}
		}
		res = dayResult(edtf.DayOf(y, m, d))
	}
	res.from, res.known = from, known
	return res
}

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
	d := v.get(slotDay)
	if d == 0 || r.dct.d == 0 {
		return r.dct.y + nearMonth(m-r.dct.m, r.dir), fromDCT
	}
	return r.dct.y + r.nearDay(m, d), fromDCT
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
	recentMonths = 2
	recentDays   = 60
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

// dayOfMonth resolves a day that was told without a month.
func (r *resolver) dayOfMonth(v *value) result {
	d := v.get(slotDay)
	b, from := r.base(v)
	if r.last.m != 0 && (r.register == registerNarrative || r.sameSentence && r.register == registerReport && (r.dir <= 0 || r.last.y >= r.dct.y)) {
		b, from = r.last, fromText
	}
	if b.y == 0 || b.m == 0 || d < 1 || d > 31 {
		return result{}
	}
	y, m := b.y, b.m
	if from == fromDCT && b.d != 0 && !v.has(slotWeekday) {
		m += r.nearMonthOfDay(d, b.d)
	}
	if v.has(slotWeekday) && from == fromDCT {
		y, m = weekdayMonth(y, m, d, v.get(slotWeekday))
	}
	if c := civilOf(edtf.DayOf(y, m, 1)); d <= edtf.DaysIn(c.y, c.m) {
		y, m = c.y, c.m
	} else if c = civilOf(edtf.DayOf(y, m-1, 1)); d <= edtf.DaysIn(c.y, c.m) {
		y, m = c.y, c.m
	} else {
		return result{}
	}
	res := dayResult(edtf.DayOf(y, m, d))
	res.from = from
	return res
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

// weekdayMonth is the latest month, up to the one told, in which the day has that weekday.
func weekdayMonth(y, m, d, weekday int) (int, int) {
	for back := range 12 {
		c := civilOf(edtf.DayOf(y, m-back, 1))
		if d <= edtf.DaysIn(c.y, c.m) && int(edtf.DayOf(c.y, c.m, d).Weekday()) == weekday {
			return c.y, c.m
		}
	}
	return y, m
}

// weekday resolves a day of the week.
func (r *resolver) weekday(v *value) result {
	day, from, ok := r.baseDay(v)
	if r.register == registerNarrative && r.last.d != 0 {
		day, from, ok = r.last.day(), fromText, true
	}
	if !ok {
		return result{}
	}
	w := v.get(slotWeekday)
	back := edtf.Day((int(day.Weekday()) - w + 7) % 7)  // 0-6 days before
	ahead := edtf.Day((w - int(day.Weekday()) + 7) % 7) // 0-6 days behind
	monday := day - edtf.Day(day.Weekday()-edtf.Monday)
	switch rel, told := v.get(slotRel), v.has(slotRel); {
	case told && rel == 0:
		day = monday + edtf.Day(w-1)
	case told && rel < 0 && r.register == registerNote:
		day = monday + edtf.Day(w-1+7*rel)
	case told && rel < 0:
		if back == 0 {
			back = 7
		}
		day -= back
	case told:
		day = monday + edtf.Day(w-1+7*rel)
	case r.dir > 0:
		day += ahead
	default:
		day -= back
	}
	res := dayResult(day)
	res.from = from
	return res
}
