package gazetteer

import (
	"demarche/timeline"
	"demarche/timeline/edtf"
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
