package merge

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"demarche/timeline"
	"demarche/timeline/edtf"
)

// fit says how well a report suits an event.
type fit struct {
	symbol   bool // both name the same vote
	sameType bool
	shared   int  // countries and named people in common
	vague    bool // the dates agree but are not equal
	sources  int  // of the event
	reason   string
}

// compare is positive where f is the better fit. A vague date does not count:
// of two events that both lie in the month that a report names, none is nearer.
func (f fit) compare(g fit) int {
	return cmp.Or(flag(f.symbol)-flag(g.symbol), flag(f.sameType)-flag(g.sameType), f.shared-g.shared,
		flag(!f.vague)-flag(!g.vague), f.sources-g.sources)
}

func flag(b bool) int {
	if b {
		return 1
	}
	return 0
}

// fits reports whether r can tell of e.
func (m *Merger) fits(r timeline.Report, e timeline.Event) (fit, bool) {
	var f fit
	if e.Status == timeline.StatusRejected || !m.types.Near(r.Type, e.Type) {
		return f, false
	}
	f.sameType, f.sources = r.Type == e.Type, e.Sources
	if ok, same := votesAgree(r.Vote, e.Vote); !ok {
		return f, false
	} else if same && f.sameType {
		f.symbol = true
		f.reason = fmt.Sprintf("same vote %s", symbol(r.Vote))
		return f, true
	}
	if farApart(r.When, e.When) || !modalitiesAgree(r, e) || placesConflict(r, e) {
		return f, false
	}
	p, ok := m.compareParties(r, e)
	if !ok {
		return f, false
	}
	f.shared = p.shared
	within := m.within(r.Type, e.Type, p.sides >= 2)
	if !datesAgree(r.When, e.When, within) && !publishedLater(r, e, within) {
		return f, false
	}
	f.vague = r.When.First() != e.When.First() || r.When.Last() != e.When.Last()
	// A type that recurs daily, a type of another name and a vague date each
	// need the very same countries; otherwise one side may name fewer.
	if (within == edtf.PrecisionDay || !f.sameType || f.vague) && !p.equal {
		return f, false
	}
	if !m.sameWords(r, e) {
		return f, false
	}
	f.reason = reason(r, e, f, p)
	return f, true
}

// within is how vague the dates may be: the stricter of the two types' windows.
// Where both name the same people on both sides it is the laxer one, and a month
// at least: two leaders do not meet as often as their ministers.
func (m *Merger) within(a, b timeline.TypeSlug, samePeople bool) edtf.Precision {
	strict, lax := edtf.PrecisionYear, edtf.PrecisionMonth
	for _, slug := range []timeline.TypeSlug{a, b} {
		if t, ok := m.types.Lookup(slug); ok {
			strict, lax = max(strict, t.Within), min(lax, t.Within)
		}
	}
	if samePeople {
		return lax
	}
	return strict
}

// modalityClass is 0 for what is told as fact or as alleged fact, 1 for plans,
// 2 for hypotheses, 3 for what did not happen.
func modalityClass(m timeline.Modality) int {
	switch m {
	case timeline.Planned:
		return 1
	case timeline.Hypothetical:
		return 2
	case timeline.Negated:
		return 3
	}
	return 0
}

// modalitiesAgree lets a plan meet its fulfilment only where the text itself
// dates the plan: a plan without a date of its own carries the day on which it
// was announced.
func modalitiesAgree(r timeline.Report, e timeline.Event) bool {
	a, b := modalityClass(r.Modality), modalityClass(e.Modality)
	if a == b {
		return true
	}
	if a+b != 1 {
		return false
	}
	if a == 1 {
		return !r.WhenSpan.IsZero()
	}
	return len(e.Reports) > 0 && !slices.ContainsFunc(e.Reports, func(x timeline.Report) bool { return x.WhenSpan.IsZero() })
}

func placesConflict(r timeline.Report, e timeline.Event) bool {
	if r.Place.Name == "" || e.Place.Name == "" {
		return false
	}
	if r.Place.Country != "" && e.Place.Country != "" && r.Place.Country != e.Place.Country {
		return true
	}
	return r.Type == "attack" && r.Place.Name != e.Place.Name && r.Place.Country == e.Place.Country &&
		!strings.Contains(e.Place.Name, r.Place.Name) && !strings.Contains(r.Place.Name, e.Place.Name)
}

// votesAgree is false where both name a vote and it can't be the same one. same
// is true where both carry the same symbol.
func votesAgree(a, b *timeline.Vote) (ok, same bool) {
	if a == nil || b == nil {
		return true, false
	}
	x, y := symbol(a), symbol(b)
	if x != "" && y != "" {
		return x == y, x == y
	}
	// "UN" is what a text says that does not name the organ.
	if x, y := a.Body, b.Body; x != y && x != "" && y != "" && x != "UN" && y != "UN" {
		return false, false
	}
	return !tallyDiffers(a, b), false
}

func tallyDiffers(a, b *timeline.Vote) bool {
	for _, n := range [3][2]int{{a.For, b.For}, {a.Against, b.Against}, {a.Abstain, b.Abstain}} {
		if n[0] >= 0 && n[1] >= 0 && n[0] != n[1] {
			return true
		}
	}
	return false
}

func reason(r timeline.Report, e timeline.Event, f fit, p partyFit) string {
	parts := []string{"same type"}
	if !f.sameType {
		parts[0] = fmt.Sprintf("%s tells of a %s", r.Type, e.Type)
	}
	parts = append(parts, "same parties "+strings.Join(p.names, ", "))
	if f.vague {
		parts = append(parts, fmt.Sprintf("%s agrees with %s", r.When, e.When))
	} else {
		parts = append(parts, "same date "+e.When.String())
	}
	return strings.Join(parts, "; ")
}
