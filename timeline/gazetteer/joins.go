package gazetteer

import (
	"strings"
	"unicode/utf8"
)

// What may stand between a name, a title and a country.

func isBlank(s string) bool {
	return strings.Trim(s, " \u00a0\u3000") == "" || s == "・"
}

func isJoin(s string) bool { return isBlank(s) || s == "、" || s == "," || s == ", " }

func isPossessive(s string) bool {
	s = strings.TrimSpace(s)
	return s == "'s" || s == "’s" || s == "'" || s == "’"
}

func isOf(s string) bool {
	s = strings.TrimSpace(s)
	return s == "of" || s == "of the" || s == "for" || s == "to" || s == "to the"
}

// isLeadIn holds for what may stand between a country and a title, or between
// two titles: nothing, a possessive, words such as "former" and "deputy".
func isLeadIn(s string) bool {
	if len(s) > 60 || strings.ContainsAny(s, ".;:\n()\"") {
		return false
	}
	return onlyWords(s, leadInWords)
}

var leadInWords = newWordSet(" the a an former ex then outgoing acting interim deputy vice first new current late incumbent newly elected top chief senior state " +
	"and party opposition visiting communist caretaker transitional provisional permanent special assistant under federal ruling " +
	"socialist longtime veteran hardline reformist conservative self declared prime national security one time principal lead " +
	"presidential military lame duck culture health energy justice education environment transport agriculture labor labour planning " +
	"information tourism industry oil water immigration development housing digital science sports economic climate fisheries embattled " +
	"ailing exiled ousted deposed republican democratic &")

// onlyWords reports whether s holds no word but those of list; possessives and
// hyphens count as blanks.
func onlyWords(s string, list wordSet) bool {
	for start, i := -1, 0; i <= len(s); {
		r, n := rune(' '), 1
		if i < len(s) {
			r, n = utf8.DecodeRuneInString(s[i:])
		}
		switch blank := r == ' ' || r == '-' || r == '\'' || r == '’' || r == '\u00a0'; {
		case !blank && start < 0:
			start = i
		case blank && start >= 0:
			if w := s[start:i]; w != "s" && !list.has(w) {
				return false
			}
			start = -1
		}
		i += n
	}
	return true
}

// closeParen is the end of a short parenthesis that opens at pos, pos when there is none.
func closeParen(text string, pos int) int {
	for _, p := range [][2]string{{"(", ")"}, {"（", "）"}, {" (", ")"}} {
		if strings.HasPrefix(text[pos:], p[0]) {
			window := text[pos:min(len(text), pos+120)]
			if i := strings.Index(window, p[1]); i > 0 {
				return pos + i + len(p[1])
			}
		}
	}
	return pos
}
