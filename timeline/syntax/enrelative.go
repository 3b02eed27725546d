package syntax

// The noun that a relative clause or participle stands on is one of its arguments.

// gap gives a relative clause or participle the noun it stands on.
func (r *enReader) gap(k int) {
	c := &r.out[k]
	i := c.Pred
	noun := r.toks[i].Head
	if noun < 0 || r.toks[noun].UPOS == "VERB" || r.time[noun] >= 0 {
		return
	}
	switch r.rel(i) {
	case "acl:relcl":
		switch {
		case r.mentions(k, noun):
		case r.surface[k] < 0:
			r.surface[k] = noun
		case !r.has(k, "obj") && !c.Passive && r.toks[i].UPOS == "VERB" && r.kid(i, "advmod") < 0 && !r.relativeAdverb(i):
			r.add(k, "obj", noun)
		}
	case "acl", "amod":
		if r.kid(i, "mark") >= 0 || r.surface[k] >= 0 {
			return // "decision to leave": who leaves is found with the subjects
		}
		r.surface[k] = noun
	}
}

// relativeAdverb reports whether a relative clause has a word such as where or when.
func (r *enReader) relativeAdverb(i int) bool {
	for _, a := range r.kids[i] {
		switch r.lemma(a) {
		case "where", "when", "why", "how":
			return true
		}
	}
	return false
}

// antecedent is the noun that a relative pronoun of the clause of pred stands for,
// or token a itself.
func (r *enReader) antecedent(a, pred int) int {
	switch r.lemma(a) {
	case "who", "which", "that", "whom":
	default:
		return a
	}
	for h, steps := pred, 0; h >= 0 && steps < 4; h, steps = r.toks[h].Head, steps+1 {
		if r.rel(h) == "acl:relcl" && r.toks[h].Head >= 0 {
			return r.toks[h].Head
		}
		if r.rel(h) != "conj" && r.rel(h) != "xcomp" && r.rel(h) != "ccomp" {
			break
		}
	}
	if l := r.lemma(a); l == "who" || l == "which" {
		return r.nounBefore(a)
	}
	return a
}

// nounBefore is the head of the noun phrase that ends right before relative pronoun
// a, for a relative clause that the tree hangs elsewhere; a itself when there is none.
func (r *enReader) nounBefore(a int) int {
	i := a - 1
	if i > 0 && r.toks[i].Lemma == "," {
		i--
	}
	if i < 0 || r.toks[i].UPOS != "NOUN" && r.toks[i].UPOS != "PROPN" {
		return a
	}
	for h := r.toks[i].Head; h >= 0 && h < a && (r.toks[h].UPOS == "NOUN" || r.toks[h].UPOS == "PROPN"); h = r.toks[i].Head {
		if rel := r.rel(i); rel != "flat" && rel != "compound" && rel != "amod" && rel != "nmod:desc" {
			break
		}
		i = h
	}
	return i
}
