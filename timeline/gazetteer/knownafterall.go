package gazetteer

import (
	"slices"
	"strings"

	"demarche/timeline"
	"demarche/timeline/edtf"
	"demarche/timeline/gazetteer/internal/fold"
)

// Names that no table writes so, whose bearer is known all the same.

// knownAfterAll looks a name up that the text writes with more in it than the
// tables do (middle names, honorifics) or that a place hid.
func (t *tagger) knownAfterAll(span timeline.Span, a around) bool {
	words := strings.Fields(span.In(t.text))
	for len(words) > 1 && slices.Contains([]string{"sir", "dr.", "dr", "sheikh", "gen.", "sr.", "crown", "prince", "king", "sultan", "mr.", "mrs."}, strings.ToLower(words[0])) {
		words = words[1:]
	}
	if len(words) == 0 {
		return false
	}
	date := t.dateAt(span.Start)
	for _, form := range []string{strings.Join(words, " "), words[0] + " " + words[len(words)-1]} {
		for _, x := range t.g.indexes {
			choice := t.choosePerson(x.Get(strings.TrimSpace(fold.String(form))), a, date, form)
			if choice < 0 {
				continue
			}
			actor := t.g.actors[choice]
			office, country := t.officeNow(actor, a, date)
			t.emit(timeline.ActorMention{Span: span, Kind: timeline.ActorPerson, Actor: actor.ID, Name: actor.Name, Country: country, Office: office, Rule: "names/person-longer"})
			return true
		}
	}
	return t.holderBySurname(span, words, a, date)
}

// namedBefore takes a surname with a title for the one whom the text named in
// full before it, unless their countries differ.
func (t *tagger) namedBefore(span timeline.Span, name string, a around) bool {
	for k := len(t.out) - 1; k >= 0; k-- {
		m := t.out[k]
		if m.Kind != timeline.ActorPerson || m.Actor == "" || surnameOf(m.In(t.text)) != name || a.country != "" && a.country != m.Country {
			continue
		}
		if a.class != "" && a.class != "mr" {
			m.Office = a.class
		}
		m.Coref, m.Span, m.Rule = timeline.Span{}, span, "names/named-before"
		t.emit(m)
		return true
	}
	return false
}

// holderBySurname takes a name whose given names are spelt otherwise, or stand
// behind the surname, or that katakana spells in a way of its own, for the one
// holder of just this office of this country on the day whom it fits.
func (t *tagger) holderBySurname(span timeline.Span, words []string, a around, date edtf.Date) bool {
	if a.country == "" || a.title < 0 || a.former || date.IsZero() {
		return false
	}
	found := int32(-1)
	for i := range t.g.holders[a.country] {
		h := &t.g.holders[a.country][i]
		if h.office != a.office && (h.class != a.class || a.class == "") || date.Last() < h.from || date.First() > h.to || h.actor == found {
			continue
		}
		if !t.fitsHolder(h.actor, words) {
			continue
		}
		if found >= 0 {
			return false
		}
		found = h.actor
	}
	if found < 0 {
		return false
	}
	actor := &t.g.actors[found]
	t.emit(timeline.ActorMention{Span: span, Kind: timeline.ActorPerson, Actor: actor.ID, Name: actor.Name, Country: a.country, Office: a.class, Rule: "names/holder-surname"})
	return true
}

// fitsHolder reports whether some end or the first word of a name is one of the
// actor's, or sounds so.
func (t *tagger) fitsHolder(actor int32, words []string) bool {
	if t.japanese && bearsSound(t.g.actors[actor].Name, words[len(words)-1]) {
		return true
	}
	for from := range words {
		for _, form := range []string{strings.Join(words[from:], " "), words[0]} {
			for _, p := range t.g.indexes[0].Get(strings.TrimSpace(fold.String(form))) {
				if e := &t.g.entities[p.Entity]; e.actor == actor && e.kind == kindPerson {
					return true
				}
			}
		}
	}
	return false
}
