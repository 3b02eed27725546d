package extract

import (
	"strings"

	"demarche/timeline"
)

// What the tree and the text tell of a token.

func (c *scene) text() string { return c.sent.In(c.doc.Text) }

// span is the stretch of text from token first to token last.
func (c *scene) span(first, last int) timeline.Span {
	return timeline.Span{Start: c.toks[first].Start, End: c.toks[last].End}
}

// is reports whether token i has w as its lemma or form.
func (c *scene) is(i int, w string) bool { return c.lemma[i] == w || c.form[i] == w }

// sequence reports whether the words stand at token i and the tokens behind it.
func (c *scene) sequence(i int, words []string) bool {
	if i < 0 || i+len(words) > len(c.toks) {
		return false
	}
	for j, w := range words {
		if !c.is(i+j, w) {
			return false
		}
	}
	return true
}

// tokenIn is the first token that starts in span; -1 for none.
func (c *scene) tokenIn(span timeline.Span) int {
	for i := range c.toks {
		if c.toks[i].Start >= span.Start && c.toks[i].Start < span.End {
			return i
		}
	}
	return -1
}

// under reports whether token i is token top or hangs below it.
func (c *scene) under(i, top int) bool {
	for steps := 0; i >= 0 && i < len(c.toks) && steps <= len(c.toks); steps++ {
		if i == top {
			return true
		}
		i = c.toks[i].Head
	}
	return false
}

// caseOf is the preposition or particle of a token: its case child, joined where
// it has several words ("according to"); "" for none.
func (c *scene) caseOf(i int) string {
	for _, k := range c.children[i] {
		if c.rel(k) != "case" || c.toks[k].XPOS == "POS" {
			continue
		}
		label := c.lemma[k]
		for _, f := range c.children[k] {
			if c.rel(f) == "fixed" {
				label += c.sep() + c.lemma[f]
			}
		}
		return label
	}
	return ""
}

func (c *scene) sep() string {
	if c.pack.spaced {
		return " "
	}
	return ""
}

// rel is the relation of token i without its subtype.
func (c *scene) rel(i int) string {
	r, _, _ := strings.Cut(c.toks[i].Rel, ":")
	return r
}

func (c *scene) verbal(i int) bool { return c.toks[i].UPOS == "VERB" || c.toks[i].UPOS == "AUX" }

// predicate reports whether token i is a verb, or has a subject and object like one
// though the tagger took it for a noun ("the ministry announces sanctions").
func (c *scene) predicate(i int) bool {
	if c.verbal(i) {
		return true
	}
	subject, object := false, false
	for _, k := range c.children[i] {
		switch c.rel(k) {
		case "nsubj":
			subject = true
		case "obj", "xcomp", "ccomp":
			object = true
		}
	}
	return subject && object && c.pack.spaced
}

func (c *scene) nominal(i int) bool {
	u := c.toks[i].UPOS
	return u == "NOUN" || u == "PROPN" || u == "PRON" || u == "SYM"
}

// subtree is the span of token i and all that hangs on it.
func (c *scene) subtree(i int) timeline.Span {
	span := c.toks[i].Span
	var walk func(int, int)
	walk = func(i, depth int) {
		span.Start, span.End = min(span.Start, c.toks[i].Start), max(span.End, c.toks[i].End)
		if depth > len(c.toks) {
			return
		}
		for _, k := range c.children[i] {
			walk(k, depth+1)
		}
	}
	walk(i, 0)
	return span
}

func (c *scene) passive(i int) bool {
	k := c.clauseAt[i]
	return k >= 0 && c.clauses[k].Passive
}

// markOf is the conjunction that opens the clause of token i; "" for none.
func (c *scene) markOf(i int) string {
	for _, k := range c.children[i] {
		if c.rel(k) == "mark" || c.rel(k) == "case" && c.verbal(i) {
			return c.form[k]
		}
	}
	return ""
}
