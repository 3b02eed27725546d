package timex

import "demarche/timeline/edtf"

// shift resolves so many units from a date: "two days ago", 翌々日, "three weeks after 5 May".
func (r *resolver) shift(v *value, kids [2]int32) result {
	var from anchorFrom
	var day edtf.Day
	exact := true
	g := grainDay
	if kids[0] >= 0 {
		k := r.resolve(kids[0])
		if k.date.IsZero() || !k.date.Bounded() {
			return result{}
		}
		day, from, g = k.date.First(), k.from, k.grain
		if v.get(slotDir) > 0 && g != grainDay && g != grainTime && r.register != registerNote {
			day = k.date.Last()
		}
	} else {
		var b civil
		b, from = r.base(v)
		if v.get(slotUnit) <= unitWeek && b.d == 0 && r.lastDay.d != 0 && from == fromText && r.lastDay.y == b.y && r.lastDay.m == b.m {
			b = r.lastDay
		}
		if b.y == 0 {
			return result{}
		}
		exact = b.d != 0
		day = b.day()
		switch {
		case b.m == 0:
			g = grainYear
		case b.d == 0:
			g = grainMonth
		}
	}
	dir := v.or(slotDir, 1)
	day, unit, ok := addUnits(day, v, dir)
	if !ok {
		return result{}
	}
	res := r.coarsen(day, unit, exact, g, kids[0] >= 0)
	if unit == unitYear && dir < 0 && g == grainMonth && kids[0] < 0 && r.sameSentence && r.register == registerReport {
		res = monthResult(civilOf(day).y, civilOf(day).m) // "in October it sold more than a year earlier"
	}
	res.from = from
	switch v.get(slotLess) {
	case 1:
		res = openShift(day, dir)
	case -1:
		first, last := r.window(v, day, dir)
		res = daysResult(first, last)
	}
	if v.has(slotWeekday) {
		if unit >= unitWeek {
			res = dayResult(day - edtf.Day(day.Weekday()-edtf.Weekday(v.get(slotWeekday))))
		} else {
			res = dayResult(day)
		}
	}
	return r.withTime(res, v)
}

// openShift is "more than two weeks ago" as an open interval.
func openShift(day edtf.Day, dir int) result {
	if dir < 0 {
		return result{date: edtf.Until((day - 1).Date()), grain: grainSpan, mod: "BEFORE"}
	}
	return result{date: edtf.Since(day.Date()), grain: grainSpan, mod: "AFTER"}
}

// window is the days between the base and a day that was counted from it.
func (r *resolver) window(v *value, day edtf.Day, dir int) (first, last edtf.Day) {
	base, _, ok := r.baseDay(v)
	if !ok {
		return day, day
	}
	if dir < 0 {
		return day, base - 1
	}
	return base, day - 1
}

// addUnits moves a day by the counts of v and gives the finest unit that was used.
func addUnits(day edtf.Day, v *value, dir int) (edtf.Day, int, bool) {
	unit := 0
	for _, p := range [3][2]slot{{slotN, slotUnit}, {slotN2, slotUnit2}, {slotN3, slotUnit3}} {
		if !v.has(p[1]) {
			continue
		}
		n, u := v.or(p[0], 1), v.get(p[1])
		if n < 0 || n > 20000 {
			return 0, 0, false
		}
		day = addUnit(day, n*dir, u)
		if unit == 0 || u < unit {
			unit = u
		}
	}
	return day, unit, unit != 0
}

