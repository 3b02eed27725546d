package timex

import (
	"fmt"

	"demarche/timeline"
	"demarche/timeline/edtf"
)

// resolver turns values into dates. It alone knows the day of publication, what
// was told before and where the clause looks.
type resolver struct {
	m        *matcher
	register register
	offset   int   // where the matcher's text starts in the document's
	dct      civil // y is 0 when it is not known
	// last is the date told before, as fine as it was told; y is 0 before the first.
	last      civil
	lastMonth civil // the last as fine as a month
	lastDay   civil // the last as fine as a day
	lastGrain grain
	lastSpan  timeline.Span
	lastLate  bool // last was "late in" a year
	// lastQuarter is the quarter told last, whose figures "a year earlier" compares with.
	lastQuarter     civil
	lastQuarterSpan timeline.Span
	// lastGone is the last day told that does not lie after publication.
	lastGone civil
	// asideYear is the year of a date that lay too far from the story to move it.
	asideYear int
	// sameSentence is true where last was told in the sentence at hand.
	sameSentence bool
	// gap is how many bytes before the expression at hand last ended, where that is in its sentence.
	gap int
	// dir is where the clause looks: -1 back, 1 ahead, 0 not told.
	dir int
}

// resolve is the date of a match.
func (r *resolver) resolve(i int32) result {
	mt := &r.m.matches[i]
	rule := &r.m.lang.rules[mt.rule]
	v := &mt.val
	var res result
	switch rule.op {
	case opDate:
		res = r.date(v)
	case opShift:
		res = r.shift(v, mt.kids)
	case opSpan:
		res = r.span(v)
	case opPart:
		res = r.part(r.resolve(mt.kids[0]), v.get(slotPart), v)
	case opNth:
		res = r.nth(v, mt.kids)
	case opUnitOf:
		res = unitOf(r.resolve(mt.kids[0]), v.get(slotUnit))
	case opRange:
		res = r.between(mt.kids)
	case opBound:
		res = r.bound(v, mt.kids[0])
	case opSame:
		res = r.resolve(mt.kids[0])
	case opRunning:
		res = r.running(v, mt.kids[0])
	}
	if v.get(slotMod) == modApprox && res.mod == "" {
		res.mod = "APPROX"
		res.date = res.date.Qualify(edtf.Approximate)
	}
	return res
}

// base is what relative words count from, for a year.
func (r *resolver) base(v *value) (civil, anchorFrom) {
	ref := v.get(slotRef)
	if ref == refNear && (r.register == registerNarrative || r.sameSentence) {
		ref = refText
	}
	if ref == refText && r.last.y != 0 || r.dct.y == 0 {
		return r.last, fromText
	}
	return r.dct, fromDCT
}

// baseMonth is base for a month: the last date told as fine as a month.
func (r *resolver) baseMonth(v *value) (civil, anchorFrom) {
	b, from := r.base(v)
	if from == fromText && b.m == 0 {
		if b = r.lastMonth; b.m == 0 || r.dct.m != 0 && r.register != registerNarrative && b.y < r.last.y {
			b, from = r.dct, fromDCT
		}
	}
	return b, from
}

// baseDay is base for a day; it reports false where no day is known.
func (r *resolver) baseDay(v *value) (edtf.Day, anchorFrom, bool) {
	b, from := r.base(v)
	if from == fromText && r.register == registerReport && r.dir < 0 && r.lastGone.d != 0 && r.dct.d != 0 && b.day() > r.dct.day() {
		b = r.lastGone // told as past, "the same day" is none that is to come
	}
	if from == fromText && b.d == 0 {
		if b = r.lastDay; b.d == 0 || r.register != registerNarrative && b.y != r.dct.y {
			if r.register == registerNarrative {
				return 0, from, false
			}
			b, from = r.dct, fromDCT
		}
	}
	return b.day(), from, b.y != 0 && b.d != 0
}

