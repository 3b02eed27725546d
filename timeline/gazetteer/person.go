package gazetteer

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"demarche/timeline"
	"demarche/timeline/edtf"
	"demarche/timeline/gazetteer/internal/aliasindex"
)

// remember notes whom the text names in full: they win when only a surname follows.
func (t *tagger) remember() {
	t.named, t.countries = map[int32]bool{}, map[timeline.CountryID]bool{}
	for i, it := range t.items {
		if it.kind == kindCountry || it.kind == kindCapital || it.kind == kindSeat {
			t.countries[t.itemCountry(i)] = true
		}
		if it.kind != kindPerson {
			continue
		}
		full, n := int32(-1), 0
		for _, p := range it.posts {
			e := t.g.entities[p.Entity]
			if e.kind == kindPerson && p.Flags&flagShort == 0 && isFullName(it.In(t.text)) {
				full, n = e.actor, n+1
			}
		}
		if n == 1 && !t.isFirstName(i) {
			t.named[full] = true
		}
	}
}

// isFullName holds for a form with a given name: of several words, or of three
// Han characters or syllables of Hangul and more, which are written without a space.
func isFullName(form string) bool {
	if strings.ContainsAny(form, " ・·") {
		return true
	}
	n := 0
	for _, r := range form {
		if !isHan(r) && !isHangul(r) {
			return false
		}
		n++
	}
	return n >= 3
}

// personAt reads a person's name.
func (t *tagger) personAt(i int) {
	it := &t.items[i]
	if t.isFirstName(i) {
		if i > 0 && t.items[i-1].kind == kindTitle && isBlank(t.gap(i-1)) {
			if span, ok := t.nameAfter(t.items[i-1].End); ok {
				t.unknownPerson(span, t.beside(span, i-1, t.itemAfter(span)))
			}
		}
		return
	}
	a := t.beside(it.Span, i-1, i+1)
	if span, ok := t.longerName(i); ok {
		if choice := t.withMiddleNames(it.posts, span.In(t.text)); choice >= 0 {
			t.emitPerson(span, choice, a)
			return
		}
		if a := t.beside(span, t.itemBefore(span), t.itemAfter(span)); a.title >= 0 {
			t.unknownPerson(span, a)
		}
		return
	}
	choice := t.choosePerson(it.posts, a, t.dateAt(it.Start), it.In(t.text))
	if choice < 0 && a.title < 0 && t.besideHead(i) {
		choice = t.onlyHead(it.posts, t.dateAt(it.Start))
	}
	if choice < 0 && a.title < 0 && t.heads(i) {
		if choice = t.onlyHead(it.posts, t.dateAt(it.Start)); choice < 0 {
			if a.country = t.countryLed(it.posts, "head of state"); a.country != "" {
				t.openPerson(it.Span, a)
			}
			return
		}
	}
	for _, k := range a.used {
		t.items[k].used = true
	}
	if choice < 0 {
		if a.title >= 0 {
			if a.country == "" && isHead(a.class) {
				a.country = t.countryLed(it.posts, a.class)
			}
			t.openPerson(it.Span, a)
		}
		return
	}
	t.emitPerson(it.Span, choice, a)
}

func (t *tagger) emitPerson(span timeline.Span, choice int32, a around) {
	actor := t.g.actors[choice]
	office, country := t.officeNow(actor, a, t.dateAt(span.Start))
	t.emit(timeline.ActorMention{Span: span, Kind: timeline.ActorPerson, Actor: actor.ID, Name: actor.Name, Country: country, Office: office, Rule: "names/person"})
}

