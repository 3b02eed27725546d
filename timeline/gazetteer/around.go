package gazetteer

import (
	"strings"
	"unicode/utf8"

	"demarche/timeline"
)

// around is what stands beside a name: a title, a country.
type around struct {
	title   int // item of the title; -1 when there is none
	office  string
	class   string
	country timeline.CountryID
	former  bool
	used    []int // items that belong to the name
}

// beside looks to both sides of a name between item before and item after (the
// items next to it; before may be -1, after may be past the end).
func (t *tagger) beside(span timeline.Span, before, after int) around {
	a := around{title: -1}
	if t.cjk() {
		t.afterCJK(span, after, &a)
		t.beforeCJK(span, before, &a)
	} else {
		t.beforeLatin(span, before, &a)
		if a.title < 0 {
			t.apposition(span, after, &a)
		}
		if a.country == "" && a.title >= 0 && after < len(t.items) && t.items[after].kind == kindCountry && !t.items[after].adj && strings.HasPrefix(strings.TrimSpace(t.text[span.End:t.items[after].Start]), "of") && isOf(t.text[span.End:t.items[after].Start]) {
			a.country = t.countryOf(after)
		}
	}
	if a.title >= 0 {
		e := t.g.entities[t.items[a.title].best]
		a.office, a.class = e.office, e.class
		if a.country == "" {
			a.country = t.g.officeCountry(e.office, t.text[t.items[a.title].Start:t.items[a.title].End])
		}
	}
	return a
}

func (t *tagger) cjk() bool { return t.japanese || t.doc.Lang == "zh" || t.doc.Lang == "ko" }

// beforeLatin reads "Russian Foreign Minister", "the president of Russia," or
// "Russia's" before a name.
func (t *tagger) beforeLatin(span timeline.Span, k int, a *around) {
	if k < 0 || t.items[k].End > span.Start {
		return
	}
	it := &t.items[k]
	between := t.text[it.End:span.Start]
	switch {
	case it.kind == kindTitle && (isBlank(between) || strings.TrimSpace(between) == "," && !it.used):
		t.titleChain(k, a)
		if strings.TrimSpace(between) == "," && a.country == "" {
			*a = around{title: -1}
		}
	case it.kind == kindCountry && strings.TrimSpace(between) == "," && k > 0 && t.items[k-1].kind == kindTitle && isOf(t.gap(k-1)):
		a.title, a.used = k-1, append(a.used, k-1)
		a.country = t.countryOf(k)
	case it.kind == kindCountry && (isBlank(between) && it.adj || isPossessive(between)):
		a.country = t.countryOf(k)
	case it.kind == kindOrganization && isBlank(between):
		a.country = t.g.entities[it.best].country
	}
}

// chainLimit bounds how many titles and authorities may follow on each other.
const chainLimit = 6

// titleChain takes the title at item k with what leads to it: "former", another
// title, an authority, the country.
func (t *tagger) titleChain(k int, a *around) {
	a.title, a.used = k, append(a.used, k)
	for n := 0; k > 0 && n < chainLimit; n++ {
		between := t.gap(k - 1)
		if !isLeadIn(between) {
			return
		}
		a.former = a.former || strings.Contains(between, "ormer") || strings.Contains(between, "ex-")
		k--
		switch it := &t.items[k]; it.kind {
		case kindTitle:
			if isLooseTitle(t.g.entities[t.items[a.title].best].class) {
				a.title = k
			}
			a.used = append(a.used, k)
		case kindBody:
			a.used = append(a.used, k)
		case kindCountry:
			a.country = t.countryOf(k)
			return
		case kindOrganization, kindSeat, kindCapital:
			a.country = t.g.entities[it.best].country
			return
		default:
			return
		}
	}
}

