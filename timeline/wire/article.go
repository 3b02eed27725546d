package wire

import (
	"math"

	"demarche/timeline"
	"demarche/timeline/edtf"
	"demarche/timeline/ontology"
)

// Options choose what a Line holds.
type Options struct {
	Ontology *ontology.Ontology // for the codes; without it they are empty
	Explain  bool               // with the reasons of every decision
	Text     bool               // with the article's text
}

// Article maps doc and its mentions to the public shape.
func Article(doc *timeline.Document, mentions []timeline.Mention, opts Options) Line {
	m := mapper{doc: doc, points: newPoints(doc.Text), opts: opts}
	a := Line{
		ID: doc.ID, Lang: doc.Lang, Title: doc.Title, PublishedFrom: string(doc.PublishedFrom),
		Published: date(doc.DCT),
		Times:     make([]Time, 0, len(doc.Times)),
		Names:     make([]Name, 0, len(doc.Names)),
		Events:    make([]Event, 0, len(mentions)),
	}
	if a.PublishedFrom == "" {
		a.PublishedFrom = string(timeline.PublishedNone)
	}
	if opts.Text {
		a.Text = doc.Text
	}
	for i := range doc.Times {
		a.Times = append(a.Times, m.time(&doc.Times[i]))
	}
	for i := range doc.Names {
		if doc.Names[i].Coref.IsZero() {
			a.Names = append(a.Names, m.name(&doc.Names[i]))
		}
	}
	for i := range mentions {
		a.Events = append(a.Events, m.event(&mentions[i]))
	}
	return a
}

type mapper struct {
	doc    *timeline.Document
	points points
	opts   Options
}

func (m *mapper) span(s timeline.Span) Span {
	return Span{Start: m.points.at(s.Start), End: m.points.at(s.End), Text: s.In(m.doc.Text)}
}

func (m *mapper) optional(s timeline.Span) *Span {
	if s.IsZero() {
		return nil
	}
	out := m.span(s)
	return &out
}

func (m *mapper) evidence(s timeline.Span) Evidence {
	return Evidence{Start: m.points.at(s.Start), End: m.points.at(s.End), Quote: s.In(m.doc.Text)}
}

func (m *mapper) time(t *timeline.TimeExpr) Time {
	s := m.span(t.Span)
	out := Time{Start: s.Start, End: s.End, Text: s.Text, Type: string(t.Type), Value: t.Value, Mod: t.Mod, EDTF: date(t.Date), Rule: string(t.Rule)}
	if t.Use != timeline.UseWhen {
		out.Use = string(t.Use)
	}
	return out
}

func (m *mapper) name(n *timeline.ActorMention) Name {
	s := m.span(n.Span)
	out := Name{Start: s.Start, End: s.End, Text: s.Text, Kind: string(n.Kind), Actor: string(n.Actor), Name: n.Name, Country: string(n.Country), Office: n.Office}
	for _, c := range n.Countries {
		out.Countries = append(out.Countries, string(c))
	}
	return out
}

func (m *mapper) event(e *timeline.Mention) Event {
	out := Event{
		Type: string(e.Type), Date: date(e.When), Modality: string(e.Modality), Outcome: e.Outcome, Detail: e.Detail,
		Parties: make([]Party, 0, len(e.Parties)), Countries: []string{},
		Evidence: m.evidence(e.Evidence), Trigger: m.span(e.Trigger),
		DateSpan: m.optional(e.WhenSpan), ModalitySpan: m.optional(e.ModalitySpan),
		Rule: string(e.Rule), Score: math.Round(e.Score*1000) / 1000, Vote: NewVote(e.Vote),
	}
	if m.opts.Ontology != nil {
		out.PLOVER, out.CAMEO = codes(m.opts.Ontology, e)
	}
	out.First, out.Last = ends(e.When)
	for _, p := range e.Parties {
		out.Parties = append(out.Parties, Party{Actor: string(p.Actor), Name: p.Name, Country: string(p.Country), Role: string(p.Role), Span: m.optional(p.Span)})
	}
	for _, c := range e.Countries() {
		out.Countries = append(out.Countries, string(c))
	}
	if e.Place != (timeline.Place{}) {
		out.Place = &Place{Name: e.Place.Name, Country: string(e.Place.Country)}
	}
	for _, s := range e.Others {
		out.Others = append(out.Others, m.evidence(s))
	}
	if m.opts.Explain {
		for _, r := range e.Why {
			out.Why = append(out.Why, Reason{What: r.What, Rule: string(r.Rule), Span: m.optional(r.Span), Note: r.Note})
		}
	}
	return out
}

// NewVote is v as it leaves the program; nil for nil.
func NewVote(v *timeline.Vote) *Vote {
	if v == nil {
		return nil
	}
	out := &Vote{Body: v.Body, Symbol: v.Symbol, For: count(v.For), Against: count(v.Against), Abstain: count(v.Abstain)}
	for _, p := range v.By {
		if out.By == nil {
			out.By = map[string]string{}
		}
		out.By[string(p.Country)] = p.Position
	}
	for _, c := range v.Vetoed {
		out.Vetoed = append(out.Vetoed, string(c))
	}
	return out
}

func count(n int) *int {
	if n < 0 {
		return nil
	}
	return &n
}

func date(d edtf.Date) *string {
	if d.IsZero() {
		return nil
	}
	s := d.String()
	return &s
}
