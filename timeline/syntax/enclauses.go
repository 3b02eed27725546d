package syntax

import (
	"slices"

	"demarche/timeline"
)

// The clauses of an English sentence, read off its tree.

// englishClauses reads the clauses of one sentence off its tree.
func englishClauses(doc *timeline.Document, sentence int) []Clause {
	r := newEnReader(doc, sentence)
	for i := range r.toks {
		if r.isPredicate(i) {
			r.at[i] = len(r.out)
			r.out = append(r.out, Clause{Pred: i, Lemma: r.lemma(i), Parent: -1})
		}
	}
	for k := range r.out {
		r.describe(k)
	}
	for k := range r.out {
		r.hang(k)
	}
	for k := range r.out {
		r.settleTense(k, 0)
	}
	for k := range r.out {
		r.ownArgs(k)
	}
	for k := range r.out {
		r.findSubject(k, 0)
	}
	for k := range r.out {
		r.finish(k)
	}
	r.nominals()
	r.times()
	return r.out
}

// enReader holds what is known of a sentence while its clauses are read.
type enReader struct {
	doc  *timeline.Document
	toks []timeline.Token
	kids [][]int
	time []int // index of the time expression of a token, -1 for none
	at   []int // clause of a predicate token, -1 for none
	out  []Clause
	// surface is the grammatical subject of each verbal clause: a token, -1 for none.
	surface []int
	looked  []bool // findSubject has been here
}

func newEnReader(doc *timeline.Document, sentence int) *enReader {
	s := &doc.Sentences[sentence]
	r := &enReader{doc: doc, toks: s.Tokens, kids: make([][]int, len(s.Tokens)), time: make([]int, len(s.Tokens)), at: make([]int, len(s.Tokens))}
	for i := range r.toks {
		r.time[i], r.at[i] = -1, -1
		if h := r.toks[i].Head; h >= 0 && h < len(r.toks) {
			r.kids[h] = append(r.kids[h], i)
		}
	}
	first, _ := slices.BinarySearchFunc(doc.Times, s.Start, func(t timeline.TimeExpr, at int) int { return t.End - at })
	for k := first; k < len(doc.Times) && doc.Times[k].Start < s.End; k++ {
		for i := range r.toks {
			if doc.Times[k].Contains(r.toks[i].Span) {
				r.time[i] = k
			}
		}
	}
	return r
}

func (r *enReader) lemma(i int) string { return r.toks[i].Lemma }

func (r *enReader) rel(i int) string { return r.toks[i].Rel }

// kid is the first dependent of i with one of these relations, -1 for none.
func (r *enReader) kid(i int, rels ...string) int {
	for _, k := range r.kids[i] {
		if slices.Contains(rels, r.toks[k].Rel) {
			return k
		}
	}
	return -1
}

// isPredicate reports whether token i heads a verbal or copular clause.
func (r *enReader) isPredicate(i int) bool {
	switch t := &r.toks[i]; {
	case t.Rel == "aux" || t.Rel == "aux:pass" || t.Rel == "cop" || t.Rel == "case" || t.Rel == "mark" || t.Rel == "fixed" || t.Rel == "cc" || t.Rel == "compound":
		return false
	case t.UPOS == "VERB":
		// "United" in a name is a VERB with the tag of a name.
		return r.time[i] < 0 && t.XPOS != "NNP" && t.XPOS != "NNPS" && t.XPOS != "JJ" && (!r.inName(i) || t.Rel == "root")
	case t.UPOS == "NOUN" || t.UPOS == "ADJ" || t.UPOS == "PROPN" || t.UPOS == "PRON" || t.UPOS == "NUM" || t.UPOS == "ADV" || t.UPOS == "AUX":
		return r.kid(i, "cop") >= 0
	}
	return false
}

// hang finds the governing clause of clause k.
func (r *enReader) hang(k int) {
	c := &r.out[k]
	i := c.Pred
	rel := r.rel(i)
	for steps, h := 0, r.toks[i].Head; h >= 0 && steps < len(r.toks); steps, h = steps+1, r.toks[h].Head {
		if r.at[h] >= 0 {
			c.Parent = r.at[h]
			break
		}
		if rel == "conj" {
			rel = r.rel(h)
		}
	}
	if c.Parent < 0 {
		return
	}
	p := &r.out[c.Parent]
	switch base(rel) {
	case "ccomp", "csubj":
		c.ParentRel = "ccomp"
		if speech(p.Lemma) && r.quoted(i) && !r.quoted(p.Pred) {
			c.ParentRel = "quote"
		}
	case "parataxis":
		c.ParentRel = "conj"
		if speech(c.Lemma) && r.kid(i, "ccomp") < 0 && (i > p.Pred || r.kid(i, "nsubj") >= 0) {
			// "..., he said": the content stands above the verb of speech.
			p.Parent, p.ParentRel = k, "ccomp"
			if r.quoted(p.Pred) {
				p.ParentRel = "quote"
			}
			c.Parent, c.ParentRel = -1, ""
		}
	case "xcomp", "advcl", "acl", "conj":
		c.ParentRel = base(rel)
	case "amod":
		c.ParentRel = "acl"
	default:
		c.ParentRel = "acl"
	}
}

// base is a relation without its subtype.
func base(rel string) string {
	for i := range len(rel) {
		if rel[i] == ':' {
			return rel[:i]
		}
	}
	return rel
}

// speech reports whether a verb introduces what somebody says.
func speech(lemma string) bool {
	switch lemma {
	case "say", "tell", "add", "state", "announce", "declare", "report", "claim", "note", "warn", "write", "insist", "argue", "explain",
		"stress", "ask", "reply", "respond", "quote", "confirm", "acknowledge", "admit", "deny", "suggest", "tweet", "post", "urge", "allege",
		"assert", "observe", "remark", "recall", "conclude", "continue", "comment", "describe", "reiterate", "emphasize", "emphasise", "promise", "vow", "pledge", "according":
		return true
	}
	return false
}

// quoted reports whether token i stands between quotation marks of the sentence.
func (r *enReader) quoted(i int) bool {
	open := false
	for k := range i {
		switch r.toks[k].In(r.doc.Text) {
		case "\"", "''", "``":
			open = !open
		case "“", "«", "„":
			open = true
		case "”", "»":
			open = false
		}
	}
	return open
}
