// Package fulltext cuts text of any language into the terms that the store's
// full-text index holds. Both databases and every reader use the same cut, so a
// search finds the same events everywhere.
//
// Scripts with spaces give words: lower case, compatibility forms unified
// (NFKC), accents of Latin, Greek and Cyrillic letters dropped, vowel signs of
// Arabic and Hebrew dropped. Scripts without spaces (Han, kana, Hangul, Thai,
// Lao, Khmer, Burmese) give overlapping pairs of characters, and the last
// character of each run alone, so that a search for one character finds it too.
package fulltext

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// MaxTermBytes bounds one term; what is longer is cut.
const MaxTermBytes = 64

// Terms are the terms of text in their order, with repeats.
func Terms(text string) []string {
	var out []string
	for _, r := range runs(text) {
		if !r.pairs {
			out = append(out, r.text)
			continue
		}
		out = append(out, pairs(r.text)...)
		_, size := utf8.DecodeLastRuneInString(r.text)
		out = append(out, r.text[len(r.text)-size:])
	}
	return out
}

// Query is one word of a search: its terms stand side by side in the text.
type Query struct {
	Terms  []string
	Prefix bool // the last term need only begin so: one character of a script without spaces
}

// Parse cuts a search into its words, all of which must be found. Signs and
// operators of any search syntax are mere separators.
func Parse(query string) []Query {
	var out []Query
	for _, r := range runs(query) {
		switch {
		case !r.pairs:
			out = append(out, Query{Terms: []string{r.text}})
		case utf8.RuneCountInString(r.text) == 1:
			out = append(out, Query{Terms: []string{r.text}, Prefix: true})
		default:
			out = append(out, Query{Terms: pairs(r.text)})
		}
	}
	return out
}

type run struct {
	text  string
	pairs bool
}

// runs cuts folded text where words end and where scripts change.
func runs(text string) []run {
	text = fold(text)
	out := make([]run, 0, len(text)/6+1)
	start, inPairs := -1, false
	flush := func(end int) {
		if start < 0 {
			return
		}
		word := text[start:end]
		if !inPairs {
			word = cut(word)
		}
		out = append(out, run{word, inPairs})
		start = -1
	}
	for i, r := range text {
		if !isWord(r) {
			flush(i)
			continue
		}
		if p := unspaced(r); p != inPairs {
			flush(i)
			inPairs = p
		}
		if start < 0 {
			start = i
		}
	}
	flush(len(text))
	return out
}

func pairs(s string) []string {
	rs := []rune(s)
	out := make([]string, 0, len(rs))
	for i := 0; i+1 < len(rs); i++ {
		out = append(out, string(rs[i:i+2]))
	}
	return out
}

func cut(s string) string {
	if len(s) <= MaxTermBytes {
		return s
	}
	return strings.ToValidUTF8(s[:MaxTermBytes], "")
}

func isWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.Is(unicode.M, r)
}

// unspaced reports whether r belongs to a script that is written without spaces.
func unspaced(r rune) bool {
	if r < 0x0e00 {
		return false
	}
	return r == 'ー' || r == '々' || r == '〆' ||
		unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul,
			unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// fold brings text to the form in which terms are compared.
func fold(text string) string {
	if isASCII(text) {
		return strings.ToLower(text)
	}
	text = strings.ToLower(norm.NFKD.String(strings.ToValidUTF8(text, " ")))
	text = strings.Map(func(r rune) rune {
		if r >= 0x300 && r <= 0x36f || r >= 0x591 && r <= 0x5c7 || r >= 0x64b && r <= 0x652 {
			return -1
		}
		return r
	}, text)
	return norm.NFC.String(text)
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
