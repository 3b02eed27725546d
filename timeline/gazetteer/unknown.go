package gazetteer

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"demarche/timeline"
	"demarche/timeline/gazetteer/internal/fold"
)

// unknownName is a person whom no table has.
type unknownName struct {
	mention timeline.ActorMention
	surname string
}

// longerName widens a surname that is part of a longer name nobody knows:
// "Foreign Minister Jane Bush" is not Bush.
func (t *tagger) longerName(i int) (timeline.Span, bool) {
	it := t.items[i]
	form := it.In(t.text)
	if t.cjk() {
		return t.longerKatakana(it.Span)
	}
	if strings.ContainsAny(form, " ") {
		return timeline.Span{}, false
	}
	start := it.Start
	for n := 0; n < 3; n++ {
		word, at := wordBefore(t.text, start)
		r, _ := utf8.DecodeRuneInString(word)
		if !unicode.IsUpper(r) || strings.ToUpper(word) == word && len(word) > 2 || isFunctionWord(word) || t.covered(at) && t.kindAt(at) != kindPerson || t.titleCase(at) {
			break
		}
		start = at
	}
	if start == it.Start {
		return timeline.Span{}, false
	}
	return timeline.Span{Start: start, End: it.End}, true
}

// covered reports whether some item holds the byte at pos.
func (t *tagger) covered(pos int) bool {
	i := t.itemAfter(timeline.Span{Start: pos, End: pos})
	return i < len(t.items) && t.items[i].Start <= pos || i > 0 && t.items[i-1].End > pos
}

// kindAt is the kind of the item that starts at pos; that of a title where none does.
func (t *tagger) kindAt(pos int) kind {
	i := t.itemAfter(timeline.Span{Start: pos, End: pos})
	if i < len(t.items) && t.items[i].Start == pos {
		return t.items[i].kind
	}
	return kindTitle
}

func (t *tagger) itemAfter(s timeline.Span) int {
	i, _ := slices.BinarySearchFunc(t.items, s.End, func(it item, pos int) int { return it.Start - pos })
	return i
}

func (t *tagger) itemBefore(s timeline.Span) int {
	i, _ := slices.BinarySearchFunc(t.items, s.Start, func(it item, pos int) int { return it.Start - pos })
	return i - 1
}

// titleAt reads a title that no known name took: the office of a state, an
// unknown name beside it, or the person named before.
func (t *tagger) titleAt(i int) {
	it := &t.items[i]
	e := t.g.entities[it.best]
	if t.cjk() {
		if span, ok := t.nameBeforeCJK(i); ok {
			a := t.beside(span, t.itemBefore(span), t.itemAfter(span))
			if a.title < 0 {
				a.title, a.office, a.class = i, e.office, e.class
			}
			if i > 0 && t.items[i-1].kind == kindCountry && t.items[i-1].End == it.Start && !t.isElsewhere(i-1) {
				a.country = t.countryOf(i - 1)
			}
			t.unknownPerson(span, a)
			return
		}
		t.titleAlone(i)
		return
	}
	if span, ok := t.nameAfter(it.End); ok && e.office != "mr" && !t.personFollows(i) {
		a := t.beside(span, i, t.itemAfter(span))
		t.unknownPerson(span, a)
		return
	}
	if t.unknownBeforeApposition(i) || t.officeOf(i) {
		return
	}
	t.titleAlone(i)
}

// personFollows reports whether the next item is a known person's name in full.
func (t *tagger) personFollows(i int) bool {
	return i+1 < len(t.items) && isBlank(t.gap(i)) && t.items[i+1].kind == kindPerson
}

// nameAfter reads up to four capitalised words after pos: "Jens van der Berg".
func (t *tagger) nameAfter(pos int) (timeline.Span, bool) {
	if pos >= len(t.text) || t.text[pos] != ' ' || t.titleCase(pos-1) {
		return timeline.Span{}, false
	}
	pos += honorific(t.text[pos+1:])
	start, end, at, capitals := pos+1, 0, pos+1, 0
	for n := 0; n < 6 && at < len(t.text); n++ {
		word := nextWord(t.text[at:])
		if word == "" {
			break
		}
		r, _ := utf8.DecodeRuneInString(word)
		switch {
		case capitals > 0 && isInstitution(word):
			return timeline.Span{}, false
		case unicode.IsUpper(r) && !isInstitution(word) && !isFunctionWord(word) && !isCalendar(word) && !t.notName(at):
			capitals++
			end = at + len(word)
		case capitals > 0 && isParticle(word):
		default:
			n = 6
			continue
		}
		at += len(word)
		if at >= len(t.text) || t.text[at] != ' ' {
			break
		}
		at++
	}
	return timeline.Span{Start: start, End: end}, capitals > 0 && capitals <= 5
}

