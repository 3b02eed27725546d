package timex

import "demarche/timeline/edtf"

// part resolves "early", "late", "the middle of" a date. The words name no days,
// so a report keeps the whole and says START, MID or END; only 上旬, 中旬 and 下旬
// are ten days by definition. A note is read as calendars do.
func (r *resolver) part(res result, part int, v *value) result {
	if res.date.IsZero() {
		return res
	}
	res.mod = [...]string{"", "START", "MID", "END", "START", "END", "", "START", "MID", "END"}[part]
	if r.register != registerNote || !res.date.Bounded() {
		return res
	}
	first, last := res.date.First(), res.date.Last()
	base, _, hasBase := r.baseDay(v)
	a, b := first, last
	switch {
	case part == partRest:
		if !hasBase {
			return res
		}
		a, b = base, last-1
	case part == partEarlier:
		_, b = r.halves(res, first, last)
		b = min(b, last)
		if hasBase && base > first {
			b = min(b, base-1)
		}
		if res.grain == grainYear && hasBase && base > first {
			b = base - 1
		}
	case part == partLater:
		a, _ = r.halves(res, first, last)
	case part == partStart || part == partFirst10:
		_, b = r.halves(res, first, last)
	case part == partEnd || part == partLast10:
		a, _ = r.halves(res, first, last)
	case part == partMid || part == partMid10:
		a, b = middle(res.grain, first, last)
	}
	mod, from, known := res.mod, res.from, res.known
	res = daysResult(a, b)
	res.mod, res.from, res.known = mod, from, known
	return res
}

// halves is the start of the late part of a date and the end of its early part.
func (r *resolver) halves(res result, first, last edtf.Day) (late, early edtf.Day) {
	switch res.grain {
	case grainWeek:
		return first + 3, first + 2
	case grainMonth:
		return first + 15, first + 14
	case grainYear:
		half := addUnit(first, 6, unitMonth)
		return half, half - 1
	}
	half := first + (last-first+1)/2
	return half, half - 1
}

func middle(g grain, first, last edtf.Day) (edtf.Day, edtf.Day) {
	switch g {
	case grainWeek:
		return first + 1, first + 4
	case grainMonth:
		return first + 9, first + 19
	}
	third := (last - first + 1) / 3
	return first + third, last - third
}

// nth resolves the nth unit or weekday of a date: "the first week of May".
func (r *resolver) nth(v *value, kids [2]int32) result {
	whole := r.resolve(kids[0])
	if whole.date.IsZero() || !whole.date.Bounded() {
		return result{}
	}
	first, last := whole.date.First(), whole.date.Last()
	n, count := v.or(slotOrd, 1), max(v.or(slotN, 1), 1)
	res := nthUnit(first, last, n, count, v)
	if res.date.IsZero() || res.date.First() < first-7 || res.date.Last() > last+7 {
		return result{}
	}
	if v.has(slotDay) {
		return result{}
	}
	res.from, res.known = whole.from, whole.known
	return res
}

// nthUnit is the n-th unit of a stretch of days, and the count units from it; the last where
// n is below 0.
func nthUnit(first, last edtf.Day, n, count int, v *value) result {
	if v.has(slotWeekday) && !v.has(slotUnit) {
		return dayResult(nthWeekday(first, last, v.get(slotWeekday), n))
	}
	y, m, _ := first.Civil()
	ly, lm, _ := last.Civil()
	switch v.get(slotUnit) {
	case unitDay, unitBusinessDay:
		if n < 0 {
			return daysResult(last-edtf.Day(count-1), last)
		}
		return daysResult(first+edtf.Day(n-1), first+edtf.Day(n+count-2))
	case unitWeek:
		return nthWeek(first, last, n, count, v)
	case unitWeekend:
		return weekendResult(nthWeekday(first, last, int(edtf.Saturday), n))
	case unitMonth:
		a := monthResult(y, m+n-1)
		if n < 0 {
			a = monthResult(ly, lm-count+1)
		}
		if count == 1 {
			return a
		}
		b := civilOf(edtf.DayOf(civilOf(a.date.First()).y, civilOf(a.date.First()).m+count-1, 1))
		return result{date: edtf.Interval(a.date, edtf.Month(b.y, b.m)), grain: grainSpan}
	case unitQuarter:
		if n < 0 {
			n = 4
		}
		if n > 4 {
			return result{}
		}
		return seasonResult(y, edtf.Quarter1+n-1)
	case unitHalf:
		return nthHalf(first, last, n)
	case unitYear:
		if n < 0 {
			return yearResult(ly)
		}
		return yearResult(y + n - 1)
	case unitDecade:
		if n < 0 {
			return decadeResult(ly)
		}
		return decadeResult(y + 10*(n-1))
	}
	return result{}
}

// nthWeek is the n-th week of a stretch and the count weeks from it, or a day of it.
func nthWeek(first, last edtf.Day, n, count int, v *value) result {
	monday := firstWeek(first) + edtf.Day(7*(n-1))
	if n < 0 {
		monday = lastWeek(last) - edtf.Day(7*(count-1))
	}
	if v.has(slotWeekday) {
		return dayResult(monday + edtf.Day(v.get(slotWeekday)-1))
	}
	if count == 1 {
		return weekResult(monday)
	}
	return daysResult(monday, monday+edtf.Day(7*count-1))
}

// nthHalf is a half of a month or year; below 0 the last.
func nthHalf(first, last edtf.Day, n int) result {
	if n < 0 {
		n = 2
	}
	if n > 2 {
		return result{}
	}
	if last-first < 32 { // of a month
		if n == 1 {
			return daysResult(first, first+14)
		}
		return daysResult(first+15, last)
	}
	y, _, _ := first.Civil()
	return seasonResult(y, edtf.FirstHalf+n-1)
}

// unitOf is the week, month or year that holds a date.
func unitOf(k result, unit int) result {
	if k.date.IsZero() || !k.date.Bounded() {
		return result{}
	}
	day := k.date.First()
	c := civilOf(day)
	var res result
	switch unit {
	case unitWeek:
		res = weekResult(day)
	case unitWeekend:
		res = weekendResult(day)
	case unitMonth:
		res = monthResult(c.y, c.m)
	case unitYear:
		res = yearResult(c.y)
	default:
		return k
	}
	res.from, res.known = k.from, k.known
	return res
}