// withMiddleNames is the only one of those that a surname names who is called by the
// first and last word of a longer name: George Shultz for "George Pratt Shultz". It
// is -1 when none or several are.
func (t *tagger) withMiddleNames(posts []aliasindex.Posting, name string) int32 {
	words := strings.Fields(name)
	if len(words) < 3 {
		return -1
	}
	first, last, found := words[0], words[len(words)-1], int32(-1)
	for _, p := range posts {
		e := &t.g.entities[p.Entity]
		if e.kind != kindPerson || e.actor == found {
			continue
		}
		actor := &t.g.actors[e.actor]
		if !slices.Contains(append(actor.Names("en"), actor.Name), first+" "+last) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = e.actor
	}
	return found
}

// besideHead reports whether "and" or と joins the name at item i to one who heads
// a state or government on the day: "Putin and Kim", "Kim and Putin".
func (t *tagger) besideHead(i int) bool {
	for _, k := range []int{i - 1, i + 1} {
		if k < 0 || k >= len(t.items) || t.items[k].kind != kindPerson {
			continue
		}
		switch strings.TrimSpace(t.gap(min(i, k))) {
		case "and", "と":
			if t.onlyHead(t.items[k].posts, t.dateAt(t.items[i].Start)) >= 0 && !isThin(t.items[k].In(t.text)) {
				return true
			}
		}
	}
	return false
}

// heads reports whether the name at item i is that of a government: "the Bush
// administration".
func (t *tagger) heads(i int) bool {
	if t.cjk() || i+1 >= len(t.items) || t.items[i+1].kind != kindBody || !isBlank(t.gap(i)) {
		return false
	}
	return t.g.entities[t.items[i+1].best].office == "government"
}

// countryLed is the country that all led who bear a name and ever held an office of the
// class: "President Bush" is of the United States, whichever he was. It is empty where
// they led several.
func (t *tagger) countryLed(posts []aliasindex.Posting, class string) timeline.CountryID {
	led := timeline.CountryID("")
	for _, p := range posts {
		e := &t.g.entities[p.Entity]
		if e.kind != kindPerson {
			continue
		}
		for k := range t.g.actors[e.actor].Tenures {
			n := &t.g.actors[e.actor].Tenures[k]
			switch {
			case t.g.offices[n.Office] != class || n.Country == led:
			case led != "":
				return ""
			default:
				led = n.Country
			}
		}
	}
	return led
}

// onlyHead is the one of those that a form names who heads a state on the day,
// else the one who heads a government; -1 when none or several do.
func (t *tagger) onlyHead(posts []aliasindex.Posting, date edtf.Date) int32 {
	if date.IsZero() {
		return -1
	}
	for _, class := range []string{"head of state", "head of government"} {
		found, several := int32(-1), false
		for _, p := range posts {
			e := &t.g.entities[p.Entity]
			if e.kind != kindPerson || e.actor == found || !slices.ContainsFunc(t.g.actors[e.actor].Tenures, func(n timeline.Tenure) bool {
				return class == t.g.offices[n.Office] && within(n.From, n.To, date)
			}) {
				continue
			}
			several = found >= 0
			found = e.actor
		}
		if several {
			return -1
		}
		if found >= 0 {
			return found
		}
	}
	return -1
}

// officeNow is the class of the office that a mention speaks of, and the country.
func (t *tagger) officeNow(actor Actor, a around, date edtf.Date) (string, timeline.CountryID) {
	country := actor.Country
	class, best := "", -1
	for i := range actor.Tenures {
		h := &actor.Tenures[i]
		if date.IsZero() || !within(h.From, h.To, date) {
			continue
		}
		rank := 0
		c := t.g.offices[h.Office]
		if h.Country == a.country {
			rank += 8
		}
		if !isLooseTitle(a.class) && (c == a.class || h.Office == a.office) {
			rank += 4
		}
		if c == "head of state" {
			rank += 2
		} else if c == "head of government" {
			rank++
		}
		if rank > best {
			best, class, country = rank, c, h.Country
		}
	}
	if class == "" && a.class != "" && a.class != "mr" && !a.former {
		class = a.class
	}
	return class, country
}

