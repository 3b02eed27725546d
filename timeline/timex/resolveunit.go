package timex

import "demarche/timeline/edtf"

// relativeDay resolves relative weeks and days: yesterday, next week, Tuesday of last week.
func (r *resolver) relativeDay(v *value) result {
	day, from, ok := r.baseDay(v)
	if !ok {
		return result{}
	}
	var res result
	switch {
	case v.has(slotDayRel):
		res = dayResult(day + edtf.Day(v.get(slotDayRel)))
	default:
		day += edtf.Day(7 * v.get(slotWeekRel))
		switch {
		case v.has(slotWeekday):
			res = dayResult(day - edtf.Day(day.Weekday()-edtf.Weekday(v.get(slotWeekday))))
		case v.get(slotUnit) == unitWeekend:
			if v.get(slotWeekRel) == 0 && r.dir < 0 && day.Weekday() < edtf.Saturday && r.register != registerNote {
				day -= 7 // told of as gone by
			}
			res = weekendResult(day)
		case v.get(slotUnit) == unitWorkweek:
			res = workweekResult(day)
		case v.get(slotUnit) == unitFortnight:
			w := weekResult(day)
			res = daysResult(w.date.First(), w.date.First()+13)
		default:
			res = weekResult(day)
		}
	}
	res.from = from
	return res
}

// season resolves quarters, halves, seasons and numbered weeks of a year.
func (r *resolver) season(v *value) result {
	y, from, known := r.year(v)
	code := v.get(slotSeason)
	switch {
	case v.has(slotQuarter):
		code = edtf.Quarter1 + v.get(slotQuarter) - 1
	case v.has(slotHalf):
		code = edtf.FirstHalf + v.get(slotHalf) - 1
	}
	if y == 0 && !known {
		first := [...]int{3, 6, 9, 12, 0, 0, 0, 0, 0, 0, 0, 0, 1, 4, 7, 10, 0, 0, 0, 1, 7}
		m := 1
		if code >= edtf.Spring && code <= edtf.SecondHalf {
			m = first[code-edtf.Spring]
		}
		if y, from = r.seasonYear(m, code, v); y == 0 {
			return result{}
		}
	}
	var res result
	if v.has(slotWeek) {
		res = weekResult(weekNumber(y, v.get(slotWeek)))
	} else {
		res = seasonResult(y, code)
	}
	res.from, res.known = from, known
	return res
}

// longGoneMonths is how long ago a quarter or season began that a word of the future
// does not mean: in October "will, in the first quarter" is of next year, but "the
// third quarter" may still await its figures.
const longGoneMonths = 7

// seasonYear is the year of a quarter or season told without one.
func (r *resolver) seasonYear(m, code int, v *value) (int, anchorFrom) {
	if v.has(slotRel) {
		return r.yearByRel(m, v)
	}
	if r.last.y != 0 && (r.register == registerNarrative || r.dct.y == 0 || v.get(slotRef) == refText) {
		return r.last.y, fromText
	}
	if r.beside() && r.lastGrain == grainYear {
		return r.last.y, fromText // "last year in the spring"
	}
	b := r.dct
	switch {
	case b.y == 0:
		return 0, fromDCT
	case r.dir > 0 && b.m-m >= longGoneMonths && r.register == registerReport:
		return b.y + 1, fromDCT
	case r.register == registerNote, v.has(slotWeek), b.m == 0, r.dir > 0 && m >= b.m, m <= b.m:
		return b.y, fromDCT
	case r.dir > 0:
		return b.y + 1, fromDCT
	}
	return b.y - 1, fromDCT
}

// soonDecades is how many years ahead of where a story is "the seventies" may begin.
const soonDecades = 15

// decade resolves 1990s, the nineties and the last decade.
func (r *resolver) decade(v *value) result {
	d := v.get(slotDecade)
	switch {
	case d == -1: // counted from the anchor
		b, from := r.base(v)
		if b.y == 0 {
			return result{}
		}
		res := decadeResult(b.y + 10*v.get(slotRel))
		res.from = from
		return res
	case d%10 != 0:
		return result{}
	case d < 100:
		near := r.dct.y
		if r.register == registerNarrative && r.last.y != 0 {
			near = r.last.y
		}
		if near == 0 {
			near = 2000
		}
		if d += near - near%100; r.register == registerNarrative {
			near += soonDecades
		}
		if d > near {
			d -= 100
		}
	}
	if v.get(slotBC) == 1 {
		d = -d
	}
	res := decadeResult(d)
	res.known = true
	return res
}

// namedDay resolves a day with a name.
func (r *resolver) namedDay(v *value) result {
	n := r.m.lang.named[v.get(slotNamed)]
	y, from, known := r.year(v)
	if y == 0 && !known {
		b, bfrom := r.base(v)
		if r.register == registerNarrative && r.last.y != 0 {
			b, bfrom = r.last, fromText
		}
		if b.y == 0 {
			return result{}
		}
		y, from = b.y, bfrom
		day, base := n.in(y), b.day()
		switch rel := v.get(slotRel); {
		case rel > 0 && day <= base, !v.has(slotRel) && r.dir > 0 && day < base:
			y++
		case rel < 0 && day >= base, !v.has(slotRel) && r.dir <= 0 && from == fromDCT && day > base+60 && r.register != registerNote:
			y--
		case rel < 0 && r.register == registerNote:
			y--
		}
	}
	res := dayResult(n.in(y))
	res.from, res.known = from, known
	return res
}
