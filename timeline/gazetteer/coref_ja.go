package gazetteer

import (
	"slices"
	"strings"

	"demarche/timeline"
)

// maxPairBack is how many sentences back the two may stand that 両国 or 両氏 means.
const maxPairBack = 6

// pairJapanese is whom 両国 or 両首脳 at byte at means. Who acts in its own sentence speaks
// to the two or about them and is neither, unless the sentence joins two itself: so the
// last sentence before that names two, and just two, goes first. Nil where there is none.
func (t *tagger) pairJapanese(before []timeline.ActorMention, people bool, at int) ([]timeline.CountryID, timeline.Span) {
	here := t.sentenceAt(at)
	for _, strict := range []bool{people, false} {
		for s := here; s >= 0 && s >= here-maxPairBack; s-- {
			var in []timeline.ActorMention
			for _, b := range before {
				if t.sentenceAt(b.Start) == s && b.Kind != timeline.ActorPlace && (!strict || b.Kind == timeline.ActorPerson) && !t.onlySource(b) {
					in = append(in, b)
				}
			}
			if ids, span := t.joinedJapanese(in); ids != nil {
				return ids, span
			}
			if s == here {
				continue
			}
			if ids, span := twoCountries(in); ids != nil {
				return ids, span
			}
		}
	}
	return nil, timeline.Span{}
}

// joinedJapanese is two that the text joins by と or 、 side by side, or names in one word
// (日韓).
func (t *tagger) joinedJapanese(in []timeline.ActorMention) ([]timeline.CountryID, timeline.Span) {
	for k := len(in) - 1; k >= 0; k-- {
		b := in[k]
		if len(b.Countries) == 2 {
			return slices.Clone(b.Countries), b.Span
		}
		if k == 0 {
			break
		}
		a := in[k-1]
		if a.Country == "" || b.Country == "" || a.Country == b.Country || len(a.Countries)+len(b.Countries) > 0 {
			continue
		}
		between := t.text[a.End:b.Start]
		if between == "と" || between == "と、" || len(between) < 24 && strings.HasSuffix(between, "と") && !strings.ContainsAny(between, "、。") {
			return []timeline.CountryID{a.Country, b.Country}, b.Span
		}
	}
	return nil, timeline.Span{}
}

// twoCountries is the only two countries of the names, in the order of the text.
func twoCountries(in []timeline.ActorMention) ([]timeline.CountryID, timeline.Span) {
	var out []timeline.CountryID
	var span timeline.Span
	for _, b := range in {
		for _, id := range append(slices.Clone(b.Countries), b.Country) {
			if id != "" && !slices.Contains(out, id) {
				out = append(out, id)
				span = b.Span
			}
		}
	}
	if len(out) != 2 {
		return nil, timeline.Span{}
	}
	return out, span
}

// onlySource reports whether a name stands in that of a medium: 日本経済新聞.
func (t *tagger) onlySource(m timeline.ActorMention) bool {
	rest := t.text[m.End:]
	for _, w := range [...]string{"経済新聞", "新聞", "通信", "放送", "テレビ", "時間", "語"} {
		if strings.HasPrefix(rest, w) {
			return true
		}
	}
	return false
}
