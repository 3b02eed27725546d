package extract

import "demarche/timeline"

// What the verbs and nouns above an event do to its modality: "plans to", "efforts to".

// governed climbs from token i through the predicates and nouns whose complement
// it is, and reports what they do to it.
func (c *scene) governed(i int, set setModality) {
	for steps := 0; steps < 6; steps++ {
		for _, k := range c.children[i] {
			if c.rel(k) != "mark" && c.rel(k) != "advmod" {
				continue
			}
			for _, q := range c.pack.cues {
				if q.marks[c.form[k]] && (q.modality != timeline.Planned || c.present(i)) {
					set(q.modality, k, "conjunction")
				}
			}
		}
		if i > 1 && c.form[i-1] == "to" && c.toks[i].XPOS == "VB" && c.toks[i-2].UPOS == "NOUN" {
			// "efforts to forge a peace", wherever the tree hangs the verb
			for _, q := range c.pack.cues {
				if c.governs(i-2, q) {
					set(q.modality, i-2, "governed by it")
				}
			}
		}
		h := c.toks[i].Head
		if h < 0 || h >= len(c.toks) || !c.complement(i) {
			return
		}
		beside := c.rel(i) == "conj"
		for _, q := range c.pack.cues {
			if !beside && c.governs(h, q) {
				set(q.modality, h, "governed by it")
			}
			if j := c.auxCue(h, q); j >= 0 && c.rel(i) != "advcl" && !(beside && (c.auxiliary(i) || c.toks[i].XPOS == "VBD")) {
				set(q.modality, j, "auxiliary of the governing verb")
			}
		}
		if j := c.negation(h); j >= 0 && c.rel(i) == "xcomp" {
			set(timeline.Negated, j, "negation of the governing verb")
		}
		i = h
	}
}

func (c *scene) governs(h int, q cue) bool {
	if q.governors[c.lemma[h]] || q.governors[c.form[h]] {
		return true
	}
	for _, parts := range q.phrases {
		if parts[0] == c.lemma[h] {
			if _, ok := c.follows(h, parts); ok {
				return true
			}
		}
	}
	return false
}

// complement reports whether token i is part of what its head says, plans or
// does, and not only a circumstance beside it.
func (c *scene) complement(i int) bool {
	switch c.rel(i) {
	case "parataxis", "ccomp":
		return !c.semicolonBetween(i, c.toks[i].Head)
	case "xcomp", "obj", "iobj", "acl", "csubj":
		return c.toks[i].Rel != "acl:relcl"
	case "advcl":
		m := c.markOf(i)
		return m == "of" || m == "from"
	case "obl", "nmod":
		switch c.caseOf(i) {
		case "of", "for", "to", "on", "about", "against", "from", "の", "を", "に", "と":
			return true
		}
	case "conj":
		return true
	}
	return false
}

// semicolonBetween reports whether a semicolon parts two tokens.
func (c *scene) semicolonBetween(i, h int) bool {
	for j := min(i, h) + 1; j < max(i, h); j++ {
		if c.form[j] == ";" {
			return true
		}
	}
	return false
}

// present reports whether verb i is in the present tense: "before it hosts the talks"
// looks ahead, "before it hosted" does not.
func (c *scene) present(i int) bool {
	return c.toks[i].XPOS == "VBZ" || c.toks[i].XPOS == "VBP"
}
