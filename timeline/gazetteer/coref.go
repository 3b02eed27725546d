package gazetteer

import (
	"slices"
	"strings"
	"unicode/utf8"

	"demarche/timeline"
)

// Words that point back to a name: "the alliance", "he", 同国.

// laterSurnames finds the surnames of unknown people again: "Doe said".
func (t *tagger) laterSurnames() {
	done := map[string]bool{}
	for _, u := range t.unknown {
		if utf8.RuneCountInString(u.surname) < 3 || done[u.surname] {
			continue
		}
		done[u.surname] = true
		for at := u.mention.End; ; {
			i := strings.Index(t.text[at:], u.surname)
			if i < 0 {
				break
			}
			span := timeline.Span{Start: at + i, End: at + i + len(u.surname)}
			at = span.End
			if !t.standsAlone(span) {
				continue
			}
			k, _ := slices.BinarySearchFunc(t.out, span.Start, func(m timeline.ActorMention, pos int) int { return m.Start - pos })
			if k < len(t.out) && t.out[k].Overlaps(span) || k > 0 && t.out[k-1].Overlaps(span) {
				continue
			}
			m := u.mention
			m.Span, m.Rule, m.Coref = span, "names/unknown-again", u.mention.Span
			t.out = slices.Insert(t.out, k, m)
		}
	}
}

// standsAlone reports whether a word or katakana run is not part of a longer one.
func (t *tagger) standsAlone(s timeline.Span) bool {
	before := runeBefore(t.text, s.Start)
	after, _ := utf8.DecodeRuneInString(t.text[s.End:])
	first, _ := utf8.DecodeRuneInString(s.In(t.text))
	if isKatakana(first) {
		return !isKatakana(before) && before != '・' && !isKatakana(after) && after != '・'
	}
	return !isWordRune(before) && !isWordRune(after)
}

func runeBefore(s string, pos int) rune {
	r, _ := utf8.DecodeLastRuneInString(s[:pos])
	return r
}

// pointers reads the words that point back, now that all names stand.
func (t *tagger) pointers() {
	var found []timeline.ActorMention
	for _, it := range t.items {
		if it.kind != kindPointer {
			continue
		}
		k, _ := slices.BinarySearchFunc(t.out, it.Start, func(m timeline.ActorMention, pos int) int { return m.Start - pos })
		if m, ok := t.pointer(it, t.out[:k]); ok {
			found = append(found, m)
		}
	}
	t.out = append(t.out, found...)
	slices.SortStableFunc(t.out, func(a, b timeline.ActorMention) int { return a.Start - b.Start })
	t.out = dropOverlaps(t.out)
}

func (t *tagger) pointer(it item, before []timeline.ActorMention) (timeline.ActorMention, bool) {
	before = before[max(0, len(before)-40):]
	m := timeline.ActorMention{Span: it.Span, Kind: timeline.ActorCountry}
	switch t.g.entities[it.best].office {
	case "koreas":
		m.Countries, m.Rule = []timeline.CountryID{"KOR", "PRK"}, "names/koreas"
	case "they-two":
		m.Countries, m.Coref = t.lastTwo(t.withoutActing(it, before), false, it.Start)
		m.Rule = "names/two-countries"
	case "leaders-two":
		m.Countries, m.Coref = t.lastTwo(before, true, it.Start)
		m.Rule = "names/two-leaders"
	case "same-country":
		isCountry := func(b timeline.ActorMention) bool {
			return b.Kind == timeline.ActorCountry && b.Country != "" && len(b.Countries) < 2
		}
		if m, ok := backTo(it, before, "names/same-country", func(b timeline.ActorMention) bool { return isCountry(b) && t.isTopic(it, b) }); ok {
			return m, true
		}
		return backTo(it, before, "names/same-country", isCountry)
	case "same-office":
		return backTo(it, before, "names/same-office", func(b timeline.ActorMention) bool {
			return b.Kind == timeline.ActorPerson && b.Office != "" && b.Coref.IsZero()
		})
	case "he":
		return t.he(it, before)
	case "korea-north", "korea-south":
		return t.halfOfKorea(it, before, t.g.entities[it.best].office)
	case "alliance", "agency", "organisation":
		return t.sameBody(it, before, t.g.entities[it.best].office)
	}
	if len(m.Countries) < 2 {
		return m, false
	}
	m.Country, m.Name = m.Countries[0], t.countryNames(m.Countries)
	return m, true
}

