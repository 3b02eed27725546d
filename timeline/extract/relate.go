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
	if k.rule.Type != "statement" || k.filled(timeline.RoleTarget) > 0 {
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

// ballots drops the votes of single states where the sentence tells the vote itself:
// they are positions in its record.
func (c *scene) ballots(all []*candidate) {
	told := slices.ContainsFunc(all, func(k *candidate) bool { return k.dropped == "" && ballot(k.rule.Type) && !k.single() && c.stands(k) })
	for _, k := range all {
		if k.dropped != "" || !k.single() {
			continue
		}
		if told {
			k.dropped = "a position in the vote"
		}
		told = true
	}
}

// single reports whether k is how one state voted.
func (k *candidate) single() bool { return k.rule.Type == "un-vote" && k.rule.ID == "abstain" }

func ballot(t timeline.TypeSlug) bool {
	switch t {
	case "un-vote", "veto", "resolution-adopted", "resolution-rejected":
		return true
	}
	return false
}

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

func talk(t timeline.TypeSlug) bool {
	switch t {
	case "meeting", "talks", "summit", "call", "conference":
		return true
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

// markOf is the conjunction that opens the clause of token i; "" for none.
func (c *scene) markOf(i int) string {
	for _, k := range c.children[i] {
		if c.rel(k) == "mark" || c.rel(k) == "case" && c.verbal(i) {
			return c.form[k]
		}
	}
	return ""
}

// ownDate reports whether a time expression stands in k's own phrase.
func (c *scene) ownDate(k *candidate) bool {
	return k.nominal && len(c.timesUnder(k.pred)) > 0
}
