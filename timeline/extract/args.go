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
		out = c.sharedSubject(i, c.lightSubject(i, c.ownSubjects(i, c.clauseArgs(k))))
	} else {
		out = c.dependents(i)
	}
	return c.inherit(i, c.objectControl(i, c.loneObject(c.destinations(out))), 0)
}

// clauseArgs are the arguments that the parser gives to clause k.
func (c *scene) clauseArgs(k int) []arg {
	var out []arg
	for _, a := range c.clauses[k].Args {
		if a.Head < len(c.toks) {
			out = append(out, arg{label: string(a.Label), head: a.Head, span: a.Span})
		}
	}
	return out
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
		return c.inherit(i, c.clauseArgs(k), depth)
	}
	return c.inherit(i, c.dependents(i), depth)
}
