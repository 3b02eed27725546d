package syntax

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"demarche/timeline"

	"github.com/clipperhouse/uax29/v2/sentences"
)

// endsSpaced gives the offsets in text after which a new sentence starts, for
// scripts with spaces: Unicode sentence boundaries (UAX 29), less those after
// abbreviations and inside quoted speech, and those that UAX 29 leaves out before
// digits and opening quotes.
func endsSpaced(text string, lang timeline.Lang) []int {
	flat := strings.Map(func(r rune) rune {
		if r == '\n' || r == '\r' {
			return ' '
		}
		return r
	}, text)
	if len(flat) != len(text) { // Invalid UTF-8 grows; offsets would be off.
		flat = text
	}
	abbr := abbreviations()
	var ends []int
	end := func(at int) {
		at = len(strings.TrimRight(flat[:at], "([{“‘«")) // UAX 29 takes these for closing.
		next := at + notesLen(flat[at:])
		if next < len(flat) && !abbr.joins(flat[:at], flat[next:], lang) {
			ends = append(ends, next)
		}
	}
	it := sentences.FromString(flat)
	for it.Next() {
		for _, e := range innerEnds(it.Value()) {
			end(it.Start() + e)
		}
		end(it.End())
	}
	return ends
}

// innerEnds finds what may be a boundary inside a UAX 29 sentence: a full stop, a
// space, and then a digit or an opening quote or bracket before a capital.
func innerEnds(s string) []int {
	var out []int
	for i := 0; i < len(s); i++ {
		if s[i] != '.' && s[i] != '!' && s[i] != '?' {
			continue
		}
		j := i + 1
		for j < len(s) {
			r, n := utf8.DecodeRuneInString(s[j:])
			if !strings.ContainsRune(closers, r) {
				break
			}
			j += n
		}
		if j >= len(s)-1 || s[j] != ' ' {
			continue
		}
		rest := strings.TrimLeft(s[j:], " ")
		r, n := utf8.DecodeRuneInString(rest)
		next, _ := utf8.DecodeRuneInString(rest[n:])
		if unicode.IsDigit(r) || strings.ContainsRune("\"“‘'([-–—•", r) && (unicode.IsUpper(next) || unicode.IsDigit(next) || next == ' ') {
			out = append(out, len(s)-len(rest))
		}
	}
	return out
}

// abbreviationTable is abbreviations.tsv: class by language and word.
type abbreviationTable map[string]map[string]string

//go:embed abbreviations.tsv
var abbreviationsTSV string

var abbreviations = sync.OnceValue(func() abbreviationTable {
	t := abbreviationTable{}
	for l := range strings.Lines(abbreviationsTSV) {
		f := strings.Split(strings.TrimSpace(l), "\t")
		if strings.HasPrefix(l, "#") || len(f) != 3 {
			continue
		}
		if t[f[1]] == nil {
			t[f[1]] = map[string]string{}
		}
		for _, w := range strings.Fields(f[2]) {
			if f[0] == "opener" {
				w = "^" + w
			}
			if t[f[1]][w] == "" {
				t[f[1]][w] = f[0]
			}
		}
	}
	return t
})

func (t abbreviationTable) class(lang timeline.Lang, word string) string {
	if c := t[string(lang)][word]; c != "" {
		return c
	}
	return t["*"][word]
}

// joins reports whether what looks like a boundary between before and after is none.
func (t abbreviationTable) joins(before, after string, lang timeline.Lang) bool {
	before = strings.TrimRightFunc(before, isSpace)
	after = strings.TrimLeftFunc(after, isSpace)
	next, n := utf8.DecodeRuneInString(after)
	if after == "" {
		return true
	}
	bare := strings.TrimRight(before, closers)
	last, _ := utf8.DecodeLastRuneInString(bare)
	if unicode.IsLower(next) {
		// "Really?" he said; the Yahoo! site. A list goes on in lower case too.
		return true
	}
	if last == '…' || strings.HasSuffix(bare, "..") {
		return false
	}
	if last != '.' || bare != before {
		return strings.ContainsRune(",;:—–", next)
	}
	word := lastWord(bare)
	key := strings.ToLower(strings.TrimSuffix(word, "."))
	switch t.class(lang, key) {
	case "title":
		return true
	case "number":
		return unicode.IsDigit(next)
	case "month":
		return unicode.IsDigit(next) || unicode.IsUpper(next) && !t.opens(lang, after)
	case "either":
		if len(key) == 1 && !unicode.IsUpper(rune(word[0])) {
			return false
		}
		return !strings.ContainsRune("\"“‘(", next) && !t.opens(lang, after)
	}
	if lang == "de" && isOrdinal(key) {
		return unicode.IsUpper(next) && !t.opens(lang, after)
	}
	// Initials and acronyms with periods that no list knows: "P.L.O. leaders".
	if strings.Contains(key, ".") && len(key) <= 9 && unicode.IsUpper(rune(word[0])) {
		return !t.opens(lang, after)
	}
	return n == 0 || strings.ContainsRune(",;:", next)
}

// opens reports whether after starts with a word that opens sentences.
func (t abbreviationTable) opens(lang timeline.Lang, after string) bool {
	end := strings.IndexFunc(after, func(r rune) bool { return !unicode.IsLetter(r) })
	if end < 0 {
		end = len(after)
	}
	if lang == "" {
		lang = "en"
	}
	r, _ := utf8.DecodeRuneInString(after)
	return unicode.IsUpper(r) && t[string(lang)]["^"+strings.ToLower(after[:end])] != ""
}

func isOrdinal(s string) bool {
	return len(s) >= 1 && len(s) <= 2 && strings.Trim(s, "0123456789") == ""
}

// notesLen is the length of the note numbers in brackets at the start of s, which
// belong to the sentence before it: "[17][18] ".
func notesLen(s string) int {
	n := 0
	for {
		rest := strings.TrimLeftFunc(s[n:], isSpace)
		end := strings.IndexByte(rest, ']')
		if !strings.HasPrefix(rest, "[") || end < 2 || end > 5 || strings.Trim(rest[1:end], "0123456789") != "" {
			return n
		}
		n = len(s) - len(rest) + end + 1
	}
}

// lastWord is what stands after the last space, bracket or dash of s.
func lastWord(s string) string {
	i := strings.LastIndexFunc(s, func(r rune) bool { return isSpace(r) || strings.ContainsRune("(\"“‘[-–—/", r) })
	if i < 0 {
		return s
	}
	_, n := utf8.DecodeRuneInString(s[i:])
	return s[i+n:]
}
