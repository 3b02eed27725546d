package timex

// builtin are the classes of numbers, which no pack lists.
type builtin struct {
	num, dd, mm, yyyy, yy, hh     class // digits or words: any, 1-31, 1-12, 1000-2999, two digits, 0-24
	nth, nthd                     class // ordinals: 5th, fifth; those in digits
	small                         class // num below 1000
	decyear                       class // 1990: a year that may name a decade
	doubtyear                     class // a year that is more often a count
	capital                       class // not a word: a capital letter, for guards
	word, wordOrd                 class // number words as the pack lists them
	spelled                       class // a number told in words
	wyear                         class // nineteen eighty six, two thousand and five
	grouped, ymd, ym, md, mdOther class // 1,400; all-digit dates; the last with - or .
	clock                         class // 10:30
	and                           class // glue inside number words: "two hundred and five"
	any                           class // a match of a lower layer: T
}

// digits reads a run of ASCII digits at i: its value (at most nine digits) and end.
func digits(norm []byte, i int) (n int32, end int) {
	for end = i; end < len(norm) && norm[end] >= '0' && norm[end] <= '9'; end++ {
		if end-i < 9 {
			n = n*10 + int32(norm[end]-'0')
		}
	}
	return n, end
}

func digitAt(norm []byte, i int) bool {
	return i >= 0 && i < len(norm) && norm[i] >= '0' && norm[i] <= '9'
}

// scanDigits adds the readings of the run of digits at i.
func (s *scanner) scanDigits(i int) {
	b, norm := &s.lang.builtin, s.view.norm
	n, end := digits(norm, i)
	if end-i > 9 || s.money(i) {
		return
	}
	if s.scanNumeric(i, n, end) {
		return
	}
	if i >= 2 && (norm[i-1] == '.' || norm[i-1] == ',') && digitAt(norm, i-2) && !s.dateTail(i, end) && !(s.lang.dotDates && norm[i-1] == '.' && end-i <= 2) {
		return
	}
	if end+3 < len(norm) && norm[end] == ',' && digitAt(norm, end+1) && digitAt(norm, end+2) && digitAt(norm, end+3) && !digitAt(norm, end+4) {
		s.scanGrouped(i, n, end)
		return
	}
	if end < len(norm) && norm[end] == '%' {
		return
	}
	if end+1 < len(norm) && (norm[end] == '.' || norm[end] == ',') && digitAt(norm, end+1) {
		if _, e := digits(norm, end+1); norm[end] == '.' && !s.lang.dotDates || norm[end] == ',' && e-end-1 != 4 {
			return
		}
	}
	s.addNumber(i, n, end, end-i)
	if e := s.ordinalSuffix(end); e > 0 {
		s.add(i, lexeme{class: b.nth, val: n, end: int32(e), sub: -1})
		s.add(i, lexeme{class: b.nthd, val: n, end: int32(e), sub: -1})
	}
}

// dateTail reports whether digits behind a comma can be the year of "October 5,1998".
func (s *scanner) dateTail(i, end int) bool { return s.view.norm[i-1] == ',' && end-i == 4 }

// addNumber adds the readings of a number written with width digits.
func (s *scanner) addNumber(i int, n int32, end, width int) {
	b := &s.lang.builtin
	at := func(c class) { s.add(i, lexeme{class: c, val: n, end: int32(end), sub: -1}) }
	at(b.num)
	if n < 1000 {
		at(b.small)
	}
	if width <= 2 {
		if n >= 1 && n <= 31 {
			at(b.dd)
		}
		if n >= 1 && n <= 12 {
			at(b.mm)
		}
		if n <= 24 {
			at(b.hh)
		}
	}
	if width == 2 {
		at(b.yy)
	}
	if width == 4 && n >= 1000 && n < 3000 {
		at(b.yyyy)
		if n%10 == 0 {
			at(b.decyear)
		}
		if n < 1600 || n > 2100 {
			at(b.doubtyear)
		}
	}
}

// scanGrouped adds 1,400 as a count that is no year.
func (s *scanner) scanGrouped(i int, n int32, end int) {
	norm := s.view.norm
	for end+3 < len(norm) && norm[end] == ',' && digitAt(norm, end+1) && digitAt(norm, end+2) && digitAt(norm, end+3) {
		_, end = digits(norm, end+1)
	}
	s.add(i, lexeme{class: s.lang.builtin.grouped, val: n, end: int32(end), sub: -1})
}

// money reports whether a currency sign stands before i.
func (s *scanner) money(i int) bool {
	norm := s.view.norm
	if i > 0 && norm[i-1] == ' ' {
		i--
	}
	return i > 0 && (norm[i-1] == '$' || norm[i-1] == '#' || (norm[i-1] == '|' && s.currency(i-1)))
}

func (s *scanner) currency(i int) bool {
	switch t := s.view.text[s.view.at(i):]; {
	case len(t) >= 3 && (t[:3] == "€" || t[:3] == "₩" || t[:3] == "₽"):
		return true
	case len(t) >= 2 && (t[:2] == "£" || t[:2] == "¥"):
		return true
	}
	return false
}

// ordinalSuffix is the end of an ordinal suffix at i; 0 when there is none.
func (s *scanner) ordinalSuffix(i int) int {
	for _, suf := range s.lang.suffixes {
		e := i + len(suf)
		if e <= len(s.view.norm) && string(s.view.norm[i:e]) == suf &&
			(e == len(s.view.norm) || byteKind(s.view.norm[e]) != kindLetter) {
			return e
		}
	}
	return 0
}
