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

// dayOfMonth resolves a day that was told without a month.
func (r *resolver) dayOfMonth(v *value) result {
	d := v.get(slotDay)
	b, from := r.base(v)
	if r.last.m != 0 && (r.register == registerNarrative || r.sameSentence && r.register == registerReport && !r.oldMonth() && (r.dir <= 0 || r.last.y >= r.dct.y) && !r.aheadOfStory()) {
		b, from = r.last, fromText
	}
	if b.y == 0 || b.m == 0 || d < 1 || d > 31 {
		return result{}
	}
	if from == fromDCT && r.dayOfStory(d) {
		b, from = r.lastMonth, fromText
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

// dayOfStory reports whether a bare day that is told as past, but of the month of
// publication would lie ahead, goes on in an earlier month that was told before:
// "cancelled it on 24 May. They met on the 26th", in June.
func (r *resolver) dayOfStory(d int) bool {
	return r.register == registerReport && r.dir < 0 && d > r.dct.d && r.dct.d != 0 && r.lastMonth.m != 0 &&
		r.lastMonth.y == r.dct.y && r.lastMonth.m < r.dct.m && r.lastMonth.m >= r.dct.m-2
}

// oldMonth reports whether what was told before is a month by itself before that of
// publication: a bare day behind it is of the news ("sent there since December 2003, they
// left on the 17th").
func (r *resolver) oldMonth() bool {
	return r.last.d == 0 && r.last.m != 0 && r.dct.m != 0 && (r.dct.y-r.last.y)*12+r.dct.m-r.last.m > 0
}

// aheadOfStory reports whether the date told before lies ahead of publication while
// this clause looks back: "he will come on the 10th of next month, he said on the 17th".
func (r *resolver) aheadOfStory() bool {
	return r.dir < 0 && r.dct.d != 0 && (r.last.y > r.dct.y || r.last.y == r.dct.y && r.last.m > r.dct.m)
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
	case v.get(slotDir) > 0: // "the coming Friday"
		if ahead == 0 {
			ahead = 7
		}
		day += ahead
	case v.get(slotDir) < 0: // "the previous Friday"
		if back == 0 {
			back = 7
		}
		day -= back
	case r.dir > 0:
		day += ahead
	default:
		day -= back
	}
	res := dayResult(day)
	res.from = from
	return res
}
