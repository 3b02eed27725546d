package gazetteer

import (
	"slices"
	"strings"

	"demarche/timeline"
	"demarche/timeline/edtf"
	"demarche/timeline/gazetteer/internal/aliasindex"
)

// Status says what kind of country an entry is.
type Status string

// Statuses of countries.
const (
	StatusMember    Status = "un"       // member of the United Nations
	StatusObserver  Status = "observer" // Holy See, Palestine
	StatusDisputed  Status = "disputed"
	StatusTerritory Status = "territory"
	StatusFormer    Status = "former"
)

// Country is a state, territory or former state.
type Country struct {
	ID      timeline.CountryID
	Alpha2  string // ISO 3166-1 or 3166-3; "XK" for Kosovo
	Numeric string // ISO 3166-1 numeric; "" for none
	Status  Status
	// From and To bound the state's life; zero where it does not matter here.
	From, To   edtf.Date
	Successors []timeline.CountryID // of a former state
	Capital    string               // "" where it bears the country's own name

	leader     string
	names      map[timeline.Lang]string
	aliases    map[timeline.Lang][]string
	adjectives []string
	people     []string
	capitalJa  []string
	cldr       *cldrNames
}

// Name is the country's short name in lang, English where there is none. After
// CLDR, save English and Japanese, where the names are those of the press.
func (c Country) Name(lang timeline.Lang) string {
	if n, ok := c.names[lang]; ok {
		return n
	}
	if n := c.cldr.name(lang, c.ID); n != "" {
		return n
	}
	return c.names["en"]
}

// Actor is the id under which the country acts.
func (c Country) Actor() timeline.ActorID { return timeline.ActorID("country/" + string(c.ID)) }

// exists reports whether the state existed on some day of d; true when d is not known.
func (c Country) exists(d edtf.Date) bool { return within(c.From, c.To, d) }

// Country looks up a country by its id.
func (g *Gazetteer) Country(id timeline.CountryID) (Country, bool) {
	i, ok := g.countryIndex[id]
	if !ok {
		return Country{}, false
	}
	return g.countries[i], true
}

// CountryName is the English name of a country; the code itself for an unknown one.
func (g *Gazetteer) CountryName(id timeline.CountryID) string {
	if c, ok := g.Country(id); ok {
		return c.Name("en")
	}
	return string(id)
}

// Countries lists all countries, present ones first, in the order of the table.
func (g *Gazetteer) Countries() []Country { return append([]Country(nil), g.countries...) }

// countryAt reads a country or a run of codes, or the larger name that it opens.
func (t *tagger) countryAt(i int) {
	it := &t.items[i]
	if it.best < 0 {
		if t.officeHolder(i) || t.bodyOf(i) {
			return
		}
		m := timeline.ActorMention{Span: it.Span, Kind: timeline.ActorCountry, Country: it.codes[0], Rule: "names/kanji-code"}
		if len(it.codes) > 1 {
			m.Countries = it.codes
			m.Name = t.countryNames(it.codes)
		} else {
			m.Actor, m.Name = actorOf(it.codes[0]), t.countryNames(it.codes)
		}
		t.emit(m)
		return
	}
	if t.isFirstName(i) || t.officeHolder(i) || t.bodyOf(i) {
		return
	}
	e := t.g.entities[it.best]
	c := t.countryAmong(i)
	if c != "" {
		e.id, e.country, e.name = actorOf(c), c, t.countryNames([]timeline.CountryID{c})
	}
	t.emit(timeline.ActorMention{Span: it.Span, Kind: timeline.ActorCountry, Actor: e.id, Name: e.name, Country: e.country, Adjective: it.adj, Rule: "names/country"})
}

// countryAmong settles a form that names several countries ("Korean", "Yugoslav")
// by the state that existed on the day; "" when there is nothing to settle.
func (t *tagger) countryAmong(i int) timeline.CountryID {
	it := &t.items[i]
	several := slices.ContainsFunc(it.posts, func(p aliasindex.Posting) bool {
		e := &t.g.entities[p.Entity]
		return e.kind == kindCountry && e.country != t.g.entities[it.best].country
	})
	if !several {
		return ""
	}
	date := t.dateAt(it.Start)
	only := timeline.CountryID("")
	for _, p := range it.posts {
		e := &t.g.entities[p.Entity]
		if e.kind != kindCountry || e.country == only {
			continue
		}
		if c, ok := t.g.Country(e.country); !ok || !date.IsZero() && !c.exists(date) {
			continue
		}
		if only != "" {
			return ""
		}
		only = e.country
	}
	return only
}

func (t *tagger) countryNames(codes []timeline.CountryID) string {
	var names []string
	for _, c := range codes {
		if country, ok := t.g.Country(c); ok {
			names = append(names, country.names["en"])
		}
	}
	return strings.Join(names, ", ")
}

func actorOf(c timeline.CountryID) timeline.ActorID { return timeline.ActorID("country/" + string(c)) }

// isAnotherState reports whether a name that several states' parties bear stands
// in a text about other states than its own: 国民党 in New Zealand.
func (t *tagger) isAnotherState(it *item) bool {
	c := t.g.entities[it.best].country
	return c != "" && len(t.countries) > 0 && !t.countries[c] &&
		!slices.ContainsFunc(it.posts, func(p aliasindex.Posting) bool { return p.Entity == it.best && p.Flags&flagShort == 0 })
}
