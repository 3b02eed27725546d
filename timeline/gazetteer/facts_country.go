package gazetteer

import (
	"slices"
	"unicode/utf8"

	"demarche/timeline"
)

// country reads a line of countries.tsv.
func (f *facts) country(r row) error {
	from, to, err := r.period(4)
	if err != nil {
		return err
	}
	c := Country{
		ID: timeline.CountryID(r.fields[0]), Alpha2: r.fields[1], Numeric: r.fields[2], Status: Status(r.fields[3]),
		From: from, To: to, leader: r.fields[7], adjectives: r.list(10), people: r.list(11),
		names: map[timeline.Lang]string{"en": r.fields[8]}, aliases: map[timeline.Lang][]string{"en": r.list(9)},
		capitalJa: r.list(14),
	}
	c.Capital, _ = first(r.list(13))
	for _, s := range r.list(6) {
		c.Successors = append(c.Successors, timeline.CountryID(s))
	}
	if _, twice := f.countryIndex[c.ID]; twice || c.names["en"] == "" {
		return r.errorf("country %q twice or without a name: %w", c.ID, timeline.ErrInvalid)
	}
	ja, moreJa := first(r.list(12))
	if ja != "" {
		c.names["ja"], c.aliases["ja"] = ja, moreJa
	}
	e := f.add(entity{kind: kindCountry, id: c.Actor(), name: c.names["en"], country: c.ID, actor: -1})
	for _, lang := range []timeline.Lang{"en", "ja"} {
		f.alias(e, lang, c.names[lang], 0)
		for _, a := range c.aliases[lang] {
			f.alias(e, lang, a, 0)
		}
	}
	for _, a := range c.adjectives {
		f.alias(e, "en", a, flagAdj)
	}
	for _, a := range c.people {
		f.alias(e, "en", a, flagAdj|flagPeople)
	}
	f.capital(r, &c)
	f.countryIndex[c.ID] = len(f.countries)
	f.countries = append(f.countries, c)
	return nil
}

func (f *facts) capital(r row, c *Country) {
	if c.Capital == "" && len(c.capitalJa) == 0 {
		return
	}
	name := c.Capital
	if name == "" {
		name = c.names["en"]
	}
	e := f.add(entity{kind: kindCapital, id: "", name: name, country: c.ID, actor: -1})
	for _, n := range r.list(13) {
		f.alias(e, "en", n, 0)
	}
	for _, n := range c.capitalJa {
		f.alias(e, "ja", n, 0)
	}
}

// kanjiRow reads a line of kanji.tsv: a sort, its characters or words, the country.
func (f *facts) kanjiRow(r row) error {
	switch r.fields[0] {
	case "code":
		c, err := f.knownCountry(r, 2)
		if err != nil {
			return err
		}
		for _, k := range r.fields[1] {
			f.kanji[k] = c
		}
	case "before":
		for _, k := range r.fields[1] {
			f.kanjiBefore = append(f.kanjiBefore, k)
		}
	case "next":
		f.kanjiNext = append(f.kanjiNext, r.list(1)...)
		slices.Sort(f.kanjiNext)
	default:
		return r.errorf("sort %q: %w", r.fields[0], timeline.ErrInvalid)
	}
	if !utf8.ValidString(r.fields[1]) {
		return r.errorf("not UTF-8: %w", timeline.ErrInvalid)
	}
	return nil
}

// place reads a line of places.tsv: name, country, sort, en, ja, other scripts.
func (f *facts) place(r row) error {
	c, err := f.knownCountry(r, 1)
	if err != nil {
		return err
	}
	k := map[string]kind{"place": kindPlace, "capital": kindCapital, "seat": kindSeat}[r.fields[2]]
	if k == 0 {
		return r.errorf("sort %q: %w", r.fields[2], timeline.ErrInvalid)
	}
	e := f.add(entity{kind: k, name: r.fields[0], country: c, actor: -1})
	f.alias(e, "en", r.fields[0], 0)
	for i, lang := range []timeline.Lang{"en", "ja", ""} {
		for _, a := range r.list(3 + i) {
			f.alias(e, lang, a, 0)
		}
	}
	return nil
}

// city reads a line of cities.tsv: name, country.
func (f *facts) city(r row) error {
	c, err := f.knownCountry(r, 1)
	if err != nil {
		return err
	}
	e := f.add(entity{kind: kindPlace, name: r.fields[0], country: c, actor: -1})
	f.alias(e, "en", r.fields[0], 0)
	return nil
}