func addUnit(day edtf.Day, n, unit int) edtf.Day {
	y, m, d := day.Civil()
	months := 0
	switch unit {
	case unitSecond, unitMinute:
		return day
	case unitHour:
		return day + edtf.Day(n/24)
	case unitDay:
		return day + edtf.Day(n)
	case unitBusinessDay:
		step := edtf.Day(1)
		if n < 0 {
			n, step = -n, -1
		}
		for n > 0 {
			if day += step; day.Weekday() < edtf.Saturday {
				n--
			}
		}
		return day
	case unitWeek, unitWeekend, unitWorkweek:
		return day + edtf.Day(7*n)
	case unitFortnight:
		return day + edtf.Day(14*n)
	case unitMonth:
		months = n
	case unitQuarter, unitSeason:
		months = 3 * n
	case unitHalf:
		months = 6 * n
	case unitYear:
		months = 12 * n
	case unitDecade:
		months = 120 * n
	case unitCentury:
		months = 1200 * n
	}
	c := civilOf(edtf.DayOf(y, m+months, 1))
	return edtf.DayOf(c.y, c.m, min(d, edtf.DaysIn(c.y, c.m)))
}

// coarsen gives a shifted day the grain of its unit: "two years ago" is a year. In
// a note it stays a day, and so does what was counted from a told day.
func (r *resolver) coarsen(day edtf.Day, unit int, exact bool, g grain, told bool) result {
	y, m, _ := day.Civil()
	if r.register == registerNote || told && (g == grainDay || g == grainTime) && unit <= unitWeek {
		return dayResult(day)
	}
	if unit == unitYear && !told && r.ofQuarter() {
		return seasonResult(y, edtf.Quarter1+(r.lastQuarter.m-1)/3)
	}
	switch {
	case unit >= unitCentury:
		return yearResult(y)
	case unit >= unitYear || g == grainYear:
		return yearResult(y)
	case unit >= unitMonth || g == grainMonth || !exact:
		return monthResult(y, m)
	case unit == unitWeek || unit == unitFortnight:
		if r.lastGrain == grainDay && r.sameSentence && r.register == registerNarrative {
			return dayResult(day)
		}
		return weekResult(day)
	}
	return dayResult(day)
}

// nearQuarter is how many bytes before "a year earlier" the quarter stands that it compares with.
const nearQuarter = 240

// ofQuarter reports whether a year counted from the text is one between quarters:
// "in the third quarter it earned $2 million; a year earlier, ...".
func (r *resolver) ofQuarter() bool {
	return r.lastQuarter.y != 0 && r.register == registerReport && r.lastQuarter.y == r.last.y &&
		(r.lastGrain == grainQuarter || r.sameSentence) && r.lastSpan.Start-r.lastQuarterSpan.End < nearQuarter
}

// span resolves "the past three weeks". In a report it is a length of time that
// hangs on the day of publication; in a note the days themselves.
func (r *resolver) span(v *value) result {
	n, unit := v.or(slotN, 1), v.get(slotUnit)
	dir := v.or(slotDir, -1)
	if r.register != registerNote || v.get(slotSet) == 1 {
		return result{timex: duration(n, unit), grain: grainNone}
	}
	day, from, ok := r.baseDay(v)
	if !ok {
		return result{}
	}
	var res result
	switch y := civilOf(day).y; {
	case unit == unitDecade && dir < 0:
		res = result{date: edtf.Interval(edtf.Decade(y-10*n), edtf.Decade(y-10)), grain: grainSpan}
	case unit == unitDecade:
		res = result{date: edtf.Interval(edtf.Decade(y+10), edtf.Decade(y+10*n)), grain: grainSpan}
	case unit == unitQuarter:
		q := (civilOf(day).m - 1) / 3
		start := edtf.DayOf(y, q*3+1, 1)
		if dir < 0 {
			res = daysResult(addUnit(start, -n, unitQuarter), start-1)
		} else {
			res = daysResult(addUnit(start, 1, unitQuarter), addUnit(start, n+1, unitQuarter)-1)
		}
	case dir < 0:
		first, _, _ := addUnits(day, v, -1)
		res = daysResult(first, day-1)
	case v.get(slotRef) == refEvent: // within the next weeks: from the base on
		last, _, _ := addUnits(day, v, 1)
		res = daysResult(day, last-1)
	default:
		last, _, _ := addUnits(day+1, v, 1)
		if unit == unitBusinessDay {
			last = addUnit(day, n, unit) + 1
		}
		res = daysResult(day+1, last-1)
	}
	res.from = from
	return res
}
