package gazetteer

import (
	"strings"
	"unicode/utf8"
)

// nextWord is the word at the start of s: letters, dots of initials, hyphens, apostrophes inside.
func nextWord(s string) string {
	end := 0
	for i, r := range s {
		if isWordRune(r) || r == '-' || (r == '\'' || r == '’') && !strings.HasPrefix(s[i+utf8.RuneLen(r):], "s ") {
			end = i + utf8.RuneLen(r)
			continue
		}
		if r == '.' && i <= 1 {
			end = i + 1
			continue
		}
		break
	}
	return strings.TrimRight(s[:end], "'’-")
}

// wordBefore is the word that ends before pos, over one blank, and where it starts.
func wordBefore(s string, pos int) (word string, start int) {
	end := pos
	if end > 0 && s[end-1] == ' ' {
		end--
	}
	start = end
	for start > 0 {
		r, n := utf8.DecodeLastRuneInString(s[:start])
		if !isWordRune(r) && r != '-' && r != '\'' && r != '’' && !(r == '.' && start == end && isInitial(s[:start])) {
			break
		}
		start -= n
	}
	return s[start:end], start
}

// isInitial reports whether s ends with one capital and a dot, as "George W." does.
func isInitial(s string) bool {
	n := len(s)
	return n >= 2 && s[n-2] >= 'A' && s[n-2] <= 'Z' && (n == 2 || s[n-3] == ' ')
}

// isFunctionWord holds for words that open sentences and headlines with a capital.
func isFunctionWord(w string) bool { return functionWords.has(w) }

var functionWords = newWordSet(" the a an when while as but and in on at for if after before that since although then meanwhile former both with by to from of " +
	"he she it they we i you his her their its this these those here there who what why how where which because so yet or nor not no yes also under over " +
	"during against between among through into about however still now once later earlier today yesterday tomorrow is was are were has had have will would " +
	"may might can could should said says told like unlike despite until till within without according asked speaking including even only just mr mrs ms dr " +
	"sir president minister one two some many most all each every another such new late both either neither than ")

// isCalendar holds for the names of months and days.
func isCalendar(w string) bool { return calendarWords.has(w) }

var calendarWords = newWordSet(" january february march april may june july august september october november december monday tuesday wednesday thursday friday " +
	"saturday sunday christmas easter ramadan ")

// honorific is the length of "Dr. " or "Sir " at the start of s.
func honorific(s string) int {
	for _, h := range []string{"Dr. ", "Dr ", "Sir ", "Dame ", "Sr. ", "Gen. ", "Capt. ", "Lt. ", "Col. ", "Prince ", "Crown Prince ", "Ratu ", "Datuk ", "Dato' Seri "} {
		if strings.HasPrefix(s, h) {
			return len(h) + honorific(s[len(h):])
		}
	}
	return 0
}

// isInstitution holds for nouns that names of authorities end in, which no person bears.
func isInstitution(w string) bool { return institutionWords.has(w) }

var institutionWords = newWordSet(" national congress assembly council party union committee commission ministry office department conference agency " +
	"organization organisation federation army navy force forces command court bank institute university school association league " +
	"movement front group states republic election summit staff secretary general affairs daily news times post meeting emeritus dynamics airlines airport ")

// katakanaStart is where the run of katakana with its middle dots that ends at pos starts.
func katakanaStart(s string, pos int) int {
	start := pos
	for start > 0 {
		r, n := utf8.DecodeLastRuneInString(s[:start])
		if !isKatakana(r) && !isNameDot(r) {
			break
		}
		start -= n
	}
	for start < pos {
		r, n := utf8.DecodeRuneInString(s[start:])
		if isKatakana(r) && r != 'ー' {
			break
		}
		start += n
	}
	return start
}

// wordSet is a set of words in lower case.
type wordSet map[string]struct{}

// newWordSet splits list at its blanks.
func newWordSet(list string) wordSet {
	out := wordSet{}
	for _, w := range strings.Fields(list) {
		out[w] = struct{}{}
	}
	return out
}

// has reports whether w, in whatever case, is in the set.
func (s wordSet) has(w string) bool {
	var buf [24]byte
	if len(w) > len(buf) {
		return false
	}
	for i := range len(w) {
		if buf[i] = w[i]; 'A' <= w[i] && w[i] <= 'Z' {
			buf[i] += 'a' - 'A'
		}
	}
	_, ok := s[string(buf[:len(w)])]
	return ok
}
