package syntax

import (
	"cmp"
	"slices"
	"strings"

	"demarche/timeline"
)

// ownArgs fills in the arguments that hang on the predicate itself.
func (r *enReader) ownArgs(k int) {
	c := &r.out[k]
	if r.surface == nil {
		r.surface = make([]int, len(r.out))
		r.looked = make([]bool, len(r.out))
		for i := range r.surface {
			r.surface[i] = -1
		}
	}
	for _, a := range r.kids[c.Pred] {
		switch rel := r.rel(a); {
		case rel == "nsubj", rel == "nsubj:pass", rel == "nsubj:outer":
			if r.surface[k] < 0 || rel != "nsubj:outer" {
				r.surface[k] = r.antecedent(a, c.Pred)
			}
		case r.time[a] >= 0:
		case rel == "obj":
			r.add(k, "obj", r.antecedent(a, c.Pred))
		case rel == "iobj":
			r.add(k, "iobj", r.antecedent(a, c.Pred))
		case rel == "obl:agent":
			r.add(k, "agent", r.antecedent(a, c.Pred))
		case base(rel) == "obl", base(rel) == "nmod" && rel != "nmod:poss" && !r.out[k].Nominal:
			if label := r.preposition(a); label == "by" && c.Passive {
				r.add(k, "agent", r.antecedent(a, c.Pred))
			} else if label != "" {
				r.add(k, Label(label), r.antecedent(a, c.Pred))
			}
		case rel == "advmod" && r.lemma(a) == "where" && r.rel(c.Pred) == "acl:relcl":
			r.add(k, "in", r.toks[c.Pred].Head)
		}
	}
	r.gap(k)
}

// mentions reports whether token i is the subject or an argument of clause k.
func (r *enReader) mentions(k, i int) bool {
	return r.surface[k] == i || slices.ContainsFunc(r.out[k].Args, func(a Arg) bool { return a.Head == i })
}

// preposition is the label that the case markers of token a give it, "" without one.
func (r *enReader) preposition(a int) string {
	label, first := "", -1
	for _, m := range r.kids[a] {
		if r.rel(m) != "case" || r.toks[m].UPOS == "PART" || m > a {
			continue
		}
		if first < 0 {
			first = m
		}
		label = strings.ToLower(r.toks[m].In(r.doc.Text)) // of "along with", "out of" the last
		for _, x := range r.kids[m] {
			if r.rel(x) == "fixed" {
				label = strings.ToLower(r.toks[x].In(r.doc.Text))
			}
		}
	}
	if first < 0 {
		return ""
	}
	switch strings.ToLower(r.toks[first].In(r.doc.Text)) {
	case "according", "because", "due", "instead", "except", "despite", "including", "than", "like", "such", "about":
		if label == "about" {
			return label
		}
		return strings.ToLower(r.toks[first].In(r.doc.Text))
	case "alongside":
		return "with"
	case "amongst":
		return "among"
	}
	return label
}

func (r *enReader) has(k int, label Label) bool {
	return slices.ContainsFunc(r.out[k].Args, func(a Arg) bool { return a.Label == label })
}

// add gives clause k an argument unless it has it.
func (r *enReader) add(k int, label Label, head int) {
	if head < 0 || r.at[head] == k && !r.out[k].Nominal {
		return
	}
	a := Arg{Label: label, Head: head, Span: r.phrase(head)}
	if !slices.ContainsFunc(r.out[k].Args, func(b Arg) bool { return b.Label == a.Label && b.Head == a.Head }) {
		r.out[k].Args = append(r.out[k].Args, a)
	}
}

// phrase is the span of the noun phrase of a head with its modifiers, appositions
// and coordinated members, without its preposition and the clauses on it.
func (r *enReader) phrase(head int) timeline.Span {
	first, last := r.extent(head, 0, true)
	for first < head && r.toks[first].UPOS == "PUNCT" {
		first++
	}
	for last > head && r.toks[last].UPOS == "PUNCT" {
		last--
	}
	return timeline.Span{Start: r.toks[first].Start, End: r.toks[last].End}
}

