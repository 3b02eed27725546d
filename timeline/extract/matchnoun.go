package extract

import (
	"slices"

	"demarche/timeline"
)

// Triggers that are nouns or phrases.

// nounsAt finds the candidates whose trigger is a noun or phrase that starts at token i.
func (c *scene) nounsAt(i int) []*candidate {
	var out []*candidate
	spell := func(word string) {
		for _, e := range c.pack.nouns[word] {
			if !c.sequence(i, e.words) {
				continue
			}
			if k := c.nounTrigger(e, i, i+len(e.words)-1); k != nil && c.holds(k) {
				out = append(out, k)
			}
		}
	}
	spell(c.lemma[i])
	if c.form[i] != c.lemma[i] {
		spell(c.form[i])
	}
	return out
}

// nounTrigger is the candidate of the words first..last; nil where they belong to a longer
// name or to the noun behind them, or are a verb here.
func (c *scene) nounTrigger(e *entry, first, last int) *candidate {
	if len(e.words) == 1 && c.partOfName(first) {
		return nil
	}
	pred := c.headAmong(first, last)
	spoken := e.rule.frame.spoken()
	if spoken && c.toks[pred].Rel == "aux" && c.toks[pred].Head >= 0 {
		pred = c.toks[pred].Head
	}
	if len(e.words) == 1 && !spoken && c.verbal(pred) && c.clauseAt[pred] >= 0 || c.modifier(pred, last) {
		return nil
	}
	k := &candidate{rule: e.rule, pred: pred, first: first, last: last, noun: -1, by: -1, nominal: true, size: 2*(last-first) + 1}
	c.attach(k)
	if e.words[0] == "be" {
		for j := range k.args { // "is opposed to": a state, not a passive
			if k.args[j].label == "obj" {
				k.args[j].label = "subj"
			}
		}
	}
	for j := first; j <= last && len(e.words) > 1; j++ {
		if j != pred {
			k.args = append(k.args, c.outside(c.dependents(j), first, last)...)
		}
	}
	if spoken {
		by := c.speaker(pred)
		k.args, k.size = append(k.args, by...), k.size+4*len(by) // what "must" be done is only its content
	}
	if len(e.words) > 1 && c.verbal(pred) {
		k.args = c.inherit(pred, k.args, 0)
	}
	return k
}

// partOfName reports whether noun i is a word of a longer name: "Warsaw Pact", "Agency
// for Trade and Cooperation".
func (c *scene) partOfName(i int) bool {
	if n := c.nameAt[i]; n >= 0 {
		return c.toks[i].Start > c.doc.Names[n].Start
	}
	if !c.capital(i) || i == 0 || c.sent.Kind == timeline.KindHeadline || c.titleCase() {
		return false
	}
	j := i - 1
	for j > 0 && (c.form[j] == "and" || c.form[j] == "of" || c.form[j] == "for" || c.form[j] == "the") {
		j--
	}
	return j >= 0 && j != i && c.capital(j) && (c.toks[j].XPOS == "NNP" || c.toks[j].XPOS == "NNPS") && c.nameAt[j] < 0
}

func (c *scene) capital(i int) bool {
	s := c.toks[i].In(c.doc.Text)
	return s != "" && s[0] >= 'A' && s[0] <= 'Z'
}

// titleCase reports whether most words of the sentence begin with a capital, as in a
// headline.
func (c *scene) titleCase() bool {
	capitals, words := 0, 0
	for i := range c.toks {
		if len(c.form[i]) < 4 {
			continue
		}
		words++
		if c.capital(i) {
			capitals++
		}
	}
	return 3*capitals > 2*words
}

// speaker is who says the clause of token i: "Lee said Peru must pay", "Peru must
// pay, Lee said".
func (c *scene) speaker(i int) []arg {
	h := c.toks[i].Head
	if c.rel(i) != "ccomp" || h < 0 {
		h = -1
		for _, k := range c.children[i] {
			if c.rel(k) == "parataxis" && c.verbal(k) {
				h = k
			}
		}
	}
	if h < 0 {
		return nil
	}
	if s := c.subjectOf(h, 0); s.head >= 0 {
		s.label = "speaker"
		return []arg{s}
	}
	return nil
}

// spoken reports whether the frame asks who says the clause.
func (f *frame) spoken() bool { return f.roles["speaker"] != "" }

// outside leaves out the arguments inside a trigger's own words.
func (c *scene) outside(args []arg, first, last int) []arg {
	return slices.DeleteFunc(args, func(a arg) bool { return a.head >= first && a.head <= last })
}

// modifier reports whether the noun at token i only says what kind of thing the
// noun behind it is: "attack helicopter", "sanctions list".
func (c *scene) modifier(i, last int) bool {
	if c.rel(i) != "compound" {
		return false
	}
	h := c.toks[i].Head
	return h > last && c.toks[h].UPOS == "NOUN" && !c.pack.transparent[c.lemma[h]]
}

// headAmong is the token of first..last whose head lies outside; the last one
// where the tree does not say.
func (c *scene) headAmong(first, last int) int {
	if c.verbal(first) && c.clauseAt[first] >= 0 {
		return first // "speak by phone"
	}
	for i := last; i >= first; i-- {
		if h := c.toks[i].Head; (h < first || h > last) && c.toks[i].UPOS != "ADP" && c.toks[i].UPOS != "PUNCT" {
			return i
		}
	}
	return last
}
