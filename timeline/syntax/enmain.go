package syntax

import (
	"strings"

	"demarche/timeline"
)

// Repairs of the root, where a clause that opens the sentence took it.

// freeMainClause makes the last of two verbs the root of "In May, when he met the
// president in Lima, the king fell ill", where a time opens the sentence and a clause
// with "when" tells of it.
func freeMainClause(s *timeline.Sentence) {
	root, when := -1, -1
	for i := range s.Tokens {
		if s.Tokens[i].Head < 0 {
			root = i
		}
		if when < 0 && s.Tokens[i].Lemma == "when" {
			when = i
		}
	}
	if when < 2 || root < when || s.Tokens[0].XPOS != "IN" || s.Tokens[when-1].Lemma != "," || s.Tokens[when].Head != root {
		return
	}
	comma := root + 1
	for ; comma < len(s.Tokens) && s.Tokens[comma].Lemma != ","; comma++ {
	}
	main := -1
	for i := comma + 1; i < len(s.Tokens) && main < 0; i++ {
		if t := &s.Tokens[i]; t.UPOS == "VERB" && t.Head >= root && t.Head < comma && finite(s, i) {
			main = i
		}
	}
	if main < 0 || hasChild(s, main, "mark") || hasChild(s, main, "cc") || relative(s, main) {
		return
	}
	s.Tokens[main].Head, s.Tokens[main].Rel = -1, "root"
	s.Tokens[root].Head, s.Tokens[root].Rel = main, "advcl"
	for i := range comma {
		// "the president ..., the king": an apposition that is none
		if t := &s.Tokens[i]; t.Head == main && t.Rel == "nsubj" && i > root {
			for k := comma + 1; k < main; k++ {
				if a := &s.Tokens[k]; a.Head == i && a.Rel == "appos" {
					a.Head, a.Rel = main, "nsubj"
					t.Head, t.Rel = root, "obj"
					break
				}
			}
		}
	}
	for i := range when {
		if t := &s.Tokens[i]; t.Head == root && strings.HasPrefix(t.Rel, "obl") {
			t.Head = main
		}
	}
}

// relative reports whether a verb has a dependent such as "which" before it.
func relative(s *timeline.Sentence, verb int) bool {
	for i := range verb {
		if s.Tokens[i].Head == verb && strings.HasPrefix(s.Tokens[i].XPOS, "W") {
			return true
		}
	}
	return false
}

// finite reports whether a verb or an auxiliary of it is finite.
func finite(s *timeline.Sentence, i int) bool {
	for k := range s.Tokens {
		if k != i && (s.Tokens[k].Head != i || !strings.HasPrefix(s.Tokens[k].Rel, "aux")) {
			continue
		}
		switch s.Tokens[k].XPOS {
		case "VBD", "VBZ", "VBP", "MD":
			return true
		}
	}
	return false
}
