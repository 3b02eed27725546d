package extract

import (
	"cmp"
	"slices"

	"demarche/timeline"
)

// join puts together the mentions of one article that report one event: the same
// type and modality, parties that agree and dates that do not speak against it.
// The best told stays, the sentences of the others become its Others.
func join(in []timeline.Mention, worth func(*timeline.Mention) float64, apart func(a, b *timeline.Mention) bool) []timeline.Mention {
	order := make([]int, len(in))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(worth(&in[b]), worth(&in[a])) })
	var kept []int
	for _, i := range order {
		joined := false
		for _, j := range kept {
			if same(&in[j], &in[i]) && (apart == nil || !apart(&in[j], &in[i])) {
				absorb(&in[j], &in[i])
				joined = true
				break
			}
		}
		if !joined {
			kept = append(kept, i)
		}
	}
	slices.Sort(kept)
	out := make([]timeline.Mention, 0, len(kept))
	for _, i := range kept {
		out = append(out, in[i])
	}
	return out
}

// worth orders mentions by how much they tell.
func worth(m *timeline.Mention) float64 {
	w := m.Score
	if !m.WhenSpan.IsZero() {
		w += 0.5
	}
	w += 0.1 * float64(len(m.Parties))
	return w
}

func same(a, b *timeline.Mention) bool {
	if a.Type != b.Type || a.Modality != b.Modality || a.Outcome != b.Outcome {
		return false
	}
	if !sameParties(a, b) || !sameSource(a, b) {
		return false
	}
	switch {
	case a.Evidence == b.Evidence:
		return a.When == b.When && a.Trigger.Overlaps(b.Trigger)
	case a.When == b.When:
		return true
	case a.WhenSpan.IsZero() || b.WhenSpan.IsZero():
		// One is dated by its text, the other only by the day of publication.
		return a.When.IsZero() || b.When.IsZero() || near(a, b)
	default:
		return a.When.Contains(b.When) || b.When.Contains(a.When)
	}
}

// near reports whether two dates lie within two days.
func near(a, b *timeline.Mention) bool {
	d := a.When.First() - b.When.First()
	return d >= -2 && d <= 2
}

// sameParties reports whether the countries of the one are among the other's and
// some actor is shared.
func sameParties(a, b *timeline.Mention) bool {
	ca, cb := a.Countries(), b.Countries()
	if len(ca) > len(cb) {
		ca, cb = cb, ca
	}
	for _, x := range ca {
		if !slices.Contains(cb, x) {
			return false
		}
	}
	if len(ca) == 0 && len(cb) > 0 {
		return false
	}
	if len(ca) > 0 {
		return true
	}
	for _, p := range a.Parties {
		for _, q := range b.Parties {
			if p.Actor == q.Actor {
				return true
			}
		}
	}
	return len(a.Parties) == 0 && len(b.Parties) == 0
}

// sameSource reports whether who acts may be the same: one side's protest is not
// the other's.
func sameSource(a, b *timeline.Mention) bool {
	known, other := false, false
	for _, p := range a.Parties {
		if p.Role != timeline.RoleSource {
			continue
		}
		known = true
		for _, q := range b.Parties {
			if q.Role != timeline.RoleSource {
				continue
			}
			other = true
			if p.Actor == q.Actor || p.Country != "" && p.Country == q.Country {
				return true
			}
		}
	}
	return !known || !other
}

// absorb adds to a what b tells beside it.
func absorb(a, b *timeline.Mention) {
	if b.Evidence != a.Evidence && !slices.Contains(a.Others, b.Evidence) {
		a.Others = append(a.Others, b.Evidence)
	}
	for _, s := range b.Others {
		if s != a.Evidence && !slices.Contains(a.Others, s) {
			a.Others = append(a.Others, s)
		}
	}
	for _, p := range b.Parties {
		if !slices.ContainsFunc(a.Parties, func(q timeline.Party) bool { return q.Actor == p.Actor && q.Country == p.Country }) {
			a.Parties = append(a.Parties, p)
		}
	}
	if a.WhenSpan.IsZero() && !b.WhenSpan.IsZero() {
		a.When, a.WhenSpan, a.WhenFrom = b.When, b.WhenSpan, b.WhenFrom
	}
	if a.Vote == nil {
		a.Vote = b.Vote
	}
	if a.Place == (timeline.Place{}) {
		a.Place = b.Place
	}
	a.Why = append(a.Why, timeline.Reason{What: "join", Span: b.Evidence, Note: "the same event is told here"})
}