// choosePerson picks the person that a form means; -1 leaves it open. Points
// are given for the country and office beside the name, for holding office on
// the day, and for being named in full elsewhere.
func (t *tagger) choosePerson(posts []aliasindex.Posting, a around, date edtf.Date, form string) int32 {
	best, second, choice := -100, -100, int32(-1)
	short := true
	for _, p := range posts {
		e := &t.g.entities[p.Entity]
		if e.kind != kindPerson || choice == e.actor {
			continue
		}
		score := t.personScore(&t.g.actors[e.actor], e.actor, a, date)
		isShort := p.Flags&flagShort != 0
		if !isShort {
			score += 4
		}
		switch {
		case score > best:
			best, second, choice, short = score, best, e.actor, isShort
		case score > second:
			second = score
		}
	}
	need := 0
	if short {
		need = 5
		if a.title < 0 && a.country == "" && isThin(form) && !t.named[choice] {
			return -1
		}
	}
	if short && choice >= 0 && isThin(form) && isSmallTitle(a.class) && a.country == "" && !t.named[choice] {
		actor := &t.g.actors[choice]
		if !t.countries[actor.Country] && !slices.ContainsFunc(actor.Tenures, func(n timeline.Tenure) bool { return n.Office == a.office }) {
			return -1 // シン統一相 in a text that does not name India
		}
	}
	if best < need || best-second < 2 {
		return -1
	}
	return choice
}

func (t *tagger) personScore(p *Actor, i int32, a around, date edtf.Date) int {
	score := 0
	if t.named[i] {
		score += 6
	}
	if t.countries[p.Country] {
		score++
	}
	ever, now, recent, country, later, exact := false, false, false, false, true, false
	for k := range p.Tenures {
		n := &p.Tenures[k]
		in := within(n.From, n.To, date)
		matches := a.office == n.Office || isHead(a.class) && isLooseTitle(n.Office) || a.class != "" && a.class == t.g.offices[n.Office] || isLooseTitle(a.class)
		now = now || in && (matches || a.title < 0)
		exact = exact || in && a.title >= 0 && a.office == n.Office
		recent = recent || in || !date.IsZero() && n.From.First() <= date.Last() && !n.To.IsZero() && n.To.Last()+3650 > date.First()
		ever = ever || matches
		country = country || a.country == n.Country || a.country == p.Country
		later = later && !date.IsZero() && n.From.First() > date.Last()+5500
	}
	switch {
	case a.country != "" && country:
		score += 5
	case a.country != "":
		score -= 6
	}
	switch {
	case a.title >= 0 && now:
		score += 6
	case a.title >= 0 && ever:
		score += 3
	case a.title >= 0 && !isLooseTitle(a.class):
		score -= 4
	case now:
		score += 5
	}
	if exact {
		score += 3
	}
	if recent {
		score += 2
	}
	if later {
		score -= 8
	}
	return score
}

func isHead(class string) bool { return class == "head of state" || class == "head of government" }

// isLooseTitle holds for titles that anyone may bear.
func isLooseTitle(class string) bool {
	switch class {
	case "mr", "official", "leader", "minister", "party leader", "chairman", "lawmaker", "general", "opposition leader", "adviser", "cleric", "founder":
		return true
	}
	return false
}

// isSmallTitle holds for loose titles that heads of states are not called by.
func isSmallTitle(class string) bool {
	return class == "minister" || class == "official" || class == "lawmaker"
}

// isThin holds for forms too short, or too much a word, to stand alone as a name.
func isThin(form string) bool {
	r, n := utf8.DecodeRuneInString(form)
	if isHan(r) || isHangul(r) {
		return len(form) == n
	}
	if isKatakana(r) {
		return utf8.RuneCountInString(form) < 3
	}
	return utf8.RuneCountInString(form) < 4 || isWordName(form)
}

// isWordName holds for surnames that English text uses as words or first names.
func isWordName(form string) bool {
	_, ok := wordNames[form]
	return ok
}

