package extract

import (
	"slices"
	"strings"

	"demarche/timeline"
)

// Words at an event that set its modality: negation, auxiliaries, words beside and behind it.

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
