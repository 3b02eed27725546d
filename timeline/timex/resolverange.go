package timex

import "demarche/timeline/edtf"

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
	case vb.has(slotHour) && b.date.Bounded() && (onlyTime(va) || onlyDay(va)): // "from 7 to 9 p.m. Friday"
		a = dayResult(b.date.First())
		a.from, a.grain = b.from, grainTime
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

// onlyTime reports whether a value is a time of day that names no day.
func onlyTime(v *value) bool {
	return v.has(slotHour) && !v.has(slotDay) && !v.has(slotMonth) && !v.has(slotWeekday) && !v.has(slotDayRel)
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
