package extract

import (
	"slices"

	"demarche/timeline"
)

// guess fills open roles by the order of words, for trees that went wrong: who
// acts stands before an active verb, whom it hits behind it, within the clause.
func (a *article) guess(c *scene, k *candidate) {
	if !c.pack.spaced {
		a.guessUnspaced(c, k)
		return
	}
	f := k.rule.frame
	have := map[timeline.Role]int{}
	for _, p := range k.parties {
		have[p.Role]++
	}
	if c.telegraphic(k) {
		role := timeline.RoleSource
		if f.has(timeline.RoleParticipant) {
			role = timeline.RoleParticipant
		}
		if f.has(role) && have[role] < 2 {
			c.take(k, role, a.subject)
			have[role] += len(a.subject)
		}
	}
	if (k.rule.Frame == "move" || k.rule.Frame == "leave") && have[timeline.RoleSource] == 0 {
		c.moved(k)
	}
	if k.rule.Type == "ceasefire" && len(k.parties) == 0 {
		c.take(k, timeline.RoleParticipant, c.where(k))
	}
	if k.rule.Frame == "demo" && have[timeline.RoleSource] == 0 {
		// Whoever protests in a country protests as its people.
		c.take(k, timeline.RoleSource, c.where(k))
	}
	if k.rule.Frame == "demo" {
		c.settle(k)
	}
	if role, ok := f.roles["agent"]; ok && have[role] == 0 {
		if got := c.byName(k); len(got) > 0 {
			c.take(k, role, c.coordinated(got))
			have[role] += len(got)
		}
	}
	if f.has(timeline.RoleSource) && have[timeline.RoleSource] == 0 {
		got := c.keepers(k)
		c.take(k, timeline.RoleSource, got)
		have[timeline.RoleSource] += len(got)
	}
	c.guessByOrder(k, have)
}

// guessByOrder fills the roles that have too few by the order of words.
func (c *scene) guessByOrder(k *candidate, have map[timeline.Role]int) {
	f := k.rule.frame
	passive := c.passive(k.pred) || k.by >= 0 && c.passive(k.by)
	for role := range orderedRoles(f) {
		want := 1
		if f.all[role] {
			want = 2
		}
		if have[role] >= want {
			continue
		}
		switch role {
		case timeline.RoleSource, timeline.RoleMediator, timeline.RoleVoter:
			if !passive && !k.nominal {
				c.take(k, role, c.coordinated(c.before(k)))
			}
		case timeline.RoleParticipant, timeline.RoleSignatory:
			switch {
			case have[role] == 0 && (!k.nominal || k.by >= 0):
				c.take(k, role, c.coordinated(c.before(k)))
			case !k.nominal && have[role] < 2 && k.rule.Frame != "sign":
				c.take(k, role, c.behind(k, role))
			case k.nominal && k.by < 0 && have[role] < 2 && k.rule.Frame != "sign":
				c.take(k, role, c.subjectAround(k))
			}
		}
		if role == timeline.RoleSource && k.nominal && k.by < 0 && (k.rule.Frame == "travel" || k.rule.Frame == "demo") {
			c.take(k, role, c.subjectAround(k))
		}
	}
}

// settle gives those who protest, and are of no known country, that of the place:
// "supporters of Lee blocked roads in Lima".
func (c *scene) settle(k *candidate) {
	if len(k.parties) == 0 || len(statesOf(k.parties)) > 0 {
		return
	}
	at := c.where(k)
	if len(at) == 0 {
		return
	}
	for i := range k.parties {
		k.parties[i].Country = at[0].Country
	}
	k.why = append(k.why, timeline.Reason{What: "country", Rule: k.rule.id, Span: at[0].Span, Note: "of the place"})
}

// moved makes the state whose forces are moved the one who acts: "Norwegian troops
// were sent", "the withdrawal of Chilean soldiers".
func (c *scene) moved(k *candidate) {
	for _, g := range k.args {
		if g.label != "obj" || g.head < 0 {
			continue
		}
		for _, h := range c.heads(g.head) {
			got := c.partiesOf(h, narrow)
			if len(got) == 0 || c.nameAt[h] >= 0 && got[0].kind == timeline.ActorCountry {
				continue
			}
			k.parties = slices.DeleteFunc(k.parties, func(p timeline.Party) bool {
				return p.Role == timeline.RoleTarget && slices.ContainsFunc(got, func(f found) bool { return f.Actor == p.Actor && f.Country == p.Country })
			})
			for _, f := range got {
				k.add(f, timeline.RoleSource, "whose forces move")
			}
			return
		}
	}
}

// orderedRoles yields the roles of a frame in a fixed order.
func orderedRoles(f *frame) func(func(timeline.Role) bool) {
	return func(yield func(timeline.Role) bool) {
		for _, r := range []timeline.Role{timeline.RoleSource, timeline.RoleParticipant, timeline.RoleMediator, timeline.RoleSignatory, timeline.RoleVoter, timeline.RoleTarget} {
			for _, label := range sortedKeys(f.roles) {
				if f.roles[label] == r {
					if !yield(r) {
						return
					}
					break
				}
			}
		}
	}
}

// telegraphic reports whether k is a past tense that opens the sentence, or a part of
// it, without saying who: "Met with President Lee; attended a summit".
func (c *scene) telegraphic(k *candidate) bool {
	for _, x := range c.children[k.pred] {
		if c.toks[x].Rel == "aux:pass" {
			return false
		}
	}
	if k.nominal || c.toks[k.pred].XPOS != "VBD" && c.toks[k.pred].XPOS != "VBN" {
		return false
	}
	for _, g := range k.args {
		if g.label == "subj" || g.label == "agent" {
			return false
		}
	}
	return k.pred == 0 || c.form[k.pred-1] == ";" || k.pred == 1 && c.toks[0].UPOS == "ADV"
}

func (c *scene) take(k *candidate, role timeline.Role, got []found) {
	for _, f := range got {
		k.add(f, role, "by the order of words")
		k.guessed++
	}
}

// finite reports whether token i is a verb in the present or past.
func (c *scene) finite(i int) bool {
	switch c.toks[i].XPOS {
	case "VBZ", "VBP", "VBD":
		return true
	}
	return false
}

// subjectAround is the subject of the predicate that noun k hangs on as a
// circumstance: "apologised on a visit to Chile", "said at a meeting with Peru".
func (c *scene) subjectAround(k *candidate) []found {
	i := k.pred
	for steps := 0; steps < 4; steps++ {
		r := c.rel(i)
		h := c.toks[i].Head
		if h < 0 || h >= len(c.toks) {
			return nil
		}
		if c.predicate(h) {
			if r != "obl" && r != "advcl" && r != "nmod" && r != "appos" {
				return nil
			}
			if s := c.subjectOf(h, 0); s.head >= 0 {
				return c.coordinated(c.partiesOf(s.head, narrow))
			}
			return nil
		}
		if r == "appos" && c.partyHead(h) {
			return c.partiesOf(h, narrow)
		}
		i = h
	}
	return nil
}