// apposition reads ", the Israeli Foreign Affairs Minister" or ", president of
// Chile" after a name.
func (t *tagger) apposition(span timeline.Span, k int, a *around) {
	if k >= len(t.items) {
		return
	}
	between := t.text[span.End:t.items[k].Start]
	lead, ok := strings.CutPrefix(between, ",")
	if !ok || !isLeadIn(lead) {
		return
	}
	for n := 0; k < len(t.items) && n < 4; n++ {
		switch it := &t.items[k]; it.kind {
		case kindCountry:
			if a.country == "" {
				a.country = t.countryOf(k)
			}
		case kindBody, kindOrganization:
		case kindTitle:
			a.title, a.used = k, append(a.used, k)
			a.former = strings.Contains(lead, "ormer")
			if k+1 < len(t.items) && t.items[k+1].kind == kindCountry && isOf(t.gap(k)) && !strings.HasPrefix(strings.TrimSpace(t.gap(k)), "to") {
				a.country = t.countryOf(k + 1)
			}
			return
		default:
			a.country = ""
			return
		}
		if !isLeadIn(t.gap(k)) {
			break
		}
		k++
	}
	if a.title < 0 {
		a.country = ""
	}
}

// afterCJK reads 大統領, 露外相, (...)外交部報道官 after a name.
func (t *tagger) afterCJK(span timeline.Span, k int, a *around) {
	pos := span.End
	if end := closeParen(t.text, pos); end > pos {
		pos = end
		for k < len(t.items) && t.items[k].Start < pos {
			k++
		}
	}
	for n := 0; n < 4 && k < len(t.items); n++ {
		it := &t.items[k]
		between := t.text[pos:it.Start]
		if cut := cutRank(t.text, it.Start); cut == pos && cut < it.Start {
			a.former = a.former || between == "元" || between == "前"
			between = ""
		}
		if !isJoin(between) {
			return
		}
		switch it.kind {
		case kindTitle:
			if a.title >= 0 && t.g.entities[it.best].office == "mr" {
				return
			}
			a.title, a.used = k, append(a.used, k)
		case kindBody, kindOrganization:
			a.used = append(a.used, k)
			if c := t.itemCountry(k); c != "" {
				a.country = c
			}
		case kindCountry:
			if a.title >= 0 || between != "" {
				return
			}
			if a.used = append(a.used, k); !t.isElsewhere(k) {
				a.country = t.countryOf(k)
			}
		default:
			return
		}
		pos, k = it.End, k+1
	}
	if a.title < 0 {
		a.used, a.country = nil, ""
	}
}

// beforeCJK reads ロシアの, 米国務長官の, 俄罗斯总统 before a name.
func (t *tagger) beforeCJK(span timeline.Span, k int, a *around) {
	pos := span.Start
	for n := 0; n < 4 && k >= 0; n++ {
		it := &t.items[k]
		between := t.text[it.End:pos]
		if !isJoin(between) && between != "の" && between != "・" {
			return
		}
		switch it.kind {
		case kindTitle:
			if a.title < 0 || t.g.entities[t.items[a.title].best].office == "mr" {
				a.title = k
			}
			a.used = append(a.used, k)
		case kindBody:
			a.used = append(a.used, k)
		case kindOrganization, kindSeat:
			if c := t.itemCountry(k); c != "" && a.country == "" {
				a.country = c
			}
			return
		case kindCountry:
			if a.country == "" && !t.isElsewhere(k) {
				a.country = t.countryOf(k)
			}
			return
		default:
			return
		}
		pos, k = it.Start, k-1
	}
}

// countryOf is the country that item k names, as of its place in the text.
func (t *tagger) countryOf(k int) timeline.CountryID {
	it := t.items[k]
	if it.best < 0 {
		return it.codes[0]
	}
	if c := t.countryAmong(k); c != "" {
		return c
	}
	return t.g.entities[it.best].country
}

func (t *tagger) itemCountry(k int) timeline.CountryID {
	if t.items[k].best < 0 {
		return t.items[k].codes[0]
	}
	return t.g.entities[t.items[k].best].country
}

// officeCountry is the country of titles that only one state uses.
func (g *Gazetteer) officeCountry(office, form string) timeline.CountryID {
	switch {
	case office == "secretary of state", form == "国務長官":
		return "USA"
	case office == "chief cabinet secretary", form == "天皇":
		return "JPN"
	case office == "pope":
		return "VAT"
	case form == "taoiseach", form == "Taoiseach":
		return "IRL"
	}
	return ""
}

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
