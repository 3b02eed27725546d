package extract

import (
	"slices"
	"strings"

	"demarche/timeline"
)

// weak is the weight of rules whose words tell an event only where they stand for
// themselves: "to allow elections" tells none.
const weak = -0.3

// faint is the weight of rules whose words tell no event that is only planned: "plans to
// allow visitors".
const faint = -0.8

// assignModality decides whether k happened from, nearest first: the rule, the
// support verb, words at the trigger, auxiliaries and tense, governing verbs and
// nouns, conjunctions.
func (c *scene) assignModality(k *candidate) {
	if !c.pack.spaced {
		c.assignModalityUnspaced(k)
		return
	}
	set := func(m timeline.Modality, i int, note string) {
		if k.modality != "" {
			return
		}
		k.modality = m
		if i >= 0 {
			k.modCue = c.toks[i].Span
		}
		k.why = append(k.why, timeline.Reason{What: "modality", Rule: k.rule.id, Span: k.modCue, Note: string(m) + ": " + note})
	}
	act := k.acting()
	if k.rule.frame.spoken() {
		set(k.rule.Modality, -1, "rule") // "must not" asks for something too
	}
	if i := c.negation(k.pred); i >= 0 && (i < k.first || i > k.last) {
		set(timeline.Negated, i, "negation")
	} else if i := c.negation(act); i >= 0 && (i < k.first || i > k.last) {
		set(timeline.Negated, i, "negation")
	}
	if k.support != nil && k.support.Modality != "" {
		set(k.support.Modality, k.by, "support verb")
	}
	if k.rule.Modality != "" {
		set(k.rule.Modality, -1, "rule")
	}
	if i := c.wouldOf(act); i >= 0 {
		set(timeline.Planned, i, "what was going to be")
	}
	for _, q := range c.pack.cues {
		if i := c.auxCue(act, q); i >= 0 {
			set(q.modality, i, "auxiliary")
		}
	}
	if at := c.clauseAt[act]; at >= 0 && c.clauses[at].Tense == "fut" {
		set(timeline.Planned, -1, "future tense")
	}
	if i := c.bound(act); i >= 0 {
		set(timeline.Planned, i, "is to")
	}
	for _, q := range c.pack.cues {
		for _, at := range []int{k.pred, act} {
			if i := c.wordCue(at, q); i >= 0 {
				set(q.modality, i, "word at the trigger")
			}
		}
		if s := c.afterCue(k, q); s.Len() > 0 {
			k.modCue = s
			set(q.modality, -1, "words behind the predicate")
		}
	}
	c.governed(act, func(m timeline.Modality, i int, note string) {
		k.governed = k.governed || k.modality == ""
		set(m, i, note)
	})
	if i := c.purpose(act); i >= 0 {
		set(timeline.Planned, i, "a purpose")
		if k.rule.Weight <= weak && !c.ownDate(k) {
			k.dropped = "only a purpose"
		}
	}
	if k.rule.Weight <= faint && k.modality == timeline.Planned && c.markOf(act) == "to" && k.rule.Type != "statement" && !c.ownDate(k) {
		k.dropped = "only a plan"
	}
	if c.toks[act].Rel == "acl" && c.markOf(act) == "to" && !c.rare(c.toks[act].Head) {
		set(timeline.Planned, -1, "what is to be")
	}
	if k.modality == "" {
		k.modality = timeline.Occurred
	}
}

// wouldOf is the "would" of a plan that was reported: "said that it would expel them"; -1
// for none and on a condition.
func (c *scene) wouldOf(i int) int {
	would := -1
	for _, k := range c.children[i] {
		switch {
		case c.rel(k) == "aux" && c.form[k] == "would":
			would = k
		case c.rel(k) == "advcl" && c.pack.conditions[c.markOf(k)] && c.markOf(k) != "to":
			return -1
		}
	}
	for steps := 0; steps < 3 && c.rel(i) == "conj"; steps++ {
		i = c.toks[i].Head
	}
	h := c.toks[i].Head
	if would < 0 || h < 0 || h >= len(c.toks) || c.rel(i) != "ccomp" || c.tense(h) != "past" || !c.pack.reporting[c.lemma[h]] {
		return -1
	}
	return would
}

