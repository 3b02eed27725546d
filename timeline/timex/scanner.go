package timex

import "unicode/utf8"

// scanner finds the words of a text: at[i]-1 is the first of a chain of lexemes
// that start at place i of the view.
type scanner struct {
	lang *language
	view view
	at   []int32
	lex  []lexeme
	// starts are the places with a lexeme, in order: where a rule may start.
	starts []int32
	rowEnd int // digits before this place belong to a row that is no date
}

func (s *scanner) reset(text string, l *language) {
	s.lang = l
	s.view.reset(text)
	n := len(s.view.norm) + 1
	if cap(s.at) < n {
		s.at = make([]int32, n)
	}
	s.at = s.at[:n]
	clear(s.at)
	s.lex = s.lex[:0]
	s.starts = s.starts[:0]
	s.rowEnd = 0
}

func (s *scanner) add(i int, l lexeme) {
	l.next = s.at[i] - 1
	if l.next < 0 && (len(s.starts) == 0 || s.starts[len(s.starts)-1] != int32(i)) {
		s.starts = append(s.starts, int32(i))
	}
	s.lex = append(s.lex, l)
	s.at[i] = int32(len(s.lex))
}

// scan fills the chains.
func (s *scanner) scan() {
	norm := s.view.norm
	prev := kindOther
	for i := 0; i < len(norm); {
		c := norm[i]
		if c == ' ' || c == '\n' {
			prev = kindOther
			i++
			continue
		}
		kind := byteKind(c)
		switch {
		case kind == kindDigit:
			if prev != kindDigit && i >= s.rowEnd {
				s.scanDigits(i)
			}
		case kind == kindLetter && prev == kindLetter && s.lang.spaced:
			for i < len(norm) && byteKind(norm[i]) == kindLetter {
				i++
			}
			continue
		case c >= utf8.RuneSelf && s.lang.kanji && s.kanjiStart(i):
			s.scanKanji(i)
		}
		number := false
		s.words(i, func(l lexeme) {
			number = number || l.class == s.lang.builtin.word || l.class == s.lang.builtin.wordOrd
			s.add(i, l)
		})
		if number {
			s.composeNumber(i)
		}
		prev = kind
		i++
		if c >= utf8.RuneSelf {
			for i < len(norm) && norm[i]&0xC0 == 0x80 {
				i++
			}
		}
	}
}

// kanjiStart reports whether a run of Han numerals starts at i.
func (s *scanner) kanjiStart(i int) bool {
	r, _ := utf8.DecodeRune(s.view.norm[i:])
	if _, ok := kanjiDigit(r); !ok {
		return false
	}
	before, _ := utf8.DecodeLastRune(s.view.norm[:i])
	_, ok := kanjiDigit(before)
	return !ok || before == '元'
}

// words calls yield for each word of the lexicon that starts at i.
func (s *scanner) words(i int, yield func(lexeme)) {
	norm, lex := s.view.norm, s.lang.lexicon
	if i >= len(norm) {
		return
	}
	node := lex.root[norm[i]]
	for pos := i + 1; node != 0; pos++ {
		n := &lex.nodes[node]
		if n.words < n.wordsEnd && s.ends(pos) {
			for _, w := range lex.words[n.words:n.wordsEnd] {
				if w.cap && !s.view.capital(i) {
					continue
				}
				w.end = int32(pos)
				yield(w)
			}
		}
		if pos >= len(norm) {
			return
		}
		c := norm[pos]
		if c == '\n' {
			c = ' '
		}
		node = lex.next(node, c)
	}
}

// ends reports whether a word may end at pos.
func (s *scanner) ends(pos int) bool {
	norm := s.view.norm
	return !s.lang.spaced || pos >= len(norm) || byteKind(norm[pos]) != kindLetter || byteKind(norm[pos-1]) != kindLetter
}

// skip is the place of the next sign behind the white space at i. It does not
// cross an empty line.
func (s *scanner) skip(i int) int {
	norm := s.view.norm
	lines := 0
	for pos := i; pos < len(norm) && pos < i+8; pos++ {
		switch norm[pos] {
		case ' ':
		case '\n':
			if lines++; lines > 1 {
				return i
			}
		default:
			return pos
		}
	}
	return i
}
