package gazetteer

import (
	"slices"
	"strings"

	"demarche/timeline"
	"demarche/timeline/edtf"
)

// Actor is someone or something that acts.
type Actor struct {
	ID      timeline.ActorID
	Kind    timeline.ActorKind
	Name    string // canonical English name
	Country timeline.CountryID
	Tenures []timeline.Tenure // of a person, in the order of their start
	// Wikidata is the item's id; "" when it is not sure.
	Wikidata string
	// Source is the table that has it: "people-asia.tsv", or the user's own file.
	Source string
	// Own is true for what the user's own file added.
	Own bool

	names map[timeline.Lang][]string // of a composed actor, and what the user's file adds
	cells string                     // of the table, by language as in aliasLanguages; split when asked for
}

// Names are the names in lang, the first one preferred; nil when there is none.
func (a Actor) Names(lang timeline.Lang) []string {
	i := slices.Index(aliasLanguages, lang)
	if i < 0 || a.cells == "" {
		return slices.Clone(a.names[lang])
	}
	var out []string
	for _, t := range append(splitList(a.cell(i)), a.names[lang]...) {
		if t = written(lang, t); !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	return out
}

// cell is the cell of the table for the language at i; an organisation has none
// for the last one.
func (a Actor) cell(i int) string {
	if a.Kind != timeline.ActorPerson && i >= organisationLanguages {
		return ""
	}
	rest := a.cells
	for range i {
		_, rest, _ = strings.Cut(rest, "\t")
	}
	cell, _, _ := strings.Cut(rest, "\t")
	return strings.TrimSpace(cell)
}

// Languages lists the languages that a has names in, sorted.
func (a Actor) Languages() []timeline.Lang {
	var out []timeline.Lang
	for l := range a.names {
		out = append(out, l)
	}
	for i, lang := range aliasLanguages {
		if a.cell(i) != "" && len(a.names[lang]) == 0 {
			out = append(out, lang)
		}
	}
	slices.Sort(out)
	return out
}

// Aliases are all names of a in all languages, each once, English first.
func (a Actor) Aliases() []string {
	out := []string{a.Name}
	for _, lang := range append([]timeline.Lang{"en"}, a.Languages()...) {
		for _, n := range a.Names(lang) {
			if !slices.Contains(out, n) {
				out = append(out, n)
			}
		}
	}
	return out
}

// OfficesAt lists what a held on some day of d, in the order of the table.
func (a Actor) OfficesAt(d edtf.Date) []timeline.Tenure {
	var out []timeline.Tenure
	for _, t := range a.Tenures {
		if within(t.From, t.To, d) {
			out = append(out, t)
		}
	}
	return out
}

// Actor looks up an actor by its id. Bodies of a government, such as
// "org/rus-foreign-ministry", are composed from the country.
func (g *Gazetteer) Actor(id timeline.ActorID) (Actor, bool) {
	if c, ok := strings.CutPrefix(string(id), "country/"); ok {
		country, ok := g.Country(timeline.CountryID(c))
		if !ok {
			return Actor{}, false
		}
		return country.actor(), true
	}
	if i, ok := g.actorIndex[id]; ok {
		return g.actors[i], true
	}
	return g.body(id)
}

// actor is the country as one who acts.
func (c Country) actor() Actor {
	a := Actor{ID: c.Actor(), Kind: timeline.ActorCountry, Name: c.names["en"], Country: c.ID, Source: "countries.tsv", names: map[timeline.Lang][]string{}}
	for lang, n := range c.names {
		a.names[lang] = append([]string{n}, c.aliases[lang]...)
	}
	return a
}

// within reports whether the time from..to shares a day with d; zero dates are open.
func within(from, to, d edtf.Date) bool {
	if d.IsZero() {
		return true
	}
	if !from.IsZero() && d.Last() < from.First() {
		return false
	}
	return to.IsZero() || d.First() <= to.Last()
}
