package syntax

import (
	"slices"

	"demarche/timeline"
)

// Nouns that may name events, with the verbs that only say that they take place.

// nominals adds the nouns that may name events, with the arguments of their own and
// those of the light verb over them.
func (r *enReader) nominals() {
	verbs := len(r.out)
	for i := range r.toks {
		if r.at[i] >= 0 || r.time[i] >= 0 || r.toks[i].UPOS != "NOUN" || r.inName(i) {
			continue
		}
		c := Clause{Pred: i, Lemma: r.lemma(i), Span: r.toks[i].Span, Nominal: true, Parent: -1, Tense: "none"}
		k := len(r.out)
		r.out = append(r.out, c)
		r.at[i] = k
		r.surface = append(r.surface, -1)
		r.nounArgs(k)
		v := r.governor(i)
		if len(r.out[k].Args) == 0 && (v < 0 || v >= verbs || !r.light(v, i)) {
			r.out = r.out[:k]
			r.surface = r.surface[:k]
			r.at[i] = -1
			continue
		}
		r.out[k].Parent = v
		if v >= 0 {
			r.out[k].ParentRel = "arg"
		}
		if v >= 0 && v < verbs && r.light(v, i) {
			r.lend(k, v)
		}
	}
	r.order()
}

// inName reports whether token i is part of a name that the gazetteer knows.
func (r *enReader) inName(i int) bool {
	t := r.toks[i].Span
	_, found := slices.BinarySearchFunc(r.doc.Names, t, func(n timeline.ActorMention, t timeline.Span) int {
		switch {
		case n.Contains(t):
			return 0
		case n.Start > t.Start:
			return 1
		}
		return -1
	})
	return found
}

// nounArgs fills in the arguments on a noun: "Norway's ban on exports by Chile".
func (r *enReader) nounArgs(k int) {
	i := r.out[k].Pred
	for _, a := range r.kids[i] {
		if r.time[a] >= 0 {
			continue
		}
		switch rel := r.rel(a); {
		case rel == "nmod:poss":
			r.add(k, "poss", a)
		case rel == "det" && r.lemma(a) == "no":
			r.out[k].Negated = true
		case base(rel) == "nmod", base(rel) == "obl":
			if label := r.preposition(a); label != "" {
				r.add(k, Label(label), a)
			}
		case rel == "compound" || rel == "amod" || rel == "nmod:desc" || rel == "nmod:unmarked":
			if r.naming(a) {
				r.add(k, "mod", a)
			}
		}
	}
	// "talks between A and B", where the first noun of a chain took the phrase.
	if r.rel(i) == "conj" && len(r.out[k].Args) == 0 {
		if h := r.toks[i].Head; h >= 0 && r.toks[h].UPOS == "NOUN" {
			for _, a := range r.kids[h] {
				if r.rel(a) == "nmod:poss" && a < h {
					r.add(k, "poss", a)
				}
			}
		}
	}
}

// naming reports whether a modifier may name an actor: a name, a nationality, or what
// the gazetteer knows.
func (r *enReader) naming(i int) bool {
	if r.toks[i].UPOS == "PROPN" || r.inName(i) {
		return true
	}
	c := r.toks[i].In(r.doc.Text)
	return r.toks[i].UPOS == "ADJ" && c[0] >= 'A' && c[0] <= 'Z' && i > 0
}

// governor is the nearest clause above token i, -1 for none.
func (r *enReader) governor(i int) int {
	for h, steps := r.toks[i].Head, 0; h >= 0 && steps < len(r.toks); h, steps = r.toks[h].Head, steps+1 {
		if r.at[h] >= 0 {
			return r.at[h]
		}
	}
	return -1
}

// light reports whether verbal clause v only says that what noun i names takes place:
// the noun is its object (the subject of its passive, or of a verb of happening).
func (r *enReader) light(v, i int) bool {
	c := &r.out[v]
	if c.Nominal {
		return false
	}
	for _, a := range c.Args {
		if a.Head != i && !r.conjOf(i, a.Head) {
			continue
		}
		switch a.Label {
		case "obj":
			switch c.Lemma {
			case "hold", "pay", "cast", "make", "conduct", "launch", "carry out", "give", "take", "have", "exercise", "use", "wield", "deliver",
				"issue", "impose", "begin", "start", "resume", "end", "continue", "open", "host", "attend", "conclude", "stage", "mount", "offer", "express",
				"voice", "reach", "sign", "announce", "order", "complete", "perform", "undertake", "wage", "join", "lead", "kick off", "wrap up", "embark",
				"call off", "cancel", "postpone", "suspend", "carry", "agree", "seal", "forge", "broker", "mediate", "strike", "convene", "organize", "organise",
				"ink", "finalize", "receive", "accept", "extend", "send", "lift", "ease", "tighten", "renew", "plan", "propose", "enter", "cut", "sever",
				"break", "restore", "establish", "file", "submit", "lodge", "do", "show", "declare", "demand", "seek", "reject":
				return true
			}
		case "subj":
			switch c.Lemma {
			case "begin", "start", "end", "resume", "continue", "take", "occur", "happen", "open", "conclude", "collapse", "fail", "follow", "come", "break down", "stall":
				return true
			}
		}
	}
	return false
}

// conjOf reports whether token i is coordinated with head.
func (r *enReader) conjOf(i, head int) bool {
	for steps := 0; r.rel(i) == "conj" && steps < 20; steps++ {
		if i = r.toks[i].Head; i == head {
			return true
		}
		if i < 0 {
			return false
		}
	}
	return false
}

// lend gives noun clause k what its light verb v has: subject, prepositional phrases,
// tense, negation and auxiliaries.
func (r *enReader) lend(k, v int) {
	verb := &r.out[v]
	c := &r.out[k]
	c.ParentRel = "light"
	c.Tense, c.Aux = verb.Tense, slices.Clone(verb.Aux)
	c.Negated = c.Negated || verb.Negated
	for _, a := range verb.Args {
		if a.Head == c.Pred || a.Span.Contains(r.toks[c.Pred].Span) {
			continue
		}
		switch {
		case a.Label == "obj":
		case a.Label == "subj" && slices.ContainsFunc(c.Args, func(b Arg) bool { return b.Head == a.Head }):
		case !slices.ContainsFunc(c.Args, func(b Arg) bool { return b.Label == a.Label || b.Head == a.Head }):
			c.Args = append(c.Args, a)
		}
	}
}

// order puts the clauses in the order of their predicates.
func (r *enReader) order() {
	index := make([]int, len(r.out))
	for k := range index {
		index[k] = k
	}
	slices.SortFunc(index, func(a, b int) int { return r.out[a].Pred - r.out[b].Pred })
	place := make([]int, len(r.out))
	sorted := make([]Clause, len(r.out))
	for to, from := range index {
		place[from] = to
		sorted[to] = r.out[from]
	}
	for k := range sorted {
		if p := sorted[k].Parent; p >= 0 {
			sorted[k].Parent = place[p]
		}
		r.at[sorted[k].Pred] = k
	}
	r.out = sorted
	r.cutCycles()
}

// cutCycles frees a clause from a parent that hangs on it.
func (r *enReader) cutCycles() {
	for k := range r.out {
		steps := 0
		for p := r.out[k].Parent; p >= 0; p = r.out[p].Parent {
			if steps++; p == k || steps > len(r.out) {
				r.out[k].Parent, r.out[k].ParentRel = -1, ""
				break
			}
		}
	}
}
