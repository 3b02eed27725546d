package eval

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"demarche/timeline"
	"demarche/timeline/ontology"
)

// found is a mention with what is compared of it.
type found struct {
	timeline.Mention
	evidence  Range // code points
	countries []timeline.CountryID
}

// pair is a gold event and the mention that found it.
type pair struct{ gold, mention int }

// matcher pairs gold events with mentions.
type matcher struct{ types *ontology.Ontology }

// pairs matches greedily, best fit first. A mention can match an event of its
// type or family when their evidence overlaps, or when the type is right and a
// country is shared.
func (m matcher) pairs(gold []Gold, got []found) []pair {
	type candidate struct {
		pair
		fit float64
	}
	var all []candidate
	for i, g := range gold {
		for j, f := range got {
			right := g.rightType(f.Type)
			if !right && !m.sameFamily(g.Type, f.Type) {
				continue
			}
			want, have := g.countries(f.countries)
			shared := len(both(want, have))
			told := g.toldIn(f.evidence)
			if !told && !(right && (shared > 0 || len(want) == 0)) {
				continue
			}
			fit := 1 + flag(right) + 1.5*flag(told) + flag(g.rightDate(f.When)) + 0.1*flag(g.Required)
			if n := len(want) + len(have) - shared; n > 0 {
				fit += float64(shared) / float64(n)
			} else {
				fit++
			}
			all = append(all, candidate{pair{i, j}, fit})
		}
	}
	slices.SortStableFunc(all, func(a, b candidate) int {
		return cmp.Or(-cmp.Compare(a.fit, b.fit), cmp.Compare(a.gold, b.gold), cmp.Compare(a.mention, b.mention))
	})
	var out []pair
	usedGold, usedMention := map[int]bool{}, map[int]bool{}
	for _, c := range all {
		if !usedGold[c.gold] && !usedMention[c.mention] {
			usedGold[c.gold], usedMention[c.mention] = true, true
			out = append(out, c.pair)
		}
	}
	return out
}

// extra reports whether an unpaired mention is wrong. It is not when it stands in
// the sentence of an optional event, or tells a found event once more.
func (m matcher) extra(f found, gold []Gold, pairs []pair) bool {
	for _, g := range gold {
		if !g.Required && g.toldIn(f.evidence) {
			return false
		}
	}
	for _, p := range pairs {
		g := gold[p.gold]
		want, have := g.countries(f.countries)
		if g.rightType(f.Type) && g.rightDate(f.When) && len(both(want, have)) > 0 {
			return false
		}
	}
	return true
}

func (m matcher) sameFamily(a, b timeline.TypeSlug) bool {
	x, ok := m.types.Lookup(a)
	y, ok2 := m.types.Lookup(b)
	return ok && ok2 && x.Family == y.Family
}

func (g Gold) rightType(t timeline.TypeSlug) bool {
	return t == g.Type || slices.Contains(g.AltTypes, t)
}

func (g Gold) toldIn(r Range) bool {
	over := func(s Range) bool { return s.Start < r.End && r.Start < s.End }
	return over(g.Sentence) || slices.ContainsFunc(g.AltSentence, over)
}

func both(a, b []timeline.CountryID) []timeline.CountryID {
	return only(a, func(c timeline.CountryID) bool { return slices.Contains(b, c) })
}

func flag(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// inCodePoints turns mentions of a text into what is compared.
func inCodePoints(text string, mentions []timeline.Mention) []found {
	out := make([]found, 0, len(mentions))
	for _, m := range mentions {
		start := utf8.RuneCountInString(timeline.Span{End: m.Evidence.Start}.In(text))
		out = append(out, found{
			Mention: m, countries: m.Countries(),
			evidence: Range{start, start + utf8.RuneCountInString(m.Evidence.In(text))},
		})
	}
	return out
}
