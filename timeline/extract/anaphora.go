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

// antecedent is what a pronoun means: the subject of the clause before it in the
// sentence, else that of the sentence before.
func (a *article) antecedent(c *scene, i int) []found {
	if got := c.whoTells(i); len(got) > 0 {
		return got
	}
	for j := range c.clauses {
		if c.clauses[j].Pred >= i && c.clauses[j].Span.Start > c.toks[i].Start {
			break
		}
		for _, g := range c.clauses[j].Args {
			if (g.Label == "subj" || g.Label == "obj" && c.clauses[j].Passive) && g.Head >= 0 && g.Head < i && c.toks[g.Head].UPOS != "PRON" {
				if got := c.partiesOf(g.Head, narrow); len(got) > 0 {
					return got
				}
			}
		}
	}
	if got := c.subjectAhead(i); len(got) > 0 {
		return got
	}
	return a.subject
}
