package timex

import "demarche/timeline/edtf"

// dateOrder says how a language writes a date in digits.
type dateOrder string

// Orders of year, month and day.
const (
	orderMDY dateOrder = "mdy"
	orderDMY dateOrder = "dmy"
	orderYMD dateOrder = "ymd"
)

// scanNumeric adds the reading of an all-digit date or a clock time whose first
// run of digits is n, from i to end. It reports whether it found one.
func (s *scanner) scanNumeric(i int, n int32, end int) bool {
	norm, b := s.view.norm, &s.lang.builtin
	if i >= 2 && (norm[i-1] == '/' || norm[i-1] == '-' || norm[i-1] == '.' || norm[i-1] == ':') && digitAt(norm, i-2) && !s.otherSide(i, end) {
		return false
	}
	if end-i == 8 {
		y, m, d := n/10000, n/100%100, n%100
		if y >= 1900 && y < 2100 && validDay(y, m, d) {
			s.add(i, lexeme{class: b.ymd, val: n, end: int32(end), sub: -1})
			return true
		}
		return false
	}
	if end >= len(norm) || !digitAt(norm, end+1) {
		return false
	}
	sep := norm[end]
	n2, end2 := digits(norm, end+1)
	w1, w2 := end-i, end2-end-1
	if sep == ':' {
		return s.scanClock(i, n, n2, w1, w2, end2)
	}
	if sep != '/' && sep != '-' && sep != '.' {
		return false
	}
	if end2+1 < len(norm) && norm[end2] == sep && digitAt(norm, end2+1) {
		n3, end3 := digits(norm, end2+1)
		if end3+1 < len(norm) && norm[end3] == sep && digitAt(norm, end3+1) {
			return s.skipRow(end3) // an address or a number of some kind
		}
		return s.scanThree(i, [3]int32{n, n2, n3}, [3]int{w1, w2, end3 - end2 - 1}, end3)
	}
	return s.scanTwo(i, n, n2, w1, w2, end2, sep)
}

// otherSide reports whether the digits at i open the right side of a range of dates
// with slashes: "10/1-11/2/2017".
func (s *scanner) otherSide(i, end int) bool {
	norm := s.view.norm
	if norm[i-1] != '-' || end >= len(norm) || norm[end] != '/' {
		return false
	}
	left := i - 2
	for left > 0 && i-left < 6 && digitAt(norm, left) {
		left--
	}
	return norm[left] == '/' && digitAt(norm, left-1)
}

func (s *scanner) scanClock(i int, h, m int32, w1, w2, end int) bool {
	norm := s.view.norm
	if w1 > 2 || w2 != 2 || h > 24 || m > 59 {
		return false
	}
	if end+2 < len(norm) && norm[end] == ':' && digitAt(norm, end+1) && digitAt(norm, end+2) {
		end += 3
	}
	s.add(i, lexeme{class: s.lang.builtin.clock, val: h*60 + m, end: int32(end), sub: -1})
	return true
}

func (s *scanner) scanThree(i int, n [3]int32, w [3]int, end int) bool {
	var y, m, d int32
	switch {
	case w[0] == 4 && w[1] <= 2 && w[2] <= 2:
		y, m, d = n[0], n[1], n[2]
	case w[0] <= 2 && w[1] <= 2 && w[2] == 4:
		m, d, y = n[0], n[1], n[2]
		if m > 12 || s.lang.order == orderDMY && d <= 12 || s.lang.order == orderYMD && d <= 12 {
			m, d = d, m
		}
	case w[0] <= 2 && w[1] <= 2 && w[2] == 2:
		switch {
		case s.lang.order == orderYMD && w[0] == 2 && validDay(fullYear(n[0]), n[1], n[2]):
			y, m, d = fullYear(n[0]), n[1], n[2]
		default:
			m, d, y = n[0], n[1], fullYear(n[2])
			if m > 12 || s.lang.order != orderMDY && d <= 12 {
				m, d = d, m
			}
			if !validDay(y, m, d) {
				y, m, d = fullYear(n[0]), n[1], n[2]
			}
		}
	default:
		return s.skipRow(end)
	}
	if validDay(y, m, d) {
		s.add(i, lexeme{class: s.lang.builtin.ymd, val: y*10000 + m*100 + d, end: int32(end), sub: -1})
	}
	return true
}

// skipRow passes over a row of digits and signs that is no date: "2010-2015-86".
func (s *scanner) skipRow(end int) bool {
	norm := s.view.norm
	for end+1 < len(norm) && (norm[end] == '-' || norm[end] == '.' || norm[end] == '/') && digitAt(norm, end+1) {
		_, end = digits(norm, end+1)
	}
	s.rowEnd = end
	return true
}

func (s *scanner) scanTwo(i int, a, b int32, w1, w2, end int, sep byte) bool {
	c := &s.lang.builtin
	switch {
	case w1 == 4 && w2 <= 2 && b >= 1 && b <= 12 && a >= 1000 && a < 3000:
		s.add(i, lexeme{class: c.ym, val: a*10000 + b*100, end: int32(end), sub: -1})
		return sep != '-' && (w2 != 2 || b != (a+1)%100) // "1910-12" and "2007/08" may be years too
	case w2 == 4 && w1 <= 2 && a >= 1 && a <= 12 && b >= 1000 && b < 3000:
		s.add(i, lexeme{class: c.ym, val: b*10000 + a*100, end: int32(end), sub: -1})
		return true
	case w1 <= 2 && w2 <= 2:
		m, d := a, b
		if m > 12 || s.lang.order == orderDMY && d <= 12 {
			m, d = d, m
		}
		if !validDay(2000, m, d) {
			return false
		}
		kind := c.md
		if sep != '/' {
			kind = c.mdOther
		}
		s.add(i, lexeme{class: kind, val: m*100 + d, end: int32(end), sub: -1})
		return sep == '/'
	}
	return false
}

func validDay(y, m, d int32) bool {
	return y > 0 && m >= 1 && m <= 12 && d >= 1 && int(d) <= edtf.DaysIn(int(y), int(m))
}

// fullYear reads a year of two digits: 00-29 is 2000-2029, the rest 19xx.
func fullYear(yy int32) int32 {
	if yy < 30 {
		return 2000 + yy
	}
	return 1900 + yy
}
