package syntax

import "demarche/timeline"

// mendPersona makes "persona non grata", with "non" at token i, what the verb above says
// that its object is.
func mendPersona(s *timeline.Sentence, i int) {
	verb := verbFrom(s.Tokens, i)
	if verb < 0 || above(s.Tokens, i-1, verb) || above(s.Tokens, i+1, verb) {
		return
	}
	s.Tokens[i-1].Head, s.Tokens[i-1].Rel = verb, "obj"
	for _, k := range []int{i, i + 1} {
		s.Tokens[k].Head, s.Tokens[k].Rel = i-1, "flat"
	}
}

// contentBehindDay makes the clause behind "that" at token i, which was hung on the day
// before it, the content of the day's verb: "said on Friday that Mali must open".
func contentBehindDay(s *timeline.Sentence, i int) {
	verb, say := s.Tokens[i].Head, s.Tokens[i-1].Head
	if verb > i && s.Tokens[verb].Head == i-1 && say >= 0 && say < i && s.Tokens[say].UPOS == "VERB" {
		s.Tokens[verb].Head, s.Tokens[verb].Rel = say, "ccomp"
	}
}

// freeVerb puts verb v in the place of the noun behind it, which has a subject before
// both and so was taken for the predicate: "The envoy offered concessions".
func freeVerb(s *timeline.Sentence, v int) {
	n := s.Tokens[v].Head
	noun := &s.Tokens[n]
	subject := -1
	for i := range v {
		if s.Tokens[i].Head == n && s.Tokens[i].Rel == "nsubj" {
			subject = i
		}
	}
	if subject < 0 || noun.UPOS != "NOUN" || hasChild(s, n, "cop") || hasChild(s, n, "aux") {
		return
	}
	s.Tokens[v].Head, s.Tokens[v].Rel = noun.Head, noun.Rel
	noun.Head, noun.Rel = v, "obj"
	for i := range s.Tokens {
		if t := &s.Tokens[i]; t.Head == n && (i <= subject || t.UPOS == "PUNCT" || t.Rel == "parataxis") {
			t.Head = v
		}
	}
}

// raisePhrase takes a prepositional phrase off a word that has none of the kind: off a
// time ("agreed after a week on a truce") up to the verb, off the name behind "by" ("the
// appeal by Japan to China") up to the noun.
func raisePhrase(s *timeline.Sentence, i int) {
	t := &s.Tokens[i]
	under := &s.Tokens[t.Head]
	if under.Head < 0 || under.Head > t.Head {
		return
	}
	mine, its := preposition(s, i), preposition(s, t.Head)
	switch up := &s.Tokens[under.Head]; {
	case mine == "" || its == "" || mine == "in" || mine == "at":
	case timeUnit(under.Lemma) && mine != "of" && up.UPOS == "VERB" && base(under.Rel) == "obl":
		t.Head, t.Rel = under.Head, "obl"
	case its == "by" && under.UPOS == "PROPN" && up.UPOS == "NOUN" && base(under.Rel) == "nmod":
		t.Head = under.Head
	}
}

// preposition is the lemma of the preposition of token i, if it has one.
func preposition(s *timeline.Sentence, i int) string {
	for k := range i {
		if s.Tokens[k].Head == i && s.Tokens[k].Rel == "case" {
			return s.Tokens[k].Lemma
		}
	}
	return ""
}

// joinNoun hangs a noun that was joined to a verb on the verb's object before it:
// "struck camps in Chad and a factory".
func joinNoun(s *timeline.Sentence, i int) {
	t := &s.Tokens[i]
	if t.UPOS != "NOUN" && t.UPOS != "PROPN" || t.Head < 0 || t.Head > i || s.Tokens[t.Head].UPOS != "VERB" || !hasChild(s, i, "cc") {
		return
	}
	for _, r := range []string{"nsubj", "nsubj:pass", "cop", "aux", "obj", "acl:relcl"} {
		if hasChild(s, i, r) {
			return
		}
	}
	for k := i - 1; k > t.Head; k-- {
		if o := &s.Tokens[k]; o.Head == t.Head && o.Rel == "obj" && (o.UPOS == "NOUN" || o.UPOS == "PROPN") {
			t.Head = k
			return
		}
	}
}

// raiseParticiple takes a participle behind a comma off an infinitive that belongs to a
// noun, up to the finite verb: "had no plans to close its consulate, denying a report".
func raiseParticiple(s *timeline.Sentence, p int) {
	h := s.Tokens[p].Head
	if h < 0 || h >= p || s.Tokens[h].Rel != "acl" || s.Tokens[h].XPOS != "VB" {
		return
	}
	h = climb(s.Tokens, s.Tokens[h].Head, func(i int) bool { return s.Tokens[i].UPOS == "VERB" && finite(s, i) })
	if h >= 0 && h < p {
		s.Tokens[p].Head = h
	}
}

// giveRelatives hangs a clause that "who" opens behind a comma on the name before that
// comma, where it was taken for a clause of the verb above: "said General Daud, who leads
// the force".
func giveRelatives(s *timeline.Sentence) {
	for w := 2; w < len(s.Tokens); w++ {
		pronoun := &s.Tokens[w]
		v := pronoun.Head
		if pronoun.Lemma != "who" || pronoun.Rel != "nsubj" || s.Tokens[w-1].Lemma != "," || v <= w {
			continue
		}
		clause := &s.Tokens[v]
		if clause.Rel != "ccomp" && clause.Rel != "parataxis" || clause.Head < 0 || clause.Head > w {
			continue
		}
		noun := w - 2
		for s.Tokens[noun].Rel == "flat" && s.Tokens[noun].Head >= 0 {
			noun = s.Tokens[noun].Head
		}
		if s.Tokens[noun].UPOS == "PROPN" && !above(s.Tokens, v, noun) {
			clause.Head, clause.Rel = noun, "acl:relcl"
		}
	}
}

// ownSubjects makes the subject of "The leaders are to meet" the verb's own, where the
// clause was taken for a predicate with a subject outside of it.
func ownSubjects(s *timeline.Sentence) {
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.Rel == "nsubj:outer" && t.Head > i && s.Tokens[t.Head].XPOS == "VB" && !hasChild(s, t.Head, "nsubj") && hasChild(s, t.Head, "mark") {
			t.Rel = "nsubj"
		}
	}
}