// rare reports whether noun i is one of few: "the first envoy to visit" did visit.
func (c *scene) rare(i int) bool {
	return i >= 0 && slices.ContainsFunc(c.children[i], func(k int) bool {
		switch c.form[k] {
		case "first", "second", "third", "only", "last", "latest":
			return true
		}
		return false
	})
}

// bound is the "is" of "is to visit"; -1 for none.
func (c *scene) bound(i int) int {
	if c.markOf(i) != "to" && !(i > 0 && c.form[i-1] == "to") || c.toks[i].XPOS != "VB" {
		return -1
	}
	if h := c.toks[i].Head; h >= 0 && h < len(c.toks) && c.lemma[h] == "be" && c.rel(i) != "advcl" {
		return h
	}
	for _, k := range c.children[i] {
		if c.lemma[k] == "be" && k < i && (c.rel(k) == "aux" || c.rel(k) == "cop") {
			return k
		}
	}
	return -1
}

// purpose is the "to" of an infinitive that says what for: "met to discuss"; -1 for none.
func (c *scene) purpose(i int) int {
	if c.rel(i) != "advcl" || c.toks[i].XPOS != "VB" {
		return -1
	}
	for _, k := range c.children[i] {
		if c.rel(k) == "mark" && c.form[k] == "to" {
			return k
		}
	}
	return -1
}

// negation finds the word that negates token i; -1 for none.
func (c *scene) negation(i int) int {
	for _, k := range c.children[i] {
		if strings.Contains(c.toks[k].Feats, "Polarity=Neg") || c.is(k, "not") || c.is(k, "n't") || c.is(k, "never") || c.rel(k) == "det" && c.is(k, "no") {
			return k
		}
	}
	if at := c.clauseAt[i]; at >= 0 && c.clauses[at].Negated {
		return i
	}
	return -1
}

// auxiliary reports whether token i has an auxiliary of its own.
func (c *scene) auxiliary(i int) bool {
	return slices.ContainsFunc(c.children[i], func(k int) bool { return c.rel(k) == "aux" })
}

func (c *scene) auxCue(i int, q cue) int {
	if len(q.aux) == 0 {
		return -1
	}
	if at := c.clauseAt[i]; at >= 0 {
		for _, x := range c.clauses[at].Aux {
			if x >= 0 && x < len(c.toks) && (q.aux[c.lemma[x]] || q.aux[c.form[x]]) {
				return x
			}
		}
	}
	for _, k := range c.children[i] {
		if c.rel(k) == "aux" && (q.aux[c.lemma[k]] || q.aux[c.form[k]]) {
			return k
		}
	}
	return -1
}

func (c *scene) wordCue(i int, q cue) int {
	if len(q.words) == 0 {
		return -1
	}
	for _, k := range c.children[i] {
		switch c.rel(k) {
		case "amod", "advmod", "det", "compound", "acl", "nmod":
			if q.words[c.lemma[k]] || q.words[c.form[k]] {
				return k
			}
		}
	}
	return -1
}

// afterCue finds a cue in the text behind the predicate, up to the next clause.
func (c *scene) afterCue(k *candidate, q cue) timeline.Span {
	if len(q.after) == 0 {
		return timeline.Span{}
	}
	from := c.toks[k.last].End
	end := c.sent.End
	for i := range c.clauses {
		if s := c.clauses[i].Span.Start; s > from && s < end && !c.clauses[i].Nominal && c.clauses[i].Pred != k.acting() {
			end = s
		}
	}
	rest := c.doc.Text[from:end]
	for _, w := range q.after {
		if i := strings.Index(rest, w); i >= 0 {
			return timeline.Span{Start: from + i, End: from + i + len(w)}
		}
	}
	return timeline.Span{}
}

// governed climbs from token i through the predicates and nouns whose complement
// it is, and reports what they do to it.
func (c *scene) governed(i int, set func(timeline.Modality, int, string)) {
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

// present reports whether verb i is in the present tense: "before it hosts the talks"
// looks ahead, "before it hosted" does not.
func (c *scene) present(i int) bool {
	return c.toks[i].XPOS == "VBZ" || c.toks[i].XPOS == "VBP"
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

// outcomeOf is what became of k: what the support verb says, or the rule.
func (c *scene) outcomeOf(k *candidate) string {
	if k.support != nil && k.support.Outcome != "" {
		return k.support.Outcome
	}
	return k.rule.Outcome
}