// date resolves a date by its parts, from the year down.
func (r *resolver) date(v *value) result {
	r.spread(v)
	var res result
	switch {
	case v.has(slotNamed):
		res = r.namedDay(v)
	case v.has(slotCentury):
		res = centuryResult((v.get(slotCentury) - 1) * 100)
		if v.get(slotBC) == 1 {
			res = centuryResult(-v.get(slotCentury)*100 + 1)
		}
		res.known = true
	case v.has(slotDecade):
		res = r.decade(v)
	case v.has(slotWeekRel), v.has(slotDayRel):
		res = r.relativeDay(v)
	case v.has(slotMonth), v.has(slotMonthRel):
		res = r.month(v)
	case v.has(slotDay):
		res = r.dayOfMonth(v)
	case v.has(slotQuarter), v.has(slotHalf), v.has(slotSeason), v.has(slotWeek):
		res = r.season(v)
	case v.has(slotWeekday):
		res = r.weekday(v)
	case v.has(slotYear), v.has(slotYY), v.has(slotYearRel):
		y, from, known := r.year(v)
		if y == 0 && !known {
			return result{}
		}
		res = yearResult(y)
		res.from, res.known = from, known
	case v.has(slotHour), v.has(slotPhase):
		if d, from, ok := r.timeBase(v); ok {
			res = dayResult(d)
			res.from = from
		}
	}
	if v.has(slotPart) {
		res = r.part(res, v.get(slotPart), v)
	}
	return r.withTime(res, v)
}

// spread turns "last" with a unit into a relative year, month, week or day.
func (r *resolver) spread(v *value) {
	if !v.has(slotRel) || !v.has(slotUnit) {
		return
	}
	rel := v.slots[slotRel]
	switch v.get(slotUnit) {
	case unitDay:
		v.put(slotDayRel, rel)
	case unitWeek, unitWeekend, unitWorkweek:
		v.put(slotWeekRel, rel)
	case unitFortnight:
		v.put(slotWeekRel, 2*rel)
	case unitMonth:
		v.put(slotMonthRel, rel)
	case unitYear:
		v.put(slotYearRel, rel)
	case unitDecade:
		v.put(slotDecade, -1)
	case unitCentury, unitQuarter, unitSeason, unitHalf:
		r.spreadLong(v, int(rel))
	}
	v.set &^= 1 << slotRel
}

// spreadLong does it for units that have no relative slot of their own.
func (r *resolver) spreadLong(v *value, rel int) {
	b, _ := r.base(v)
	if b.y == 0 {
		return
	}
	switch v.get(slotUnit) {
	case unitCentury:
		v.put(slotCentury, int32(b.y/100+1+rel))
	case unitQuarter:
		b, _ = r.baseMonth(v)
		if v.get(slotRef) == refText && r.register == registerReport && r.lastQuarter.y != 0 {
			b = r.lastQuarter
		} else if v.get(slotRef) == refText && r.register == registerReport && rel == 0 {
			b, rel = r.dct, -1 // figures are of a quarter that has ended
		}
		q := b.y*4 + (max(b.m, 1)-1)/3 + rel
		v.put(slotYear, int32(q/4))
		v.put(slotQuarter, int32(q%4+1))
	case unitHalf:
		h := b.y*2 + (max(b.m, 1)-1)/6 + rel
		v.put(slotYear, int32(h/2))
		v.put(slotHalf, int32(h%2+1))
	}
}

// withTime turns a day into a time of day.
func (r *resolver) withTime(res result, v *value) result {
	if res.date.IsZero() || !v.has(slotHour) && !v.has(slotPhase) || res.grain != grainDay && res.grain != grainTime {
		return res
	}
	res.grain = grainTime
	day := timexValue(res.date, grainDay)
	if !v.has(slotHour) {
		res.timex = day + "T" + phaseCode(v.get(slotPhase))
		return res
	}
	h := v.get(slotHour)
	if (v.get(slotAMPM) == 2 || v.get(slotPhase) >= 3 && v.get(slotPhase) <= 5) && h < 12 {
		h += 12
	} else if v.get(slotAMPM) == 1 && h == 12 {
		h = 0
	}
	res.timex = fmt.Sprintf("%sT%02d:%02d", day, h, v.get(slotMinute))
	return res
}

// phaseCode is the TIMEX3 code of a phase constant.
func phaseCode(phase int) string {
	return [9]string{"", "MO", "MI", "AF", "EV", "NI", "NI", "MO", "DT"}[phase%9]
}

// timeBase is the day that a bare time of day falls on.
func (r *resolver) timeBase(v *value) (edtf.Day, anchorFrom, bool) {
	if r.last.d != 0 && (r.register == registerNarrative || r.sameSentence) {
		return r.last.day(), fromText, true
	}
	if r.register == registerNarrative {
		return 0, fromText, false
	}
	return r.baseDay(v)
}
