package models

import (
	"slices"
	"strings"

	"demarche/models/fulltext"
	"demarche/timeline"
)

// maxWords bounds the terms of one event.
const maxWords = 4000

// maxQueryWords bounds one search: Filter.check refuses more.
const maxQueryWords = 20

// eventTerms is what a search can find e by: its summary and quotes, the names
// of its parties and place, its outcome and details.
func eventTerms(e timeline.Event) []string {
	var terms, texts []string
	add := func(text string) {
		if text == "" || len(terms) >= maxWords || slices.Contains(texts, text) {
			return
		}
		texts = append(texts, text)
		more := fulltext.Terms(text)
		if len(terms) > 0 && len(more) > 0 {
			// A phrase must not run from one text into the next.
			terms = append(terms, boundary)
		}
		terms = append(terms, more...)
	}
	add(e.Summary)
	for _, p := range e.Parties {
		add(p.Name)
	}
	add(e.Place.Name)
	add(e.Outcome)
	for _, k := range sortedKeys(e.Detail) {
		add(e.Detail[k])
	}
	for _, r := range e.Reports {
		add(r.Quote)
	}
	return terms[:min(len(terms), maxWords)]
}

// wordsOf is the terms of e as the full-text index takes them.
func wordsOf(e timeline.Event) string { return strings.Join(eventTerms(e), " ") }

// boundary is a term that no text gives: a character for private use.
const boundary = "\ue000"

func sortedKeys(m map[string]string) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// ftsQuery is q in the language of FTS5. A term holds letters, digits and marks
// only, so within quotes it can be no operator.
func ftsQuery(q string) string {
	var parts []string
	for _, w := range fulltext.Parse(q) {
		part := `"` + strings.Join(w.Terms, " ") + `"`
		if w.Prefix {
			part += "*"
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, " AND ")
}
