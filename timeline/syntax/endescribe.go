package syntax

// What a predicate's own words tell of its clause: voice, negation, tense.

// describe fills in what the predicate's own words tell: span, voice, negation,
// auxiliaries.
func (r *enReader) describe(k int) {
	c := &r.out[k]
	i := c.Pred
	c.Span = r.toks[i].Span
	for _, a := range r.kids[i] {
		switch r.rel(a) {
		case "aux", "aux:pass", "cop":
			c.Aux = append(c.Aux, a)
			if r.rel(a) == "aux:pass" {
				c.Passive = true
			}
			r.widen(c, a)
		case "compound:prt":
			r.widen(c, a)
			c.Lemma += " " + r.lemma(a)
		case "nsubj:pass", "csubj:pass":
			c.Passive = true
		case "advmod", "det":
			if negative(r.lemma(a)) || r.noLonger(a) {
				c.Negated = true
				if a < i {
					r.widen(c, a)
				}
			}
		case "mark":
			if r.lemma(a) == "without" {
				c.Negated = true
			}
		case "nsubj", "obj":
			if d := r.kid(a, "det"); d >= 0 && r.lemma(d) == "no" || negative(r.lemma(a)) {
				c.Negated = true
			}
		}
		if r.rel(a) == "nsubj:pass" {
			if d := r.kid(a, "det"); d >= 0 && r.lemma(d) == "no" {
				c.Negated = true
			}
		}
	}
	if !c.Passive && r.toks[i].XPOS == "VBN" && r.kid(i, "aux") < 0 && r.kid(i, "obj", "nsubj") < 0 {
		switch r.rel(i) {
		case "acl", "advcl", "amod", "acl:relcl", "root":
			c.Passive = true
		case "xcomp":
			c.Passive = true // "wants him removed"
		}
	}
}

// noLonger reports whether adverb a has "no" before it: "no longer", "no more".
func (r *enReader) noLonger(a int) bool {
	k := r.kid(a, "advmod", "det")
	return k >= 0 && r.lemma(k) == "no"
}

// negative reports whether a word with this lemma denies its clause.
func negative(lemma string) bool {
	switch lemma {
	case "not", "n't", "never", "neither", "nobody", "none", "nothing", "nowhere", "hardly":
		return true
	}
	return false
}

// widen makes c's span cover token i when no more than a few words lie between.
func (r *enReader) widen(c *Clause, i int) {
	t := r.toks[i].Span
	if t.Start < c.Span.Start && c.Span.Start-t.Start < 40 {
		c.Span.Start = t.Start
	}
	if t.End > c.Span.End && t.End-c.Span.End < 25 {
		c.Span.End = t.End
	}
}
