package syntax

import "demarche/timeline"

// closeAttribution gives "..., the ministry said on Monday" at the end of a sentence the
// tree that it has wherever the verb is not taken for a participle: the words before it
// are its subject, and it hangs on what it tells of.
func closeAttribution(s *timeline.Sentence) {
	verb := len(s.Tokens) - 1
	for ; verb > 0 && !(reports(s.Tokens[verb].Lemma) && pastForm(s.Tokens[verb].XPOS)); verb-- {
		switch s.Tokens[verb].UPOS {
		case "VERB", "AUX", "SCONJ", "CCONJ":
			return
		}
		if len(s.Tokens)-verb > 9 {
			return
		}
	}
	comma, head := attributed(s, verb)
	root := rootOf(s)
	if head < 0 || root < 0 {
		return
	}
	if verb == root {
		for i := range comma {
			if t := &s.Tokens[i]; t.Head == verb && t.Rel == "advcl" && !hasChild(s, i, "mark") && finite(s, i) {
				t.Rel = "ccomp"
			}
		}
	} else if root > comma {
		return
	}
	v := &s.Tokens[verb]
	v.XPOS, v.Feats = "VBD", "Mood=Ind|Tense=Past|VerbForm=Fin"
	if verb != root {
		v.Head, v.Rel = root, "parataxis"
	}
	s.Tokens[head].Head, s.Tokens[head].Rel = verb, "nsubj"
	for i := comma + 1; i < verb; i++ {
		if t := &s.Tokens[i]; i != head && (t.Head <= comma || t.Head >= verb) {
			t.Head = head
			if t.UPOS == "NOUN" || t.UPOS == "PROPN" {
				if t.Rel = "compound"; i > head {
					t.Rel = "flat"
				}
			}
		}
	}
	for i := range comma {
		if t := &s.Tokens[i]; t.Head > comma && (t.Head != verb || t.Rel != "ccomp") && i != root {
			if t.Head = root; t.UPOS != "PUNCT" && t.Rel != "punct" && verb == root {
				t.Head = verb
			}
		}
	}
	for i := verb + 1; i < len(s.Tokens); i++ {
		if t := &s.Tokens[i]; t.Head > comma && t.Head < verb {
			t.Head = verb
		}
	}
}

// attributed finds the comma and the head of the noun phrase between it and a verb of
// reporting, -1 where something else stands there.
func attributed(s *timeline.Sentence, verb int) (comma, head int) {
	head = -1
	for comma = verb - 1; comma > 0 && s.Tokens[comma].Lemma != ","; comma-- {
		switch t := &s.Tokens[comma]; t.UPOS {
		case "NOUN", "PROPN", "ADJ", "DET", "NUM":
			if t.XPOS == "WDT" {
				return -1, -1
			}
		case "PART":
			if t.XPOS != "POS" {
				return -1, -1
			}
		case "ADP":
			head = -1 // what stands behind is not the head
		default:
			return -1, -1
		}
		if u := s.Tokens[comma].UPOS; head < 0 && (u == "NOUN" || u == "PROPN") {
			head = comma
		}
		if verb-comma > 12 {
			return -1, -1
		}
	}
	if comma < 4 {
		return -1, -1
	}
	return comma, head
}

func reports(lemma string) bool {
	switch lemma {
	case "say", "announce", "report", "state", "add", "claim":
		return true
	}
	return false
}

func pastForm(xpos string) bool { return xpos == "VBD" || xpos == "VBN" }

func rootOf(s *timeline.Sentence) int {
	for i := range s.Tokens {
		if s.Tokens[i].Head < 0 {
			return i
		}
	}
	return -1
}
