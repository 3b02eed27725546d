package merge

import (
	"strings"
	"unicode"

	"demarche/timeline"
)

// leastWords is the share of words that two reports of one statement have in
// common, names included.
const leastWords = 0.25

// sameWords tells apart what the other checks cannot: a party says many things in
// a day. Reports of statements in one language must share words; across languages
// nothing can be said.
func (m *Merger) sameWords(r timeline.Report, e timeline.Event) bool {
	t, ok := m.types.Lookup(r.Type)
	if !ok || t.Family != "statement" {
		return true
	}
	comparable := false
	words := wordsOf(r.Quote)
	for _, o := range e.Reports {
		if o.Lang != r.Lang {
			continue
		}
		comparable = true
		if common(words, wordsOf(o.Quote)) >= leastWords {
			return true
		}
	}
	return !comparable
}

// wordsOf is the words of four letters and more, and pairs of neighbouring
// characters in scripts that are written without spaces.
func wordsOf(s string) map[string]bool {
	out := map[string]bool{}
	var last rune
	for word := range strings.FieldsFuncSeq(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		last = 0
		letters := 0
		for _, r := range word {
			if unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) {
				if last != 0 {
					out[string([]rune{last, r})] = true
				}
				last = r
				continue
			}
			last = 0
			letters++
		}
		if letters >= 4 {
			out[word] = true
		}
	}
	return out
}

// common is the share of the smaller set that the other has too; 1 where one is
// empty, which says nothing.
func common(a, b map[string]bool) float64 {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) == 0 {
		return 1
	}
	n := 0
	for w := range a {
		if b[w] {
			n++
		}
	}
	return float64(n) / float64(len(a))
}
