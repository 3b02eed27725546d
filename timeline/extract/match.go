package extract

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

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
	if c.pack.spaced && !c.predicate(i) && c.toks[i].UPOS != "ADJ" && c.rel(i) != "root" {
		return nil
	}
	described := c.pack.spaced && c.rel(i) == "amod" // "the ousted president"
	word := c.lemma[i]
	if clause >= 0 && !c.pack.spaced {
		word = c.clauses[clause].Lemma
	}
	var out []*candidate
	var args []arg
	for _, e := range c.pack.verbs[word] {
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

func (c *scene) nounsAt(i int) []*candidate {
	var out []*candidate
	try := func(e *entry, last int) {
		if c.pack.spaced && len(e.words) == 1 && c.partOfName(i) {
			return
		}
		pred := c.headAmong(i, last)
		spoken := e.rule.frame.spoken()
		if spoken && c.toks[pred].Rel == "aux" && c.toks[pred].Head >= 0 {
			pred = c.toks[pred].Head
		}
		if c.pack.spaced && len(e.words) == 1 && !spoken && c.verbal(pred) && c.clauseAt[pred] >= 0 {
			return
		}
		if c.modifier(pred, last) {
			return
		}
		k := &candidate{rule: e.rule, pred: pred, first: i, last: last, noun: -1, by: -1, nominal: true, size: 2*(last-i) + 1}
		c.attach(k)
		if e.words[0] == "be" {
			for j := range k.args { // "is opposed to": a state, not a passive
				if k.args[j].label == "obj" {
					k.args[j].label = "subj"
				}
			}
		}
		for j := i; j <= last && len(e.words) > 1; j++ {
			if j != pred {
				k.args = append(k.args, c.outside(c.dependents(j), i, last)...)
			}
		}
		if spoken {
			by := c.speaker(pred)
			k.args, k.size = append(k.args, by...), k.size+4*len(by) // what "must" be done is only its content
		}
		if len(e.words) > 1 && c.verbal(pred) {
			k.args = c.inherit(pred, k.args, 0)
		}
		if c.holds(k) {
			out = append(out, k)
		}
	}
	if !c.pack.spaced {
		rest := c.doc.Text[c.toks[i].Start:c.sent.End]
		for _, e := range c.pack.nouns[firstRune(rest)] {
			if strings.HasPrefix(rest, e.words[0]) {
				if last := c.endsAt(i, c.toks[i].Start+len(e.words[0])); last >= 0 {
					try(e, last)
				}
			}
		}
		for _, k := range out {
			k.size = utf8.RuneCountInString(c.span(k.first, k.last).In(c.doc.Text))
		}
		return out
	}
	for _, e := range c.pack.nouns[c.lemma[i]] {
		if c.sequence(i, e.words) {
			try(e, i+len(e.words)-1)
		}
	}
	if c.form[i] != c.lemma[i] {
		for _, e := range c.pack.nouns[c.form[i]] {
			if c.sequence(i, e.words) {
				try(e, i+len(e.words)-1)
			}
		}
	}
	return out
}

// partOfName reports whether noun i is a word of a longer name: "Warsaw Pact", "Agency
// for Trade and Cooperation".
func (c *scene) partOfName(i int) bool {
	if n := c.nameAt[i]; n >= 0 {
		return c.toks[i].Start > c.doc.Names[n].Start
	}
	if !c.capital(i) || i == 0 || c.sent.Kind == timeline.KindHeadline || c.titleCase() {
		return false
	}
	j := i - 1
	for j > 0 && (c.form[j] == "and" || c.form[j] == "of" || c.form[j] == "for" || c.form[j] == "the") {
		j--
	}
	return j >= 0 && j != i && c.capital(j) && (c.toks[j].XPOS == "NNP" || c.toks[j].XPOS == "NNPS") && c.nameAt[j] < 0
}

func (c *scene) capital(i int) bool {
	s := c.toks[i].In(c.doc.Text)
	return s != "" && s[0] >= 'A' && s[0] <= 'Z'
}

// titleCase reports whether most words of the sentence begin with a capital, as in a
// headline.
func (c *scene) titleCase() bool {
	capitals, words := 0, 0
	for i := range c.toks {
		if len(c.form[i]) < 4 {
			continue
		}
		words++
		if c.capital(i) {
			capitals++
		}
	}
	return 3*capitals > 2*words
}

// speaker is who says the clause of token i: "Lee said Peru must pay", "Peru must
// pay, Lee said".
func (c *scene) speaker(i int) []arg {
	h := c.toks[i].Head
	if c.rel(i) != "ccomp" || h < 0 {
		h = -1
		for _, k := range c.children[i] {
			if c.rel(k) == "parataxis" && c.verbal(k) {
				h = k
			}
		}
	}
	if h < 0 {
		return nil
	}
	if s := c.subjectOf(h, 0); s.head >= 0 {
		s.label = "speaker"
		return []arg{s}
	}
	return nil
}

// spoken reports whether the frame asks who says the clause.
func (f *frame) spoken() bool { return f.roles["speaker"] != "" }

// outside leaves out the arguments inside a trigger's own words.
func (c *scene) outside(args []arg, first, last int) []arg {
	return slices.DeleteFunc(args, func(a arg) bool { return a.head >= first && a.head <= last })
}

// modifier reports whether the noun at token i only says what kind of thing the
// noun behind it is: "attack helicopter", "sanctions list".
func (c *scene) modifier(i, last int) bool {
	if !c.pack.spaced || c.rel(i) != "compound" {
		return false
	}
	h := c.toks[i].Head
	return h > last && c.toks[h].UPOS == "NOUN" && !c.pack.transparent[c.lemma[h]]
}

// endsAt is the token from i on that ends at byte offset end; -1 for none.
func (c *scene) endsAt(i, end int) int {
	for ; i < len(c.toks) && c.toks[i].End <= end; i++ {
		if c.toks[i].End == end {
			return i
		}
	}
	return -1
}

// headAmong is the token of first..last whose head lies outside; the last one
// where the tree does not say.
func (c *scene) headAmong(first, last int) int {
	if c.pack.spaced && c.verbal(first) && c.clauseAt[first] >= 0 {
		return first // "speak by phone"
	}
	for i := last; i >= first; i-- {
		if h := c.toks[i].Head; (h < first || h > last) && c.toks[i].UPOS != "ADP" && c.toks[i].UPOS != "PUNCT" {
			return i
		}
	}
	return last
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
				if o.pred == k.pred && len(o.rule.Need) > 0 && len(o.others) < 4 {
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
