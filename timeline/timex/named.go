package timex

import (
	"fmt"
	"strings"

	"demarche/timeline/edtf"
)

// namedDay is a day that comes every year.
type namedDay struct {
	kind       int // see the constants
	month, day int // a fixed day; with nth the weekday in day
	nth        int // the nth such weekday of the month, -1 the last
	offset     int // days from Easter Sunday
}

const (
	namedFixed = iota
	namedNth
	namedEaster
)

// parseNamed reads "12-25", "easter-2" or "11 4 4" (month, weekday, nth).
func parseNamed(s string) (namedDay, error) {
	var d namedDay
	if rest, ok := strings.CutPrefix(s, "easter"); ok {
		d.kind = namedEaster
		if rest == "" {
			return d, nil
		}
		_, err := fmt.Sscanf(rest, "%d", &d.offset)
		return d, err
	}
	if strings.Contains(s, " ") {
		d.kind = namedNth
		_, err := fmt.Sscanf(s, "%d %d %d", &d.month, &d.day, &d.nth)
		return d, err
	}
	_, err := fmt.Sscanf(s, "%d-%d", &d.month, &d.day)
	return d, err
}

// in is the day in a year.
func (n namedDay) in(year int) edtf.Day {
	switch n.kind {
	case namedNth:
		return nthWeekday(edtf.DayOf(year, n.month, 1), edtf.DayOf(year, n.month+1, 0), n.day, n.nth)
	case namedEaster:
		return easter(year) + edtf.Day(n.offset)
	}
	return edtf.DayOf(year, n.month, n.day)
}

// nthWeekday is the nth given weekday of a row of days; a negative n counts from its end.
func nthWeekday(first, last edtf.Day, weekday, n int) edtf.Day {
	if n < 0 {
		d := last - edtf.Day((int(last.Weekday())-weekday+7)%7)
		return d + edtf.Day(7*(n+1))
	}
	d := first + edtf.Day((weekday-int(first.Weekday())+7)%7)
	return d + edtf.Day(7*(n-1))
}

// easter is Easter Sunday of a Gregorian year, after the anonymous computus of
// Nature (1876).
func easter(y int) edtf.Day {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	f := (b + 8) / 25
	g := (b - f + 1) / 3
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return edtf.DayOf(y, n/31, n%31+1)
}
