package gazetteer

import (
	"cmp"
	"slices"
	"strings"

	"demarche/timeline"
	"demarche/timeline/gazetteer/internal/aliasindex"
	"demarche/timeline/gazetteer/internal/fold"
)

// walkLimit bounds how many aliases one completion looks at.
const walkLimit = 4000

// Complete lists the actors that have an alias, in any language, that starts
// with query: exact aliases first, then countries, organisations, groups and
// people; then by name. No more than limit; nil for an empty query.
func (g *Gazetteer) Complete(query string, limit int) []Actor {
	prefix := strings.TrimLeft(fold.String(strings.TrimSpace(query)), " ")
	if prefix == "" || limit <= 0 {
		return nil
	}
	type scored struct {
		actor Actor
		rank  int
	}
	seen := map[timeline.ActorID]int{}
	var found []scored
	for _, x := range g.indexes {
		walked := 0
		// A damaged index ends the walk early; the embedded one is proved by tests.
		_ = x.Walk(prefix, func(key string, posts []aliasindex.Posting) bool {
			for _, p := range posts {
				e := g.entities[p.Entity]
				if e.id == "" {
					continue
				}
				r := completionRank(e.kind, p.Flags, key == prefix)
				if at, ok := seen[e.id]; ok {
					found[at].rank = min(found[at].rank, r)
					continue
				}
				if a, ok := g.Actor(e.id); ok {
					seen[e.id] = len(found)
					found = append(found, scored{a, r})
				}
			}
			walked++
			return walked < walkLimit
		})
	}
	slices.SortFunc(found, func(a, b scored) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(lastDay(b.actor), lastDay(a.actor)), cmp.Compare(a.actor.Name, b.actor.Name))
	})
	var out []Actor
	for _, f := range found[:min(limit, len(found))] {
		out = append(out, f.actor)
	}
	return out
}

func completionRank(k kind, flags uint16, exact bool) int {
	r := 10
	if exact {
		r = 0
	}
	if flags&flagShort != 0 {
		r += 5
	}
	switch k {
	case kindCountry:
		return r
	case kindOrganization:
		return r + 1
	case kindGroup:
		return r + 2
	}
	return r + 3
}

// lastDay orders people by how lately they held an office.
func lastDay(a Actor) int64 {
	last := int64(0)
	for _, t := range a.Tenures {
		last = max(last, int64(t.From.First()))
	}
	return last
}

// CountryByName finds a country by any of its names in lang; false when none has it.
func (g *Gazetteer) CountryByName(name string, lang timeline.Lang) (Country, bool) {
	key := strings.TrimSpace(fold.String(name))
	for _, x := range g.indexes {
		for _, p := range x.Get(key) {
			e := g.entities[p.Entity]
			if e.kind == kindCountry && p.Flags&flagAdj == 0 && (lang == "" || g.langs[p.Lang] == lang || g.langs[p.Lang] == "en") {
				return g.Country(e.country)
			}
		}
	}
	return Country{}, false
}
