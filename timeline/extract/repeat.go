package extract

import (
	"slices"

	"demarche/timeline"
)

// repeats makes candidates of the words that say somebody acted as others did before:
// "Portugal followed suit", "France is to do the same".
func (a *article) repeats(c *scene, all []*candidate) []*candidate {
	if !c.pack.spaced {
		return all
	}
	for i := range c.toks {
		last := c.repeatAt(i)
		if last < 0 {
			continue
		}
		before := a.last
		for _, k := range all {
			if k.pred < i && !k.missing && len(k.parties) > 0 && acts(k.rule.frame) != "" {
				before = k
			}
		}
		if before == nil {
			continue
		}
		k := &candidate{rule: before.rule, pred: i, first: i, last: last, noun: -1, by: -1, clause: c.clauseAt[i], args: c.argsOf(i), size: 1}
		k.depth = c.depthOf(i)
		role := acts(k.rule.frame)
		for _, g := range k.args {
			if g.label != "subj" && g.label != "agent" {
				continue
			}
			for _, f := range a.partiesOfArg(c, k, g, role) {
				k.add(f, role, g.label+" of the trigger")
			}
		}
		if len(k.parties) == 0 {
			c.take(k, role, c.coordinated(c.before(k)))
		}
		if len(k.parties) == 0 {
			continue
		}
		for _, p := range before.parties {
			if p.Role == timeline.RoleTarget {
				k.add(found{Party: p}, p.Role, "of the act told before")
			}
		}
		all = append(all, k)
	}
	return all
}

// repeatAt is where words that repeat an act end, which begin at verb i; -1 for none.
func (c *scene) repeatAt(i int) int {
	if !c.verbal(i) {
		return -1
	}
	for _, words := range c.pack.repeats[c.lemma[i]] {
		if last, ok := c.follows(i, words); ok {
			return last
		}
	}
	return -1
}

// acts is the role in which a frame has those who act; "" for none.
func acts(f *frame) timeline.Role {
	for _, r := range []timeline.Role{timeline.RoleSource, timeline.RoleSignatory} {
		if f.has(r) {
			return r
		}
	}
	return ""
}

// recall keeps the last act of the sentence for "did the same" in the next.
func (a *article) recall(all []*candidate) {
	for _, k := range slices.Backward(all) {
		if k.dropped == "" && !k.missing && k.has(timeline.RoleTarget) > 0 && acts(k.rule.frame) != "" {
			a.last = k
			return
		}
	}
}
