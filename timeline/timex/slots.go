package timex

import "fmt"

// slot is one field of an underspecified value. A class of words fills the slot
// of its own name unless the rule names another.
type slot uint8

const (
	slotNone     slot = iota
	slotYear          // civil year; with slotEra the year of the era
	slotYY            // year of two digits
	slotEra           // year before the era's first: Reiwa is 2018
	slotBC            // 1: before Christ
	slotMonth         // 1-12
	slotDay           // day of the month
	slotWeekday       // 1 is Monday
	slotQuarter       // 1-4
	slotHalf          // 1-2
	slotSeason        // edtf season code 21-24
	slotWeek          // week of the year or month
	slotDecade        // its first year, or two digits: 1990, 90
	slotCentury       // 21 is 2000-2099
	slotPart          // part of the whole: see the part constants
	slotRel           // -1 last, 0 this, 1 next
	slotUnit          // see the unit constants
	slotYearRel       // year counted from the anchor's
	slotMonthRel      // month counted from the anchor's
	slotWeekRel       // week counted from the anchor's
	slotDayRel        // day counted from the anchor
	slotN             // count of slotUnit
	slotN2
	slotUnit2
	slotN3
	slotUnit3
	slotDir    // -1 back, 1 ahead
	slotRef    // what relative values count from: see the ref constants
	slotOrd    // 1 first, -1 last
	slotNamed  // index of a named day
	slotHour   // 0-24
	slotMinute // 0-59
	slotAMPM   // 1 a.m., 2 p.m.
	slotPhase  // time of day: see the phase constants
	slotMod    // see the mod constants
	slotBound  // see the bound constants
	slotSet    // 1: repeated
	slotLess   // -1 less than, 1 more than
	slotFiscal // 1: a fiscal year
	slotYMD    // year*10000 + month*100 + day, zero where missing
	slotClock  // hour*60 + minute
	numSlots
)

func slotByName(name string) (slot, error) {
	names := [numSlots]string{
		"", "year", "yy", "era", "bc", "month", "day", "weekday", "quarter", "half", "season", "week",
		"decade", "century", "part", "rel", "unit", "yearrel", "monthrel", "weekrel", "dayrel", "n", "n2", "unit2", "n3", "unit3",
		"dir", "ref", "ord", "named", "hour", "minute", "ampm", "phase", "mod", "bound", "set", "less", "fiscal", "ymd", "clock",
	}
	for i, n := range names {
		if n == name && i > 0 {
			return slot(i), nil
		}
	}
	return 0, fmt.Errorf("slot %q does not exist", name)
}

// Units of slotUnit, from short to long.
const (
	unitSecond = iota + 1
	unitMinute
	unitHour
	unitDay
	unitBusinessDay
	unitWeekend
	unitWorkweek
	unitWeek
	unitFortnight
	unitMonth
	unitQuarter
	unitHalf
	unitSeason
	unitYear
	unitDecade
	unitCentury
)

// Parts of slotPart.
const (
	partStart = iota + 1
	partMid
	partEnd
	partEarlier // "earlier this year": before the anchor
	partLater   // "later this year": after the anchor
	partRest    // "the rest of the week"
	partFirst10 // 上旬: the first ten days
	partMid10   // 中旬
	partLast10  // 下旬
)

// References of slotRef.
const (
	refDCT   = iota // the day of publication
	refText         // the expression told before
	refEvent        // an event told beside it
	refNear         // the expression told before in a narrative or the same sentence, else the day of publication
)

// Modifiers of slotMod.
const (
	modApprox = iota + 1
)

// Bounds of slotBound.
const (
	boundBefore = iota + 1 // ends before the start of the date
	boundUntil             // ends with the date
	boundAfter             // starts behind the end of the date
	boundSince             // starts with the date
)

// value is an underspecified value: what the words alone say.
type value struct {
	set   uint64 // one bit a slot
	slots [numSlots]int32
}

// put fills a slot. The slots of all-digit forms fill those of their parts.
func (v *value) put(s slot, n int32) {
	switch s {
	case slotNone:
		return
	case slotYMD:
		for _, part := range [3]struct {
			s slot
			n int32
		}{{slotYear, n / 10000}, {slotMonth, n / 100 % 100}, {slotDay, n % 100}} {
			if part.n != 0 {
				v.put(part.s, part.n)
			}
		}
		return
	case slotClock:
		v.put(slotHour, n/60)
		v.put(slotMinute, n%60)
		return
	}
	v.set |= 1 << s
	v.slots[s] = n
}

func (v *value) has(s slot) bool { return v.set&(1<<s) != 0 }

func (v *value) get(s slot) int { return int(v.slots[s]) }

// or is the value of s, or fallback where it was not told.
func (v *value) or(s slot, fallback int) int {
	if v.has(s) {
		return int(v.slots[s])
	}
	return fallback
}
