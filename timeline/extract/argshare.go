package extract

import (
	"slices"
)

// Subjects and objects that a predicate shares with another, or that its tree hung elsewhere.

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
