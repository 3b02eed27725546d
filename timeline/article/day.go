package article

import (
	"regexp"
	"strconv"
	"strings"
	"sync"

	"demarche/timeline/edtf"
)

// Days of publication lie between the first newspapers on the wire and a far
// enough future: what is outside is a number, not a year.
const (
	firstYear = 1840
	lastYear  = 2199
)

// parsePublished reads a day as a caller or a machine writes it: EDTF, ISO 8601
// with or without a time, RFC 822, or one of the written forms of findDay. The
// day is that of the zone in which it was written.
func parsePublished(s string) (edtf.Date, bool) {
	s = strings.TrimSpace(s)
	if d, err := edtf.Parse(s); err == nil && !d.IsZero() {
		if d.IsInterval() {
			return edtf.Date{}, false
		}
		return d, true
	}
	if m := patterns().isoTime.FindStringSubmatch(s); m != nil {
		return day(m[1], m[2], m[3])
	}
	if m := patterns().compact.FindStringSubmatch(s); m != nil {
		return day(m[1], m[2], m[3])
	}
	if d, span, ok := findDay(s); ok && len(s)-(span[1]-span[0]) <= 40 {
		return d, true
	}
	return edtf.Date{}, false
}

// findDay finds the first full date (year, month and day) written in s.
func findDay(s string) (edtf.Date, [2]int, bool) {
	best := [2]int{len(s) + 1, 0}
	var found edtf.Date
	for _, w := range patterns().written {
		m := w.re.FindStringSubmatchIndex(s)
		if m == nil || m[0] >= best[0] {
			continue
		}
		part := func(i int) string { return s[m[2*i]:m[2*i+1]] }
		if d, ok := day(part(w.year), part(w.month), part(w.day)); ok {
			found, best = d, [2]int{m[0], m[1]}
		}
	}
	return found, best, !found.IsZero()
}

// day is a date that exists and can be a day of publication.
func day(year, month, dom string) (edtf.Date, bool) {
	y, err := strconv.Atoi(ascii(year))
	if err != nil || y < firstYear || y > lastYear {
		return edtf.Date{}, false
	}
	m, err := strconv.Atoi(ascii(month))
	if err != nil {
		m = monthNumber(month)
	}
	d, err := strconv.Atoi(ascii(dom))
	if err != nil || m < 1 || m > 12 || d < 1 || d > edtf.DaysIn(y, m) {
		return edtf.Date{}, false
	}
	return edtf.Of(y, m, d), true
}

// ascii turns full-width digits into plain ones.
func ascii(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '０' && r <= '９' {
			return r - '０' + '0'
		}
		return r
	}, s)
}

func monthNumber(s string) int {
	if len(s) < 3 {
		return 0
	}
	i := strings.Index("janfebmaraprmayjunjulaugsepoctnovdec", strings.ToLower(s[:3]))
	if i < 0 || i%3 != 0 {
		return 0
	}
	return i/3 + 1
}

// addressDate finds a day in an address or file name: /2024/06/19/, 2024-06-19,
// 20240619.
func addressDate(s string) (edtf.Date, bool) {
	for _, re := range patterns().address {
		for _, m := range re.FindAllStringSubmatch(s, -1) {
			if d, ok := day(m[1], m[2], m[3]); ok {
				return d, true
			}
		}
	}
	return edtf.Date{}, false
}

// written is one way to write a date, with the groups of its parts.
type written struct {
	re               *regexp.Regexp
	year, month, day int
}

type dayPatterns struct {
	isoTime, compact *regexp.Regexp
	written          []written
	address          []*regexp.Regexp
}

var patterns = sync.OnceValue(func() dayPatterns {
	const month = `(?i:\b(jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?\.?|july?\.?|aug(?:ust|\.)?|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?))`
	const digit = `[0-9０-９]`
	re := regexp.MustCompile
	return dayPatterns{
		isoTime: re(`^(\d{4})-(\d{2})-(\d{2})[T ]\d{1,2}:?\d{2}`),
		compact: re(`^(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?$`),
		written: []written{
			{re(`(` + digit + `{4})\s*年\s*(` + digit + `{1,2})\s*月\s*(` + digit + `{1,2})\s*日`), 1, 2, 3},
			{re(`(\d{4})년\s*(\d{1,2})월\s*(\d{1,2})일`), 1, 2, 3},
			{re(`\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:\D|$)`), 1, 2, 3},
			{re(month + ` (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b`), 3, 1, 2},
			{re(`\b(\d{1,2})(?:st|nd|rd|th)? ` + month + `,? (\d{4})\b`), 3, 2, 1},
		},
		address: []*regexp.Regexp{
			re(`(?:^|\D)(\d{4})[-/_.](\d{1,2})[-/_.](\d{1,2})(?:\D|$)`),
			re(`(?:^|\D)((?:18|19|20|21)\d{2})(\d{2})(\d{2})(?:\D|$)`),
		},
	}
})
