package extract

import (
	"strings"

	"demarche/timeline"
)

// mention makes the Mention of a candidate that stands.
func (a *article) mention(c *scene, k *candidate) timeline.Mention {
	m := timeline.Mention{
		Type: k.rule.Type, Parties: k.parties, When: k.date.when, WhenSpan: k.date.span, WhenFrom: k.date.from,
		Place: k.place, Trigger: c.triggerSpan(k), Evidence: c.evidence(), Modality: k.modality, ModalitySpan: k.modCue,
		Vote: k.vote, Outcome: k.outcome, Detail: k.detail, Rule: k.rule.id,
	}
	a.nameCountries(m.Parties)
	m.Score = c.score(k)
	m.Why = append(m.Why, timeline.Reason{What: "trigger", Rule: k.rule.id, Span: m.Trigger})
	m.Why = append(m.Why, k.why...)
	note := k.date.note
	if note == "" {
		note = "not told"
	}
	m.Why = append(m.Why, timeline.Reason{What: "date", Span: k.date.span, Note: note})
	return m
}

// nameCountries gives the countries among parties their name: rules that infer a
// country know it by its code.
func (a *article) nameCountries(parties []timeline.Party) {
	for i := range parties {
		p := &parties[i]
		if p.Country != "" && p.Actor == countryActor(p.Country) && p.Name == string(p.Country) {
			p.Name = a.x.opts.Names.CountryName(p.Country)
		}
	}
}

// evidence is the sentence without the white space around it.
func (c *scene) evidence() timeline.Span {
	s := c.sent.Span
	text := s.In(c.doc.Text)
	s.Start += len(text) - len(strings.TrimLeft(text, " \t\r\n\u3000"))
	s.End -= len(text) - len(strings.TrimRight(text, " \t\r\n\u3000"))
	if s.End < s.Start {
		return c.sent.Span
	}
	return s
}

// triggerSpan covers the words of the trigger with the support verb or object
// that belongs to it, where they stand close.
func (c *scene) triggerSpan(k *candidate) timeline.Span {
	first, last := k.first, k.last
	for _, i := range []int{k.noun, k.by} {
		if i >= 0 && i < first && first-i <= 8 {
			first = i
		}
		if i > last && i-last <= 8 {
			last = i
		}
	}
	return c.span(first, last)
}