var wordNames = newWordSet(" Bush May Brown Rice Powell Major Power Rush Baker Hill Young Cook Short King Straw Park Moon Long Harper Key English " +
	"Price Fox Grant Ford Carter Martin James Thomas George Peter Paul John David Michael Charles Henry Howard Keating Rudd Bishop Smith Jones " +
	"Johnson Wilson Taylor Green White Black Gates Ross Day Field Stone Marsh Wells Dean Gore Blair Cameron Kelly Perry Ryan Austin Hague Cash Hunt " +
	"Fields Church Best Love Sharp Strong Swift Wise Good Bird Wood Woods Rivers Lake Ocean Summer Winter Spring Peters Marshall Clark Lewis Allen " +
	"Miller Davis Martinez Garcia Lopez Hernandez Perez Rodriguez Gonzalez Sanchez Mohamed Muhammad Mohammed Ahmed Hassan Hussein Ali Khan Singh " +
	"Abdullah Ibrahim Ismail Omar Salim Said Saleh Souza Silva Santos Costa Pereira Ochoa Castro Reyes Cruz Diaz Morales Chan Chen Wang Zhang Liu " +
	"Yang Zhao Huang Zhou Lee Choi Jung Kang Park Yoon Lim Han Shin Kwon Song Hong Christie Mitchell Charles Stuart Arthur Douglas Anthony Francis " +
	"Robinson Hughes Barrow Gomez Ramos Duke Duncan Bolt Noel Prince Barak Sharon Peres Savage Guterres Bright Chance Will Mark Bill Jack Pace Vance Tillis ")

// isFirstName reports whether item i is the first part of a longer, unknown
// name, as in "Jordan Peters": a capitalised word follows that no alias covers.
func (t *tagger) isFirstName(i int) bool {
	it := t.items[i]
	if t.cjk() || it.kind == kindPerson && strings.Contains(it.In(t.text), " ") || it.adj || it.best < 0 {
		return false
	}
	if it.kind == kindCountry && !isFirstNameCountry(it.In(t.text)) {
		return false
	}
	rest := t.text[it.End:]
	if len(rest) < 3 || rest[0] != ' ' {
		return false
	}
	if i+1 < len(t.items) && t.items[i+1].Start == it.End+1 {
		return it.kind == kindPerson && t.items[i+1].kind == kindPerson
	}
	word, _, _ := strings.Cut(rest[1:], " ")
	word = strings.TrimRight(word, ".,;:!?\"'”’)")
	r, _ := utf8.DecodeRuneInString(word)
	lower := strings.IndexFunc(word, unicode.IsLower) > 0
	return unicode.IsUpper(r) && lower && !isFunctionWord(word) && !t.titleCase(it.Start)
}

func isFirstNameCountry(form string) bool {
	return strings.Contains(" Jordan Chad Georgia Israel China Kenya India Brittany Malta ", " "+form+" ") && form != "Israel" && form != "China" && form != "India" && form != "Kenya"
}

// titleCase reports whether the sentence around pos is written with capitals throughout, as headlines are.
func (t *tagger) titleCase(pos int) bool {
	i := t.sentenceAt(pos)
	if i < 0 {
		return false
	}
	if t.capitals == nil {
		t.capitals = make([]int8, len(t.doc.Sentences))
	}
	if t.capitals[i] == 0 {
		t.capitals[i] = -1
		if t.doc.Sentences[i].Kind == timeline.KindHeadline || isTitleCase(t.doc.Sentences[i].In(t.text)) {
			t.capitals[i] = 1
		}
	}
	return t.capitals[i] > 0
}

func isTitleCase(sentence string) bool {
	words, capital := 0, 0
	for w := range strings.FieldsSeq(sentence) {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsLetter(r) || len(w) < 4 {
			continue
		}
		words++
		if unicode.IsUpper(r) {
			capital++
		}
	}
	return words > 4 && capital*10 > words*9
}
