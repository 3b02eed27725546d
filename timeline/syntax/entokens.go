package syntax

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"demarche/timeline"
)

// englishTokens cuts one sentence into words as UD English (EWT, GUM) does:
// clitics apart (do n't, Russia 's), hyphens apart between words (US - led) but not
// after prefixes (re-elected), currency and percent signs apart, abbreviations and
// numbers whole, the final period apart.
func englishTokens(text string, within timeline.Span) []timeline.Span {
	t := enTokenizer{text: text, end: within.End, abbr: abbreviations()}
	at := within.Start
	for at < within.End {
		r, n := utf8.DecodeRuneInString(text[at:within.End])
		if isSpace(r) {
			at += n
			continue
		}
		stop := within.End
		if i := strings.IndexFunc(text[at:within.End], isSpace); i >= 0 {
			stop = at + i
		}
		t.chunk(at, stop)
		at = stop
	}
	return t.out
}

// enTokenizer collects the tokens of one sentence.
type enTokenizer struct {
	text string
	end  int // of the sentence
	abbr abbreviationTable
	out  []timeline.Span
}

func (t *enTokenizer) add(from, to int) {
	if from < to {
		t.out = append(t.out, timeline.Span{Start: from, End: to})
	}
}

const (
	enOpening = "([{<\"“‘„«`$€£¥#*¿¡•"
	enClosing = ")]}>\"”’»,;:?!%*°…'`"
)

// chunk cuts what stands between two spaces: punctuation from both ends, then the
// words inside.
func (t *enTokenizer) chunk(from, to int) {
	if whole(t.text[from:to]) {
		t.add(from, to)
		return
	}
	for from < to {
		n := t.openingLen(from, to)
		if n == 0 {
			break
		}
		t.add(from, from+n)
		from += n
	}
	var tail []timeline.Span
	for from < to {
		n := t.closingLen(from, to)
		if n == 0 {
			break
		}
		tail = append(tail, timeline.Span{Start: to - n, End: to})
		to -= n
	}
	t.words(from, to)
	for i := len(tail) - 1; i >= 0; i-- {
		t.out = append(t.out, tail[i])
	}
}

// openingLen is the length of the punctuation token that text[from:to] opens with.
func (t *enTokenizer) openingLen(from, to int) int {
	s := t.text[from:to]
	if n := runLen(s); n > 0 {
		return n
	}
	r, n := utf8.DecodeRuneInString(s)
	switch {
	case n == len(s):
		return 0
	case r == '\'' || r == '’' || r == '‘':
		// 'em, 's, '90s keep their apostrophe.
		if c := cliticLen(s); c == len(s) || isDecade(s[n:]) || strings.EqualFold(s[n:], "em") || strings.EqualFold(s[n:], "til") {
			return 0
		}
		return n
	case r == '#' && isDigitByte(s[1]), r == '*' && !strings.HasPrefix(s, "**"):
		return n
	case strings.ContainsRune(enOpening, r), r == '~' && isDigitByte(s[n]):
		return n
	}
	return 0
}

// closingLen is the length of the punctuation token that text[from:to] ends with.
func (t *enTokenizer) closingLen(from, to int) int {
	s := t.text[from:to]
	r, n := utf8.DecodeLastRuneInString(s)
	if n == len(s) {
		return 0
	}
	switch r {
	case '.', '!', '?', '-', '–', '—', '=', '_':
		rest := strings.TrimRight(s, string(r))
		if len(rest) == 0 {
			return 0
		}
		if run := len(s) - len(rest); run > n {
			return run
		}
		if r == '!' || r == '?' {
			return len(s) - len(strings.TrimRight(s, "!?"))
		}
		if r == '.' && t.keepsPeriod(rest, to) {
			return 0
		}
		return n
	case '\'', '’':
		return n
	case ':', ';':
		return n
	case ')':
		// A letter in a list, "a)", or a bracket that opened inside the word: "state(s)".
		if i := strings.LastIndexByte(s, '('); i > 0 {
			return 0
		}
		return n
	}
	if strings.ContainsRune(enClosing, r) {
		return n
	}
	return 0
}

// keepsPeriod reports whether word keeps the period after it.
func (t *enTokenizer) keepsPeriod(word string, to int) bool {
	if i := strings.LastIndexAny(word, "-–—/"); i >= 0 {
		word = word[i+1:]
	}
	last := to >= t.end || strings.Trim(t.text[to:t.end], closers+" \n\t") == ""
	key := strings.ToLower(word)
	if strings.Contains(key, ".") {
		// U.S., p.m., Ph.D.; not "example.org."
		return acronym(key)
	}
	if len(word) == 1 && unicode.IsLetter(rune(word[0])) {
		return !last && (word != "I" || t.initialFollows(to))
	}
	class := t.abbr.class("en", key)
	if class == "" {
		return false
	}
	if last {
		return class == "either" && !plainWord(key) || class == "title" && !plainWord(key)
	}
	if class == "number" {
		rest := strings.TrimLeft(t.text[to:t.end], " ")
		return rest != "" && (isDigitByte(rest[0]) || !plainWord(key))
	}
	first, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(first) || !plainWord(key)
}

// initialFollows reports whether a capital follows, as after a person's initial.
func (t *enTokenizer) initialFollows(at int) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(t.text[at:t.end], " "))
	return unicode.IsUpper(r)
}

// plainWord reports whether an abbreviation is also a common word.
func plainWord(key string) bool {
	switch key {
	case "no", "sat", "sun", "mar", "mass", "ill", "miss", "wash", "min", "max", "art", "fig", "ed", "in", "col", "ore",
		"sec", "pen", "ind", "est", "chap", "par", "arts", "figs", "mon", "fri", "hon", "ave", "op", "doc", "min.", "op.":
		return true
	}
	return false
}

// acronym reports whether key is single letters with periods between ("u.s", "p.m"),
// or short parts that start with one ("ph.d").
func acronym(key string) bool {
	for part := range strings.SplitSeq(key, ".") {
		if n := utf8.RuneCountInString(part); n == 0 || n > 2 {
			return false
		}
		if isDigitByte(part[0]) {
			return false
		}
	}
	return true
}
