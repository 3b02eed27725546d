// Package export writes events in the formats that other programs read. Event is
// the one form in which an event leaves the program; formats.go lists the formats.
package export

import (
	"slices"
	"unicode/utf8"

	"demarche/timeline"
	"demarche/timeline/edtf"
	"demarche/timeline/ontology"
	"demarche/timeline/wire"
)

// Event is an event as it leaves the program: in every answer of the API and in
// the json, ndjson and other exports alike. Offsets count Unicode code points.
type Event struct {
	ID        string            `json:"id" doc:"Public and stable."`
	Type      string            `json:"type" doc:"Slug of the event type."`
	Label     string            `json:"label" doc:"English name of the type."`
	Family    string            `json:"family" doc:"Slug of the type's family."`
	PLOVER    string            `json:"plover" doc:"PLOVER type, with its mode behind a slash."`
	CAMEO     string            `json:"cameo" doc:"CAMEO code."`
	Weight    float64           `json:"weight" doc:"From -10 (conflict) to 10 (cooperation), after Goldstein; approximate, by type."`
	Date      *string           `json:"date" doc:"EDTF (ISO 8601-2), never more precise than the sources; null when not known."`
	First     *string           `json:"first" doc:"First day that the date can mean; null when open."`
	Last      *string           `json:"last" doc:"Last day that the date can mean; null when open."`
	Precision string            `json:"precision" doc:"none, century, decade, year, season, month or day."`
	Modality  string            `json:"modality" doc:"occurred, ongoing, planned, hypothetical, negated or alleged."`
	Parties   []Party           `json:"parties"`
	Countries []string          `json:"countries" doc:"ISO 3166-1 alpha-3 of all parties, each once; 3166-3 for former states."`
	Place     *Place            `json:"place,omitempty"`
	Vote      *Vote             `json:"vote,omitempty"`
	Outcome   string            `json:"outcome,omitempty"`
	Detail    map[string]string `json:"detail,omitempty"`
	Summary   string            `json:"summary" doc:"The best quote."`
	Lang      string            `json:"lang" doc:"Language of the summary."`
	Score     float64           `json:"score" doc:"Probability that the event is right, as far as the reports tell."`
	Sources   int               `json:"sources" doc:"Outlets that report it."`
	Status    string            `json:"status" doc:"extracted, accepted, rejected or corrected."`
	Disputes  []string          `json:"disputes,omitempty" doc:"What the reports disagree on: date, countries, modality, vote."`
	Reports   []Report          `json:"reports,omitempty" doc:"Best first."`
}

// Party is an actor in a role.
type Party struct {
	Actor   string `json:"actor,omitempty" doc:"Id of the actor."`
	Name    string `json:"name"`
	Country string `json:"country,omitempty"`
	Role    string `json:"role" doc:"source, target, participant, host, mediator, signatory or voter."`
}

// Place is where an event happened.
type Place struct {
	Name    string `json:"name"`
	Country string `json:"country,omitempty"`
}

// Vote is the record of a vote. A count that no source gives is null.
type Vote = wire.Vote

// Quote is a stretch of an article's text.
type Quote struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// Report is what one article says of the event.
type Report struct {
	Article  string  `json:"article"`
	Outlet   string  `json:"outlet,omitempty"`
	URL      string  `json:"url,omitempty"`
	Lang     string  `json:"lang,omitempty"`
	Quote    string  `json:"quote"`
	Start    int     `json:"start" doc:"Of the quote in the article's text."`
	End      int     `json:"end"`
	Trigger  *Quote  `json:"trigger,omitempty"`
	DateSpan *Quote  `json:"date_span,omitempty" doc:"The words that date it, where they stand in the quote."`
	Type     string  `json:"type"`
	Date     *string `json:"date"`
	Modality string  `json:"modality"`
	Rule     string  `json:"rule,omitempty"`
	Score    float64 `json:"score"`
	Reason   string  `json:"reason,omitempty" doc:"Why it was joined to the event."`
}

