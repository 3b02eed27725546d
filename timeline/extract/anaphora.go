package extract

import (
	"slices"

	"demarche/timeline"
)

// pronounParties resolves a pronoun that stands as an argument. As a subject it
// means the subject before it; as an object, somebody else who was named.
func (a *article) pronounParties(c *scene, k *candidate, g arg) []found {
	if !c.pack.spaced {
		// これ and それ are things; whom 彼 and 同国 mean is told by their names.
		return nil
	}
	if g.label == "subj" || g.label == "agent" || g.label == "poss" {
		return a.antecedent(c, g.head)
	}
	var acting []found
	for _, s := range k.args {
		if s.head >= 0 && (s.label == "subj" || s.label == "agent") {
			acting = append(acting, c.partiesOf(s.head, narrow)...)
		}
	}
	for i := g.head - 1; i >= 0; i-- {
		if n := c.nameAt[i]; n >= 0 && !c.inVenue(i) {
			if got := c.mayMean(g.head, otherThan(c.fromName(n, travel), acting)); len(got) > 0 {
				return got
			}
		}
	}
	return c.mayMean(g.head, otherThan(a.subject, acting))
}

// mayMean leaves out people where the pronoun at token i is "it".
func (c *scene) mayMean(i int, got []found) []found {
	if c.form[i] != "it" {
		return got
	}
	return slices.DeleteFunc(got, func(f found) bool { return f.kind == timeline.ActorPerson })
}

// organ is the state that "the junta" or "the army" belongs to as a subject: the one that
// the sentence before was about.
func (a *article) organ(c *scene, g arg) []found {
	if g.label != "subj" && g.label != "agent" || c.nameAt[g.head] >= 0 || !c.pack.organs[c.lemma[g.head]] && !(c.pack.spaced && c.official(g.head)) {
		return nil
	}
	if !slices.ContainsFunc(c.children[g.head], func(k int) bool { return c.rel(k) == "det" && c.form[k] == "the" }) {
		return nil
	}
	var states []timeline.CountryID
	for _, f := range a.subject {
		if f.Country != "" && !slices.Contains(states, f.Country) {
			states = append(states, f.Country)
		}
	}
	if len(states) != 1 {
		return nil
	}
	p := timeline.Party{Actor: countryActor(states[0]), Name: string(states[0]), Country: states[0], Span: c.toks[g.head].Span}
	return []found{{p, timeline.ActorOrganization, -1, public}}
}

// whoTells is the subject of the verb that reports the clause of pronoun i: in "Peru's
// minister said Chilean officials told him they knew nothing" the officials.
func (c *scene) whoTells(i int) []found {
	in := c.clauseOf[i]
	if in < 0 {
		return nil
	}
	v := c.clauses[in].Pred
	if c.rel(v) != "ccomp" || c.toks[v].Head < 0 || c.toks[v].Head >= len(c.toks) {
		return nil
	}
	if s := c.subjectOf(c.toks[v].Head, 0); s.head >= 0 && s.head < i {
		return c.partiesOf(s.head, narrow)
	}
	return nil
}

// subjectAhead is the subject of the main clause behind a clause that opens the
// sentence: "When he met the king, Norway's premier offered help".
func (c *scene) subjectAhead(i int) []found {
	in := c.clauseOf[i]
	if in < 0 || c.rel(c.clauses[in].Pred) != "advcl" && c.rel(c.clauses[in].Pred) != "acl" {
		return nil
	}
	for j := range c.clauses {
		if c.clauses[j].Parent >= 0 || c.clauses[j].Pred < i {
			continue
		}
		for _, g := range c.clauses[j].Args {
			if g.Label == "subj" && g.Head > i {
				return c.partiesOf(g.Head, narrow)
			}
		}
	}
	return nil
}

// owner is whom the "its" before an official's noun means: "its navy". Whom one acts upon
// is another's: "Norway's expulsion of one of its envoys".
func (a *article) owner(c *scene, k *candidate, g arg, role timeline.Role) []found {
	if !c.pack.spaced || c.nameAt[g.head] >= 0 {
		return nil
	}
	for _, head := range c.countedNouns(g.head) {
		if !c.partyHead(head) && (role != timeline.RoleTarget || k.rule.Type != "expulsion") {
			continue
		}
		for _, x := range c.children[head] {
			if c.toks[x].Rel != "nmod:poss" || c.toks[x].UPOS != "PRON" || c.nameAt[x] >= 0 {
				continue
			}
			if role != timeline.RoleTarget || k.rule.Type != "expulsion" {
				return a.antecedent(c, x)
			}
			var acting []found
			for _, p := range k.parties {
				acting = append(acting, found{Party: p})
			}
			if got := otherThan(a.antecedent(c, x), acting); len(got) > 0 {
				return got
			}
			return otherThan(a.subject, acting)
		}
	}
	return nil
}

