package extract

import (
	"slices"

	"demarche/timeline"
)

// An event that a sentence names once more.

// echo drops a meeting that only goes on with the talks around it: "met to discuss".
func (c *scene) echo(all []*candidate) {
	for _, k := range all {
		if k.dropped != "" || !talk(k.rule.Type) || c.ownDate(k) {
			continue
		}
		for _, o := range all {
			if o == k || o.dropped != "" || !talk(o.rule.Type) || !c.under(k.acting(), o.acting()) || k.acting() == o.acting() {
				continue
			}
			if subset(k.parties, o.parties) {
				k.dropped = "the same talks as " + string(o.rule.Type)
				break
			}
		}
	}
}

func talk(t timeline.TypeSlug) bool {
	switch t {
	case "meeting", "talks", "summit", "call", "conference":
		return true
	}
	return false
}

// again drops an event that only names the one around it once more: "arrived on a
// visit", "went on strike in protest against".
func (c *scene) again(all []*candidate) {
	for _, k := range all {
		if k.dropped != "" || c.ownDate(k) {
			continue
		}
		for _, o := range all {
			if o == k || o.dropped != "" || o.rule.Type != k.rule.Type || o.missing || k.modality == timeline.Negated || k.acting() == o.acting() {
				continue
			}
			if c.within(k.acting(), o.acting()) && subset(k.parties, o.parties) {
				k.dropped = "the same " + string(k.rule.Type)
				break
			}
			if k.nominal && k.by < 0 && !o.nominal && k.modality == o.modality && c.resumes(k, o) {
				k.dropped = "the same " + string(k.rule.Type)
				for _, p := range k.parties {
					if p.Role == timeline.RoleTarget || p.Role == timeline.RoleParticipant {
						o.add(found{Party: p}, p.Role, "named where the event is called once more")
					}
				}
				break
			}
		}
	}
}

// resumes reports whether noun k calls the event of verb o once more behind a comma:
// "visited Chad, the first visit by an envoy". Each has somebody of the other.
func (c *scene) resumes(k, o *candidate) bool {
	if k.first < o.last || !subset(o.parties, k.parties) && !subset(k.parties, o.parties) {
		return false
	}
	for i := k.first - 1; i > o.last && i > k.first-6; i-- {
		switch {
		case c.form[i] == ",":
			return true
		case c.toks[i].UPOS != "DET" && c.toks[i].UPOS != "ADJ" && c.toks[i].UPOS != "NUM" && c.toks[i].UPOS != "PRON" && c.nameAt[i] < 0:
			return false
		}
	}
	return false
}

// within reports whether token i is a circumstance, aim or part of what token top
// tells, with no clause of its own subject between.
func (c *scene) within(i, top int) bool {
	for steps := 0; i >= 0 && i < len(c.toks) && steps < 4; steps++ {
		switch c.toks[i].Rel {
		case "obl", "nmod", "advcl", "xcomp", "obj", "acl":
		default:
			return false
		}
		switch c.caseOf(i) {
		case "after", "following", "before", "since", "despite", "against":
			return false
		}
		if i = c.toks[i].Head; i == top {
			return true
		}
	}
	return false
}

// subset reports whether all countries of a are among those of b.
func subset(a, b []timeline.Party) bool {
	for _, p := range a {
		if p.Country != "" && !slices.ContainsFunc(b, func(q timeline.Party) bool { return q.Country == p.Country }) {
			return false
		}
	}
	return true
}
