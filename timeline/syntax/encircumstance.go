package syntax

import (
	"strings"

	"demarche/timeline"
)

// raiseCircumstances hangs on a clause's verb what happens around it, where it was hung on
// the object or on an adjective: "approves cuts amid clashes", "fell ill on a visit".
func raiseCircumstances(s *timeline.Sentence) {
	for i := range s.Tokens {
		prep := &s.Tokens[i]
		n := prep.Head
		if prep.Rel != "case" || n <= i || s.Tokens[n].Head < 0 || s.Tokens[n].Head > i {
			continue
		}
		switch prep.Lemma {
		case "amid", "amidst", "despite":
		case "on", "during":
			if !journey(s.Tokens[n].Lemma) || s.Tokens[s.Tokens[n].Head].UPOS != "ADJ" {
				continue
			}
		default:
			continue
		}
		verb := climb(s.Tokens, s.Tokens[n].Head, func(i int) bool { return s.Tokens[i].UPOS == "VERB" || s.Tokens[i].Head > i })
		if verb >= 0 && s.Tokens[verb].UPOS == "VERB" {
			s.Tokens[n].Head, s.Tokens[n].Rel = verb, "obl"
		}
	}
}

func journey(lemma string) bool {
	switch lemma {
	case "visit", "trip", "tour", "mission", "journey", "stopover":
		return true
	}
	return false
}

// giveFiniteVerb makes the verb of "A bomb exploded in Chad." the root, where it was taken
// for a participle: a sentence that ends in a full stop, has no finite verb and tells
// that something happened by itself.
func giveFiniteVerb(s *timeline.Sentence, text string) {
	root := rootOf(s)
	if root < 0 || anyFinite(s) || s.Tokens[root].UPOS != "NOUN" && s.Tokens[root].UPOS != "PROPN" || !strings.HasSuffix(s.In(text), ".") {
		return
	}
	for i := root + 1; i < len(s.Tokens); i++ {
		t := &s.Tokens[i]
		if t.Head != root || t.Rel != "acl" || t.XPOS != "VBN" || !happens(t.Lemma) {
			continue
		}
		t.Head, t.Rel, t.XPOS = -1, "root", "VBD"
		s.Tokens[root].Head, s.Tokens[root].Rel = i, "nsubj"
		for k := i + 1; k < len(s.Tokens); k++ {
			if s.Tokens[k].Head == root {
				s.Tokens[k].Head = i
			}
		}
		return
	}
}

// happens reports whether a verb has no object and so no passive.
func happens(lemma string) bool {
	switch lemma {
	case "explode", "erupt", "collapse", "crash", "die", "arrive", "depart", "resign", "occur", "happen", "land", "emerge", "flee", "vanish", "expire", "fail", "escalate", "resume":
		return true
	}
	return false
}
