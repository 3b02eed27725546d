package gazetteer

import (
	"slices"

	"demarche/timeline"
	"demarche/timeline/edtf"
)

// Who holds an office of a country on a day.

// holderOf is who held an office of a country on a day; -1 when nobody is known
// or several are. The office itself counts before its class: Russia's prime
// minister is not its president.
func (g *Gazetteer) holderOf(c timeline.CountryID, office, class string, date edtf.Date) int32 {
	if office == "leader" {
		return g.leaderOf(c, date)
	}
	if n := g.onlyHolder(c, date, func(h *holder) bool { return h.office == office }); n >= 0 {
		return n
	}
	if class == "head of government" || class == "head of state" {
		// Where a state has the office, its empty chair is not another's.
		if slices.ContainsFunc(g.holders[c], func(h holder) bool { return h.office == office }) {
			return -1
		}
	}
	return g.onlyHolder(c, date, func(h *holder) bool { return h.class == class })
}

func (g *Gazetteer) onlyHolder(c timeline.CountryID, date edtf.Date, want func(*holder) bool) int32 {
	found, since := int32(-1), edtf.MinDay
	first, last := date.First(), date.Last()
	list := g.holders[c]
	for i := range list {
		h := &list[i]
		if !want(h) || !date.IsZero() && (last < h.from || first > h.to) || h.actor == found {
			continue
		}
		if found >= 0 {
			// On the day of a handover the new one counts; otherwise it stays open.
			if date.IsZero() || h.from <= since || h.from < first-31 {
				return -1
			}
		}
		found, since = h.actor, h.from
	}
	return found
}

// leaderOf is who leads a country: its president or its prime minister, as its constitution has it.
func (g *Gazetteer) leaderOf(id timeline.CountryID, date edtf.Date) int32 {
	c, ok := g.Country(id)
	if !ok {
		return -1
	}
	offices := map[string][]string{
		"P": {"president", "transitional leader", "chairman"}, "PM": {"prime minister", "chancellor", "chief adviser"},
		"K": {"king", "emir", "sultan", "prince", "pope", "queen"}, "CP": {"crown prince", "king"},
		"SL": {"supreme leader", "transitional leader", "general secretary", "president"}, "GS": {"general secretary"},
		"CE": {"chief executive"}, "G": {"governor"},
	}[c.leader]
	for _, office := range append(offices, "leader") {
		if n := g.onlyHolder(id, date, func(h *holder) bool { return h.office == office }); n >= 0 {
			return n
		}
	}
	return -1
}

// isSingular holds for offices of which a state has one.
func isSingular(office string) bool {
	switch office {
	case "president", "supreme leader", "general secretary", "king", "queen", "emperor", "emir", "sultan", "grand duke", "pope", "crown prince", "prime minister",
		"chancellor", "chief executive", "state counsellor", "leader", "head of state", "head of government", "vice president", "foreign minister",
		"secretary of state", "defence minister", "finance minister", "interior minister", "UN ambassador", "chief cabinet secretary",
		"national security adviser", "spokesperson", "ambassador", "special envoy", "transitional leader", "parliament president", "trade minister",
		"chairman", "first lady", "deputy foreign minister", "deputy prime minister", "prosecutor", "opposition leader", "chief of staff":
		return true
	}
	return false
}

// isShared holds for titles that several people of a state bear at once: the
// mention is one of its people, but nobody can tell who.
func isShared(office string) bool {
	switch office {
	case "ambassador", "special envoy", "spokesperson", "deputy foreign minister", "deputy prime minister", "prosecutor", "opposition leader", "UN ambassador", "adviser":
		return true
	}
	return false
}
