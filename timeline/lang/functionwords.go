package lang

import (
	"strings"

	"demarche/timeline"
)

// shortRunes is the length up to which trigrams are not trusted: in a headline
// or a sentence of names they find Lithuanian as soon as English.
const shortRunes = 300

// byFunctionWords is the language of a short text: by a letter of its own in
// Cyrillic, by the function words that it holds most of in Latin; "" where none leads.
func byFunctionWords(text string) timeline.Lang {
	switch lower := strings.ToLower(text); {
	case strings.ContainsAny(lower, "іїєґ"):
		return "uk"
	case strings.ContainsAny(lower, "ыэё"):
		return "ru"
	}
	words := functionWords()
	var counts [4]int
	for w := range strings.FieldsSeq(strings.ToLower(text)) {
		w = strings.Trim(w, ".,;:!?\"'()“”‘’—-")
		for i := range words {
			if strings.Contains(words[i].words, " "+w+" ") && w != "" {
				counts[i]++
			}
		}
	}
	best, lead := -1, 0
	for i, n := range counts {
		switch {
		case best < 0 || n > counts[best]:
			lead = n
			if best >= 0 {
				lead = n - counts[best]
			}
			best = i
		default:
			lead = min(lead, counts[best]-n)
		}
	}
	if counts[best] == 0 || lead <= 0 {
		return ""
	}
	return words[best].lang
}

// usual languages of Latin and Cyrillic letters are taken at the trigrams' word.
func usual(tag timeline.Lang) bool {
	switch tag {
	case "en", "de", "fr", "es", "it", "pt", "nl", "ru", "uk", "pl", "tr", "sv":
		return true
	}
	return false
}

// functionWords lists words that are frequent in one of the languages with a
// pack in Latin letters and rare in the others.
func functionWords() [4]struct {
	lang  timeline.Lang
	words string
} {
	return [4]struct {
		lang  timeline.Lang
		words string
	}{
		{"en", " the of and to will is was were has have had with by for from that this on at as an are be been its his her their it not who which over after before said says new would could next last "},
		{"de", " der die das und den dem des ein eine einen einem einer von mit zu zum zur im am ist war wird werden wurde hat haben auf für nicht sich auch nach bei aus über sagte als "},
		{"fr", " le la les des du de et un une en au aux dans pour par sur avec est était sera ont été qui que son sa ses leur il elle ne pas plus selon après avant "},
		{"es", " el la los las de del y un una en al por para con sobre es fue será han ha sido que su sus no más se según tras antes como lo "},
	}
}