// extent is the first and last token below i that belong to its phrase.
func (r *enReader) extent(i, depth int, top bool) (first, last int) {
	first, last = i, i
	if depth > 30 {
		return
	}
	for _, k := range r.kids[i] {
		switch base(r.rel(k)) {
		case "case", "cc", "mark", "acl", "advcl", "parataxis", "ccomp", "csubj", "cop", "nsubj", "aux", "obl", "dep", "discourse", "advmod", "xcomp":
			if top || base(r.rel(k)) != "case" && base(r.rel(k)) != "cc" {
				if r.rel(k) != "advmod" || k > i {
					continue
				}
			}
		case "nmod":
			if first, _ := r.extent(k, depth+1, false); k > i && first > 0 && r.toks[first-1].Lemma == "," {
				continue // "off the islands, following a clash"
			}
		case "conj":
			if r.toks[k].UPOS == "VERB" || r.kid(k, "nsubj", "cop") >= 0 {
				continue
			}
		}
		a, b := r.extent(k, depth+1, false)
		first, last = min(first, a), max(last, b)
	}
	return
}

// finish turns the surface subject into an argument by the clause's voice and shares
// what coordinated verbs have in common.
func (r *enReader) finish(k int) {
	c := &r.out[k]
	if s := r.surface[k]; s >= 0 && r.time[s] < 0 {
		if c.Passive {
			if r.has(k, "obj") && !slices.ContainsFunc(c.Args, func(a Arg) bool { return a.Label == "obj" && a.Head == s }) {
				r.add(k, "iobj", s) // "was given a warning"
			} else {
				r.add(k, "obj", s)
			}
		} else {
			r.add(k, "subj", s)
		}
	}
	r.shareObject(k)
	r.objectPrepositions(k)
	slices.SortStableFunc(c.Args, func(a, b Arg) int { return cmp.Compare(a.rank(), b.rank()) })
}

// rank puts what matters most first: subject, object, then prepositions.
func (a Arg) rank() int {
	switch a.Label {
	case "subj":
		return 0
	case "obj":
		return 1
	case "iobj":
		return 2
	case "agent":
		return 3
	}
	return 4
}

// shareObject gives the verbs of "drafted and signed the treaty" one object.
func (r *enReader) shareObject(k int) {
	c := &r.out[k]
	if c.ParentRel != "conj" || c.Parent < 0 || r.rel(c.Pred) != "conj" || r.has(k, "obj") && r.has(c.Parent, "obj") {
		return
	}
	p := &r.out[c.Parent]
	if c.Passive || p.Passive || r.toks[c.Pred].UPOS != "VERB" || r.toks[p.Pred].UPOS != "VERB" {
		return
	}
	from, to := c.Parent, k
	if r.has(k, "obj") {
		from, to = k, c.Parent
	}
	for _, a := range r.out[from].Args {
		// Between the two verbs stands no more than the conjunction.
		if a.Label == "obj" && a.Head > c.Pred && c.Pred-p.Pred <= 3 && r.kid(r.out[to].Pred, "xcomp", "ccomp", "obl") < 0 {
			r.add(to, "obj", a.Head)
		}
	}
}

// objectPrepositions lets the verb see the prepositional phrases on its object, for
// the parser can't always tell whose they are: "imposed sanctions on three banks".
func (r *enReader) objectPrepositions(k int) {
	for _, a := range slices.Clone(r.out[k].Args) {
		if a.Label != "obj" || a.Head < 0 || r.toks[a.Head].UPOS != "NOUN" || a.Head < r.out[k].Pred && !r.out[k].Passive {
			continue
		}
		phrases := slices.Clone(r.kids[a.Head])
		for _, m := range r.kids[a.Head] {
			if r.rel(m) == "conj" { // "launched rockets and fire against two camps"
				phrases = append(phrases, r.kids[m]...)
			}
		}
		for _, m := range phrases {
			if label := r.preposition(m); base(r.rel(m)) == "nmod" && r.time[m] < 0 && label != "" && label != "of" && !r.has(k, Label(label)) {
				r.add(k, Label(label), m)
			}
		}
	}
}
