package gazetteer

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"demarche/timeline"
)

// Phrases for who holds an office: "the Russian president", "the president".

// officeHolder reads "the Russian president" or 露大統領 that starts with the country at item i.
func (t *tagger) officeHolder(i int) bool {
	if i+1 >= len(t.items) || len(t.items[i].codes) > 1 || t.items[i].peop || t.isElsewhere(i) {
		return false
	}
	between := t.gap(i)
	k := i + 1
	if t.cjk() {
		if between != "" && between != "の" && between != " " || t.isFormerCJK(i) || len(t.items[i].codes) > 0 && isKatakana(runeBefore(t.text, t.items[i].Start)) {
			return false
		}
	} else if !isLeadIn(between) || strings.Contains(between, "ormer") || strings.Contains(between, "ex-") {
		return false
	}
	if t.items[k].kind != kindTitle {
		return false
	}
	if !t.cjk() && t.nameBeforeComma(i) {
		return false
	}
	country := t.countryOf(i)
	return t.bearer(k, timeline.Span{Start: t.items[i].Start, End: t.items[k].End}, country)
}

// isFormerCJK reports whether 元 or 前 stands before the country at item i: 元韓国大統領.
func (t *tagger) isFormerCJK(i int) bool {
	head := t.text[:t.items[i].Start]
	return strings.HasSuffix(head, "元") || strings.HasSuffix(head, "前") && !strings.HasSuffix(head, "午前") && !strings.HasSuffix(head, "以前") && !strings.HasSuffix(head, "日前")
}

// isElsewhere holds for a code that a verb leads to, and for any country after 駐:
// 駐日大使 is not Japan's, 駐中国大使 not China's.
func (t *tagger) isElsewhere(i int) bool {
	if t.cjk() && runeBefore(t.text, t.items[i].Start) == '駐' {
		return true
	}
	return len(t.items[i].codes) > 0 && slices.Contains(t.g.kanjiBefore, runeBefore(t.text, t.items[i].Start))
}

// nameBeforeComma reports whether a name in capitals stands before ", the" at
// item i: the title there belongs to it.
func (t *tagger) nameBeforeComma(i int) bool {
	head := strings.TrimRight(t.text[:t.items[i].Start], " ")
	for _, article := range []string{" the", " a", " an", " former"} {
		head = strings.TrimSuffix(head, article)
	}
	if !strings.HasSuffix(head, ",") || t.titleCase(t.items[i].Start) {
		return false
	}
	last, at := wordBefore(t.text, len(head)-1)
	before, _ := wordBefore(t.text, at)
	r, _ := utf8.DecodeRuneInString(last)
	q, _ := utf8.DecodeRuneInString(before)
	return unicode.IsUpper(r) && unicode.IsUpper(q) && !t.covered(at) && !isCalendar(before) && !isFunctionWord(before)
}

// officeOf reads "the president of Russia" from its title at item i.
func (t *tagger) officeOf(i int) bool {
	if i+1 >= len(t.items) || t.items[i+1].kind != kindCountry || !isOf(t.gap(i)) || t.items[i+1].adj {
		return false
	}
	if strings.HasPrefix(strings.TrimSpace(t.gap(i)), "to") {
		return false // an ambassador to a country is not its own
	}
	if strings.HasSuffix(strings.ToLower(strings.TrimRight(t.text[:t.items[i].Start], " ")), "former") {
		return false
	}
	span := timeline.Span{Start: t.items[i].Start, End: t.items[i+1].End}
	if rest := t.text[span.End:]; len(rest) > 2 && rest[:2] == ", " {
		if _, ok := t.nameAfter(span.End + 1); ok {
			return false
		}
	}
	if !t.bearerAt(i, span, t.countryOf(i+1), span.End) {
		return false
	}
	t.items[i+1].used = true
	return true
}

func (t *tagger) bearer(k int, span timeline.Span, country timeline.CountryID) bool {
	return t.bearerAt(k, span, country, t.items[k].End)
}

