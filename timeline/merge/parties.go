package merge

import (
	"slices"
	"strings"

	"demarche/timeline"
)

// partyFit says what two lists of parties have in common.
type partyFit struct {
	shared int
	sides  int      // countries for which both name the same people
	equal  bool     // the same countries on both sides
	names  []string // of what is shared
}

// core is the parties that make an event this event: voters and hosts may be
// told or left out.
type core struct {
	countries []timeline.CountryID
	sources   []timeline.CountryID
	targets   []timeline.CountryID
	// people by country: who stood for it.
	people map[timeline.CountryID][]timeline.ActorID
	other  []timeline.ActorID // organisations and others without a country
}

func coreOf(parties []timeline.Party) core {
	c := core{people: map[timeline.CountryID][]timeline.ActorID{}}
	for _, p := range parties {
		if p.Role == timeline.RoleVoter || p.Role == timeline.RoleHost {
			continue
		}
		if p.Country == "" {
			c.other = addOnce(c.other, p.Actor)
			continue
		}
		c.countries = addOnce(c.countries, p.Country)
		if strings.HasPrefix(string(p.Actor), "person/") {
			c.people[p.Country] = addOnce(c.people[p.Country], p.Actor)
		}
		switch p.Role {
		case timeline.RoleSource:
			c.sources = addOnce(c.sources, p.Country)
		case timeline.RoleTarget:
			c.targets = addOnce(c.targets, p.Country)
		}
	}
	return c
}

// compareParties reports what r and e share; ok is false where they can't have
// the parties of one event. In a vote those who act decide: what it is about is
// told in many ways, by its subject, its sponsor or not at all.
func (m *Merger) compareParties(r timeline.Report, e timeline.Event) (partyFit, bool) {
	x, y := coreOf(r.Parties), coreOf(e.Parties)
	if t, ok := m.types.Lookup(r.Type); ok && t.Family == "un" && len(x.sources) > 0 && len(y.sources) > 0 {
		x.countries, y.countries = x.sources, y.sources
		x.targets, y.targets = nil, nil
	}
	return compare(x, y)
}

func compare(x, y core) (partyFit, bool) {
	var f partyFit
	common := intersect(x.countries, y.countries)
	f.equal = len(common) == len(x.countries) && len(common) == len(y.countries)
	if len(common) < min(len(x.countries), len(y.countries)) {
		return f, false // neither side holds the other
	}
	// Who acted on whom must not be turned round.
	if disjoint(x.sources, y.sources) || disjoint(x.targets, y.targets) {
		return f, false
	}
	for _, c := range common {
		if disjoint(x.people[c], y.people[c]) {
			return f, false // both name who stood for the country, and not the same
		}
		people := len(intersect(x.people[c], y.people[c]))
		f.shared += 1 + people
		f.sides += min(people, 1)
		f.names = append(f.names, string(c))
	}
	if len(common) == 0 {
		others := intersect(x.other, y.other)
		if len(others) == 0 {
			return f, false
		}
		f.equal = f.equal && len(others) == max(len(x.other), len(y.other))
		f.shared = len(others)
		for _, o := range others {
			f.names = append(f.names, string(o))
		}
	}
	return f, true
}

// disjoint is true where both lists name something and nothing in common.
func disjoint[T comparable](a, b []T) bool {
	return len(a) > 0 && len(b) > 0 && len(intersect(a, b)) == 0
}

func intersect[T comparable](a, b []T) []T {
	var out []T
	for _, x := range a {
		if slices.Contains(b, x) {
			out = append(out, x)
		}
	}
	return out
}

func addOnce[T comparable](list []T, x T) []T {
	if slices.Contains(list, x) {
		return list
	}
	return append(list, x)
}
