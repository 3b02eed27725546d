package syntax

import (
	"strings"

	"demarche/timeline"
)

// mendPhrases puts right what stands beside a word and was hung elsewhere, where the
// words leave no doubt.
func mendPhrases(s *timeline.Sentence) {
	for i := 1; i+1 < len(s.Tokens); i++ {
		switch t := &s.Tokens[i]; {
		case t.Lemma == "-" && glued(s, i):
			mendHyphened(s, i+1)
		case t.Lemma == "non" && strings.HasPrefix(s.Tokens[i-1].Lemma, "persona") && strings.HasPrefix(s.Tokens[i+1].Lemma, "grata"):
			mendPersona(s, i)
		case t.Lemma == "that" && t.Rel == "mark" && weekday(s.Tokens[i-1].Lemma):
			contentBehindDay(s, i)
		case (t.XPOS == "VBD" || t.XPOS == "VBN") && t.Rel == "amod" && t.Head > i && hasChild(s, t.Head, "nsubj"):
			freeVerb(s, i)
		case t.Rel == "xcomp" && t.XPOS == "NN" && s.Tokens[i-1].Rel == "obj" && s.Tokens[i-1].Head == t.Head:
			mendCompound(s, i)
		case t.Lemma == "that" && t.Rel == "mark" && s.Tokens[i-1].UPOS == "VERB":
			mendContent(s, i)
		case t.Lemma == "of" && t.Rel == "mark" && placeKind(s.Tokens[i-1].Lemma):
			mendPlaceOf(s, i)
		case t.UPOS == "ADP" && takes(s.Tokens[i-1].Lemma, t.Lemma):
			if n := t.Head; n > i && strings.HasPrefix(s.Tokens[n].Rel, "obl") && s.Tokens[n].Head == s.Tokens[i-1].Head && s.Tokens[i-1].Rel == "obj" {
				s.Tokens[n].Head, s.Tokens[n].Rel = i-1, "nmod"
			}
		}
	}
	for i := range s.Tokens {
		switch t := &s.Tokens[i]; {
		case t.Rel == "nmod" && t.Head >= 0 && t.Head < i:
			raisePhrase(s, i)
		case t.Rel == "conj":
			joinNoun(s, i)
			mendConjunct(s, i)
		case t.Rel == "advcl" && t.XPOS == "VBG" && i > 0 && s.Tokens[i-1].Lemma == ",":
			raiseParticiple(s, i)
		}
	}
}

// glued reports whether the tokens before and behind token i stand without space.
func glued(s *timeline.Sentence, i int) bool {
	return s.Tokens[i-1].End == s.Tokens[i].Start && s.Tokens[i].End == s.Tokens[i+1].Start
}

// mendCompound makes noun n the object of its verb and the one before it, which was
// taken for that, a part of it: "vetoes the ceasefire draft". Some verbs have two.
func mendCompound(s *timeline.Sentence, n int) {
	verb := s.Tokens[n].Head
	if hasChild(s, n, "det") || hasChild(s, n, "case") || hasChild(s, n, "amod") || names(s.Tokens[verb].Lemma) {
		return
	}
	s.Tokens[n].Rel = "obj"
	s.Tokens[n-1].Head, s.Tokens[n-1].Rel = n, "compound"
	for i := range n - 1 {
		if t := &s.Tokens[i]; t.Head == n-1 && t.Rel == "compound" {
			t.Head = n
		}
	}
}

// names reports whether a verb says what its object is: "elect him president".
func names(verb string) bool {
	switch verb {
	case "name", "elect", "appoint", "call", "make", "declare", "consider", "deem", "designate", "label", "brand", "proclaim", "nominate",
		"choose", "crown", "dub", "rename", "keep", "leave", "render", "find", "prove", "title", "have":
		return true
	}
	return false
}

