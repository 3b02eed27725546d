package extract

import (
	"slices"

	"demarche/timeline"
)

// Whether an event happened, is planned, denied or only thought of.

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
	c.ownModality(k, set)
	c.cueModality(k, set)
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

// setModality sets a modality that word i tells, -1 for none, unless a nearer one did.
type setModality func(m timeline.Modality, i int, note string)

// ownModality is what the trigger, its support verb and their auxiliaries tell.
func (c *scene) ownModality(k *candidate, set setModality) {
	act := k.acting()
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
}

// cueModality is what the words beside and behind the trigger tell.
func (c *scene) cueModality(k *candidate, set setModality) {
	act := k.acting()
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

// outcomeOf is what became of k: what the support verb says, or the rule.
func (c *scene) outcomeOf(k *candidate) string {
	if k.support != nil && k.support.Outcome != "" {
		return k.support.Outcome
	}
	return k.rule.Outcome
}
