package merge

import (
	"cmp"
	"maps"
	"slices"

	"demarche/timeline"
	"demarche/timeline/edtf"
)

// Build makes the event that reports, all of one event, agree on: the type told
// by most, the finest date, all parties, the best quote. Disputes names what they
// disagree on. It has no ID and the status extracted. No reports give the zero Event.
func (m *Merger) Build(reports []timeline.Report) timeline.Event {
	if len(reports) == 0 {
		return timeline.Event{}
	}
	rs := slices.Clone(reports)
	slices.SortStableFunc(rs, bestFirst)
	e := timeline.Event{Status: timeline.StatusExtracted, Reports: rs, Lang: rs[0].Lang, Summary: rs[0].Quote}
	e.Type = m.commonType(rs)
	e.When = commonDate(rs)
	e.Parties = allParties(rs)
	e.Modality = commonModality(rs)
	for _, r := range rs {
		e.Vote = fuller(e.Vote, r.Vote)
		if e.Place.Name == "" {
			e.Place = timeline.Place{Name: r.Place.Name, Country: r.Place.Country}
		}
		if e.Outcome == "" {
			e.Outcome = r.Outcome
		}
		for _, k := range slices.Sorted(maps.Keys(r.Detail)) {
			if _, ok := e.Detail[k]; !ok {
				if e.Detail == nil {
					e.Detail = map[string]string{}
				}
				e.Detail[k] = r.Detail[k]
			}
		}
	}
	weigh(&e)
	return e
}

// with is e with r among its reports.
func (m *Merger) with(e timeline.Event, r timeline.Report) timeline.Event {
	b := m.Build(append(slices.Clone(e.Reports), r))
	b.ID, b.Status = e.ID, e.Status
	if e.Status == timeline.StatusAccepted || e.Status == timeline.StatusCorrected {
		b.Type, b.Parties, b.When, b.Place, b.Modality = e.Type, e.Parties, e.When, e.Place, e.Modality
		b.Vote, b.Outcome, b.Detail, b.Summary, b.Lang = e.Vote, e.Outcome, e.Detail, e.Summary, e.Lang
	}
	return b
}

// bestFirst puts the report that shows an event best first.
func bestFirst(a, b timeline.Report) int {
	return cmp.Or(
		-cmp.Compare(a.Score, b.Score),
		cmp.Compare(width(a.When), width(b.When)),
		-cmp.Compare(len(a.Parties), len(b.Parties)),
		cmp.Compare(a.Article, b.Article),
		cmp.Compare(a.Evidence.Start, b.Evidence.Start),
		cmp.Compare(a.Trigger.Start, b.Trigger.Start),
	)
}

// commonType is the type with the most score behind it; of equals the one that
// stands first in the ontology, where the sharper type precedes the vaguer.
func (m *Merger) commonType(rs []timeline.Report) timeline.TypeSlug {
	sum := map[timeline.TypeSlug]float64{}
	for _, r := range rs {
		sum[r.Type] += r.Score
	}
	best, most := rs[0].Type, -1.0
	for _, t := range m.types.All() {
		if s, ok := sum[t.Slug]; ok && s > most {
			best, most = t.Slug, s
		}
	}
	return best
}

// commonDate is the finest date; of equally fine ones the one that most reports
// give, and of those the first best.
func commonDate(rs []timeline.Report) edtf.Date {
	var best edtf.Date
	votes := 0
	for _, r := range rs {
		if r.When.IsZero() {
			continue
		}
		n := 0
		for _, o := range rs {
			if o.When == r.When && modalityClass(o.Modality) != 1 {
				n++
			}
		}
		if c := cmp.Compare(width(best), width(r.When)); c > 0 || (c == 0 && n > votes) {
			best, votes = r.When, n
		}
	}
	return best
}

func allParties(rs []timeline.Report) []timeline.Party {
	var out []timeline.Party
	for _, r := range rs {
		for _, p := range r.Parties {
			p.Span = timeline.Span{} // spans belong to a report's own article
			same := func(q timeline.Party) bool {
				return q.Actor == p.Actor && q.Name == p.Name && q.Country == p.Country
			}
			if !slices.ContainsFunc(out, same) {
				out = append(out, p)
			}
		}
	}
	return out
}

// commonModality: what one report tells as fact is a fact, then what goes on,
// then what is alleged; a plan yields to its fulfilment.
func commonModality(rs []timeline.Report) timeline.Modality {
	order := []timeline.Modality{timeline.Occurred, timeline.Ongoing, timeline.Alleged, timeline.Planned, timeline.Hypothetical, timeline.Negated}
	for _, m := range order {
		if slices.ContainsFunc(rs, func(r timeline.Report) bool { return r.Modality == m }) {
			return m
		}
	}
	return rs[0].Modality
}

// fuller is the vote record that says more; the first where they say as much.
func fuller(a, b *timeline.Vote) *timeline.Vote {
	if a == nil || (b != nil && fullness(b) > fullness(a)) {
		return b
	}
	return a
}

// fullness counts what a vote record says.
func fullness(v *timeline.Vote) int {
	n := len(v.By) + len(v.Vetoed)
	for _, known := range []bool{v.Symbol != "", v.Body != "", v.For >= 0, v.Against >= 0, v.Abstain >= 0} {
		n += flag(known)
	}
	return n
}

// weigh fills in Sources, Score and Disputes. Each further outlet halves its
// weight in the score, because outlets copy from each other.
func weigh(e *timeline.Event) {
	best := map[string]float64{}
	var outlets []string
	for _, r := range e.Reports {
		key := r.Outlet
		if key == "" {
			key = "\x00" + r.Article
		}
		if _, ok := best[key]; !ok {
			outlets = append(outlets, key)
		}
		best[key] = max(best[key], r.Score)
	}
	doubt := 1.0
	for i, o := range outlets {
		s := best[o]
		if i > 0 {
			s /= 2
		}
		doubt *= 1 - s
	}
	e.Sources, e.Score = len(outlets), 1-doubt
	e.Disputes = disputes(e.Reports)
}
