package syntax

import (
	"slices"
	"strings"
)

// findSubject gives clause k a surface subject from the clause that governs it, where
// its own words have none, and the cue words above it.
func (r *enReader) findSubject(k, depth int) {
	if r.looked[k] || depth > len(r.out) {
		return
	}
	r.looked[k] = true
	c := &r.out[k]
	i := c.Pred
	if c.Parent < 0 || c.Parent == k {
		return
	}
	r.findSubject(c.Parent, depth+1)
	p := &r.out[c.Parent]
	rel := r.rel(i)
	switch {
	case rel == "conj" && r.toks[i].Head == p.Pred:
		if r.surface[k] < 0 {
			r.surface[k] = r.surface[c.Parent]
		}
		r.shareAux(k)
	case rel == "xcomp" && r.toks[i].Head == p.Pred:
		r.govern(k, p.Pred)
		if r.surface[k] < 0 {
			r.surface[k] = r.controller(c.Parent)
		}
	case rel == "advcl" && r.toks[i].Head == p.Pred && r.infinitive(i) && r.addressee(c.Parent, i) >= 0:
		r.govern(k, p.Pred)
		if r.surface[k] < 0 {
			r.surface[k] = r.addressee(c.Parent, i)
		}
	case base(rel) == "advcl" && r.toks[i].Head == p.Pred:
		if r.surface[k] < 0 {
			r.surface[k] = r.surface[c.Parent]
		}
	case rel == "acl" && r.kid(i, "mark") >= 0:
		// "the decision to leave": who decided leaves.
		noun := r.toks[i].Head
		r.govern(k, noun)
		if r.surface[k] < 0 {
			if r.surface[k] = r.kid(noun, "nmod:poss"); r.surface[k] < 0 {
				r.surface[k] = r.surface[c.Parent]
			}
		}
	case rel == "ccomp" && r.kid(i, "mark") >= 0 && r.lemma(r.kid(i, "mark")) == "to":
		r.govern(k, p.Pred)
		if r.surface[k] < 0 {
			r.surface[k] = r.controller(c.Parent)
		}
	}
}

// controller is the subject of an infinitive under clause k: its object, but for
// verbs whose subject binds itself ("promised Mali to leave").
func (r *enReader) controller(k int) int {
	switch r.out[k].Lemma {
	case "promise", "pledge", "vow", "threaten", "agree":
		return r.surface[k]
	}
	for _, a := range r.out[k].Args {
		if a.Label == "obj" || a.Label == "iobj" {
			return a.Head
		}
	}
	return r.surface[k]
}

// addressee is the one whom a demand in clause k is made of, when it stands before
// token i, the demand's content: "called on Mali to leave", "urged Mali to leave".
func (r *enReader) addressee(k, i int) int {
	var label Label
	switch r.out[k].Lemma {
	case "call", "press", "lean", "prevail":
		label = "on"
	case "appeal":
		label = "to"
	case "plead":
		label = "with"
	case "ask", "urge", "order", "tell", "force", "invite", "allow", "require", "push", "pressure", "warn", "instruct", "command":
		label = "obj"
	default:
		return -1
	}
	for _, a := range r.out[k].Args {
		if a.Label == label && a.Head < i {
			return a.Head
		}
	}
	return -1
}

// govern adds the word that governs an infinitive, and what governs that, to the
// auxiliaries of clause k.
func (r *enReader) govern(k, governor int) {
	aux := []int{governor}
	if at := r.at[governor]; at >= 0 && at != k {
		aux = append(slices.Clone(r.out[at].Aux), governor)
	}
	for _, a := range r.out[k].Aux {
		if !slices.Contains(aux, a) {
			aux = append(aux, a)
		}
	}
	slices.Sort(aux)
	r.out[k].Aux = slices.Compact(aux)
}

// shareAux gives a coordinated verb in the same form the auxiliaries of the first:
// "will meet and sign".
func (r *enReader) shareAux(k int) {
	c, p := &r.out[k], &r.out[r.out[k].Parent]
	own := slices.ContainsFunc(c.Aux, func(a int) bool { return r.toks[a].Head == c.Pred })
	if own || r.toks[c.Pred].XPOS != r.toks[p.Pred].XPOS || r.kid(c.Pred, "nsubj", "nsubj:pass") >= 0 {
		return
	}
	c.Aux = slices.Clone(p.Aux)
	if p.Passive && r.toks[c.Pred].XPOS == "VBN" {
		c.Passive = true
	}
	if cc := r.kid(c.Pred, "cc"); p.Negated && cc >= 0 && (r.lemma(cc) == "or" || r.lemma(cc) == "nor") {
		c.Negated = true
	}
}

// settleTense finds the tense of clause k, from its own words or the governing clause.
func (r *enReader) settleTense(k, depth int) string {
	c := &r.out[k]
	if c.Tense != "" || depth > len(r.out) {
		return c.Tense
	}
	c.Tense = "none"
	own := ""
	for _, a := range r.kids[c.Pred] {
		if rel := r.rel(a); rel != "aux" && rel != "aux:pass" && rel != "cop" {
			continue
		}
		if t := auxTense(r.lemma(a), r.toks[a].XPOS, r.toks[c.Pred].XPOS); t != "" && (own == "" || own == "pres") {
			own = t
		}
	}
	above := func() string {
		if c.Parent < 0 || c.Parent == k {
			return "none"
		}
		return r.settleTense(c.Parent, depth+1)
	}
	to := r.infinitive(c.Pred)
	switch xpos := r.toks[c.Pred].XPOS; {
	case own != "":
		c.Tense = own
	case to && c.Parent < 0:
		c.Tense = "fut" // a headline: "Envoys to meet in Lima"
	case to && (r.rel(c.Pred) == "xcomp"):
		p := &r.out[c.Parent]
		switch {
		case p.Lemma == "go" && r.toks[p.Pred].XPOS == "VBG":
			c.Tense = "fut"
		case aspectual(p.Lemma):
			c.Tense = above()
		}
	case to:
	case xpos == "VBD":
		c.Tense = "past"
	case xpos == "VBZ" || xpos == "VBP":
		c.Tense = "pres"
	case xpos == "VBN":
		c.Tense = "past"
	case xpos == "VB" && len(c.Aux) == 0 && r.kid(c.Pred, "nsubj") >= 0:
		c.Tense = "pres" // a plural present taken for the bare form
	case xpos == "VB" && r.rel(c.Pred) == "conj", xpos == "VBG", xpos == "VB" && c.Parent >= 0:
		c.Tense = above()
	}
	return c.Tense
}

// infinitive reports whether token i is marked by "to".
func (r *enReader) infinitive(i int) bool {
	for _, m := range r.kids[i] {
		if r.rel(m) == "mark" && r.toks[m].XPOS == "TO" {
			return true
		}
	}
	return false
}

// aspectual reports whether what stands under a verb happens when the verb does.
func aspectual(lemma string) bool {
	switch strings.SplitN(lemma, " ", 2)[0] {
	case "begin", "start", "continue", "manage", "help", "force", "proceed", "cease", "resume", "rush", "gather":
		return true
	}
	return false
}

// auxTense is the tense that an auxiliary gives a verb, "" when another must tell.
func auxTense(lemma, xpos, verb string) string {
	switch lemma {
	case "will", "shall", "'ll", "wo":
		return "fut"
	case "have":
		if xpos == "VB" || xpos == "VBG" {
			return ""
		}
		return "past"
	}
	switch xpos {
	case "MD":
		return "none"
	case "VBD":
		return "past"
	case "VBZ", "VBP":
		return "pres"
	}
	return ""
}
