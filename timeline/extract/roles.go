package extract

import (
	"fmt"
	"slices"

	"demarche/timeline"
	"demarche/timeline/lang"
)

// assignRoles fills k's parties from its arguments by the rule's frame, then by
// the order of the words where the tree left a role open.
func (a *article) assignRoles(c *scene, k *candidate) {
	if !c.pack.spaced {
		c.topicSpeaks(k)
	}
	a.fillSlots(c, k)
	if k.rule.Frame == "travel" && !k.nominal {
		c.destination(k)
	}
	a.guess(c, k)
	if c.pack.spaced && (!k.nominal || c.verbal(k.pred)) {
		a.findTarget(c, k)
		c.compatriots(k)
	}
	c.dropSponsors(k)
	if k.rule.Frame == "speak" && c.pack.spaced {
		c.dropOwnState(k)
	}
	k.checkNeeds()
	if !c.pack.spaced {
		a.completeRoles(c, k)
	}
}

// slot is a place in a frame that an argument may fill.
type slot struct {
	arg   arg
	role  timeline.Role
	order int // preference within the role
}

// slotsOf lists the slots of k's arguments, the preferred first.
func (c *scene) slotsOf(k *candidate) []slot {
	f := k.rule.frame
	var slots []slot
	for _, g := range k.args {
		role, ok := f.roles[g.label]
		if k.rule.Frame == "demo" && g.label == "で" && !c.beforeDoor(g.head) {
			role = timeline.RoleSource // who protests in a country protests as its people
		}
		if !ok || role == lang.RolePlace || g.head >= 0 && c.atEdge(g) {
			continue
		}
		if g.turn {
			role = turned(role)
		}
		if k.support != nil && k.support.Swap && g.label == "from" {
			role = timeline.RoleSource
		}
		slots = append(slots, slot{g, role, f.order[g.label]})
	}
	slices.SortStableFunc(slots, func(x, y slot) int { return x.order - y.order })
	return slots
}

// fillSlots gives k the parties of its arguments.
func (a *article) fillSlots(c *scene, k *candidate) {
	filled := map[timeline.Role]int{}
	for _, s := range c.slotsOf(k) {
		if order, ok := filled[s.role]; ok && !k.rule.frame.all[s.role] && order != s.order {
			continue
		}
		got := c.withoutMakers(k, s.arg, k.withoutAgent(s.arg, a.partiesOfArg(c, k, s.arg, s.role)))
		if len(got) == 0 {
			continue
		}
		filled[s.role] = s.order
		for _, p := range got {
			k.add(p, s.role, fmt.Sprintf("%s of the trigger", s.arg.label))
		}
	}
}

// has counts the parties of k in a role.
func (k *candidate) has(r timeline.Role) int {
	n := 0
	for _, p := range k.parties {
		if p.Role == r {
			n++
		}
	}
	return n
}

// withoutAgent leaves out of an object's parties those who act: of "monks held by Chinese
// police" the police are not held.
func (k *candidate) withoutAgent(g arg, got []found) []found {
	if g.label != "obj" {
		return got
	}
	return slices.DeleteFunc(got, func(f found) bool {
		return slices.ContainsFunc(k.args, func(b arg) bool { return b.label == "agent" && !f.Span.IsZero() && b.span.Contains(f.Span) })
	})
}

// atEdge reports whether an argument only says that something is beside a state: "on the
// Peruvian border".
func (c *scene) atEdge(g arg) bool {
	return c.pack.venues[g.label] && (c.lemma[g.head] == "border" || c.lemma[g.head] == "frontier")
}

// has reports whether a frame gives role to some argument.
func (f *frame) has(role timeline.Role) bool {
	for _, r := range f.roles {
		if r == role {
			return true
		}
	}
	return false
}

func turned(r timeline.Role) timeline.Role {
	switch r {
	case timeline.RoleSource:
		return timeline.RoleTarget
	case timeline.RoleTarget:
		return timeline.RoleSource
	}
	return r
}

