package extract

import (
	"slices"

	"demarche/timeline"
)

// guess fills open roles by the order of words, for trees that went wrong: who
// acts stands before an active verb, whom it hits behind it, within the clause.
func (a *article) guess(c *scene, k *candidate) {
	f := k.rule.frame
	if !c.pack.spaced {
		a.guessUnspaced(c, k)
		return
	}
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

// keepers are those in whose custody somebody is, dies or is freed from: "died in Chilean
// custody". They are told of captives alone.
func (c *scene) keepers(k *candidate) []found {
	switch k.rule.Type {
	case "seizure-arrest", "prisoner-exchange", "attack":
	default:
		return nil
	}
	for i := k.last + 1; i < len(c.toks); i++ {
		if c.toks[i].UPOS == "PUNCT" || c.finite(i) {
			return nil
		}
		if c.pack.custodies[c.lemma[i]] && c.toks[i].UPOS == "NOUN" {
			return c.partiesOf(i, wide)
		}
	}
	return nil
}

// byName is who is named behind "by" right after the trigger: "brokered by Oman and Peru".
func (c *scene) byName(k *candidate) []found {
	i := k.last
	if c.form[i] != "by" {
		i++
	}
	if k.nominal && !c.verbal(k.pred) || i >= len(c.toks) || c.form[i] != "by" {
		return nil
	}
	for i++; i < len(c.toks) && c.nameAt[i] < 0; i++ {
		if u := c.toks[i].UPOS; u != "DET" && u != "ADJ" && !c.title(i) {
			return nil
		}
	}
	if i >= len(c.toks) || c.timeAt[i] >= 0 {
		return nil
	}
	return c.fromName(c.nameAt[i], narrow)
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

// before finds the actor named last before k in its clause.
func (c *scene) before(k *candidate) []found {
	at := k.first
	if k.by >= 0 && k.by < at {
		at = k.by
	}
	for i := c.beforeInsert(at - 1); i >= 0; i-- {
		if c.toks[i].UPOS == "VERB" && c.clauseAt[i] >= 0 || c.form[i] == ";" || c.form[i] == ":" {
			return nil
		}
		n := c.nameAt[i]
		if n < 0 || c.inVenue(i) || c.posted(i) || c.describes(i) {
			continue
		}
		if got := c.fromName(n, narrow); len(got) > 0 {
			return got
		}
	}
	return nil
}

// describes reports whether the adjective at token i says of what state a thing is that
// stands before the verb: "Norwegian steel met".
func (c *scene) describes(i int) bool {
	h := c.toks[i].Head
	if !c.doc.Names[c.nameAt[i]].Adjective || h <= i || h >= len(c.toks) || c.rel(i) != "amod" || c.rel(h) != "nsubj" {
		return false
	}
	return c.nameAt[h] < 0 && c.toks[h].UPOS == "NOUN" && !c.official(h) && !c.pack.people[c.lemma[h]]
}

// posted reports whether the name at token i says where an envoy serves: "ambassador to
// Peru".
func (c *scene) posted(i int) bool {
	j := i
	for j > 0 && (c.nameAt[j] == c.nameAt[i] || c.toks[j].UPOS == "DET") {
		j--
	}
	return j > 0 && c.form[j] == "to" && c.official(j-1)
}

// beforeInsert steps back from token i over the auxiliaries of a verb and over what is
// set between commas before it: "Mali, an ally of Chad in the war, has refused".
func (c *scene) beforeInsert(i int) int {
	for i >= 0 && (c.toks[i].UPOS == "AUX" || c.toks[i].UPOS == "ADV" || c.toks[i].UPOS == "PART") {
		i--
	}
	if i < 0 || c.form[i] != "," {
		return i
	}
	for j := i - 1; j >= 0; j-- {
		switch {
		case c.form[j] == "," && j > 0 && c.nominal(j-1):
			return j - 1
		case c.finite(j):
			return i
		}
	}
	return i
}

// finite reports whether token i is a verb in the present or past.
func (c *scene) finite(i int) bool {
	switch c.toks[i].XPOS {
	case "VBZ", "VBP", "VBD":
		return true
	}
	return false
}

// behind finds the actor named right behind k, up to the next verb, clause or a
// preposition that the role does not know.
func (c *scene) behind(k *candidate, role timeline.Role) []found {
	f := k.rule.frame
	for i := k.last + 1; i < len(c.toks) && i <= k.last+8; i++ {
		t := &c.toks[i]
		switch {
		case c.nameAt[i] >= 0:
			if got := c.fromName(c.nameAt[i], narrow); len(got) > 0 {
				return c.coordinated(got)
			}
		case t.UPOS == "ADP":
			if f.roles[c.form[i]] != role && c.form[i] != "as" {
				return nil
			}
		case t.XPOS == "VBG" && i == k.last+1: // "outgoing Prime Minister"
		case t.UPOS == "PUNCT", t.UPOS == "SCONJ", t.UPOS == "CCONJ", t.UPOS == "VERB", t.UPOS == "PRON", t.XPOS == "TO", c.timeAt[i] >= 0:
			return nil
		}
	}
	return nil
}

// inVenue reports whether the name at token i follows a preposition of place.
func (c *scene) inVenue(i int) bool {
	for j := i - 1; j >= 0 && i-j < 6; j-- {
		if c.nameAt[j] == c.nameAt[i] || c.toks[j].UPOS == "DET" || c.toks[j].UPOS == "ADJ" {
			continue
		}
		return c.pack.venues[c.form[j]]
	}
	return false
}
