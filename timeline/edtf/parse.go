package edtf

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// ErrSyntax is wrapped by every error of Parse.
var ErrSyntax = errors.New("not an EDTF date")

// Parse reads an EDTF date or interval. The empty string is the zero Date. A
// time of day is refused: a Date is made of days.
func Parse(s string) (Date, error) {
	d, err := parse(s)
	if err != nil {
		return Date{}, fmt.Errorf("%w: %q: %w", ErrSyntax, shorten(s), err)
	}
	return d, nil
}

// MustParse is Parse for dates written in the program; it panics on a bad one.
func MustParse(s string) Date {
	d, err := Parse(s)
	if err != nil {
		panic(err)
	}
	return d
}

func shorten(s string) string {
	if len(s) > 40 {
		return strings.ToValidUTF8(s[:40], "") + "…"
	}
	return s
}

// plainDay reads YYYY-MM-DD, as most dates are written and exports read millions;
// ok is false for all else, days that there are not among it.
func plainDay(s string) (d Date, ok bool) {
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return Date{}, false
	}
	two := func(i int) int {
		a, b := s[i]-'0', s[i+1]-'0'
		if a > 9 || b > 9 {
			return -10_000
		}
		return int(a)*10 + int(b)
	}
	year, month, day := two(0)*100+two(2), two(5), two(8)
	if year < 0 || month < 1 || month > 12 || day < 1 || day > 28 { // the ends of months are for parsePoint
		return Date{}, false
	}
	return Of(year, month, day), true
}

func parse(s string) (Date, error) {
	if s == "" {
		return Date{}, nil
	}
	if d, ok := plainDay(s); ok {
		return d, nil
	}
	a, b, interval := strings.Cut(s, "/")
	if !interval {
		p, err := parsePoint(s)
		return single(p), err
	}
	from, err := parseEdge(a)
	if err != nil {
		return Date{}, err
	}
	to, err := parseEdge(b)
	if err != nil {
		return Date{}, err
	}
	if from.edge != edgeDate && to.edge != edgeDate {
		return Date{}, errors.New("an interval needs a date on at least one side")
	}
	d := Date{from: from, to: to, interval: true}
	if from.first() > to.last() {
		return Date{}, errors.New("the interval ends before it starts")
	}
	return d, nil
}

func parseEdge(s string) (point, error) {
	switch s {
	case "":
		return point{edge: edgeUnknown}, nil
	case "..":
		return point{edge: edgeOpen}, nil
	}
	return parsePoint(s)
}

func parsePoint(s string) (point, error) {
	neg := strings.HasPrefix(s, "-")
	body := strings.TrimPrefix(s, "-")
	long := !neg && strings.HasPrefix(s, "Y")
	if long {
		body = strings.TrimPrefix(s, "Y")
		neg = strings.HasPrefix(body, "-")
		body = strings.TrimPrefix(body, "-")
	}
	fields := strings.Split(body, "-")
	if len(fields) > 3 {
		return point{}, errors.New("too many parts")
	}
	var p point
	var quals [3]Qualifier
	for i := range fields {
		fields[i], quals[i] = cutQualifier(fields[i])
	}
	if err := p.setYear(fields[0], neg, long); err != nil {
		return point{}, err
	}
	if len(fields) > 1 {
		if err := p.setMonth(fields[1]); err != nil {
			return point{}, err
		}
	}
	if len(fields) > 2 {
		if err := p.setDay(fields[1], fields[2]); err != nil {
			return point{}, err
		}
	}
	// A qualifier stands for its component and all to the left of it.
	for i := len(fields) - 1; i >= 0; i-- {
		for j := 0; j <= i && j < p.components(); j++ {
			p.part[j] |= quals[i]
		}
	}
	return p, nil
}

func cutQualifier(s string) (string, Qualifier) {
	switch {
	case strings.HasSuffix(s, "?"):
		return s[:len(s)-1], Uncertain
	case strings.HasSuffix(s, "~"):
		return s[:len(s)-1], Approximate
	case strings.HasSuffix(s, "%"):
		return s[:len(s)-1], Uncertain | Approximate
	}
	return s, 0
}

func (p *point) setYear(s string, neg, long bool) error {
	digits := strings.TrimRight(s, "X")
	unknown := len(s) - len(digits)
	if !allDigits(digits) || (long && (len(digits) < 5 || digits[0] == '0' || unknown > 0)) || (!long && len(s) != 4) {
		return fmt.Errorf("year %q", s)
	}
	if len(s) > 10 {
		return fmt.Errorf("year %q is out of range", shorten(s))
	}
	switch unknown {
	case 0:
		p.prec = PrecisionYear
	case 1:
		p.prec = PrecisionDecade
		digits += "0"
	case 2:
		p.prec = PrecisionCentury
		digits += "00"
	default:
		return fmt.Errorf("year %q has too few digits", s)
	}
	n, err := strconv.Atoi(digits)
	if err != nil || n > MaxYear {
		return fmt.Errorf("year %q is out of range", s)
	}
	if neg && n == 0 {
		return errors.New("year -0000 does not exist: write 0000")
	}
	if neg {
		n = -n
	}
	p.year = n
	return nil
}

func (p *point) setMonth(s string) error {
	if p.prec != PrecisionYear {
		return errors.New("a decade or century has no month")
	}
	if s == "XX" { // known to exist, not known which: the coarser date says the same
		return nil
	}
	n, err := twoDigits(s)
	if err != nil {
		return fmt.Errorf("month %q", s)
	}
	if _, ok := seasonMonths(n); ok {
		p.prec, p.month = PrecisionSeason, n
		return nil
	}
	if n < 1 || n > 12 {
		return fmt.Errorf("month %q", s)
	}
	p.prec, p.month = PrecisionMonth, n
	return nil
}

func (p *point) setDay(month, s string) error {
	if p.prec == PrecisionSeason {
		return fmt.Errorf("season %q has no day", month)
	}
	if s == "XX" { // known to exist, not known which: the coarser date says the same
		return nil
	}
	n, err := twoDigits(s)
	if err != nil || n < 1 || p.prec != PrecisionMonth || n > DaysIn(p.year, p.month) {
		return fmt.Errorf("day %q does not exist in %s", s, month)
	}
	p.prec, p.day = PrecisionDay, n
	return nil
}

func twoDigits(s string) (int, error) {
	if len(s) != 2 || !allDigits(s) {
		return 0, ErrSyntax
	}
	return strconv.Atoi(s)
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
