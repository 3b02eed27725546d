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

// loneObject makes the object of an indirect one that stands alone: "told Greece to leave".
func (c *scene) loneObject(args []arg) []arg {
	at := slices.IndexFunc(args, func(a arg) bool { return a.label == "iobj" })
	if !c.pack.spaced || at < 0 || slices.ContainsFunc(args, func(a arg) bool { return a.label == "obj" }) {
		return args
	}
	args = slices.Clone(args)
	args[at].label = "obj"
	return args
}

// compoundArgs are the arguments of a participle that a hyphen joins to who acts: in
// "French-brokered truce" the French, and the truce.
func (c *scene) compoundArgs(i int) []arg {
	h := c.toks[i].Head
	if !c.pack.spaced || c.rel(i) != "amod" || i < 2 || c.form[i-1] != "-" || c.nameAt[i-2] < 0 || h <= i {
		return nil
	}
	return []arg{{label: "agent", head: i - 2, span: c.toks[i-2].Span}, {label: "obj", head: h, span: c.toks[h].Span}}
}

// destinations adds the end of a way that hangs on its beginning: "flew from Oslo to Lima".
func (c *scene) destinations(args []arg) []arg {
	if !c.pack.spaced {
		return args
	}
	for _, a := range args {
		if a.label != "from" || a.head < 0 || c.nameAt[a.head] < 0 {
			continue
		}
		for _, k := range c.children[a.head] {
			if c.rel(k) == "nmod" && c.caseOf(k) == "to" {
				return append(slices.Clip(args), arg{label: "to", head: k, span: c.subtree(k)})
			}
		}
	}
	return args
}

// sharedSubject sets right the subject that a past tense shares with the clause before it:
// see speakerAbove.
func (c *scene) sharedSubject(i int, args []arg) []arg {
	if c.rel(i) != "conj" || c.toks[i].XPOS != "VBD" || !c.pack.spaced {
		return args
	}
	for n, a := range args {
		if a.label != "subj" || a.head < 0 || a.head >= len(c.toks) || c.toks[a.head].Head == i {
			continue
		}
		args = slices.Clone(args)
		args[n] = c.speakerAbove(c.toks[i].Head, a, 0)
		args[n].label = "subj"
	}
	return args
}

// ownSubjects adds the further subjects that a tree may give a verb: "Norway" and
// "Chile" apart in "Norway and Chile announce".
func (c *scene) ownSubjects(i int, args []arg) []arg {
	for _, k := range c.children[i] {
		if c.toks[k].Rel == "nsubj" && c.nameAt[k] >= 0 && !slices.ContainsFunc(args, func(a arg) bool { return a.head == k }) {
			args = append(args, arg{label: "subj", head: k, span: c.subtree(k)})
		}
	}
	if slices.ContainsFunc(args, func(a arg) bool { return a.label == "subj" || a.label == "obj" && a.head < i }) {
		return args
	}
	for _, k := range c.children[i] {
		// A bare name before the verb is its subject, whatever the tree calls it.
		if k < i && c.nameAt[k] >= 0 && c.timeAt[k] < 0 && c.rel(k) == "obl" && c.caseOf(k) == "" {
			label := "subj"
			if c.passive(i) {
				label = "obj"
			}
			return append(args, arg{label: label, head: k, span: c.subtree(k)})
		}
	}
	return args
}

// lightSubject gives a participle that says what a text tells the subject of the verb
// that puts the text out: "issued a statement condemning", "signed a letter urging".
func (c *scene) lightSubject(i int, args []arg) []arg {
	n := c.toks[i].Head
	if c.toks[i].Rel != "acl" || c.toks[i].XPOS != "VBG" || !c.pack.spaced || n < 0 || n >= len(c.toks) || c.partyHead(n) || c.pack.documents[c.lemma[n]] {
		return args
	}
	h, label := c.governor(n)
	if h < 0 || c.supportAt(h, label) == nil || c.supportAt(h, label).Modality != "" {
		return args
	}
	s := c.subjectOf(h, 1)
	if s.head < 0 {
		return args
	}
	args = slices.DeleteFunc(slices.Clone(args), func(a arg) bool { return a.label == "subj" && a.head == n })
	return append(args, s)
}

// objectControl gives the verb in "accuses Iran of supplying" the object of the verb
// above as its subject.
func (c *scene) objectControl(i int, args []arg) []arg {
	h := c.toks[i].Head
	if c.rel(i) != "advcl" || h < 0 || h >= len(c.toks) || !c.pack.spaced {
		return args
	}
	switch c.markOf(i) {
	case "of", "from":
	case "in":
		if c.lemma[h] != "join" {
			return args
		}
	default:
		return args
	}
	k := c.clauseAt[h]
	if k < 0 {
		return args
	}
	for _, o := range c.clauses[k].Args {
		if o.Label != "obj" || o.Head < 0 || o.Head >= len(c.toks) {
			continue
		}
		out := slices.DeleteFunc(slices.Clone(args), func(a arg) bool { return a.label == "subj" && c.toks[a.head].Head != i })
		if c.markOf(i) == "in" { // "joined Chad in condemning": both
			if s := c.subjectOf(h, 1); s.head >= 0 {
				out = append(out, s)
			}
		}
		return append(out, arg{label: "subj", head: o.Head, span: o.Span})
	}
	return args
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

// speakerAbove is the subject of the verb that tells clause i where the clause is about a
// thing: who "denied that the plant made arms and asked for an inquiry" asked for it too.
func (c *scene) speakerAbove(i int, own arg, depth int) arg {
	if c.rel(i) != "ccomp" || own.head < 0 || own.head >= len(c.toks) || c.toks[own.head].UPOS == "PRON" || len(c.partiesOf(own.head, narrow)) > 0 {
		return own
	}
	if h := c.toks[i].Head; h >= 0 && h < len(c.toks) {
		if s := c.subjectOf(h, depth+1); s.head >= 0 && len(c.partiesOf(s.head, narrow)) > 0 {
			return s
		}
	}
	return own
}

// leftHead is the noun to the left that a finite verb without a subject was hung on
// by mistake: "Secretary of State Ann Lee arrives in Peru" with the noun as the root.
func (c *scene) leftHead(i int) int {
	h := c.toks[i].Head
	if !c.pack.spaced || h < 0 || h > i || !c.nominal(h) {
		return -1
	}
	switch c.toks[i].XPOS {
	case "VBZ", "VBP", "VBD":
	default:
		return -1
	}
	switch c.toks[i].Rel {
	case "parataxis", "nmod", "vocative", "appos", "list", "flat", "dep", "obl", "compound", "root":
	case "acl:relcl":
		for j := h + 1; j < i; j++ {
			if x := c.toks[j].XPOS; x == "WDT" || x == "WP" || x == "WP$" || c.form[j] == "that" {
				return -1
			}
		}
	default:
		return -1
	}
	return h
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
