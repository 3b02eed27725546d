package extract

import (
	"cmp"
	"slices"

	"demarche/timeline"
)

// candidate is a trigger found in a sentence, with what later stages find about it.
type candidate struct {
	rule    *rule
	pred    int // token of the trigger's head
	first   int // tokens of the trigger's words
	last    int
	noun    int // head of the object that made the verb a trigger; -1 for none
	clause  int // clause in which it acts; -1 for none
	nominal bool
	// negative words say by themselves that something is not done, and that is the event.
	negative bool
	size     int          // how many words and tests fitted: the more, the more certain
	others   []*candidate // other rules for the same head, should this one lack a party
	args     []arg
	support  *supportEntry
	by       int // predicate token of the support verb; -1 for none

	parties  []timeline.Party
	ranks    [3]int // how many parties there are of each rank
	missing  bool   // a needed role is not filled
	guessed  int    // parties found by order of words, not by the tree
	modality timeline.Modality
	modCue   timeline.Span
	outcome  string
	governed bool // the modality is that of a word above it
	date     dated
	link     int // time expression that counts its date from another event; -1 for none
	place    timeline.Place
	vote     *timeline.Vote
	detail   map[string]string
	dropped  string // why it is left out; "" when it stands
	depth    int
	why      []timeline.Reason
}

// triggers finds the candidates of a sentence in the order of their heads. Where
// rules meet on one word, the one that fits more of the text wins.
func (c *scene) triggers() []*candidate {
	var all []*candidate
	for i := range c.toks {
		if !c.pack.spaced {
			all = append(all, c.unspacedAt(i)...)
			continue
		}
		if c.nameAt[i] >= 0 && !c.lastOfName(i) {
			continue
		}
		all = append(all, c.verbsAt(i)...)
		all = append(all, c.nounsAt(i)...)
	}
	all = c.best(all)
	slices.SortStableFunc(all, func(a, b *candidate) int { return cmp.Compare(a.first, b.first) })
	return all
}

func (c *scene) lastOfName(i int) bool {
	return i+1 >= len(c.toks) || c.nameAt[i+1] != c.nameAt[i]
}

func (c *scene) verbsAt(i int) []*candidate {
	clause := c.clauseAt[i]
	if !c.predicate(i) && (clause < 0 || c.clauses[clause].Nominal) {
		return nil
	}
	if !c.predicate(i) && c.toks[i].UPOS != "ADJ" && c.rel(i) != "root" {
		return nil
	}
	described := c.rel(i) == "amod" // "the ousted president"
	var out []*candidate
	var args []arg
	for _, e := range c.pack.verbs[c.lemma[i]] {
		last, ok := c.follows(i, e.words)
		if !ok || described && (e.rule.Frame == "polity" || e.rule.Frame == "travel") {
			continue
		}
		if described && i > 0 && c.form[i-1] == "-" && e.rule.Frame != "broker" {
			continue // "Norwegian-imposed sanctions" are there already
		}
		if args == nil {
			args = c.argsOf(i)
		}
		k := &candidate{rule: e.rule, pred: i, first: i, last: last, noun: -1, by: -1, clause: clause, args: args, size: len(e.words)}
		if c.holds(k) {
			out = append(out, k)
		}
	}
	return out
}

// follows reports whether the words behind the first follow token i, with room
// for an adverb or, before a particle, for a short object. last is where they end.
func (c *scene) follows(i int, words []string) (last int, ok bool) {
	last = i
	for _, w := range words[1:] {
		found := -1
		for j, room := last+1, 1; j < len(c.toks) && room >= 0; j++ {
			if c.is(j, w) {
				found = j
				break
			}
			if c.toks[j].UPOS != "ADV" && c.timeAt[j] < 0 && !(c.toks[j].UPOS == "ADP" && j+1 < len(c.toks) && c.timeAt[j+1] >= 0) {
				room--
			}
			if room < 0 && c.adverbBehind(j, w) > 0 {
				found = c.adverbBehind(j, w)
			}
		}
		if found < 0 {
			for _, k := range c.children[i] {
				if c.toks[k].Rel == "compound:prt" && c.is(k, w) {
					found = k
				}
			}
		}
		if found < 0 {
			return i, false
		}
		last = max(last, found)
	}
	return last, true
}

// adverbBehind is the adverb w behind the object that begins at or before token i: "sent
// two Russian envoys home"; -1 for none.
func (c *scene) adverbBehind(i int, w string) int {
	for j := i; j < len(c.toks) && j < i+5; j++ {
		switch t := &c.toks[j]; {
		case t.UPOS == "ADV" && c.is(j, w):
			return j
		case t.UPOS == "VERB" || t.UPOS == "PUNCT" || t.UPOS == "ADP" || t.UPOS == "SCONJ":
			return -1
		}
	}
	return -1
}

// holds checks the rule's tests on k's arguments, and adds what they matched to
// its words.
func (c *scene) holds(k *candidate) bool {
	for _, t := range k.rule.args {
		head, words := c.passes(k, t)
		if words < 0 {
			return false
		}
		k.size += 1 + words
		if words > 0 && head >= 0 && k.noun < 0 && t.label != "が" && t.label != "は" {
			k.noun = head
			c.objectArgs(k)
		}
	}
	for _, t := range k.rule.unless {
		if _, words := c.passes(k, t); words >= 0 {
			return false
		}
	}
	return true
}

// objectArgs adds what hangs on the object that made the verb a trigger: "named him
// ambassador to Peru", "imposed sanctions on Mali".
func (c *scene) objectArgs(k *candidate) {
	if !c.pack.spaced || k.nominal {
		return
	}
	for _, a := range c.dependents(k.noun) {
		if a.label == "poss" || a.label == "mod" || a.label == "subj" || a.label == "obj" || slices.ContainsFunc(k.args, func(b arg) bool { return b.head == a.head }) {
			continue
		}
		k.args = append(slices.Clip(k.args), a)
	}
}

// nominalAt finds the event noun whose head is token i among all; -1 for none.
func nominalAt(all []*candidate, i int) int {
	return slices.IndexFunc(all, func(k *candidate) bool { return i >= 0 && k.nominal && k.pred == i })
}

// best keeps one candidate for each trigger word: the one of the greatest size,
// the earlier rule where two are alike. A noun that a verb took as its object is
// no trigger of its own.
func (c *scene) best(all []*candidate) []*candidate {
	order := slices.Clone(all)
	slices.SortStableFunc(order, func(a, b *candidate) int { return cmp.Compare(b.size, a.size) })
	taken := map[int]bool{}
	var out []*candidate
	for _, k := range order {
		if taken[k.pred] {
			for _, o := range out {
				if o.pred == k.pred && len(o.others) < 4 {
					o.others = append(o.others, k)
				}
			}
			continue
		}
		if k.nominal && slices.ContainsFunc(out, func(o *candidate) bool { return o.first <= k.first && k.last <= o.last && o.nominal }) {
			continue
		}
		if at := nominalAt(out, k.noun); at >= 0 {
			// The noun alone fitted better: the verb joins it or gives way.
			if out[at].rule.Type != k.rule.Type && out[at].rule.Weight > k.rule.Weight-0.5 {
				continue
			}
			out = slices.Delete(out, at, at+1)
		}
		taken[k.pred] = true
		if k.noun >= 0 {
			taken[k.noun] = true
		}
		if !k.nominal {
			for i := k.first; i <= k.last; i++ {
				taken[i] = true
			}
		}
		out = append(out, k)
	}
	return out
}