// bearerAt emits who bears the title at item k, unless a name follows at end or
// many can bear it.
func (t *tagger) bearerAt(k int, span timeline.Span, country timeline.CountryID, end int) bool {
	e := t.g.entities[t.items[k].best]
	if !isSingular(e.office) || t.nameFollows(k, end) || t.electionFollows(end) {
		return false
	}
	date := t.dateAt(span.Start)
	m := timeline.ActorMention{Span: span, Kind: timeline.ActorPerson, Country: country, Office: e.class, Rule: "names/office-holder"}
	n := int32(-1)
	if !isShared(e.office) {
		n = t.g.holderOf(country, e.office, e.class, date)
	}
	if n < 0 && e.office == "chairman" {
		return false
	}
	if n >= 0 && !date.IsZero() {
		m.Actor, m.Name = t.g.actors[n].ID, t.g.actors[n].Name
		if class, c := t.officeNow(t.g.actors[n], around{office: e.office, class: e.class}, date); c == country && class != "" {
			m.Office = class
		}
	} else if c, ok := t.g.Country(country); ok {
		m.Name = e.office + " of " + c.names["en"]
	}
	t.items[k].used = true
	t.emit(m)
	return true
}

// nameFollows reports whether a person's name stands right after the title at item k.
func (t *tagger) nameFollows(k, end int) bool {
	if k+1 < len(t.items) && t.items[k+1].kind == kindPerson && t.items[k+1].Start >= end {
		between := t.text[end:t.items[k+1].Start]
		if isBlank(between) || strings.TrimSpace(between) == "," && !t.cjk() || t.cjk() && between == "の" {
			return true
		}
	}
	if t.cjk() {
		if k+1 < len(t.items) && t.items[k+1].Start == end && t.items[k+1].kind == kindTitle {
			return true
		}
		rest := strings.TrimPrefix(strings.TrimLeft(t.text[end:], " 　"), "の")
		return isKatakanaStart(rest) && katakanaLen(rest) >= 3 && strings.HasPrefix(t.text[end:], "の") || isKatakanaStart(t.text[end:])
	}
	_, ok := t.nameAfter(end)
	if !ok && strings.HasPrefix(t.text[end:], ", ") {
		var span timeline.Span
		span, ok = t.nameAfter(end + 1)
		ok = ok && strings.Contains(span.In(t.text), " ")
	}
	return ok
}

func katakanaLen(s string) int {
	n := 0
	for _, r := range s {
		if !isKatakana(r) && r != '・' {
			break
		}
		n++
	}
	return n
}

// electionFollows reports whether the title belongs to a vote or an authority, not to its bearer.
func (t *tagger) electionFollows(end int) bool {
	rest := t.text[end:]
	if t.cjk() {
		for _, w := range []string{"選", "候補", "府", "官邸", "令", "制", "職", "級", "会談", "夫人", "会合", "会議", "指名", "就任式", "补选", "选举", "후보", "선거", "室", "杯", "陛下", "誕生日", "制度"} {
			if strings.HasPrefix(strings.TrimLeft(rest, " "), w) {
				return true
			}
		}
		return false
	}
	word := strings.ToLower(nextWord(strings.TrimLeft(rest, " -")))
	switch word {
	case "candidate", "candidates", "election", "elections", "elect", "designate", "nominee", "hopeful", "race", "candidacy", "general", "ministers", "level", "pro":
		return true
	}
	return false
}

// titleAlone reads "the president" or 大統領 as the person of that office named
// last before it.
func (t *tagger) titleAlone(i int) {
	it := &t.items[i]
	e := t.g.entities[it.best]
	if !isSingular(e.office) || e.office == "leader" || t.electionFollows(it.End) || len(t.out) == 0 {
		return
	}
	if t.cjk() {
		if r := runeBefore(t.text, it.Start); isHan(r) || isKatakana(r) || isHangul(r) || r == 'の' {
			return
		}
	} else {
		word, _ := wordBefore(t.text, it.Start)
		if !strings.EqualFold(word, "the") || isOf(firstWords(t.text[it.End:])) {
			return
		}
	}
	for k := len(t.out) - 1; k >= 0 && k > len(t.out)-24; k-- {
		m := t.out[k]
		if m.Kind == timeline.ActorPerson && m.Actor != "" && m.Office == e.class && m.Start < it.Start {
			t.emit(timeline.ActorMention{Span: it.Span, Kind: m.Kind, Actor: m.Actor, Name: m.Name, Country: m.Country, Office: m.Office, Rule: "names/title-back", Coref: m.Span})
			return
		}
	}
}

func firstWords(s string) string {
	w := nextWord(strings.TrimLeft(s, " "))
	return w
}
