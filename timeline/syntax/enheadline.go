package syntax

import (
	"strings"

	"demarche/timeline"
)

// giveVerbs makes a verb the root of a sentence whose root is a noun phrase that the
// verb was hung on for want of a finite form or of a subject: in headlines "Chile to
// reopen embassy" and "Treaty signed in Lima", anywhere "The envoy is to leave".
func giveVerbs(s *timeline.Sentence, text string) {
	root := rootOf(s)
	if root < 0 || s.Tokens[root].UPOS != "NOUN" && s.Tokens[root].UPOS != "PROPN" && s.Tokens[root].XPOS != "NNP" {
		return
	}
	headline := !anyFinite(s) && !strings.ContainsAny(s.Tokens[len(s.Tokens)-1].In(text), ".?!")
	if headline && giveInfinitive(s, root) {
		return
	}
	verb, rel := -1, "nsubj"
	for i := root + 1; i < len(s.Tokens); i++ {
		t := &s.Tokens[i]
		if t.UPOS != "VERB" || t.Rel != "acl" && t.Rel != "advcl" && t.Rel != "parataxis" || hasChild(s, i, "nsubj") || hasChild(s, i, "nsubj:pass") {
			continue
		}
		if t.Head != root && (!headline || t.Head > i || !above(s.Tokens, root, t.Head)) {
			continue
		}
		to := t.XPOS == "VB" && hasChild(s, i, "mark")
		if to && (headline || hasChild(s, i, "cop") || hasChild(s, i, "aux")) {
			verb, rel = i, "nsubj"
			break
		}
		if headline && t.XPOS == "VBN" && t.Rel == "acl" && verb < 0 {
			verb, rel = i, "nsubj:pass"
		}
	}
	if verb < 0 {
		return
	}
	for i := verb + 1; i < len(s.Tokens); i++ {
		if t := &s.Tokens[i]; t.Head == root && t.UPOS == "PUNCT" {
			t.Head = verb
		}
	}
	s.Tokens[verb].Head, s.Tokens[verb].Rel = -1, "root"
	s.Tokens[root].Head, s.Tokens[root].Rel = verb, rel
}

// anyFinite reports whether a finite verb stands in a sentence.
func anyFinite(s *timeline.Sentence) bool {
	for i := range s.Tokens {
		switch s.Tokens[i].XPOS {
		case "VBZ", "VBD", "VBP", "MD":
			return true
		}
	}
	return false
}

// giveInfinitive is giveVerbs for "Chile to reopen embassy" where the verb was taken
// for a part of what follows it; it reports whether it was.
func giveInfinitive(s *timeline.Sentence, root int) bool {
	for i := 1; i+1 < root; i++ {
		verb := i + 1
		if s.Tokens[i].XPOS != "TO" || s.Tokens[verb].XPOS != "VB" {
			continue
		}
		var before []int
		for k := range i {
			before = append(before, k)
		}
		subject := highest(s.Tokens, before)
		if u := s.Tokens[subject].UPOS; u != "NOUN" && u != "PROPN" {
			return false
		}
		for _, k := range before {
			if h := s.Tokens[k].Head; k != subject && h >= i {
				s.Tokens[k].Head, s.Tokens[k].Rel = subject, "compound"
			}
		}
		s.Tokens[i].Head, s.Tokens[i].Rel = verb, "mark"
		s.Tokens[verb].Head, s.Tokens[verb].Rel = -1, "root"
		s.Tokens[subject].Head, s.Tokens[subject].Rel = verb, "nsubj"
		s.Tokens[root].Head, s.Tokens[root].Rel = verb, "obj"
		if hasChild(s, root, "case") {
			s.Tokens[root].Rel = "obl"
		}
		return true
	}
	return false
}

// hasChild reports whether a token has a dependent with a relation.
func hasChild(s *timeline.Sentence, i int, rel string) bool {
	for k := range s.Tokens {
		if s.Tokens[k].Head == i && s.Tokens[k].Rel == rel {
			return true
		}
	}
	return false
}