// partiesOfArg finds the parties of an argument; a pronoun gives those of the
// last subject.
func (a *article) partiesOfArg(c *scene, k *candidate, g arg, role timeline.Role) []found {
	if g.head < 0 {
		return c.partiesIn(g.span)
	}
	r := wide
	switch {
	case role == timeline.RoleSource && (g.label == "が" || g.label == "は"), c.acting(k, g, role):
		r = narrow
	case k.rule.Frame == "travel" && role == timeline.RoleTarget:
		r = travel
	case c.pack.spaced && role == timeline.RoleTarget && k.rule.Type == "attack" && g.label == "obj", c.addressed(k, g, role):
		r = travel
	case !c.pack.spaced && role == timeline.RoleTarget && (k.rule.Frame == "move" || k.rule.Frame == "mission"):
		r = travel // ガザ南部から撤退した
	}
	if !c.pack.spaced && role != timeline.RoleTarget {
		if k.rule.Frame == "demo" {
			r = travel
		} else if k.rule.Type != "asylum" && c.private(g.head) {
			return nil
		}
	}
	if got := c.withoutPosts(k, c.examples(g, append(c.partiesOf(g.head, r), a.owner(c, k, g, role)...))); len(got) > 0 {
		if f := k.rule.frame; g.label == "subj" || g.label == "agent" || f.all[role] {
			return c.coordinated(got)
		}
		return got
	}
	if got := a.organ(c, g); len(got) > 0 {
		return got
	}
	if name := c.beforeName(g.head); name >= 0 {
		return c.partiesOf(name, r) // 海上自衛隊の護衛艦「あさなぎ」
	}
	if c.toks[g.head].UPOS == "PRON" && c.nameAt[g.head] < 0 || c.toks[g.head].UPOS == "DET" {
		return a.pronounParties(c, k, g)
	}
	return nil
}

// acting reports whether an argument says who does what k tells: a thing or a private
// person of a state does not act for it.
func (c *scene) acting(k *candidate, g arg, role timeline.Role) bool {
	if g.label != "subj" && g.label != "agent" || g.head == k.noun {
		return false
	}
	return role == timeline.RoleSource || c.pack.spaced && role != timeline.RoleTarget && !k.nominal && !c.passive(k.pred)
}

// addressed reports whether the place that an argument names stands for its government:
// "a protest with Washington", "told Ankara".
func (c *scene) addressed(k *candidate, g arg, role timeline.Role) bool {
	if !c.pack.spaced || c.nameAt[g.head] < 0 || c.doc.Names[c.nameAt[g.head]].Kind != timeline.ActorPlace {
		return false
	}
	switch k.rule.Frame {
	case "blame", "speak", "ask", "refuse", "deny":
		return role == timeline.RoleTarget && g.label != "of" && g.label != "for" && g.label != "over"
	case "meet", "call", "sign":
		return g.label == "with" || g.label == "between"
	}
	return false
}

// partiesIn lists the parties named in a stretch of text outside the sentence.
func (c *scene) partiesIn(span timeline.Span) []found {
	var out []found
	for n := range c.doc.Names {
		if span.Contains(c.doc.Names[n].Span) {
			out = append(out, c.fromName(n, wide)...)
		}
	}
	return compactFound(out)
}

// add gives k a party, once for each actor and role.
func (k *candidate) add(f found, role timeline.Role, note string) {
	p := f.Party
	p.Role = role
	for _, q := range k.parties {
		if q.Actor == p.Actor && q.Country == p.Country && q.Name == p.Name {
			return
		}
	}
	k.parties = append(k.parties, p)
	k.ranks[f.rank]++
	k.why = append(k.why, timeline.Reason{What: string(role), Rule: k.rule.id, Span: p.Span, Note: note})
}

// checkNeeds notes whether every role that the rule asks for is filled.
func (k *candidate) checkNeeds() {
	have := map[timeline.Role]int{}
	for _, p := range k.parties {
		have[p.Role]++
	}
	for _, r := range k.rule.Need {
		have[r]--
		if have[r] < 0 {
			k.missing = true
		}
	}
}
