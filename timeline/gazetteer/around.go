package gazetteer

import (
	"strings"

	"demarche/timeline"
)

// The title and country beside a name.

// around is what stands beside a name: a title, a country.
type around struct {
	title   int // item of the title; -1 when there is none
	office  string
	class   string
	country timeline.CountryID
	former  bool
	used    []int // items that belong to the name
}

// beside looks to both sides of a name between item before and item after (the
// items next to it; before may be -1, after may be past the end).
func (t *tagger) beside(span timeline.Span, before, after int) around {
	a := around{title: -1}
	if t.cjk() {
		t.afterCJK(span, after, &a)
		t.beforeCJK(span, before, &a)
	} else {
		t.beforeLatin(span, before, &a)
		if a.title < 0 {
			t.apposition(span, after, &a)
		}
		if a.country == "" && a.title >= 0 && after < len(t.items) && t.items[after].kind == kindCountry && !t.items[after].adj && strings.HasPrefix(strings.TrimSpace(t.text[span.End:t.items[after].Start]), "of") && isOf(t.text[span.End:t.items[after].Start]) {
			a.country = t.countryOf(after)
		}
	}
	if a.title >= 0 {
		e := t.g.entities[t.items[a.title].best]
		a.office, a.class = e.office, e.class
		if a.country == "" {
			a.country = t.g.officeCountry(e.office, t.text[t.items[a.title].Start:t.items[a.title].End])
		}
	}
	return a
}

// beforeLatin reads "Russian Foreign Minister", "the president of Russia," or
// "Russia's" before a name.
func (t *tagger) beforeLatin(span timeline.Span, k int, a *around) {
	if k < 0 || t.items[k].End > span.Start {
		return
	}
	it := &t.items[k]
	between := t.text[it.End:span.Start]
	switch {
	case it.kind == kindTitle && (isBlank(between) || strings.TrimSpace(between) == "," && !it.used):
		t.titleChain(k, a)
		if strings.TrimSpace(between) == "," && a.country == "" {
			*a = around{title: -1}
		}
	case it.kind == kindCountry && strings.TrimSpace(between) == "," && k > 0 && t.items[k-1].kind == kindTitle && isOf(t.gap(k-1)):
		a.title, a.used = k-1, append(a.used, k-1)
		a.country = t.countryOf(k)
	case it.kind == kindCountry && (isBlank(between) && it.adj || isPossessive(between)):
		a.country = t.countryOf(k)
	case it.kind == kindOrganization && isBlank(between):
		a.country = t.g.entities[it.best].country
	}
}

// chainLimit bounds how many titles and authorities may follow on each other.
const chainLimit = 6

// titleChain takes the title at item k with what leads to it: "former", another
// title, an authority, the country.
func (t *tagger) titleChain(k int, a *around) {
	a.title, a.used = k, append(a.used, k)
	for n := 0; k > 0 && n < chainLimit; n++ {
		between := t.gap(k - 1)
		if !isLeadIn(between) {
			return
		}
		a.former = a.former || strings.Contains(between, "ormer") || strings.Contains(between, "ex-")
		k--
		switch it := &t.items[k]; it.kind {
		case kindTitle:
			if isLooseTitle(t.g.entities[t.items[a.title].best].class) {
				a.title = k
			}
			a.used = append(a.used, k)
		case kindBody:
			a.used = append(a.used, k)
		case kindCountry:
			a.country = t.countryOf(k)
			return
		case kindOrganization, kindSeat, kindCapital:
			a.country = t.g.entities[it.best].country
			return
		default:
			return
		}
	}
}

// apposition reads ", the Israeli Foreign Affairs Minister" or ", president of
// Chile" after a name.
func (t *tagger) apposition(span timeline.Span, k int, a *around) {
	if k >= len(t.items) {
		return
	}
	between := t.text[span.End:t.items[k].Start]
	lead, ok := strings.CutPrefix(between, ",")
	if !ok || !isLeadIn(lead) {
		return
	}
	for n := 0; k < len(t.items) && n < 4; n++ {
		switch it := &t.items[k]; it.kind {
		case kindCountry:
			if a.country == "" {
				a.country = t.countryOf(k)
			}
		case kindBody, kindOrganization:
		case kindTitle:
			a.title, a.used = k, append(a.used, k)
			a.former = strings.Contains(lead, "ormer")
			if k+1 < len(t.items) && t.items[k+1].kind == kindCountry && isOf(t.gap(k)) && !strings.HasPrefix(strings.TrimSpace(t.gap(k)), "to") {
				a.country = t.countryOf(k + 1)
			}
			return
		default:
			a.country = ""
			return
		}
		if !isLeadIn(t.gap(k)) {
			break
		}
		k++
	}
	if a.title < 0 {
		a.country = ""
	}
}

// countryOf is the country that item k names, as of its place in the text.
func (t *tagger) countryOf(k int) timeline.CountryID {
	it := t.items[k]
	if it.best < 0 {
		return it.codes[0]
	}
	if c := t.countryAmong(k); c != "" {
		return c
	}
	return t.g.entities[it.best].country
}

func (t *tagger) itemCountry(k int) timeline.CountryID {
	if t.items[k].best < 0 {
		return t.items[k].codes[0]
	}
	return t.g.entities[t.items[k].best].country
}

// officeCountry is the country of titles that only one state uses.
func (g *Gazetteer) officeCountry(office, form string) timeline.CountryID {
	switch {
	case office == "secretary of state", form == "国務長官":
		return "USA"
	case office == "chief cabinet secretary", form == "天皇":
		return "JPN"
	case office == "pope":
		return "VAT"
	case form == "taoiseach", form == "Taoiseach":
		return "IRL"
	}
	return ""
}
