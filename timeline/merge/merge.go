// Package merge joins reports of the same event, from one article or from many,
// and says why it did. Two reports join when their types can tell the same event,
// their core parties agree, their dates can mean the same day and nothing that
// both state speaks against it. When in doubt they stay apart: two events shown
// where there was one are easily merged by a person, one shown where there were
// two hides one of them.
//
// The result does not depend on the order of the reports given in one call.
package merge

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"demarche/timeline"
	"demarche/timeline/edtf"
	"demarche/timeline/ontology"
)

// Merger joins reports into events. It is read-only and safe for concurrent use.
type Merger struct{ types *ontology.Ontology }

// New makes a Merger for the types of o.
func New(o *ontology.Ontology) *Merger { return &Merger{types: o} }

// Query says which stored events a report could join: those of one of Types whose
// date overlaps First..Last and that share a country or actor, and those whose
// vote has the symbol Symbol, whatever their date. A store may return more.
type Query struct {
	Types       []timeline.TypeSlug
	First, Last edtf.Day
	Countries   []timeline.CountryID
	Actors      []timeline.ActorID
	Symbol      string // "" when the report names none
}

// Near is the query for the events that r could join. ok is false when r can
// join none: it has neither a date nor the symbol of a vote.
func (m *Merger) Near(r timeline.Report) (q Query, ok bool) {
	q.Types = m.typesNear(r.Type)
	q.Symbol = symbol(r.Vote)
	q.Countries = r.Countries()
	for _, p := range r.Parties {
		if p.Actor != "" && !slices.Contains(q.Actors, p.Actor) {
			q.Actors = append(q.Actors, p.Actor)
		}
	}
	q.First, q.Last = 1, 0 // an empty range
	if !r.When.IsZero() {
		q.First, q.Last = reach(r.When)
	}
	return q, !r.When.IsZero() || q.Symbol != ""
}

// Events joins reports among themselves, in timeline order.
func (m *Merger) Events(reports []timeline.Report) []timeline.Event { return m.Join(reports, nil) }

// Join gives every report a place: in one of the near events, or in a new event.
// It returns the events that got a report: first those of near, in their order
// there and rebuilt with all their reports, then the new ones in timeline order,
// without ID. Each joined Report says in Reason why. An event that a person has
// accepted or corrected keeps its type, parties, date, place, modality, vote and
// summary; a rejected one takes no reports.
//
// Reports of an article that is read again must be taken out of the near events
// first (see Build).
func (m *Merger) Join(reports []timeline.Report, near []timeline.Event) []timeline.Event {
	s := newShelf(m, near)
	order := slices.Clone(reports)
	slices.SortStableFunc(order, reportOrder)
	for _, r := range order {
		i, reason := s.find(r)
		if i < 0 {
			r.Reason = ""
			s.add(m.Build([]timeline.Report{r}))
			continue
		}
		r.Reason = reason
		s.put(i, r)
	}
	return s.touched(len(near))
}

// reportOrder puts what identifies an event best first: fine dates before vague
// ones, many parties before few. The rest only makes the order total.
func reportOrder(a, b timeline.Report) int {
	return cmp.Or(
		cmp.Compare(width(a.When), width(b.When)),
		a.When.Compare(b.When),
		cmp.Compare(modalityClass(a.Modality), modalityClass(b.Modality)),
		-cmp.Compare(len(a.Countries()), len(b.Countries())),
		-cmp.Compare(len(a.Parties), len(b.Parties)),
		cmp.Compare(a.Type, b.Type),
		-cmp.Compare(a.Score, b.Score),
		cmp.Compare(a.Article, b.Article),
		cmp.Compare(a.Evidence.Start, b.Evidence.Start),
		cmp.Compare(a.Trigger.Start, b.Trigger.Start),
		cmp.Compare(fmt.Sprint(a.Parties), fmt.Sprint(b.Parties)),
	)
}

// width is the number of days that d can mean; an unknown date is the widest.
func width(d edtf.Date) edtf.Day {
	if d.IsZero() {
		return edtf.MaxDay
	}
	return d.Last() - d.First()
}

func (m *Merger) typesNear(t timeline.TypeSlug) []timeline.TypeSlug {
	out := []timeline.TypeSlug{t}
	for _, o := range m.types.All() {
		if o.Slug != t && m.types.Near(o.Slug, t) {
			out = append(out, o.Slug)
		}
	}
	return out
}

// symbol is the document symbol of a vote in one spelling: "S/RES/2728 (2024)"
// and "s/res/2728" are the same.
func symbol(v *timeline.Vote) string {
	if v == nil {
		return ""
	}
	s, _, _ := strings.Cut(strings.ToUpper(v.Symbol), "(")
	return strings.Join(strings.Fields(s), "")
}