// countedNouns are token i and what it counts: "one of its envoys".
func (c *scene) countedNouns(i int) []int {
	out := []int{i}
	for _, k := range c.children[i] {
		if c.toks[i].UPOS == "NUM" && c.rel(k) == "nmod" && c.caseOf(k) == "of" {
			out = append(out, k)
		}
	}
	return out
}

// lastActors are those who acted in the event told last: what "the action", "the
// offer", "the claim" belongs to. An event in which somebody of acting takes part
// goes before those that are between others.
func (a *article) lastActors(acting []found) []found {
	var last []found
	for i := len(a.mentions) - 1; i >= 0 && i >= len(a.mentions)-4; i-- {
		m := &a.mentions[i]
		if m.Type == "praise" {
			continue // who praised a deal is no side of it
		}
		var out []found
		concerned := false
		for _, p := range m.Parties {
			concerned = concerned || slices.ContainsFunc(acting, func(f found) bool {
				return p.Actor == f.Actor || p.Country != "" && p.Country == f.Country
			})
			if p.Role == timeline.RoleSource || p.Role == timeline.RoleParticipant || p.Role == timeline.RoleSignatory {
				out = append(out, found{Party: p})
			}
		}
		if concerned && len(out) > 0 {
			return out
		}
		if len(last) == 0 {
			last = out
		}
	}
	return last
}

// objectPointsBack reports whether k's object is a thing told before: "the action",
// "this offer".
func (c *scene) objectPointsBack(k *candidate) bool {
	for _, g := range k.args {
		if g.label != "obj" || g.head < 0 || c.nameAt[g.head] >= 0 || c.toks[g.head].UPOS != "NOUN" {
			continue
		}
		definite := false
		for _, x := range c.children[g.head] {
			switch {
			case c.form[x] == "the" || c.form[x] == "this" || c.form[x] == "these":
				definite = true
			case c.rel(x) == "nmod" || c.rel(x) == "acl" || c.rel(x) == "amod" && c.nameAt[x] >= 0:
				return false
			}
		}
		if definite {
			return true
		}
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

// stated lists the states named anywhere in the phrase of token i, in the order of
// the text, for resolutions: "a draft that called on Mali to let in inspectors".
func (c *scene) stated(i int) []found {
	span := c.subtree(i)
	var out []found
	for _, n := range c.names {
		m := &c.doc.Names[n]
		at := c.tokenIn(m.Span)
		if !span.Contains(m.Span) || m.Country == "" || m.Kind != timeline.ActorCountry || at < 0 {
			continue
		}
		if last := c.lastToken(n); last+1 < len(c.toks) && c.form[last+1] == "-" {
			continue // "British-sponsored"
		}
		out = append(out, c.fromName(n, narrow)...)
	}
	return compactFound(out)
}

// objectStates are the states that k's object names: all of them for a vote, the
// first for other acts.
func (c *scene) objectStates(k *candidate) []found {
	for _, g := range k.args {
		if g.label != "obj" && g.label != "against" && g.label != "on" && g.label != "for" || g.head < 0 {
			continue
		}
		got := c.stated(g.head)
		switch {
		case len(got) == 0:
		case k.rule.Frame == "vote" || k.rule.Type == "veto":
			return got
		case k.rule.Frame == "blame" || k.rule.Frame == "refuse" || k.rule.Frame == "ask":
			return got[:1]
		}
	}
	if k.rule.Frame == "vote" {
		return slices.DeleteFunc(c.stated(k.pred), func(f found) bool { return f.Span.Start < c.toks[k.last].End })
	}
	return nil
}

// lastToken is the last token of name n; the number of tokens where it has none.
func (c *scene) lastToken(n int) int {
	for i := len(c.nameAt) - 1; i >= 0; i-- {
		if c.nameAt[i] == n {
			return i
		}
	}
	return len(c.toks)
}
