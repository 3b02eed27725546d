package gazetteer

import (
	"slices"
	"strings"
	"unicode/utf8"

	"demarche/timeline"
	"demarche/timeline/gazetteer/internal/aliasindex"
)

// bodyOf reads "the Russian Foreign Ministry", "Russia's parliament" or 露外務省
// that starts with the country or seat at item i.
func (t *tagger) bodyOf(i int) bool {
	if i+1 >= len(t.items) || len(t.items[i].codes) > 1 || t.items[i].peop {
		return false
	}
	next := &t.items[i+1]
	if next.kind != kindBody && !t.isBodyToo(next) {
		return false
	}
	if t.cjk() && next.End < len(t.text) && next.In(t.text) == "軍" {
		if r, _ := utf8.DecodeRuneInString(t.text[next.End:]); strings.ContainsRune("事人備艦用需拡縮閥曹", r) {
			return false
		}
	}
	between := t.gap(i)
	if t.cjk() {
		if between != "" && between != "の" && between != " " {
			return false
		}
	} else if !isBodyLeadIn(between) {
		return false
	}
	country := t.itemCountry(i)
	if t.items[i].kind == kindCountry {
		country = t.countryOf(i)
	}
	if country == "" {
		return false
	}
	// "the Russian Foreign Ministry spokesman Jane Doe" stays one body; who speaks is another name.
	span := timeline.Span{Start: t.items[i].Start, End: next.End}
	t.emitBody(span, next, country)
	next.used = true
	return true
}

// isBodyToo holds for names of one state's authority that are used of others too: 国務省.
func (t *tagger) isBodyToo(it *item) bool {
	return it.kind == kindOrganization && slices.ContainsFunc(it.posts, func(p aliasindex.Posting) bool { return t.g.entities[p.Entity].kind == kindBody })
}

func (t *tagger) emitBody(span timeline.Span, it *item, country timeline.CountryID) {
	slug := ""
	for _, p := range it.posts {
		if e := t.g.entities[p.Entity]; e.kind == kindBody {
			slug = e.office
		}
	}
	c, ok := t.g.Country(country)
	if !ok {
		return
	}
	for _, b := range t.g.bodies {
		if b.slug == slug {
			t.emit(timeline.ActorMention{Span: span, Kind: timeline.ActorOrganization, Actor: bodyID(slug, country), Name: bodyName(b, c), Country: country, Rule: "names/body"})
		}
	}
}

// isBodyLeadIn holds for what may stand between a country and its authority.
func isBodyLeadIn(s string) bool {
	if strings.ContainsAny(s, ".;:\n()\",") {
		return false
	}
	return onlyWords(s, bodyLeadInWords)
}

var bodyLeadInWords = newWordSet(" federal national state central military new interim transitional then provisional own ruling puppet caretaker current former coalition unity ")