// mendHyphened hangs the last part p of "rebel-held town" and of "short-range missiles"
// on the noun behind it. A noun as part is left where that does not hang on it.
func mendHyphened(s *timeline.Sentence, p int) {
	part := &s.Tokens[p]
	if part.XPOS != "VBN" && part.XPOS != "VBD" && part.XPOS != "JJ" && part.XPOS != "NN" || hasChild(s, p, "cop") {
		return
	}
	noun := -1
	for i := p + 1; i < len(s.Tokens) && (s.Tokens[i].UPOS == "NOUN" || s.Tokens[i].UPOS == "PROPN" || noun < 0 && s.Tokens[i].UPOS == "ADJ"); i++ {
		if s.Tokens[i].UPOS != "ADJ" && (noun < 0 || s.Tokens[noun].Head == i) {
			noun = i
		}
	}
	if part.XPOS == "NN" && (noun < 0 || s.Tokens[noun].Head != p) {
		return
	}
	if noun < 0 || part.Head >= 0 && (part.Head == noun || part.Head > p && s.Tokens[part.Head].UPOS != "VERB") {
		return
	}
	if above(s.Tokens, p, noun) {
		if s.Tokens[noun].Head != p {
			return
		}
		n := &s.Tokens[noun]
		n.Head = part.Head
		if part.XPOS != "NN" || part.Rel != "ccomp" && part.Rel != "xcomp" && part.Rel != "advcl" {
			n.Rel = part.Rel
		}
		for i := range p - 2 { // what stands before the compound belongs to the noun
			if t := &s.Tokens[i]; t.Head == p {
				t.Head = noun
				if t.UPOS == "ADP" || t.XPOS == "TO" || t.XPOS == "IN" {
					t.Rel = "case"
				}
			}
		}
		if hasChild(s, noun, "case") && (n.Rel == "acl" || n.Rel == "advcl" || n.Rel == "xcomp") {
			n.Rel = "obl"
			if n.Head >= 0 && s.Tokens[n.Head].UPOS != "VERB" {
				n.Rel = "nmod"
			}
		}
	}
	part.Head, part.Rel = noun, "amod"
	if part.XPOS == "NN" {
		part.Rel = "compound"
	}
}

// mendContent makes the clause behind "that" at token i the content of the verb right
// before it.
func mendContent(s *timeline.Sentence, i int) {
	verb := s.Tokens[i].Head
	if verb <= i || s.Tokens[verb].Head < 0 || s.Tokens[verb].Head >= i-1 || above(s.Tokens, verb, i-1) {
		return
	}
	switch s.Tokens[verb].Rel {
	case "acl", "advcl", "xcomp", "ccomp":
		s.Tokens[verb].Head, s.Tokens[verb].Rel = i-1, "ccomp"
	}
}

// mendPlaceOf turns about "blocked the city of Lima demanding ...", where "of Lima
// demanding" was taken for a clause.
func mendPlaceOf(s *timeline.Sentence, of int) {
	verb := s.Tokens[of].Head
	if verb < 0 || s.Tokens[verb].XPOS != "VBG" {
		return
	}
	for i := of + 1; i < verb; i++ {
		if s.Tokens[i].Head != verb || s.Tokens[i].Rel != "nsubj" || s.Tokens[i].UPOS != "PROPN" {
			continue
		}
		above := climb(s.Tokens, of-1, func(i int) bool { return i == verb || s.Tokens[i].UPOS == "VERB" })
		if above < 0 || above == verb {
			return
		}
		s.Tokens[i].Head, s.Tokens[i].Rel = of-1, "nmod"
		s.Tokens[of].Head, s.Tokens[of].Rel = i, "case"
		s.Tokens[verb].Head, s.Tokens[verb].Rel = above, "advcl"
		return
	}
}

func placeKind(lemma string) bool {
	switch lemma {
	case "city", "town", "village", "capital", "port", "province", "region", "district", "island", "state":
		return true
	}
	return false
}

// takes reports whether a preposition behind a noun belongs to it wherever it stands.
func takes(noun, preposition string) bool {
	switch noun {
	case "investigation", "inquiry", "probe":
		return preposition == "into"
	case "party":
		return preposition == "to"
	}
	return false
}

// mendConjunct turns about a conjunct with a preposition that what it was joined to has
// not, and no conjunction or comma before: "fired shells and rockets at the camp".
func mendConjunct(s *timeline.Sentence, i int) {
	t := &s.Tokens[i]
	if t.UPOS != "NOUN" && t.UPOS != "PROPN" || t.Head < 0 || t.Head > i || hasChild(s, i, "cc") || hasChild(s, t.Head, "case") {
		return
	}
	prep := -1
	for k := t.Head + 1; k < i && prep < 0; k++ {
		if s.Tokens[k].Head == i && s.Tokens[k].Rel == "case" && s.Tokens[k].UPOS == "ADP" {
			prep = k
		}
	}
	if prep < 1 || s.Tokens[prep-1].UPOS == "CCONJ" || s.Tokens[prep-1].UPOS == "PUNCT" {
		return
	}
	if verb := verbFrom(s.Tokens, t.Head); verb >= 0 {
		t.Head, t.Rel = verb, "obl"
	}
}
