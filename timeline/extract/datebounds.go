package extract

import (
	"slices"

	"demarche/timeline"
)

// Times that belong to something else than the clause they stand in.

// owns reports whether time t is the possessor of a noun below verb i: "described
// Wednesday's announcement as a mistake" was said later.
func (c *scene) owns(t, i int) bool {
	tok := c.tokenIn(c.doc.Times[t].Span)
	return tok >= 0 && c.toks[tok].Rel == "nmod:poss" && c.toks[tok].Head != i
}

// later reports whether time t lies ahead of what k tells as done: "has invited them to
// Lima on Monday".
func (c *scene) later(t int, k *candidate) bool {
	dct := c.doc.DCT
	if dct.IsZero() || k.nominal || k.modality != timeline.Occurred || c.doc.Times[t].Date.First() <= dct.Last() {
		return false
	}
	return c.perfect(k.acting()) || c.toks[k.acting()].XPOS == "VBD"
}

// returns reports whether verb i comes back from a pluperfect to the story, with a subject
// of its own: "Spain had expelled him in May, and Chad urged".
func (c *scene) returns(i int) bool {
	h := c.toks[i].Head
	return h >= 0 && h < len(c.toks) && c.pluperfect(h) && !c.pluperfect(i) && slices.ContainsFunc(c.children[i], func(x int) bool { return c.rel(x) == "nsubj" })
}

// backThen is the time that "at the time" in the clause of k points to: the last before it
// in the sentence, else that which the sentence before has set; -1 for none.
func (c *scene) backThen(k *candidate, set timeline.Span) int {
	for i := range c.toks {
		if !c.sequence(i, []string{"at", "the", "time"}) && !c.sequence(i, []string{"at", "that", "time"}) || c.clauseOf[i] != c.clauseOf[k.acting()] {
			continue
		}
		if i+3 < len(c.toks) && (c.form[i+3] == "of" || c.form[i+3] == "when") {
			continue
		}
		for j := i - 1; j >= 0; j-- {
			if t := c.timeAt[j]; t >= 0 && c.datesEvents(t) {
				return t
			}
		}
		for t := range c.doc.Times {
			if c.doc.Times[t].Span == set {
				return t
			}
		}
	}
	return -1
}
