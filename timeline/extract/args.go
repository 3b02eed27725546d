package extract

import (
	"slices"
	"strings"

	"demarche/timeline"
)

// arg is an argument of a candidate.
type arg struct {
	label string
	head  int // token; -1 for one carried from another sentence
	span  timeline.Span
	turn  bool // the roles are turned: see lang.Support.Swap
}

// argsOf are the arguments of a predicate: those that the parser gives, or those
// that the tree shows.
func (c *scene) argsOf(i int) []arg {
	if out := c.compoundArgs(i); len(out) > 0 {
		return out
	}
	var out []arg
	if k := c.clauseAt[i]; k >= 0 && !(c.clauses[k].Nominal && c.predicate(i)) {
		for _, a := range c.clauses[k].Args {
			if a.Head < len(c.toks) {
				out = append(out, arg{label: string(a.Label), head: a.Head, span: a.Span})
			}
		}
		out = c.sharedSubject(i, c.lightSubject(i, c.ownSubjects(i, out)))
	} else {
		out = c.dependents(i)
	}
	return c.inherit(i, c.objectControl(i, c.loneObject(c.destinations(out))), 0)
}

// dependents reads arguments off the tree, for predicates and for event nouns.
func (c *scene) dependents(i int) []arg {
	var out []arg
	for _, k := range c.children[i] {
		var label string
		switch r := c.toks[k].Rel; {
		case r == "nsubj:pass" || r == "csubj:pass":
			label = "obj"
		case strings.HasPrefix(r, "nsubj"):
			label = "subj"
		case r == "obj" || r == "iobj":
			label = r
		case r == "obl:agent":
			label = "agent"
		case r == "nmod:poss":
			label = "poss"
		case strings.HasPrefix(r, "obl") || strings.HasPrefix(r, "nmod"):
			label = c.caseOf(k)
			if label == "" {
				label = "mod"
			}
		case r == "amod" || r == "compound" || r == "flat":
			label = "mod"
		default:
			continue
		}
		if c.timeAt[k] >= 0 && label != "subj" {
			continue
		}
		out = append(out, arg{label: label, head: k, span: c.subtree(k)})
	}
	return out
}

// subtree is the span of token i and all that hangs on it.
func (c *scene) subtree(i int) timeline.Span {
	span := c.toks[i].Span
	var walk func(int, int)
	walk = func(i, depth int) {
		span.Start, span.End = min(span.Start, c.toks[i].Start), max(span.End, c.toks[i].End)
		if depth > len(c.toks) {
			return
		}
		for _, k := range c.children[i] {
			walk(k, depth+1)
		}
	}
	walk(i, 0)
	return span
}

// inherit lends a predicate without a subject that of the clause above it: "arrived
// and met", "accusing it of", "agreed to meet".
func (c *scene) inherit(i int, args []arg, depth int) []arg {
	if depth > 3 || slices.ContainsFunc(args, func(a arg) bool { return a.label == "subj" || a.label == "agent" }) {
		return args
	}
	t := &c.toks[i]
	if t.Head < 0 || t.Head >= len(c.toks) {
		return args
	}
	k := c.clauseAt[i]
	if k >= 0 && c.clauses[k].Passive && c.rel(i) != "conj" {
		return args
	}
	if h := c.leftHead(i); h >= 0 {
		return append(args, arg{label: "subj", head: h, span: c.subtree(h)})
	}
	switch c.rel(i) {
	case "conj", "xcomp", "advcl", "parataxis", "ccomp":
	case "acl":
		// "the country vetoing it", "a decision to impose": the noun, or the one who decides.
		if c.nominal(t.Head) && c.partyHead(t.Head) {
			return append(args, arg{label: "subj", head: t.Head, span: c.toks[t.Head].Span})
		}
	default:
		return args
	}
	above := c.subjectOf(t.Head, depth+1)
	if above.head < 0 {
		return args
	}
	if c.rel(i) == "conj" && k >= 0 && c.clauses[k].Passive || c.rel(i) == "advcl" && t.XPOS == "VBN" && !c.auxiliary(i) && c.pack.spaced {
		above.label = "obj"
	}
	return append(args, above)
}

// subjectOf finds the acting argument of the predicate at or above token i.
func (c *scene) subjectOf(i, depth int) arg {
	for steps := 0; i >= 0 && i < len(c.toks) && steps < 6; steps++ {
		if c.clauseAt[i] >= 0 || c.verbal(i) {
			for _, a := range c.argsAt(i, depth) {
				if a.label == "subj" || a.label == "agent" || (a.label == "obj" && c.passive(i)) {
					a.label = "subj"
					return a
				}
			}
			return arg{head: -1}
		}
		i = c.toks[i].Head
	}
	return arg{head: -1}
}

func (c *scene) argsAt(i, depth int) []arg {
	if k := c.clauseAt[i]; k >= 0 {
		var out []arg
		for _, a := range c.clauses[k].Args {
			if a.Head < len(c.toks) {
				out = append(out, arg{label: string(a.Label), head: a.Head, span: a.Span})
			}
		}
		return c.inherit(i, out, depth)
	}
	return c.inherit(i, c.dependents(i), depth)
}

func (c *scene) passive(i int) bool {
	k := c.clauseAt[i]
	return k >= 0 && c.clauses[k].Passive
}

// attach gives an event noun its arguments: its own, and those of the support
// verb whose object or subject it is.
func (c *scene) attach(k *candidate) {
	k.args = c.dependents(k.pred)
	if at := c.clauseAt[k.pred]; at >= 0 && c.clauses[at].Nominal {
		for _, a := range c.clauses[at].Args {
			if a.Head >= 0 && a.Head < len(c.toks) && !slices.ContainsFunc(k.args, func(b arg) bool { return b.head == a.Head }) {
				k.args = append(k.args, arg{label: string(a.Label), head: a.Head, span: a.Span})
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
	if !c.pack.spaced || of >= len(c.toks) || c.form[of] != "of" || c.rel(of) != "case" {
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
