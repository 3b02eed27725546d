package gazetteer

import (
	"cmp"
	"slices"
	"strings"

	"demarche/timeline"
	"demarche/timeline/gazetteer/internal/fold"
)

// Sense is one thing that a form may mean.
type Sense struct {
	// As tells how the form stands for it: "name", "short name" (a surname, which
	// counts only in company), "adjective", "place", "capital", "seat", "title" or "authority".
	As   string
	Lang timeline.Lang // of the form; "" for all
	// Actor is whom the form names; only Name and Country are set where it is no
	// actor's, as a place's.
	Actor Actor
}

// Senses lists what the whole of form may mean in any language: full names
// first, then in the order of the tables. Each thing stands once, for the plainest way.
func (g *Gazetteer) Senses(form string) []Sense {
	key := strings.TrimSpace(fold.String(form))
	seen := map[int32]int{} // entity -> where it stands in out
	var out []Sense
	for _, x := range g.indexes {
		for _, p := range x.Get(key) {
			e := g.entities[p.Entity]
			as := senseOf(e.kind, p.Flags)
			if as == "" {
				continue
			}
			if at, twice := seen[p.Entity]; twice {
				if slices.Index(senses, as) < slices.Index(senses, out[at].As) {
					out[at].As, out[at].Lang = as, g.langs[p.Lang]
				}
				continue
			}
			seen[p.Entity] = len(out)
			a, ok := g.Actor(e.id)
			if !ok {
				a = Actor{Name: e.name, Country: e.country}
			}
			out = append(out, Sense{As: as, Lang: g.langs[p.Lang], Actor: a})
		}
	}
	slices.SortStableFunc(out, func(a, b Sense) int { return cmp.Compare(slices.Index(senses, a.As), slices.Index(senses, b.As)) })
	return out
}

// senses are the ways in which a form stands for something, the plainest first.
var senses = []string{"name", "adjective", "seat", "capital", "place", "short name", "title", "authority"}

// senseOf is "" for what names nobody.
func senseOf(k kind, flags uint16) string {
	switch k {
	case kindCountry, kindPerson, kindOrganization, kindGroup:
		switch {
		case flags&flagShort != 0:
			return "short name"
		case flags&flagAdj != 0:
			return "adjective"
		}
		return "name"
	case kindPlace:
		return "place"
	case kindCapital:
		return "capital"
	case kindSeat:
		return "seat"
	case kindTitle:
		return "title"
	case kindBody:
		return "authority"
	}
	return ""
}

// Resolve reads form as a text of its own in the language and on the day of doc,
// and gives what it leads to there; without an actor where it names someone but
// stays open, false where it names nobody.
func (g *Gazetteer) Resolve(form string, doc timeline.Document) (timeline.ActorMention, bool) {
	doc.Text = form
	doc.Sentences = []timeline.Sentence{{Span: timeline.Span{End: len(form)}, Kind: timeline.KindBody}}
	for _, m := range g.Tag(&doc) {
		if m.Actor != "" || m.Country != "" && m.Kind != timeline.ActorPlace {
			return m, true
		}
	}
	return timeline.ActorMention{}, false
}
