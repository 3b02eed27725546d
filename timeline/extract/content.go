package extract

import (
	"slices"
	"strings"

	"demarche/timeline"
)

// aimed finds the target of a verb that has none of its own in what it governs:
// "threatened to shell Iraqi towns", "demanded that Serbia withdraw", "promised to
// continue aid to Mozambique". It looks at most three verbs deep.
func (c *scene) aimed(k *candidate, not []found) []found {
	start := []int{k.pred}
	if k.noun >= 0 {
		start = append(start, k.noun)
	}
	for _, i := range start {
		if got := c.aimedBelow(i, not, k.rule.Frame == "vote" || k.rule.Frame == "move" || k.rule.Under != "", k.rule.Frame == "vote", 0); len(got) > 0 {
			return got
		}
	}
	return nil
}

// concerned is the first whom the content of a threat or refusal names: who must not
// do what its condition says, or where it would be done.
func (c *scene) concerned(k *candidate) []found {
	for _, x := range c.children[k.pred] {
		if x < k.pred || c.rel(x) != "xcomp" && c.rel(x) != "ccomp" && c.rel(x) != "advcl" && c.rel(x) != "obj" {
			continue
		}
		if r := c.rel(x); r == "advcl" && !c.pack.conditions[c.markOf(x)] {
			continue
		}
		span := c.subtree(x)
		for _, n := range c.names {
			if m := &c.doc.Names[n]; span.Contains(m.Span) && m.Country != "" {
				if got := c.fromName(n, travel); len(got) > 0 {
					return got
				}
			}
		}
	}
	return nil
}

// owners are those whose thing the object of k is: "accepted Norway's proposal".
func (c *scene) owners(k *candidate) []found {
	for _, g := range k.args {
		if g.label != "obj" && g.label != "to" || g.head < 0 || c.nameAt[g.head] >= 0 {
			continue
		}
		for _, x := range c.children[g.head] {
			switch r := c.toks[x].Rel; {
			case r == "nmod:poss", r == "amod" && c.nameAt[x] >= 0, r == "compound" && c.nameAt[x] >= 0,
				r == "nmod" && (c.caseOf(x) == "by" || c.caseOf(x) == "from" || c.caseOf(x) == "with"):
				if got := c.partiesOf(x, wide); len(got) > 0 {
					return got
				}
			}
		}
	}
	return nil
}

// aimedBelow looks under token i; with purpose also under "to" clauses of purpose,
// with states for parties with a country alone.
func (c *scene) aimedBelow(i int, not []found, purpose, states bool, depth int) []found {
	if depth > 3 {
		return nil
	}
	for _, x := range c.children[i] {
		switch r := c.toks[x].Rel; {
		case r == "xcomp", r == "ccomp":
		case r == "acl" && c.markOf(x) == "to":
		case r == "advcl" && purpose && c.markOf(x) == "to":
		default:
			continue
		}
		args := c.argsAt(x, 0)
		for _, labels := range [][]string{{"subj"}, {"obj", "iobj"}, {"to"}, {"against"}, {"on", "upon"}, {"with"}, {"from"}, {"at", "over", "for", "of"}} {
			for _, a := range args {
				if a.head < 0 || !slices.Contains(labels, a.label) || a.label == "subj" && a.head < i {
					continue
				}
				got := otherThan(c.partiesOf(a.head, wide), not)
				if states {
					got = slices.DeleteFunc(got, func(f found) bool { return f.Country == "" })
				}
				if len(got) > 0 {
					return got
				}
			}
		}
		if got := c.aimedBelow(x, not, purpose, states, depth+1); len(got) > 0 {
			return got
		}
	}
	return nil
}

// otherThan leaves out the parties of a country or actor that not lists.
func otherThan(in, not []found) []found {
	var out []found
	for _, f := range in {
		if !slices.ContainsFunc(not, func(n found) bool {
			return n.Actor != "" && n.Actor == f.Actor || n.Country != "" && n.Country == f.Country
		}) {
			out = append(out, f)
		}
	}
	return out
}

// actorsOnly forgets the countries of in, so that a government is another than the
// rebels of its country.
func actorsOnly(in []found) []found {
	out := slices.Clone(in)
	for i := range out {
		out[i].Country = ""
	}
	return out
}

// behindContent is the first whom the clause right behind k names, for trees that lost
// the clause: "demanded that the Chilean army leave", "refused to meet Peru's envoy".
func (c *scene) behindContent(k *candidate) []found {
	f, verbs := k.rule.frame, 0
	for i := k.last + 1; i < len(c.toks) && i <= k.last+12; i++ {
		t := &c.toks[i]
		switch {
		case c.nameAt[i] >= 0:
			if got := c.fromName(c.nameAt[i], travel); len(got) > 0 {
				return c.coordinated(got)
			}
		case c.timeAt[i] >= 0:
		case t.UPOS == "VERB":
			if verbs++; verbs > 1 {
				return nil
			}
		case t.UPOS == "ADP" && i+1 < len(c.toks) && c.timeAt[i+1] < 0:
			if f.roles[c.form[i]] != timeline.RoleTarget {
				return nil
			}
		case t.UPOS == "PUNCT" && c.form[i] != "-" || t.UPOS == "SCONJ" && c.form[i] != "that":
			return nil
		}
	}
	return nil
}

// domestic makes a party of an object that names people without saying whose they
// are: what a government does to "the opposition" it does at home.
func (c *scene) domestic(k *candidate, country timeline.CountryID) (found, bool) {
	for _, g := range k.args {
		if g.head < 0 || k.rule.frame.roles[g.label] != timeline.RoleTarget {
			continue
		}
		for _, h := range c.heads(g.head) {
			if f, ok := c.people(h, country); ok {
				return f, true
			}
			if f, ok := c.people(h-1, country); ok && h > 0 && c.toks[h-1].Head == h {
				return f, true // "a guerrilla stronghold"
			}
		}
	}
	for _, x := range c.children[k.pred] {
		// "allow the opposition to march", "demanded that the rebels disarm"
		if r := c.rel(x); r != "xcomp" && r != "ccomp" {
			continue
		}
		for _, g := range c.argsAt(x, 0) {
			if g.head <= k.pred || g.label != "subj" && g.label != "obj" && g.label != "iobj" {
				continue
			}
			if f, ok := c.people(g.head, country); ok {
				return f, true
			}
		}
	}
	return found{}, false
}

// people makes a party of country of the noun at token i where it stands for a group
// of people and names nobody.
func (c *scene) people(i int, country timeline.CountryID) (found, bool) {
	if i < 0 || c.nameAt[i] >= 0 || !c.pack.people[c.lemma[i]] && !c.pack.people[c.form[i]] {
		return found{}, false
	}
	span := c.span(c.leftEdge(i), i)
	return found{timeline.Party{Name: strings.TrimSpace(span.In(c.doc.Text)), Country: country, Span: span}, timeline.ActorGroup, -1, unranked}, true
}

// leftEdge is the first of the words right before noun i that describe it.
func (c *scene) leftEdge(i int) int {
	first := i
	for first > 0 {
		j := first - 1
		if c.toks[j].Head != i || c.rel(j) != "amod" && c.rel(j) != "compound" {
			break
		}
		first = j
	}
	return first
}