// notName reports whether an item at pos is something that no person is called.
func (t *tagger) notName(pos int) bool {
	i := t.itemAfter(timeline.Span{Start: pos, End: pos})
	if i >= len(t.items) || t.items[i].Start != pos {
		return false
	}
	k := t.items[i].kind
	return k == kindCountry || k == kindOrganization || k == kindTitle || k == kindBody || k == kindSeat
}

// unknownBeforeApposition reads "Jane Doe, the Israeli Foreign Affairs Minister" from its title.
func (t *tagger) unknownBeforeApposition(i int) bool {
	k := i
	for k > 0 && (t.items[k-1].kind == kindCountry || t.items[k-1].kind == kindBody) && isLeadIn(t.gap(k-1)) {
		k--
	}
	head := strings.TrimRight(t.text[:t.items[k].Start], " ")
	for _, article := range []string{" the", " a", " an", " former", " its"} {
		head = strings.TrimSuffix(head, article)
	}
	head = strings.TrimRight(head, " ")
	if !strings.HasSuffix(head, ",") {
		return false
	}
	end := len(strings.TrimRight(head[:len(head)-1], " "))
	start, words := end, 0
	for words < 4 {
		word, at := wordBefore(t.text, start)
		r, _ := utf8.DecodeRuneInString(word)
		if !(unicode.IsUpper(r) || words > 0 && isParticle(word)) || isFunctionWord(word) || isCalendar(word) || t.covered(at) && t.notName(at) {
			break
		}
		start, words = at, words+1
	}
	if words < 2 || t.titleCase(start) {
		return false
	}
	span := timeline.Span{Start: start, End: end}
	a := t.beside(span, t.itemBefore(span), t.itemAfter(span))
	if a.title < 0 {
		return false
	}
	t.unknownPerson(span, a)
	return true
}

// unknownPerson makes a provisional actor of a name with its title and country.
func (t *tagger) unknownPerson(span timeline.Span, a around) {
	for _, k := range a.used {
		t.items[k].used = true
	}
	for k := max(0, t.itemBefore(span)); k < len(t.items) && t.items[k].Start < span.End; k++ {
		if t.items[k].Overlaps(span) {
			t.items[k].used = true
		}
	}
	if slices.ContainsFunc(t.out[max(0, len(t.out)-2*chainLimit):], func(m timeline.ActorMention) bool { return m.Overlaps(span) }) || t.knownAfterAll(span, a) {
		return
	}
	name := span.In(t.text)
	if t.namedBefore(span, name, a) {
		return
	}
	m := timeline.ActorMention{Span: span, Kind: timeline.ActorPerson, Name: name, Country: a.country, Rule: "names/unknown-title"}
	m.Actor = provisionalID(name, a.country)
	if a.class != "mr" {
		m.Office = a.class
	}
	t.emit(m)
	t.unknown = append(t.unknown, unknownName{m, surnameOf(name)})
}

// openPerson keeps a surname with a title whose bearer can't be told.
func (t *tagger) openPerson(span timeline.Span, a around) {
	if a.class == "mr" || a.country == "" {
		t.emit(timeline.ActorMention{Span: span, Kind: timeline.ActorPerson, Name: span.In(t.text), Country: a.country, Rule: "names/open"})
		return
	}
	t.unknownPerson(span, a)
}

// provisionalID joins the same name of one country across articles.
func provisionalID(name string, c timeline.CountryID) timeline.ActorID {
	key := strings.Map(func(r rune) rune {
		switch {
		case isWordRune(r):
			return r
		case r == ' ' || r == '-' || isNameDot(r):
			return '-'
		}
		return -1
	}, fold.String(name))
	id := "person/x-" + strings.Trim(key, "-")
	if c != "" {
		id += "-" + strings.ToLower(string(c))
	}
	return timeline.ActorID(id)
}

// surnameOf is the part of an unknown name that later sentences repeat; "" when there is none.
func surnameOf(name string) string {
	if i := strings.LastIndexAny(name, " "); i > 0 {
		return name[i+1:]
	}
	if i := strings.LastIndex(name, "・"); i > 0 {
		return name[i+len("・"):]
	}
	return ""
}
