package syntax

import (
	"strings"

	"demarche/timeline"
)

// keepListsWhole makes "Fiji, Tonga and Samoa" one phrase, and so a headline's "Fiji,
// Tonga sign ...": the first name takes the place in the tree of the name that stands
// highest, the others are its conjuncts.
func keepListsWhole(s *timeline.Sentence, names []timeline.ActorMention) {
	heads := nameHeads(s, names)
	if pair := subjectPair(s, heads); pair != nil {
		joinList(s, heads, pair, pair[1])
	}
	for from := 0; from < len(s.Tokens); from++ {
		list := listFrom(s, heads, from)
		if len(list) < 3 {
			continue
		}
		from = list[len(list)-1]
		if top := highest(s.Tokens, list); !ownClause(s, list, top) {
			joinList(s, heads, list, top)
		}
	}
}

// nameHeads gives for each token of a name the one that stands highest in the tree,
// -1 for other tokens.
func nameHeads(s *timeline.Sentence, names []timeline.ActorMention) []int {
	out := make([]int, len(s.Tokens))
	for i := range out {
		out[i] = -1
	}
	for _, n := range names {
		if n.Adjective || !n.Coref.IsZero() || !s.Contains(n.Span) {
			continue
		}
		var inside []int
		for i := range s.Tokens {
			if n.Contains(s.Tokens[i].Span) {
				inside = append(inside, i)
			}
		}
		for _, i := range inside {
			out[i] = highest(s.Tokens, inside)
		}
	}
	return out
}

// listFrom gives the heads of names from token at on that stand with commas between
// and "and" or "or" before the last.
func listFrom(s *timeline.Sentence, heads []int, at int) []int {
	if heads[at] < 0 || at > 0 && heads[at-1] == heads[at] {
		return nil
	}
	var out []int
	for i := at; i < len(s.Tokens) && heads[i] >= 0; {
		name := heads[i]
		out = append(out, name)
		for i < len(s.Tokens) && heads[i] == name {
			i++
		}
		comma, last := false, false
		for ; i < len(s.Tokens) && heads[i] < 0; i++ {
			switch s.Tokens[i].Lemma {
			case ",":
				comma = true
				continue
			case "and", "or":
				last = true
				continue
			}
			break
		}
		if last && i < len(s.Tokens) && heads[i] >= 0 {
			return append(out, heads[i])
		}
		if !comma || last {
			return nil
		}
	}
	return nil
}

// subjectPair gives the heads of two names with a comma between that open a sentence
// and hang on one verb, the second as its subject; nil for none.
func subjectPair(s *timeline.Sentence, heads []int) []int {
	i := 0
	for i < len(s.Tokens) && heads[i] >= 0 && heads[i] == heads[0] {
		i++
	}
	if i == 0 || i+1 >= len(s.Tokens) || s.Tokens[i].Lemma != "," || heads[i+1] < 0 {
		return nil
	}
	first, second := heads[0], heads[i+1]
	a, b := &s.Tokens[first], &s.Tokens[second]
	if b.Rel != "nsubj" || a.Head != b.Head || b.Head < second || a.Rel != "nsubj" && a.Rel != "vocative" {
		return nil
	}
	return []int{first, second}
}

// ownClause reports whether the last name of a list is the subject of a clause of its
// own: "visited Iran, Iraq and Syria left".
func ownClause(s *timeline.Sentence, list []int, top int) bool {
	last := &s.Tokens[list[len(list)-1]]
	return strings.HasPrefix(last.Rel, "nsubj") && last.Head != s.Tokens[top].Head
}

func joinList(s *timeline.Sentence, heads, list []int, top int) {
	first := list[0]
	head, rel := s.Tokens[top].Head, s.Tokens[top].Rel
	if own := &s.Tokens[first]; own.Head == head && own.Rel != "vocative" {
		rel = own.Rel
	}
	s.Tokens[first].Head, s.Tokens[first].Rel = head, rel
	for k, i := range list[1:] {
		s.Tokens[i].Head, s.Tokens[i].Rel = first, "conj"
		for sep := i; sep > list[k]; sep-- {
			if heads[sep] >= 0 {
				continue
			}
			t := &s.Tokens[sep]
			if t.Head, t.Rel = i, "cc"; t.Lemma == "," {
				t.Rel = "punct"
			}
		}
	}
}

// highest is the token of some that stands nearest to the root; the first of equals.
func highest(tokens []timeline.Token, some []int) int {
	top := some[0]
	for _, i := range some[1:] {
		if depth(tokens, i) < depth(tokens, top) {
			top = i
		}
	}
	return top
}

// freeNamesFromTimes turns about "by Mali last month" where the name was hung on the
// time: the name takes its place and the time hangs on what governs both.
func freeNamesFromTimes(s *timeline.Sentence, names []timeline.ActorMention) {
	for i, h := range nameHeads(s, names) {
		if h != i {
			continue
		}
		name := &s.Tokens[i]
		k := name.Head
		if k <= i || name.Rel != "compound" && name.Rel != "nmod:desc" && name.Rel != "flat" || !spanOfTime(s.Tokens[k].Lemma) || !deictic(s.Tokens[k-1].Lemma) || s.Tokens[k-1].Head != k {
			continue
		}
		when := &s.Tokens[k]
		if when.Head < 0 || when.Rel == "obl:unmarked" {
			continue
		}
		name.Head, name.Rel = when.Head, when.Rel
		for d := range s.Tokens {
			if t := &s.Tokens[d]; t.Head == k && d < k-1 && d != i {
				t.Head = i
			}
		}
		when.Rel = "obl:unmarked"
	}
}

func spanOfTime(lemma string) bool {
	switch lemma {
	case "day", "night", "week", "weekend", "month", "year", "decade", "century", "spring", "summer", "autumn", "fall", "winter":
		return true
	}
	return false
}

// deictic reports whether a word before a time says which one, seen from now.
func deictic(lemma string) bool { return lemma == "last" || lemma == "next" || lemma == "this" }
