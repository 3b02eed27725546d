package extract

import (
	"slices"

	"demarche/timeline"
)

// relate settles what becomes of an event told inside another: the content of a
// demand is no event, what is announced replaces the announcement, what is agreed
// is planned.
func (c *scene) relate(all []*candidate) {
	for _, k := range all {
		if k.rule.Under == "" || k.dropped != "" {
			continue
		}
		for _, in := range all {
			if in == k || in.dropped != "" || !c.content(in, k) && !(k.rule.Under == "replace" && c.attributes(k, in)) {
				continue
			}
			switch k.rule.Under {
			case "drop":
				if !c.ownDate(in) {
					in.dropped = "content of " + string(k.rule.Type)
				}
			case "replace":
				switch {
				case saysWhatIsSaid(k, in):
					in.dropped = "what is said to be said"
				case !in.missing && len(in.parties) > 0 && c.told(in, k):
					k.dropped = "told by what it announces"
				}
			default:
				m := timeline.Modality(k.rule.Under)
				if c.rel(in.pred) == "amod" && c.toks[in.pred].XPOS != "VBG" {
					continue // "an abducted soldier" was abducted
				}
				k.aimAtActor(in)
				if in.modality == timeline.Occurred || in.modality == timeline.Planned && m == timeline.Hypothetical {
					in.modality, in.modCue = m, c.toks[k.pred].Span
					in.why = append(in.why, timeline.Reason{What: "modality", Rule: k.rule.id, Span: in.modCue, Note: string(m) + ": content of " + string(k.rule.Type)})
				}
			}
		}
	}
}

// aimAtActor makes those who act in what k claims the target of the claim.
func (k *candidate) aimAtActor(in *candidate) {
	if k.rule.Type != "statement" || k.has(timeline.RoleTarget) > 0 {
		return
	}
	for _, p := range in.parties {
		if p.Role == timeline.RoleSource && p.Country != "" && !slices.Contains(statesOf(k.parties), p.Country) {
			k.add(found{Party: p}, timeline.RoleTarget, "who acts in the claim")
		}
	}
}

// saysWhatIsSaid reports whether k is a statement of another that has not been made: who
// "said it would respond" has spoken.
func saysWhatIsSaid(k, in *candidate) bool {
	return k.rule.Type == "statement" && in.rule.Type == "statement" && k.modality == timeline.Occurred && in.modality != timeline.Occurred
}

// told reports whether in is what k says itself, and not a thing that it only mentions:
// "said the talks failed", not "said that a deal under negotiation was good".
func (c *scene) told(in, k *candidate) bool {
	i := in.acting()
	for steps := 0; i >= 0 && steps < len(c.toks); steps++ {
		h := c.toks[i].Head
		if h == k.pred || h == k.noun || h == k.by && k.by >= 0 || h < 0 {
			return true
		}
		if r := c.rel(h); c.toks[i].Rel == "acl" && c.markOf(i) != "to" && (r == "obl" || r == "nmod") {
			return false
		}
		i = h
	}
	return true
}

// content reports whether in stands in the complement of k.
func (c *scene) content(in, k *candidate) bool {
	i := in.acting()
	if in.nominal && in.by >= 0 && c.under(k.acting(), in.by) && (k.acting() != in.by || k.pred == in.by) {
		i = in.pred
	}
	for steps := 0; steps < len(c.toks); steps++ {
		h := c.toks[i].Head
		if h < 0 || h >= len(c.toks) {
			return false
		}
		if h == k.pred || h == k.noun || h == k.by && k.by >= 0 {
			return (c.complement(i) || c.caseAmong(i, k.first, k.last) || c.rel(i) == "advcl" && c.markOf(i) == "to") && c.rel(i) != "conj"
		}
		switch r := c.toks[i].Rel; {
		case r == "acl:relcl", c.rel(i) == "advcl" && c.markOf(i) != "to":
			return false // told in passing
		}
		i = h
	}
	return false
}

// caseAmong reports whether the preposition of token i is one of the words first..last:
// "balked at" governs what follows.
func (c *scene) caseAmong(i, first, last int) bool {
	for _, k := range c.children[i] {
		if c.rel(k) == "case" && k > first && k <= last {
			return true
		}
	}
	return false
}

// ownDate reports whether a time expression stands in k's own phrase.
func (c *scene) ownDate(k *candidate) bool {
	return k.nominal && len(c.timesUnder(k.pred)) > 0
}
