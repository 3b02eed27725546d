package gazetteer

import (
	"slices"
	"strings"

	"demarche/timeline"
)

// Whom a word that points back means.

func backTo(it item, before []timeline.ActorMention, rule timeline.RuleID, want func(timeline.ActorMention) bool) (timeline.ActorMention, bool) {
	for k := len(before) - 1; k >= 0; k-- {
		if b := before[k]; want(b) {
			b.Coref, b.Span, b.Rule, b.Adjective, b.Metonym = b.Span, it.Span, rule, false, false
			return b, true
		}
	}
	return timeline.ActorMention{}, false
}

// he goes back to the first person of the sentence, else to the first of the
// sentence before: subjects come first.
func (t *tagger) he(it item, before []timeline.ActorMention) (timeline.ActorMention, bool) {
	here := t.sentenceAt(it.Start)
	for back := 0; back <= 2 && here-back >= 0; back++ {
		s := t.doc.Sentences[here-back]
		for _, b := range before {
			if b.Kind == timeline.ActorPerson && b.Coref.IsZero() && s.Contains(b.Span) && b.Start < it.Start {
				b.Coref, b.Span, b.Rule = b.Span, it.Span, "names/he"
				return b, true
			}
		}
	}
	return timeline.ActorMention{}, false
}

// lastTwo is the countries of the last two different parties; of people only,
// where leaders are meant and two were named.
func (t *tagger) lastTwo(before []timeline.ActorMention, people bool, at int) ([]timeline.CountryID, timeline.Span) {
	if t.doc.Lang == "ja" {
		if c, span := t.pairJapanese(before, people, at); c != nil {
			return c, span
		}
	}
	if c, span := t.joinedPair(before); !people && c != nil {
		return c, span
	}
	for pass := range 3 {
		only, places := people && pass == 0, pass == 2 // a capital stands for its state where too few are named
		var out []timeline.CountryID
		var span timeline.Span
		for k := len(before) - 1; k >= 0 && len(out) < 2; k-- {
			b := before[k]
			if b.Kind == timeline.ActorPlace && !places || only && b.Kind != timeline.ActorPerson || !only && b.Kind == timeline.ActorOrganization {
				continue
			}
			if len(out) == 0 && len(b.Countries) == 2 {
				return slices.Clone(b.Countries), b.Span
			}
			if b.Country != "" && !slices.Contains(out, b.Country) {
				out = append(out, b.Country)
				span = b.Span
			}
		}
		if len(out) == 2 {
			slices.Reverse(out)
			return out, span
		}
	}
	return nil, timeline.Span{}
}

// joinedPair is the last two countries named together, "A and B" or AとB, no
// more than two sentences back; nil when there are none.
func (t *tagger) joinedPair(before []timeline.ActorMention) ([]timeline.CountryID, timeline.Span) {
	for k := len(before) - 1; k > 0; k-- {
		a, b := before[k-1], before[k]
		if t.sentenceAt(before[len(before)-1].Start)-t.sentenceAt(b.Start) > 2 {
			break
		}
		if a.Kind != timeline.ActorCountry || b.Kind != timeline.ActorCountry || a.Country == b.Country || a.Country == "" || b.Country == "" || len(a.Countries)+len(b.Countries) > 0 {
			continue
		}
		switch strings.TrimSpace(t.text[a.End:b.Start]) {
		case "and", "と", "と、", "和", "与":
			return []timeline.CountryID{a.Country, b.Country}, b.Span
		}
	}
	return nil, timeline.Span{}
}

// withoutActing leaves out the names of the sentence of it where they are of one country
// alone, and two were named before: whom "China urged both sides" means.
func (t *tagger) withoutActing(it item, before []timeline.ActorMention) []timeline.ActorMention {
	here := t.sentenceAt(it.Start)
	k, one := len(before), timeline.CountryID("")
	for ; k > 0 && t.sentenceAt(before[k-1].Start) == here; k-- {
		c := before[k-1].Country
		if c == "" {
			continue
		}
		if one != "" && c != one || len(before[k-1].Countries) > 1 {
			return before
		}
		one = c
	}
	if two, _ := t.lastTwo(before[:k], false, it.Start); one != "" && len(two) == 2 && !slices.Contains(two, one) {
		return before[:k]
	}
	return before
}

// isTopic reports whether b is what its sentence is about (は, が, も after it) and
// stands in the sentence of it or the one before.
func (t *tagger) isTopic(it item, b timeline.ActorMention) bool {
	if t.sentenceAt(it.Start)-t.sentenceAt(b.Start) > 1 {
		return false
	}
	for _, p := range []string{"は", "が", "も"} {
		if strings.HasPrefix(t.text[b.End:], p) {
			return true
		}
	}
	return false
}
