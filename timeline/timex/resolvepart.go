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
		return seasonResult(y, edtf.FirstHalf+n-1)
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

// between resolves a range, as one expression of a note: it runs up to its end. Where
// only one side tells the year the other shares it.
func (r *resolver) between(kids [2]int32) result {
	a, b := r.pair(kids)
	if a.date.IsZero() || b.date.IsZero() || !a.date.Bounded() || !b.date.Bounded() {
		return result{}
	}
	if r.register != registerNote {
		return result{date: edtf.Interval(a.date, b.date), grain: grainSpan, from: a.from}
	}
	end := b.date.First() - 1
	if b.mod == "END" {
		end = b.date.Last()
	}
	res := daysResult(a.date.First(), end)
	res.from = a.from
	return res
}

// pair resolves both sides of a range so that the right one is not before the left.
func (r *resolver) pair(kids [2]int32) (a, b result) {
	if kids[0] < 0 || kids[1] < 0 {
		return result{}, result{}
	}
	saved, savedGrain, savedSame := r.last, r.lastGrain, r.sameSentence
	defer func() { r.last, r.lastGrain, r.sameSentence = saved, savedGrain, savedSame }()
	va, vb := &r.m.matches[kids[0]].val, &r.m.matches[kids[1]].val
	a, b = r.resolve(kids[0]), r.resolve(kids[1])
	switch {
	case onlyDay(vb) && vb.has(slotYear) && a.date.Bounded():
		c := civilOf(a.date.First())
		a, b = dayResult(edtf.DayOf(vb.get(slotYear), c.m, c.d)), dayResult(edtf.DayOf(vb.get(slotYear), c.m, vb.get(slotDay)))
		a.known, b.known = true, true
	case vb.has(slotYY) && !vb.has(slotMonth) && a.date.Bounded() && b.date.Bounded():
		y := civilOf(a.date.First()).y
		if y = y - y%100 + vb.get(slotYY); y < civilOf(a.date.First()).y {
			y += 100
		}
		b.date = edtf.Year(y)
	case onlyDay(va) && (vb.has(slotMonth) || vb.has(slotMonthRel)) && b.date.Bounded():
		c := civilOf(b.date.First())
		a = dayResult(edtf.DayOf(c.y, c.m, va.get(slotDay)))
		if a.date.First() > b.date.First() {
			a = dayResult(edtf.DayOf(c.y, c.m-1, va.get(slotDay)))
		}
		a.from, a.known = b.from, b.known
	case b.known && !a.known && !va.has(slotYearRel) && a.date.Bounded() && b.date.Bounded():
		a = r.movedTo(kids[0], a, civilOf(b.date.First()), false)
		if a.date.First() > b.date.Last() {
			a = r.movedTo(kids[0], a, civil{y: civilOf(a.date.First()).y - 1, m: 12}, true)
		}
	case a.date.Bounded() && !b.known && !vb.has(slotYearRel):
		b = r.movedTo(kids[1], b, civilOf(a.date.First()), false)
		if b.date.Bounded() && b.date.First() < a.date.First() {
			b = r.movedTo(kids[1], b, civilOf(b.date.First()), true)
		}
	}
	return a, b
}

// onlyDay reports whether a value is a bare day of a month.
func onlyDay(v *value) bool {
	return v.has(slotDay) && !v.has(slotMonth) && !v.has(slotMonthRel) && !v.has(slotWeekday)
}

// movedTo puts a side that lacks a year, a month or a week next to the other side;
// later asks for the next such date.
func (r *resolver) movedTo(kid int32, res result, to civil, later bool) result {
	v := &r.m.matches[kid].val
	if res.date.IsZero() || v.has(slotMonthRel) || v.has(slotDayRel) || v.has(slotWeekRel) {
		return res
	}
	c := civilOf(res.date.First())
	step := 0
	if later {
		step = 1
	}
	switch {
	case v.has(slotMonth) && !v.has(slotYear):
		year := to.y + step
		moved := monthResult(year, c.m)
		if v.has(slotDay) {
			moved = dayResult(edtf.DayOf(year, c.m, c.d))
		}
		moved.from, moved.known, moved.mod = res.from, true, res.mod
		return moved
	case onlyDay(v):
		moved := dayResult(edtf.DayOf(to.y, to.m+step, c.d))
		moved.from, moved.known = res.from, true
		return moved
	case v.has(slotWeekday) && !v.has(slotDay) && !v.has(slotRel):
		day := to.day()
		if later {
			return dayResult(res.date.First() + 7)
		}
		return dayResult(day + edtf.Day((v.get(slotWeekday)-int(day.Weekday())+7)%7))
	case later && !res.known && res.grain == grainWeek:
		return weekResult(res.date.First() + 7)
	}
	return res
}

// bound resolves "before 2018", "since May" as an open interval.
func (r *resolver) bound(v *value, kid int32) result {
	k := r.resolve(kid)
	if k.date.IsZero() || !k.date.Bounded() {
		return result{}
	}
	res := result{grain: grainSpan, from: k.from}
	switch v.get(slotBound) {
	case boundBefore:
		end := k.date.First() - 1
		if k.mod == "END" {
			end = k.date.Last()
		}
		res.date, res.mod = edtf.Until(end.Date()), "BEFORE"
	case boundUntil:
		res.date, res.mod = edtf.Until(k.date.Last().Date()), "BEFORE"
	case boundAfter:
		start := k.date.Last() + 1
		if k.grain == grainDay && r.register == registerNote {
			start = k.date.First()
		}
		res.date, res.mod = edtf.Since(start.Date()), "AFTER"
	default:
		res.date, res.mod = edtf.Since(k.date.First().Date()), "AFTER"
	}
	return res
}

// running resolves "for three days from Monday".
func (r *resolver) running(v *value, kid int32) result {
	k := r.resolve(kid)
	if k.date.IsZero() || !k.date.Bounded() {
		return result{}
	}
	last, _, ok := addUnits(k.date.First(), v, 1)
	if !ok {
		return result{}
	}
	res := daysResult(k.date.First(), last-1)
	res.from = k.from
	return res
}
