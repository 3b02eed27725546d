package extract

import (
	"slices"

	"demarche/timeline"
)

// Who takes part in an event whose case frame leaves it open.

// completeRoles gives k the parties that are left unsaid, and drops it where it is no
// event between parties.
func (a *article) completeRoles(c *scene, k *candidate) {
	k.missing = k.missing && !c.unnamed(k)
	a.complete(c, k)
	if k.missing && !wordsOnly(k.rule.Type) {
		k.missing = false
		k.checkNeeds()
	}
	c.dropSponsors(k)
	switch {
	case a.domestic(c, k):
		k.dropped = "inside one country"
	case c.byPrivate(k):
		k.dropped = "done by a firm or club"
	}
}

// guessUnspaced fills roles that the case frame left open: an event noun takes who
// acts from the clause around it, any event from the topic of the text.
func (a *article) guessUnspaced(c *scene, k *candidate) {
	f := k.rule.frame
	acts := k.actingRole()
	if acts == "" || k.has(acts) >= k.wants(acts) {
		return
	}
	if k.nominal && len(k.parties) == 0 {
		c.take(k, acts, c.inPhrase(k))
	}
	if (k.nominal || k.has(acts) == 0) && k.has(acts) < k.wants(acts) {
		c.take(k, acts, c.actorAround(k))
	}
	if k.speaks() && k.has(acts) == 0 && !c.otherSubject(k) {
		c.take(k, acts, c.mainSubject(k))
	}
	if k.has(acts) == 0 && (k.rule.Frame == "polity" || k.rule.Frame == "demo") {
		// What happens in a country its people do.
		c.take(k, acts, c.whereAround(k))
	}
	if k.has(acts) == 1 && f.all[acts] && c.bareSubject(k) {
		c.take(k, acts, a.subject) // 副大臣は首相らと会談した
	}
	if k.has(acts) > 0 || k.nominal && k.by < 0 || c.quoted(k) || c.otherSubject(k) {
		return
	}
	if !c.suffered(k) || f.all[acts] && !slices.ContainsFunc(a.subject, func(p found) bool { return p.kind == timeline.ActorPerson }) {
		c.take(k, acts, a.subject)
		return
	}
	if ids := countriesWithout(a.namedBefore, nil); f.all[acts] && len(ids) > 1 {
		for _, id := range ids {
			k.addCountry(id, acts, "of the sentence before")
		}
	}
}

// actingRole is the role of those who act in k's frame; "" for none.
func (k *candidate) actingRole() timeline.Role {
	first := timeline.Role("")
	for role := range orderedRoles(k.rule.frame) {
		if role == timeline.RoleTarget {
			continue
		}
		if slices.Contains(k.rule.Need, role) {
			return role
		}
		if first == "" {
			first = role
		}
	}
	return first
}

// inPhrase is who is named in the phrase of an event noun, however deep:
// イスラエルとレバノンの武装組織の停戦.
func (c *scene) inPhrase(k *candidate) []found {
	var out []found
	for i := k.pred - 1; i >= 0; i-- {
		n := c.nameAt[i]
		if n < 0 || c.doc.Names[n].Kind == timeline.ActorPlace || c.caseOf(i) == "で" {
			continue
		}
		for at, steps := i, 0; at >= 0 && steps < 6; at, steps = c.toks[at].Head, steps+1 {
			if at == k.pred {
				out = append(c.fromName(n, narrow), out...)
				break
			}
			if r := c.rel(at); r != "nmod" && r != "compound" && r != "conj" {
				break
			}
		}
	}
	return compactFound(out)
}

// suffered reports whether k tells of something that was hit, signed or the like, so
// that who did it is not whom the text was about: 船2隻が攻撃を受けた, 条約は署名された.
func (c *scene) suffered(k *candidate) bool {
	at := c.clauseAt[k.acting()]
	if at < 0 || !(c.clauses[at].Passive || k.support != nil && k.support.Swap) {
		return false
	}
	for _, g := range c.frameOf(at) {
		if g.head >= 0 && g.head != k.pred && (g.head < k.first || g.head > k.last) && (g.label == "を" && c.clauses[at].Passive || g.label == "が" || g.label == "は") && len(c.partiesOf(g.head, narrow)) == 0 {
			return true
		}
	}
	return false
}

// wants is how many parties a role should have.
func (k *candidate) wants(r timeline.Role) int {
	if k.rule.frame.all[r] && slices.Index(k.rule.Need, r) >= 0 {
		return 2
	}
	return 1
}

// actorAround is who acts in the clause that an event noun stands in.
func (c *scene) actorAround(k *candidate) []found {
	i := k.acting()
	for steps := 0; steps < 4 && i >= 0 && i < len(c.toks); steps++ {
		i = c.toks[i].Head
		if i < 0 || i >= len(c.toks) {
			return nil
		}
		at := c.clauseAt[i]
		if at < 0 || c.clauses[at].Nominal {
			continue
		}
		for _, g := range c.frameOf(at) {
			if g.label != "が" && g.label != "は" || g.head >= 0 && c.under(k.pred, g.head) {
				continue
			}
			got := c.partiesIn(g.span)
			if g.head >= 0 {
				got = c.partiesOf(g.head, narrow)
			}
			if len(got) > 0 {
				return got
			}
		}
	}
	return nil
}

// quoted reports whether k stands in somebody's words.
func (c *scene) quoted(k *candidate) bool {
	for at, steps := k.clause, 0; at >= 0 && at < len(c.clauses) && steps < 6; at, steps = c.clauses[at].Parent, steps+1 {
		if r := c.clauses[at].ParentRel; r == "quote" || r == "acl" {
			return true
		}
	}
	return false
}

// rememberUnspaced keeps who the sentence is about for the sentences that follow.
func (a *article) rememberUnspaced(c *scene, told bool) {
	a.dateBefore(c, told)
	a.namedBefore = c.countriesNamed()
	for j := len(c.clauses) - 1; j >= 0; j-- {
		if c.clauses[j].Parent >= 0 || c.clauses[j].Nominal {
			continue
		}
		for _, g := range c.frameOf(j) {
			if g.label != "は" && g.label != "が" || g.head < 0 {
				continue
			}
			if got := c.partiesOf(g.head, narrow); len(got) > 0 {
				a.subject = got
				return
			}
			if g.label == "は" && c.nominal(g.head) && c.timeAt[g.head] < 0 {
				a.subject = nil // a thing is what the text is about now
			}
		}
	}
}