// Wire makes Events of timeline.Events. It is read-only and safe for concurrent use.
type Wire struct{ types *ontology.Ontology }

// NewWire makes a Wire with the types of o.
func NewWire(o *ontology.Ontology) *Wire { return &Wire{types: o} }

// Event is e as it leaves the program.
func (w *Wire) Event(e timeline.Event) Event {
	out := Event{Parties: make([]Party, 0, len(e.Parties)), Countries: make([]string, 0, 2)}
	w.fill(&out, &e)
	return out
}

// fill makes out what e is, in the lists that out has.
func (w *Wire) fill(out *Event, e *timeline.Event) {
	t, _ := w.types.Lookup(e.Type)
	*out = Event{
		ID: e.ID, Type: string(e.Type), Label: t.Label("en"), Family: string(t.Family), PLOVER: t.PLOVER, CAMEO: t.CAMEO, Weight: t.Weight,
		Precision: e.When.Precision().String(), Modality: string(e.Modality),
		Parties: out.Parties[:0], Countries: out.Countries[:0],
		Outcome: e.Outcome, Detail: e.Detail, Summary: e.Summary, Lang: string(e.Lang),
		Score: round(e.Score), Sources: e.Sources, Status: string(e.Status), Disputes: e.Disputes,
	}
	out.Date, out.First, out.Last = dateTexts(e.When)
	for _, p := range e.Parties {
		out.Parties = append(out.Parties, Party{Actor: string(p.Actor), Name: p.Name, Country: string(p.Country), Role: string(p.Role)})
		if c := string(p.Country); c != "" && !slices.Contains(out.Countries, c) {
			out.Countries = append(out.Countries, c)
		}
	}
	if e.Place.Name != "" || e.Place.Country != "" {
		out.Place = &Place{Name: e.Place.Name, Country: string(e.Place.Country)}
	}
	out.Vote = wire.NewVote(e.Vote)
	for _, r := range e.Reports {
		out.Reports = append(out.Reports, wireReport(r))
	}
}

func wireReport(r timeline.Report) Report {
	return Report{
		Article: r.Article, Outlet: r.Outlet, URL: r.URL, Lang: string(r.Lang), Quote: r.Quote,
		Start: r.QuoteStart, End: r.QuoteStart + utf8.RuneCountInString(r.Quote),
		Trigger: within(r, r.Trigger), DateSpan: within(r, r.WhenSpan),
		Type: string(r.Type), Date: dateText(r.When), Modality: string(r.Modality),
		Rule: string(r.Rule), Score: round(r.Score), Reason: r.Reason,
	}
}

// within turns a span in bytes of the article into code points by way of the
// quote; nil where it lies outside of it.
func within(r timeline.Report, s timeline.Span) *Quote {
	start, end := s.Start-r.Evidence.Start, s.End-r.Evidence.Start
	if s.IsZero() || start < 0 || end > len(r.Quote) || start >= end {
		return nil
	}
	at := r.QuoteStart + utf8.RuneCountInString(r.Quote[:start])
	text := r.Quote[start:end]
	return &Quote{Start: at, End: at + utf8.RuneCountInString(text), Text: text}
}

// dateTexts are a date, its first and its last day; of a plain day all one.
func dateTexts(d edtf.Date) (date, first, last *string) {
	if date = dateText(d); date == nil {
		return nil, nil, nil
	}
	if first = dayText(d.First()); first != nil && *first == *date {
		return date, date, date
	}
	return date, first, dayText(d.Last())
}

func dateText(d edtf.Date) *string {
	if d.IsZero() {
		return nil
	}
	s := d.String()
	return &s
}

func dayText(d edtf.Day) *string {
	if d == edtf.MinDay || d == edtf.MaxDay {
		return nil
	}
	s := d.Date().String()
	return &s
}

// round keeps three decimals: a score is no more certain than that.
func round(f float64) float64 { return float64(int(f*1000+0.5)) / 1000 }
