package timex

import "unicode/utf8"

// maxNumberWords bounds the words of one number.
const maxNumberWords = 8

// numberWord is one word of a number as it was read.
type numberWord struct {
	val     int32
	ordinal bool
	end     int
}

// composeNumber reads the longest number in words at i and adds it: "twenty-nine",
// "two hundred and five", "nineteen eighty six", "twenty-first".
func (s *scanner) composeNumber(i int) {
	var words [maxNumberWords]numberWord
	n, pos := 0, i
	for n < maxNumberWords {
		w, ok := s.numberWordAt(pos)
		if !ok {
			break
		}
		words[n] = w
		n++
		if w.ordinal {
			break
		}
		pos = s.glue(w.end)
	}
	for k := n; k > 0; k-- { // the longest row that makes a number
		if val, year, ok := sumWords(words[:k]); ok {
			s.addSpelled(i, val, words[k-1], year)
			if k == 2 && words[0].val >= 20 && words[0].val < 100 || k == 1 {
				return
			}
		}
	}
}

func (s *scanner) addSpelled(i int, val int32, last numberWord, year bool) {
	b := &s.lang.builtin
	at := func(c class) { s.add(i, lexeme{class: c, val: val, end: int32(last.end), sub: -1}) }
	if last.ordinal {
		at(b.nth)
		return
	}
	if year {
		at(b.wyear)
		return
	}
	at(b.num)
	at(b.spelled)
	if val >= 1000 && val < 2200 {
		at(b.wyear)
	}
}

// numberWordAt is the number word that starts at i.
func (s *scanner) numberWordAt(i int) (numberWord, bool) {
	best := numberWord{}
	s.words(i, func(l lexeme) {
		if (l.class == s.lang.builtin.word || l.class == s.lang.builtin.wordOrd) && int(l.end) > best.end {
			best = numberWord{l.val, l.class == s.lang.builtin.wordOrd, int(l.end)}
		}
	})
	return best, best.end > 0
}

// glue is where the next word of a number may start behind i.
func (s *scanner) glue(i int) int {
	norm := s.view.norm
	if i < len(norm) && norm[i] == '-' {
		return i + 1
	}
	pos := s.skip(i)
	if pos == i {
		return len(norm)
	}
	next := pos
	s.words(pos, func(l lexeme) {
		if l.class == s.lang.builtin.and {
			next = s.skip(int(l.end))
		}
	})
	return next
}

// sumWords adds up number words: tens and units, hundreds and thousands, or two
// pairs that make a year.
func sumWords(w []numberWord) (val int32, year, ok bool) {
	if len(w) == 0 {
		return 0, false, false
	}
	total, part, prev := int32(0), int32(0), int32(1<<30)
	for i, x := range w {
		switch {
		case x.val == 1000 && part > 0 && total == 0:
			total, part, prev = part*1000, 0, 1000
		case x.val == 100 && part > 0 && part < 100:
			part, prev = part*100, 100
		case x.val >= 1000 && i == 0: // mil novecientos, zweitausend
			total, prev = x.val, 1000
		case x.val >= 100 && x.val < 1000 && part == 0 && prev > 100: // novecientos, cent
			part, prev = x.val, 100
		case x.val >= 100:
			return 0, false, false
		case i > 0 && prev >= 20 && prev < 100 && x.val < 10 && x.val > 0,
			prev >= 100:
			part += x.val
			prev = x.val
		default:
			return pairYear(w)
		}
	}
	return total + part, false, true
}

// pairYear reads "nineteen eighty six" and "twenty fifteen".
func pairYear(w []numberWord) (val int32, year, ok bool) {
	if len(w) < 2 || len(w) > 3 || w[0].val < 10 || w[0].val > 20 {
		return 0, false, false
	}
	low := w[1].val
	if len(w) == 3 {
		if w[1].val < 20 || w[1].val > 90 || w[2].val > 9 {
			return 0, false, false
		}
		low += w[2].val
	}
	if low < 10 || low > 99 || w[len(w)-1].ordinal {
		return 0, false, false
	}
	return w[0].val*100 + low, true, true
}

// kanjiDigit is the value of a Han numeral; powers of ten are over nine.
func kanjiDigit(r rune) (int32, bool) {
	switch r {
	case '〇', '零':
		return 0, true
	case '一', '元':
		return 1, true
	case '二', '两':
		return 2, true
	case '三':
		return 3, true
	case '四':
		return 4, true
	case '五':
		return 5, true
	case '六':
		return 6, true
	case '七':
		return 7, true
	case '八':
		return 8, true
	case '九':
		return 9, true
	case '十':
		return 10, true
	case '百':
		return 100, true
	case '千':
		return 1000, true
	}
	return 0, false
}

// scanKanji adds the readings of the run of Han numerals at i, and of each of its
// beginnings: 一四半期 is a first quarter and no fourteenth.
func (s *scanner) scanKanji(i int) {
	norm := s.view.norm
	total, part := int32(0), int32(0)
	plain, powers := true, false
	count := 0
	for pos := i; pos < len(norm) && count < 8; {
		r, size := utf8.DecodeRune(norm[pos:])
		d, ok := kanjiDigit(r)
		if !ok || (r == '元' && count > 0) {
			return
		}
		if d < 10 {
			if plain {
				part = part*10 + d
			} else {
				part += d
			}
			plain = !powers
		} else {
			powers, plain = true, false
			if part == 0 {
				part = 1
			}
			total += part * d
			part = 0
		}
		count++
		pos += size
		width := count
		if powers && total+part < 100 {
			width = 2
		} else if powers && total+part >= 1000 {
			width = 4
		}
		s.addNumber(i, total+part, pos, width)
		if r == '元' {
			return
		}
	}
}
