package gazetteer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"demarche/timeline"
)

// placeAt reads a place, or the government that a capital or seat stands for.
func (t *tagger) placeAt(i int) {
	it := &t.items[i]
	if t.isFirstName(i) || !t.isCityName(i) && t.bodyOf(i) {
		return
	}
	e := t.g.entities[it.best]
	if it.kind == kindSeat || it.kind == kindCapital && t.speaks(i) {
		if e.country == "" {
			return
		}
		t.emit(timeline.ActorMention{
			Span: it.Span, Kind: timeline.ActorCountry, Actor: actorOf(e.country),
			Name: t.countryNames([]timeline.CountryID{e.country}), Country: e.country, Metonym: true, Rule: "names/metonym",
		})
		return
	}
	t.emit(timeline.ActorMention{Span: it.Span, Kind: timeline.ActorPlace, Name: e.name, Country: e.country, Rule: "names/place"})
}

// isCityName holds for a city called one, whose council is no parliament: 長崎市議会.
func (t *tagger) isCityName(i int) bool {
	form := t.items[i].In(t.text)
	return t.cjk() && (strings.HasSuffix(form, "市") || strings.HasSuffix(form, "県") || strings.HasSuffix(form, "州"))
}

// speaks tells "Moscow said" from "in Moscow": what stands before and after decides.
func (t *tagger) speaks(i int) bool {
	it := t.items[i]
	if j := t.sentenceAt(it.Start); j >= 0 && t.doc.Sentences[j].Kind == timeline.KindDateline {
		return false
	}
	if t.cjk() {
		return t.speaksCJK(it)
	}
	before, _ := wordBefore(t.text, it.Start)
	before = strings.ToLower(before)
	rest := t.text[it.End:]
	switch before {
	case "in", "at", "near", "around", "outside", "inside", "into", "through", "throughout", "across", "visit", "visited", "visiting", "visits", "leave", "left", "leaving",
		"reach", "reached", "downtown", "central", "eastern", "western", "northern", "southern", "east", "west", "north", "south", "of", "via", "on":
		return before == "of" && isGovernmentNoun(t.text[:it.Start])
	case "between", "with", "against", "by", "urge", "urged", "urges", "accuse", "accused", "accuses", "accusing", "warn", "warned", "pressure", "told", "tells", "asked", "blame", "blamed", "ties":
		return !strings.HasPrefix(rest, ", ") || before == "between"
	case "to", "from", "for", "toward", "towards", "over":
		return isGovernmentNoun(strings.TrimRight(t.text[:it.Start], " "))
	}
	if strings.HasPrefix(rest, "'s") || strings.HasPrefix(rest, "’s") {
		return !isPlaceNoun(nextWord(strings.TrimLeft(strings.TrimLeft(rest, "'’s"), " ")))
	}
	next := nextWord(strings.TrimLeft(rest, " "))
	if strings.HasPrefix(rest, "-") {
		word := strings.ToLower(nextWord(rest[1:]))
		return word == "backed" || word == "led" || word == "installed" || word == "controlled" || word == "appointed" || word == "allied"
	}
	if !strings.HasPrefix(rest, " ") || next == "" {
		return false
	}
	if strings.EqualFold(next, "and") && (before == "" || i == 0) {
		return true
	}
	return isSpeakingVerb(strings.ToLower(next))
}

// isGovernmentNoun reports whether text ends with a word for dealings between
// governments and a preposition: "ties with", "a message from".
func isGovernmentNoun(text string) bool {
	prep, at := wordBefore(text, len(text))
	if prep == "" {
		return false
	}
	noun, _ := wordBefore(text, at)
	switch strings.ToLower(noun) {
	case "message", "letter", "pressure", "support", "response", "reaction", "note", "concession", "concessions", "sanctions", "arms", "weapons", "aid", "assistance",
		"backing", "criticism", "relations", "government", "leaders", "signal", "warning", "threat", "threats", "protest", "demand", "demands", "guarantees", "loan",
		"accusations", "condemnation", "opposition", "policy", "return", "exports", "loyal", "hostile", "friendly", "close", "closer", "independence", "independent":
		return true
	}
	return false
}

func isPlaceNoun(w string) bool {
	switch strings.ToLower(w) {
	case "airport", "streets", "suburbs", "outskirts", "red", "main", "central", "downtown", "mayor", "sheremetyevo", "residents", "metro", "subway", "city", "district",
		"old", "international", "tahrir", "university", "population", "skyline", "stadium", "hotel", "square", "east", "west", "north", "south", "northern", "southern",
		"eastern", "western", "largest", "nightlife", "port", "police", "kim", "sunan", "green", "zoo", "museum":
		return true
	}
	return false
}

// isSpeakingVerb holds for verbs, auxiliaries and adverbs after a government as subject.
func isSpeakingVerb(w string) bool {
	switch w {
	case "has", "had", "is", "was", "will", "would", "could", "may", "might", "should", "must", "does", "did", "also", "now", "still", "later", "again", "never", "and",
		"says", "say", "wants", "want", "sees", "insists", "hopes", "plans", "calls", "accuses", "denies", "claims", "rejects", "warns", "backs", "supports",
		"seeks", "makes", "faces", "needs", "remains", "condemns", "threatens", "urges", "fears", "views", "considers", "believes", "refuses", "opposes", "fired",
		"made", "sent", "told", "took", "gave", "began", "withdrew", "held", "saw", "vows", "aims", "sends", "cannot", "can't", "won't", "lost", "won", "put", "cut", "let",
		"kept", "broke", "chose", "knew", "knows", "thinks", "thought", "fought", "seemed", "seems", "appears", "maintains", "argues", "announces", "deploys", "launches", "signs", "recalls", "expels", "summons", "imposes":
		return true
	}
	if len(w) > 4 && strings.HasSuffix(w, "ed") {
		return w != "based" && w != "united"
	}
	return w == "said"
}

// speaksCJK goes by the particle: は が も make a government, で に へ a place.
func (t *tagger) speaksCJK(it item) bool {
	rest := t.text[it.End:]
	if t.doc.Lang == "ko" {
		for _, p := range []string{"은 ", "는 ", "이 ", "가 ", "측", "과의 ", "와의 ", "당국"} {
			if strings.HasPrefix(rest, p) {
				return true
			}
		}
		return false
	}
	if r, _ := utf8.DecodeRuneInString(rest); t.doc.Lang == "zh" {
		return unicode.Is(unicode.Han, r) && (r == '方' || r == '当' || r == '表' || r == '宣' || r == '指')
	}
	for _, p := range []string{"は", "が", "も", "側", "との関係", "との対話", "との協議", "との間", "を非難", "を批判", "を支持", "に対し", "に対する", "に圧力", "に要求", "当局", "政府", "政権", "寄り", "と北", "とワシントン", "とモスクワ", "と北京", "と平壌", "との"} {
		if strings.HasPrefix(rest, p) {
			return !strings.HasPrefix(rest, "がある")
		}
	}
	return false
}
