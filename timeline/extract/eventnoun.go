package extract

import "slices"

// The arguments of an event noun, with those of its support verb: "hold talks with".

// attach gives an event noun its arguments: its own, and those of the support
// verb whose object or subject it is.
func (c *scene) attach(k *candidate) {
	k.args = c.dependents(k.pred)
	if at := c.clauseAt[k.pred]; at >= 0 && c.clauses[at].Nominal {
		for _, a := range c.clauseArgs(at) {
			if a.head >= 0 && !slices.ContainsFunc(k.args, func(b arg) bool { return b.head == a.head }) {
				k.args = append(k.args, a)
			}
		}
	}
	c.ofPhrase(k)
	// Words that count stand between: "a series of airstrikes".
	top := k.pred
	for steps := 0; steps < 3; steps++ {
		h := c.toks[top].Head
		if h < 0 || h >= len(c.toks) || !c.pack.transparent[c.lemma[h]] || c.rel(top) != "nmod" {
			break
		}
		k.args = append(k.args, c.dependents(h)...)
		top = h
	}
	k.args = slices.DeleteFunc(k.args, func(a arg) bool { return a.head == k.pred || (a.head >= k.first && a.head <= k.last) })
	k.clause = c.clauseOf[k.pred]
	h, label := c.governor(top)
	if h < 0 {
		return
	}
	if s := c.supportAt(h, label); s != nil {
		k.support, k.by = s, h
		k.size++
		for _, a := range c.argsOf(h) {
			if a.head == top || a.head == k.pred || (a.label == label && !a.isBeside(c, top)) {
				continue
			}
			a.turn = s.Swap && a.label == "subj"
			k.args = append(k.args, a)
		}
	}
}

// ofPhrase adds what an "of" right behind the trigger governs, though the tree hung it
// on the verb: a noun is its nearest head.
func (c *scene) ofPhrase(k *candidate) {
	of := k.last + 1
	if of >= len(c.toks) || c.form[of] != "of" || c.rel(of) != "case" {
		return
	}
	h := c.toks[of].Head
	if h > of && h < len(c.toks) && !slices.ContainsFunc(k.args, func(b arg) bool { return b.head == h }) {
		k.args = append(k.args, arg{label: "of", head: h, span: c.subtree(h)})
	}
}

func (a arg) isBeside(c *scene, top int) bool { return a.head >= 0 && !c.under(top, a.head) }

// governor is the predicate whose argument token i is, and the argument's label.
func (c *scene) governor(i int) (pred int, label string) {
	for steps := 0; steps < 4; steps++ {
		h := c.toks[i].Head
		if h < 0 || h >= len(c.toks) {
			return -1, ""
		}
		if c.rel(i) == "conj" && c.nominal(h) {
			i = h
			continue
		}
		break
	}
	h := c.toks[i].Head
	if h < 0 || h >= len(c.toks) {
		return -1, ""
	}
	if k := c.clauseAt[h]; k >= 0 {
		for _, a := range c.clauses[k].Args {
			if a.Head == i {
				return h, string(a.Label)
			}
		}
	}
	for _, a := range c.dependents(h) {
		if a.head == i && c.predicate(h) {
			return h, a.label
		}
	}
	return -1, ""
}

func (c *scene) supportAt(pred int, label string) *supportEntry {
	word := c.lemma[pred]
	if k := c.clauseAt[pred]; k >= 0 && !c.pack.spaced {
		word = c.clauses[k].Lemma
	}
	for _, e := range c.pack.supports[word] {
		if !e.as[label] && !(len(e.words) > 1 && e.as["obj"] && label == e.words[len(e.words)-1]) {
			continue
		}
		if _, ok := c.follows(pred, e.words); ok {
			return e
		}
	}
	return nil
}
