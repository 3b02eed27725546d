package timex

import (
	"fmt"

	"demarche/timeline/edtf"
)

// grain is the size of what an expression names.
type grain uint8

const (
	grainNone grain = iota
	grainTime
	grainDay
	grainWeekend
	grainWeek
	grainMonth
	grainQuarter
	grainSeason
	grainHalf
	grainYear
	grainDecade
	grainCentury
	grainSpan // any other row of days
)

// result is a value that was resolved.
type result struct {
	date  edtf.Date
	grain grain
	timex string // TIMEX3 value where the date does not tell it
	mod   string // TIMEX3 mod
	// known is true where the words alone gave the year.
	known bool
	from  anchorFrom
}

// anchorFrom says what a value was resolved against.
type anchorFrom uint8

const (
	fromWords anchorFrom = iota
	fromDCT
	fromText
	fromEvent
)

func (r *result) ok() bool { return !r.date.IsZero() || r.timex != "" }

// civil is a day by its parts; month and day are 0 where not known.
type civil struct{ y, m, d int }

func civilOf(d edtf.Day) civil {
	y, m, dd := d.Civil()
	return civil{y, m, dd}
}

func (c civil) day() edtf.Day { return edtf.DayOf(c.y, max(c.m, 1), max(c.d, 1)) }

// dayResult, weekResult and so on are results of one grain.
func dayResult(d edtf.Day) result { return result{date: d.Date(), grain: grainDay} }

func weekResult(d edtf.Day) result {
	monday := d - edtf.Day(d.Weekday()-edtf.Monday)
	return result{date: edtf.Interval(monday.Date(), (monday + 6).Date()), grain: grainWeek, timex: isoWeek(monday)}
}

func daysResult(first, last edtf.Day) result {
	if last < first {
		last = first
	}
	if first == last {
		return dayResult(first)
	}
	return result{date: edtf.Interval(first.Date(), last.Date()), grain: grainSpan}
}

func weekendResult(d edtf.Day) result {
	monday := d - edtf.Day(d.Weekday()-edtf.Monday)
	r := daysResult(monday+5, monday+6)
	r.grain, r.timex = grainWeekend, isoWeek(monday)+"-WE"
	return r
}

func workweekResult(d edtf.Day) result {
	monday := d - edtf.Day(d.Weekday()-edtf.Monday)
	return daysResult(monday, monday+4)
}

func monthResult(y, m int) result { return result{date: edtf.Month(y, m), grain: grainMonth} }

func yearResult(y int) result { return result{date: edtf.Year(y), grain: grainYear} }

func seasonResult(y, code int) result {
	g := grainSeason
	switch {
	case code >= edtf.FirstHalf:
		g = grainHalf
	case code >= edtf.Quarter1:
		g = grainQuarter
	}
	if g == grainHalf { // plain months: more readers know them than the codes of halves
		m := (code-edtf.FirstHalf)*6 + 1
		return result{date: edtf.Interval(edtf.Month(y, m), edtf.Month(y, m+5)), grain: g, timex: fmt.Sprintf("%04d-H%d", y, code-edtf.FirstHalf+1)}
	}
	return result{date: edtf.Season(y, code), grain: g}
}

func decadeResult(y int) result { return result{date: edtf.Decade(y), grain: grainDecade} }

func centuryResult(y int) result { return result{date: edtf.Century(y), grain: grainCentury} }

// isoWeek is the week that starts with a Monday, as "2024-W25".
func isoWeek(monday edtf.Day) string {
	y, w := weekOf(monday)
	return fmt.Sprintf("%04d-W%02d", y, w)
}

// weekOf is the ISO 8601 week of a day.
func weekOf(d edtf.Day) (year, week int) {
	thursday := d - edtf.Day(d.Weekday()-edtf.Thursday)
	year, _, _ = thursday.Civil()
	return year, int(thursday-edtf.DayOf(year, 1, 1))/7 + 1
}

// weekNumber is the Monday of an ISO 8601 week.
func weekNumber(year, week int) edtf.Day {
	fourth := edtf.DayOf(year, 1, 4)
	return fourth - edtf.Day(fourth.Weekday()-edtf.Monday) + edtf.Day(7*(week-1))
}

// firstWeek is the Monday of the first week that has its Thursday in or behind first.
func firstWeek(first edtf.Day) edtf.Day {
	monday := first - edtf.Day(first.Weekday()-edtf.Monday)
	if monday+3 < first {
		monday += 7
	}
	return monday
}

// lastWeek is the Monday of the last week that has its Thursday up to last.
func lastWeek(last edtf.Day) edtf.Day {
	monday := last - edtf.Day(last.Weekday()-edtf.Monday)
	if monday+3 > last {
		monday -= 7
	}
	return monday
}

// timexValue is the TIMEX3 value of a date of a grain.
func timexValue(date edtf.Date, g grain) string {
	if date.IsZero() {
		return ""
	}
	if date.IsInterval() {
		return date.String()
	}
	y, m, d := date.Components()
	year := fmt.Sprintf("%04d", y)
	if y <= 0 {
		year = fmt.Sprintf("BC%04d", 1-y)
	}
	switch g {
	case grainTime, grainDay:
		return fmt.Sprintf("%s-%02d-%02d", year, m, d)
	case grainMonth:
		return fmt.Sprintf("%s-%02d", year, m)
	case grainSeason:
		return year + "-" + [4]string{"SP", "SU", "FA", "WI"}[(m-edtf.Spring)&3]
	case grainQuarter:
		return fmt.Sprintf("%s-Q%d", year, m-edtf.Quarter1+1)
	case grainYear:
		return year
	case grainDecade:
		return year[:len(year)-1]
	case grainCentury:
		return year[:len(year)-2]
	}
	return date.String()
}
