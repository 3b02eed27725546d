package extract

import "slices"

// passes looks for an argument of k that passes t. words counts the words that
// fitted: 0 where only the kind of the argument was asked for, -1 where none passes.
func (c *scene) passes(k *candidate, t argTest) (head, words int) {
	if !c.pack.spaced {
		return c.passesUnspaced(k, t)
	}
	if t.label == "any" {
		for i := range c.toks {
			if n := c.fits(i, t.test); n > 0 {
				return i, n
			}
		}
		return -1, -1
	}
	if treeLabel(t.label) {
		return c.passesBelow(k, t)
	}
	seen := false
	for _, a := range k.args {
		own := t.label == "obj" && !k.nominal && k.last > k.first && a.label == c.form[k.last] // "withdraw from" a place
		if a.label != t.label && !own || a.head < 0 {
			continue
		}
		seen = seen || c.toks[a.head].UPOS != "DET"
		for _, h := range c.heads(a.head) {
			if n := c.fits(h, t.test); n > 0 {
				return h, n
			}
			if t.test.kinds["any"] || c.isKind(h, t.test) {
				return h, 0
			}
		}
	}
	if t.test.kinds["none"] && !seen {
		return -1, 0
	}
	if t.label == "subj" && !seen && !k.nominal && !c.passive(k.pred) && t.test.kinds["actor"] && (c.finite(k.pred) || c.auxiliary(k.pred)) && len(c.before(k)) > 0 {
		return -1, 0
	}
	// A wrong attachment must not lose "imposed fresh sanctions": look beside the verb.
	if t.label == "obj" && !k.nominal {
		if h, n := c.beside(k, t.test); h >= 0 {
			return h, n
		}
	}
	return -1, -1
}

// passesBelow is passes for what hangs on the trigger as its clause or auxiliary.
func (c *scene) passesBelow(k *candidate, t argTest) (head, words int) {
	below := c.children[k.pred]
	if t.label == "xcomp" {
		below = append(slices.Clip(below), c.toLeave(k.pred)...)
	}
	for _, i := range below {
		if c.rel(i) == t.label || c.rel(i) == "acl" && t.label == "xcomp" || t.label == "xcomp" && c.rel(i) == "advcl" && c.markOf(i) == "to" {
			if n := c.fits(i, t.test); n > 0 && (!t.test.kinds["not"] || c.negation(i) >= 0) {
				return i, 0
			}
			if t.test.kinds["none"] {
				return -1, -1
			}
			if t.test.kinds["any"] || t.test.kinds["verb"] && c.verbal(i) {
				return i, 0
			}
		}
	}
	if t.test.kinds["none"] {
		return -1, 0
	}
	return -1, -1
}

// treeLabel reports whether a test's label is a relation of the tree and not an
// argument: what follows a verb as its clause, or its auxiliary.
func treeLabel(label string) bool {
	return label == "xcomp" || label == "ccomp" || label == "aux" || label == "advmod"
}

// beside looks for a noun of the test in the words that follow an active verb or
// go before a passive one, up to the next verb.
func (c *scene) beside(k *candidate, t test) (head, words int) {
	step, room := 1, 9
	i := k.last + 1
	if c.passive(k.pred) {
		step, i = -1, k.pred-1
	}
	seeming := false // "fired what seemed to be a missile"
	for ; i >= 0 && i < len(c.toks) && room > 0; i, room = i+step, room-1 {
		if seeming = seeming || c.form[i] == "what" && step > 0; seeming && c.verbal(i) {
			continue
		}
		if n := c.fits(i, t); n > 0 && (c.nominal(i) || c.gerund(i)) && (c.rel(i) != "compound" || c.kindOfName(i)) && c.toks[i].Rel != "nmod:poss" {
			return i, n
		}
		if c.timeAt[i] >= 0 || c.toks[i].UPOS == "ADP" && i+1 < len(c.toks) && c.timeAt[i+1] >= 0 {
			continue // "forced out on Wednesday 40 villagers"
		}
		if c.toks[i].UPOS == "VERB" && c.rel(i) != "amod" || c.toks[i].UPOS == "PUNCT" && c.form[i] != "\"" || c.toks[i].UPOS == "SCONJ" || (c.toks[i].UPOS == "ADP" && i > 0 && !c.pack.transparent[c.lemma[i-1]] && step > 0) {
			break
		}
	}
	return -1, -1
}

// gerund reports whether token i is a noun in -ing that was taken for a participle: "the
// only land crossing".
func (c *scene) gerund(i int) bool {
	return c.toks[i].XPOS == "VBG" && i > 1 && (c.toks[i-1].UPOS == "NOUN" || c.toks[i-1].UPOS == "ADJ") && (c.toks[i-2].UPOS == "DET" || c.toks[i-2].UPOS == "ADJ")
}

// kindOfName reports whether noun i says what the name behind it is: "oil company Ypsilon".
func (c *scene) kindOfName(i int) bool {
	h := c.toks[i].Head
	return h > i && h < len(c.toks) && c.toks[h].UPOS == "PROPN"
}

// toLeave are the infinitives that hang on the object of verb i: "told two envoys to leave".
func (c *scene) toLeave(i int) []int {
	var out []int
	for _, o := range c.children[i] {
		if r := c.rel(o); r != "obj" && r != "iobj" && c.toks[o].Rel != "obl:unmarked" {
			continue
		}
		for _, x := range c.children[o] {
			if c.toks[x].Rel == "acl" && c.markOf(x) == "to" {
				out = append(out, x)
			}
		}
	}
	return out
}