// halfOfKorea reads "the North" and "the South" in a text that named a Korea before and
// no other country is meant: behind them no name goes on ("the North Sea").
func (t *tagger) halfOfKorea(it item, before []timeline.ActorMention, sort string) (timeline.ActorMention, bool) {
	code := timeline.CountryID("PRK")
	if sort == "korea-south" {
		code = "KOR"
	}
	if form := it.In(t.text); form[0] < 'A' || form[0] > 'Z' || !t.behindThe(it) || t.nameGoesOn(it.End) {
		return timeline.ActorMention{}, false
	}
	is := func(c timeline.CountryID) bool { return c == "KOR" || c == "PRK" }
	named := false
	for _, b := range before {
		if strings.HasPrefix(b.In(t.text), "North") || strings.HasPrefix(b.In(t.text), "South") {
			if b.Kind == timeline.ActorCountry && !is(b.Country) {
				return timeline.ActorMention{}, false // the South of Sudan, Yemen or Vietnam
			}
		}
		named = named || is(b.Country) || slices.ContainsFunc(b.Countries, is)
	}
	if !named {
		return timeline.ActorMention{}, false
	}
	return timeline.ActorMention{
		Span: it.Span, Kind: timeline.ActorCountry, Actor: actorOf(code), Name: t.countryNames([]timeline.CountryID{code}),
		Country: code, Rule: "names/korea",
	}, true
}

// behindThe reports whether "the" stands right before it.
func (t *tagger) behindThe(it item) bool {
	before := strings.TrimRight(t.text[max(0, it.Start-5):it.Start], " ")
	return strings.HasSuffix(before, " the") || strings.HasSuffix(before, "The") || before == "the"
}

// nameGoesOn reports whether a word with a capital follows: "the North Sea".
func (t *tagger) nameGoesOn(pos int) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(t.text[pos:], " -"))
	return r >= 'A' && r <= 'Z'
}

// sameBody reads "the alliance" or "the agency" as the international body of that sort
// named last, no more than three sentences back.
func (t *tagger) sameBody(it item, before []timeline.ActorMention, sort string) (timeline.ActorMention, bool) {
	if !t.behindThe(it) || t.nameGoesOn(it.End) {
		return timeline.ActorMention{}, false
	}
	here := t.sentenceAt(it.Start)
	return backTo(it, before, "names/same-body", func(b timeline.ActorMention) bool {
		if b.Kind != timeline.ActorOrganization || b.Country != "" || here-t.sentenceAt(b.Start) > 3 {
			return false
		}
		agency := strings.Contains(b.Name, "Agency")
		switch sort {
		case "agency":
			return agency
		case "organisation":
			return strings.Contains(b.Name, "Organi")
		}
		for _, organ := range []string{"Council", "Court", "Commission", "Committee", "Tribunal", "Bank", "Fund", "Programme", "Office", "Mission", "Assembly"} {
			if strings.Contains(b.Name, organ) {
				return false // a body's own organs are no alliances
			}
		}
		return !agency && b.Name != "United Nations"
	})
}

func dropOverlaps(in []timeline.ActorMention) []timeline.ActorMention {
	out := in[:0]
	for _, m := range in {
		if len(out) > 0 && out[len(out)-1].Overlaps(m.Span) {
			continue
		}
		out = append(out, m)
	}
	return out
}
