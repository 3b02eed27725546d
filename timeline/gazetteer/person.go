package gazetteer

import (
	"strings"

	"demarche/timeline"
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
