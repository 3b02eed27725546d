package syntax

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// wholeForm matches what is one token whatever punctuation it holds: addresses of
// the web and mail, times of day, dates in digits, phone numbers, emoticons.
var wholeForm = regexp.MustCompile(`^(?:(?i:https?://|www\.)\S+[\w/]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\d{1,2}:\d\d(?::\d\d)?|\d{1,4}[/.]\d{1,2}[/.]\d{1,4}|\d{4}-\d\d-\d\d|\+?\d{3}-\d{3,4}(?:-\d{4})?|[:;=]-?[)(DPp]|\d{1,3}(?:,\d{3})+|-?\d+\.\d+|\.{2,}|-{2,}|_{2,}|={2,}|\*{2,})$`)

func whole(s string) bool {
	if len(s) < 2 {
		return true
	}
	for i := 0; i < len(s); i++ {
		if c := s[i]; !(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') {
			return wholeForm.MatchString(s)
		}
	}
	return contraction(s) == 0
}

// runLen is the length of a run of one punctuation sign at the start of s that makes
// a token of its own: "...", "--", "***".
func runLen(s string) int {
	r, n := utf8.DecodeRuneInString(s)
	if !strings.ContainsRune(".-–—*_=…", r) {
		return 0
	}
	run := len(s) - len(strings.TrimLeft(s, string(r)))
	if run == len(s) {
		return 0
	}
	if run > n || r == '–' || r == '—' || r == '…' {
		return run
	}
	if r == '-' && !isDigitByte(s[1]) {
		return n
	}
	return 0
}

func isDigitByte(b byte) bool { return b >= '0' && b <= '9' }

// isDecade reports whether s is what follows the apostrophe of a year: 90s, 68.
func isDecade(s string) bool {
	return len(s) >= 2 && len(s) <= 3 && isDigitByte(s[0]) && isDigitByte(s[1])
}

// words cuts text[from:to], which has no punctuation at its ends, at dashes,
// slashes, hyphens and brackets, and takes the clitics off each part.
func (t *enTokenizer) words(from, to int) {
	s := t.text[from:to]
	if s == "" {
		return
	}
	if whole(s) {
		t.add(from, to)
		return
	}
	start := 0
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		cut := 0
		switch {
		case i == 0:
		case r == '—' || r == '–' || r == '…':
			cut = n
		case strings.HasPrefix(s[i:], "--") || strings.HasPrefix(s[i:], ".."):
			cut = len(s[i:]) - len(strings.TrimLeft(s[i:], s[i:i+1]))
		case r == '-' && hyphenCuts(s[start:i], s[i+1:]):
			cut = n
		case r == '/' && slashCuts(s[start:i], s[i+1:]):
			cut = n
		case strings.ContainsRune("\"“”()[]<>;", r) && i+n < len(s):
			cut = n
		case (r == ',' || r == ':' || r == '?' || r == '!') && i+n < len(s) && letterAt(s[i+n:]) && letterBefore(s[:i]):
			cut = n
		case (r == '%' || r == '$' || r == '€' || r == '£') && i+n < len(s):
			cut = n
		case r == '+' && i+n < len(s) && isDigitByte(s[i-1]) && isDigitByte(s[i+n]):
			cut = n
		}
		if cut == 0 {
			i += n
			continue
		}
		t.word(from+start, from+i)
		t.add(from+i, from+i+cut)
		i += cut
		start = i
	}
	t.word(from+start, to)
}

func letterAt(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

func letterBefore(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsLetter(r)
}

// hyphenCuts reports whether the hyphen between left and right makes three tokens.
func hyphenCuts(left, right string) bool {
	if left == "" || right == "" {
		return false
	}
	stem := strings.ToLower(left)
	if i := strings.LastIndexAny(stem, "-"); i >= 0 {
		stem = stem[i+1:]
	}
	switch stem {
	case "co", "re", "non", "anti", "pro", "mid", "multi", "pre", "post", "ex", "e", "un", "sub", "semi", "pan", "over",
		"counter", "inter", "intra", "mini", "micro", "neo", "bi", "tri", "ultra", "vice", "socio", "psycho", "quasi", "pseudo", "trans":
		return false
	}
	if strings.ContainsAny(left, "@#_") || strings.ContainsAny(right, "@_") {
		return false
	}
	return !strings.EqualFold(right, "wise")
}

// slashCuts reports whether the slash between left and right makes three tokens.
func slashCuts(left, right string) bool {
	if left == "" || right == "" {
		return false
	}
	if strings.Trim(left, "0123456789") == "" && isDigitByte(right[0]) {
		return false
	}
	return utf8.RuneCountInString(left) > 1 || utf8.RuneCountInString(right) > 1
}

// word adds one word without inner punctuation, its clitics and units apart.
func (t *enTokenizer) word(from, to int) {
	s := t.text[from:to]
	if s == "" {
		return
	}
	if n := cliticLen(s); n > 0 && n < len(s) {
		// "I'd've" has two.
		t.word(from, to-n)
		t.add(to-n, to)
		return
	}
	if n := contraction(s); n > 0 {
		t.add(from, from+n)
		t.add(from+n, to)
		return
	}
	if n := unitStart(s); n > 0 {
		t.add(from, from+n)
		t.add(from+n, to)
		return
	}
	t.add(from, to)
}

// cliticLen is the length of the clitic at the end of s: 's, n't, 'll and so on.
func cliticLen(s string) int {
	l := strings.ToLower(strings.ReplaceAll(s, "’", "'"))
	extra := len(s) - len(l) // a curly apostrophe has two bytes more
	for _, c := range []string{"n't", "'s", "'ll", "'ve", "'re", "'m", "'d"} {
		if strings.HasSuffix(l, c) {
			if c == "n't" && len(l) == 3 {
				return 0
			}
			if strings.Count(l, "'") > 1 && extra > 0 {
				extra = len("’") - 1
			}
			return len(c) + extra
		}
	}
	if strings.HasSuffix(l, "s'") && len(l) > 2 {
		return 1 + extra
	}
	return 0
}

// contraction is the length of the first part of words written together, 0 for none.
func contraction(s string) int {
	switch strings.ToLower(s) {
	case "cannot", "gonna", "gotta":
		return 3
	case "wanna":
		return 3
	case "dunno":
		return 2
	case "lemme", "gimme":
		return 3
	}
	return 0
}

// unitStart is the length of the number at the start of s when letters of a unit of
// time follow it at once: "10am", "7pm"; 0 otherwise.
func unitStart(s string) int {
	n := len(s) - len(strings.TrimLeft(s, "0123456789.:,"))
	if n == 0 || n == len(s) {
		return 0
	}
	switch strings.ToLower(s[n:]) {
	case "am", "pm", "a.m", "p.m", "a.m.", "p.m.", "km", "kg", "m", "cm", "mm", "ft", "mph", "mg", "ml", "gb", "mb", "hrs", "min", "mins":
		return n
	}
	return 0
}
