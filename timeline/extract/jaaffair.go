package extract

import (
	"slices"

	"demarche/timeline"
)

// The affair: the few countries that an article is about.

// maxAffair is how many countries an affair may be between.
const maxAffair = 3

// affair lists the few countries that the article is about; nil where there
// are more.
func (a *article) affair() []timeline.CountryID {
	if a.affairKnown {
		return a.affairOf
	}
	a.affairKnown = true
	count := map[timeline.CountryID]int{}
	seen := map[timeline.CountryID]int{} // the last sentence in which it was counted
	at := 0
	for n := range a.doc.Names {
		m := &a.doc.Names[n]
		for at < len(a.doc.Sentences)-1 && m.Start >= a.doc.Sentences[at].End {
			at++
		}
		if a.doc.Sentences[at].Kind == timeline.KindFurniture || incidental(a.doc.Text, m) || servesBody(a.doc, n) || m.Kind == timeline.ActorCountry && stance(a.doc.Text, m.Span) {
			continue
		}
		for _, id := range countriesOf(m) {
			if last, ok := seen[id]; !ok || last != at {
				seen[id] = at
				count[id]++
			}
		}
	}
	order := sortedKeys(count)
	slices.SortStableFunc(order, func(x, y timeline.CountryID) int { return count[y] - count[x] })
	a.countries, a.homeNamed = len(order), count[home]
	for n := 1; n <= maxAffair && n <= len(order); n++ {
		if n == len(order) || 3*count[order[n]] <= 2*count[order[n-1]] && (n > 1 || 3*count[order[n]] <= count[order[0]]) {
			a.affairOf = order[:n]
			break
		}
	}
	if len(order) > 0 && count[order[0]] >= 3 && (len(order) == 1 || count[order[0]] > count[order[1]]) {
		a.centre = order[0]
	}
	return a.affairOf
}

// near lists the countries named in the sentence, and in the one before but for the home
// country, which Japanese news names for its readers.
func (a *article) near(c *scene) []timeline.CountryID {
	before := slices.DeleteFunc(slices.Clone(a.namedBefore), func(id timeline.CountryID) bool { return id == home })
	return append(c.countriesNamed(), before...)
}

// maxLead is how many sentences tell what an article is about.
const maxLead = 2

// homeLeads reports whether the home country is named at the head of the article.
func (a *article) homeLeads() bool {
	lead := a.doc.Sentences[min(maxLead, len(a.doc.Sentences))-1].End
	for n := range a.doc.Names {
		m := &a.doc.Names[n]
		if m.End <= lead && !incidental(a.doc.Text, m) && slices.Contains(countriesOf(m), home) {
			return true
		}
	}
	return false
}

// home is the country whose inner affairs fill the news in Japanese.
const home timeline.CountryID = "JPN"
