package merge

import (
	"cmp"
	"maps"
	"slices"

	"demarche/timeline"
	"demarche/timeline/edtf"
	"demarche/timeline/ontology"
)

// Build makes the event that reports, all of one event, agree on: the type told
// by most, the finest date, all parties, the best quote of that type. Disputes names what they
// disagree on. It has no ID and the status extracted. No reports give the zero Event.
func (m *Merger) Build(reports []timeline.Report) timeline.Event {
	if len(reports) == 0 {
		return timeline.Event{}
	}
	rs := slices.Clone(reports)
	slices.SortStableFunc(rs, bestFirst)
	e := timeline.Event{Status: timeline.StatusExtracted, Reports: rs}
	e.Type = m.commonType(rs)
	slices.SortStableFunc(rs, func(a, b timeline.Report) int { return otherType(a, e.Type) - otherType(b, e.Type) })
	e.Lang, e.Summary = rs[0].Lang, rs[0].Quote
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

// otherType is 1 for a report that tells another type than the event's, else 0: what
// proves a summit best is a sentence that calls it one.
func otherType(r timeline.Report, t timeline.TypeSlug) int {
	if r.Type == t {
		return 0
	}
	return 1
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

// commonType is the sharpest of the types that have some weight behind them: the
// rarer one, as which fewer reports would be typed by mistake. A summit that half
// of the reports call a meeting is a summit.
func (m *Merger) commonType(rs []timeline.Report) timeline.TypeSlug {
	sum := map[timeline.TypeSlug]float64{}
	most := 0.0
	for _, r := range rs {
		sum[r.Type] += r.Score
		most = max(most, sum[r.Type])
	}
	best, found := ontology.Type{Slug: rs[0].Type}, false
	for _, t := range m.types.All() {
		s, ok := sum[t.Slug]
		if !ok || s*3 < most {
			continue
		}
		if !found || t.Within < best.Within || (t.Within == best.Within && s > sum[best.Slug]) {
			best, found = t, true
		}
	}
	return best.Slug
}

// commonDate is the finest date; of equally fine ones one that the text states,
// then the one that most reports give, and of those the first best.
func commonDate(rs []timeline.Report) edtf.Date {
	var best edtf.Date
	bestStated, votes := false, 0
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
		finer := cmp.Or(cmp.Compare(width(best), width(r.When)), flag(stated(r))-flag(bestStated), cmp.Compare(n, votes))
		if finer > 0 {
			best, bestStated, votes = r.When, stated(r), n
		}
	}
	return best
}

// allParties is the parties of the best report and what the others add. A state
// that another report only names as such adds nothing where the state, or someone
// for it, is there already.
func allParties(rs []timeline.Report) []timeline.Party {
	var out []timeline.Party
	for i, r := range rs {
		for _, p := range r.Parties {
			p.Span = timeline.Span{} // spans belong to a report's own article
			state := i > 0 && p.Country != "" && (p.Actor == "" || p.Actor == timeline.ActorID("country/"+p.Country))
			at := slices.IndexFunc(out, func(q timeline.Party) bool {
				return (p.Actor != "" && q.Actor == p.Actor) || (state && q.Country == p.Country) ||
					(p.Actor == "" && q.Name == p.Name && q.Country == p.Country)
			})
			switch {
			case at < 0:
				out = append(out, p)
			case out[at].Actor == "" && p.Actor != "": // the same state, now with its id and name
				out[at].Actor, out[at].Name = p.Actor, p.Name
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
