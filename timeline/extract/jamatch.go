package extract

import (
	"strings"
	"unicode/utf8"
)

// The files ja*.go hold what a language without spaces and with case particles needs
// beside the shared engine; each tells at its head which ways of saying a thing its rules
// are for. Here: triggers are looked for in the text and held against the tokens.

// unspacedAt finds the candidates whose trigger starts at token i.
func (c *scene) unspacedAt(i int) []*candidate {
	var out []*candidate
	keep := func(k *candidate) {
		if c.holds(k) {
			if !k.nominal && k.noun >= 0 {
				// What the object says of its own: マリでの活動を終了した.
				if at := c.clauseAt[k.noun]; at >= 0 && c.clauses[at].Nominal {
					k.args = append(k.args, c.frameOf(at)...)
				}
			}
			if !k.nominal && k.noun >= 0 {
				k.size += 2 // a verb with its object tells more than the object alone
			}
			k.size += utf8.RuneCountInString(c.span(k.first, k.last).In(c.doc.Text)) - 1
			out = append(out, k)
		}
	}
	if at := c.clauseAt[i]; at >= 0 {
		for _, e := range c.pack.verbs[c.clauses[at].Lemma] {
			k := &candidate{rule: e.rule, pred: i, first: i, last: i, noun: -1, by: -1, clause: at, size: 1}
			c.attachUnspaced(k)
			if !k.nominal || k.support != nil {
				keep(k)
			}
		}
	}
	rest := c.doc.Text[c.toks[i].Start:c.sent.End]
	for _, e := range c.pack.nouns[firstRune(rest)] {
		word := e.words[0]
		if !strings.HasPrefix(rest, word) {
			continue
		}
		if firstRune(word) == "と" && (!c.closesClause(i-1) || strings.HasSuffix(c.doc.Text[c.sent.Start:c.toks[i].Start], "う")) {
			continue // 防ごうとしている says nothing
		}
		last := c.tokenAt(i, c.toks[i].Start+len(word)-1)
		if last < 0 {
			continue
		}
		whole := c.toks[last].End == c.toks[i].Start+len(word)
		pred, ok := c.predOf(last, whole)
		if !ok {
			continue
		}
		k := &candidate{rule: e.rule, pred: pred, first: i, last: last, noun: -1, by: -1, size: 1, negative: saysNot(word)}
		c.attachUnspaced(k)
		if s := c.pack.supports[c.lemma[pred]]; pred > last && len(s) > 0 && k.support == nil {
			k.support, k.by = s[0], pred
		}
		keep(k)
	}
	return out
}

// saysNot reports whether the words of a trigger hold their own negation: 応じない.
func saysNot(word string) bool {
	for _, w := range [...]string{"ない", "なか", "できな", "られな"} {
		if strings.Contains(word, w) {
			return true
		}
	}
	return strings.HasSuffix(word, "な") || strings.HasSuffix(word, "せず")
}

// closesClause reports whether token i may end what is said or thought: a predicate
// or a closing bracket.
func (c *scene) closesClause(i int) bool {
	if i < 0 {
		return false
	}
	switch c.toks[i].UPOS {
	case "VERB", "AUX", "ADJ":
		return true
	}
	return c.form[i] == "」" || c.form[i] == "べき" || c.form[i] == "」も" || c.form[i] == "遺憾"
}

// tokenAt is the token from i on that covers byte offset at; -1 for none.
func (c *scene) tokenAt(i, at int) int {
	for ; i < len(c.toks) && c.toks[i].Start <= at; i++ {
		if at < c.toks[i].End {
			return i
		}
	}
	return -1
}

// predOf is the predicate or noun that a trigger ending in token last acts through:
// the core of its word. It reports false where the trigger only says what kind of
// thing the word is: 攻撃 in 攻撃機, 制裁 in 制裁委員会.
func (c *scene) predOf(last int, whole bool) (int, bool) {
	if !whole {
		// A phrase cut inside a verb's ending: 合意に達|した.
		return c.core(last), c.verbal(last) || c.toks[last].UPOS == "ADJ" || c.toks[last].UPOS == "ADP" || c.clauseAt[c.core(last)] >= 0
	}
	if !c.nominal(last) && c.toks[last].UPOS != "NUM" {
		return c.core(last), true
	}
	core := c.core(last)
	if core <= last {
		return core, true
	}
	for j := last + 1; j <= core; j++ {
		switch c.form[j] {
		case "後", "以来", "以降", "前", "以前":
			return -1, false // it only dates what is told
		}
		if !c.pack.transparent[c.form[j]] && len(c.pack.supports[c.form[j]]) == 0 {
			return -1, false
		}
	}
	return core, true
}

// core is the content word of the bunsetsu that token i stands in.
func (c *scene) core(i int) int {
	for steps := 0; steps < 4; steps++ {
		h := c.toks[i].Head
		if h < 0 || h >= len(c.toks) {
			return i
		}
		switch c.rel(i) {
		case "compound", "case", "mark", "aux", "fixed", "punct":
			i = h
		default:
			return i
		}
	}
	return i
}
