package syntax

import (
	"strings"

	"demarche/timeline"
)

// Repairs around times: what was hung on a day or a length of time for standing beside it.

// freeFromDays takes off a day what was hung on it for standing beside it: the subject
// of "Chile Friday recalled its envoy" and the object of "They criticised on Monday the
// envoy and his staff".
func freeFromDays(s *timeline.Sentence, names []timeline.ActorMention) {
	heads := nameHeads(s, names)
	for d := 1; d < len(s.Tokens); d++ {
		day := &s.Tokens[d]
		if !weekday(day.Lemma) || day.Head < 0 {
			continue
		}
		dayFromName(s, heads, d)
		if s.Tokens[day.Head].UPOS != "VERB" {
			continue
		}
		switch {
		case strings.HasPrefix(day.Rel, "nsubj"):
			subjectFromDay(s, heads, d)
		case strings.HasPrefix(day.Rel, "obl") && day.Head > d+1:
			// "On Friday Chile recalled": the name was taken for a part of the day.
			if n := heads[d+1]; n > d && heads[d] != n && s.Tokens[n].Head == d && !hasChild(s, day.Head, "nsubj") && !hasChild(s, day.Head, "nsubj:pass") {
				s.Tokens[n].Head, s.Tokens[n].Rel = day.Head, "nsubj"
			}
		case strings.HasPrefix(day.Rel, "obl") && day.Head < d:
			objectFromDay(s, d)
		}
	}
}

// dayFromName takes a day off the name behind it, whose part it was taken for: "On
// Friday Chile reopened the border".
func dayFromName(s *timeline.Sentence, heads []int, d int) {
	if d+1 >= len(s.Tokens) {
		return
	}
	n := heads[d+1]
	if n <= d || heads[d] == n || s.Tokens[d].Head != n {
		return
	}
	name := &s.Tokens[n]
	if name.Head <= n || s.Tokens[name.Head].UPOS != "VERB" {
		return
	}
	s.Tokens[d].Head, s.Tokens[d].Rel = name.Head, "obl:unmarked"
	for k := range d {
		if s.Tokens[k].Head == n {
			s.Tokens[k].Head = d
			if s.Tokens[k].Rel == "case" {
				s.Tokens[d].Rel = "obl"
			}
		}
	}
	if !hasChild(s, name.Head, "nsubj") && !hasChild(s, name.Head, "nsubj:pass") {
		name.Rel = "nsubj"
	}
}

// subjectFromDay makes a name before a day the subject that the day was taken for.
func subjectFromDay(s *timeline.Sentence, heads []int, d int) {
	name := heads[d-1]
	if name < 0 || heads[d] == name || s.Tokens[name].Head != d {
		return
	}
	day := &s.Tokens[d]
	s.Tokens[name].Head, s.Tokens[name].Rel = day.Head, day.Rel
	day.Rel = "obl:unmarked"
	for k := range d {
		if s.Tokens[k].Head == d && k != name {
			s.Tokens[k].Head = name
		}
	}
}

// objectFromDay makes a noun that hangs on a day as a conjunct or apposition, with no conjunction or
// comma between, the object of the verb, and the conjuncts behind it its own.
func objectFromDay(s *timeline.Sentence, d int) {
	object := -1
	for i := d + 1; i < len(s.Tokens); i++ {
		t := &s.Tokens[i]
		if object < 0 && (t.UPOS == "CCONJ" || t.UPOS == "PUNCT" || t.UPOS == "VERB") {
			return
		}
		if t.Head != d || t.Rel != "conj" && (t.Rel != "appos" || object >= 0) {
			continue
		}
		if object >= 0 {
			t.Head = object
			continue
		}
		object = i
		t.Head, t.Rel = s.Tokens[d].Head, "obj"
	}
}

// freeFromSpans gives the clause behind "two weeks after" its subject and its place, where
// the tree took the length of time for the subject or the subject for the end of the time:
// "two weeks after an air strike destroyed the embassy".
func freeFromSpans(s *timeline.Sentence) {
	for u := 0; u+2 < len(s.Tokens); u++ {
		word := &s.Tokens[u+1]
		if !spanUnit(s.Tokens[u].Lemma) || word.Lemma != "after" && word.Lemma != "before" || !strings.HasPrefix(word.Rel, "case") {
			continue
		}
		name := word.Head
		if name <= u+1 || s.Tokens[name].Head != u {
			continue
		}
		verb := name + 1
		for verb < len(s.Tokens) && s.Tokens[verb].UPOS != "PUNCT" && (s.Tokens[verb].UPOS != "VERB" || !finite(s, verb)) {
			verb++
		}
		if verb < len(s.Tokens) && s.Tokens[verb].UPOS == "VERB" && !relative(s, verb) {
			spanClause(s, u, name, verb)
		}
	}
}

// spanClause hangs verb with the subject name on the verb that the length of time u belongs to.
func spanClause(s *timeline.Sentence, u, name, verb int) {
	main := s.Tokens[u].Head
	if main == verb {
		main = s.Tokens[verb].Head
	}
	main = climb(s.Tokens, main, func(i int) bool { return s.Tokens[i].UPOS == "VERB" || s.Tokens[i].Head >= u })
	if main < 0 || main >= u || s.Tokens[main].UPOS != "VERB" || s.Tokens[verb].Head < 0 || above(s.Tokens, verb, main) {
		return
	}
	for i := name + 1; i < verb; i++ {
		switch t := &s.Tokens[i]; {
		case t.Head == verb && strings.HasPrefix(t.Rel, "nsubj"):
			for k := name + 1; k < i; k++ {
				if s.Tokens[k].Head == verb && s.Tokens[k].Rel == "cc" {
					s.Tokens[k].Head = i
				}
			}
			t.Head, t.Rel = name, "conj"
		}
	}
	s.Tokens[name].Head, s.Tokens[name].Rel = verb, "nsubj"
	s.Tokens[u+1].Head, s.Tokens[u+1].Rel = verb, "mark"
	s.Tokens[u].Head, s.Tokens[u].Rel = main, "obl:unmarked"
	s.Tokens[verb].Head, s.Tokens[verb].Rel = main, "advcl"
}

// freeFromMarks takes off a subordinate clause the times that stand before its mark:
// "applied in May 2022, three months after Kenya left" was not in May after Kenya left.
func freeFromMarks(s *timeline.Sentence) {
	for v := range s.Tokens {
		clause := &s.Tokens[v]
		if clause.Rel != "advcl" || clause.Head < 0 {
			continue
		}
		mark := -1
		for i := range v {
			if s.Tokens[i].Head == v && s.Tokens[i].Rel == "mark" && mark < 0 {
				mark = i
			}
		}
		for i := range max(mark, 0) {
			if t := &s.Tokens[i]; t.Head == v && strings.HasPrefix(t.Rel, "obl") && !spanUnit(t.Lemma) {
				t.Head = clause.Head
			}
		}
	}
}

// spanUnit reports whether a noun counts a length of time.
func spanUnit(lemma string) bool {
	switch lemma {
	case "hour", "day", "week", "month", "year":
		return true
	}
	return false
}

func weekday(lemma string) bool {
	switch lemma {
	case "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday":
		return true
	}
	return false
}

// timeUnit reports whether a noun is a time, or a length of it.
func timeUnit(lemma string) bool {
	switch lemma {
	case "minute", "weekend", "decade", "morning", "afternoon", "evening", "night":
		return true
	}
	return spanUnit(lemma) || weekday(lemma)
}
