package extract

import "demarche/timeline"

// What the head of an argument is: a word of the rule, or an actor of some kind.

// heads are the heads of a phrase: the head itself, what it is coordinated with,
// and what it only counts ("a series of airstrikes").
func (c *scene) heads(i int) []int {
	out := []int{i}
	if i > 0 && c.nominal(i-1) && c.inSymbol(i) {
		out = append(out, i-1) // "the draft S/2024/12"
	}
	for n := 0; n < len(out) && n < 8; n++ {
		for _, k := range c.children[out[n]] {
			switch {
			case c.rel(k) == "conj" && c.nominal(k):
				out = append(out, k)
			case c.pack.transparent[c.lemma[out[n]]] && c.rel(k) == "nmod" && c.caseOf(k) == "of":
				out = append(out, k)
			}
		}
	}
	return out
}

// inSymbol reports whether the symbol of a document begins with token i.
func (c *scene) inSymbol(i int) bool {
	at := symbol.FindStringIndex(c.doc.Text[c.toks[i].Start:c.sent.End])
	return c.pack.spaced && at != nil && at[0] == 0
}

// fits counts the words of the test that end at token i; 0 for none.
func (c *scene) fits(i int, t test) int {
	for _, parts := range t.multi {
		if c.sequence(i-len(parts)+1, parts) {
			return len(parts)
		}
	}
	if t.words[c.lemma[i]] || t.words[c.form[i]] {
		return 1
	}
	if !c.pack.spaced {
		// The last word of a compound decides: 経済制裁 is a 制裁.
		word := c.toks[i].In(c.doc.Text)
		for j := range word {
			if t.words[word[j:]] {
				return 1
			}
		}
		for from := max(0, i-3); from < i; from++ {
			if t.words[c.span(from, i).In(c.doc.Text)] {
				return 2
			}
		}
		if i > 0 && c.toks[i-1].End == c.toks[i].Start && c.nameAt[i-1] >= 0 {
			for word, j := c.span(i-1, i).In(c.doc.Text), c.toks[i].Start-c.toks[i-1].Start; j > 0; j-- {
				if t.words[word[j:]] {
					return 1 // 情報機関|員 where the name swallows the first half
				}
			}
		}
		if i > 0 && c.rel(i-1) == "compound" && plural(c.form[i]) {
			return c.fits(i-1, t) // スパイら
		}
	}
	return 0
}

// isKind reports whether the phrase headed by token i names an actor of a kind
// that the test lists.
func (c *scene) isKind(i int, t test) bool {
	if len(t.kinds) == 0 {
		return false
	}
	if n := c.nameAt[i]; n >= 0 && t.kinds["place"] {
		return true
	}
	if c.personal(i) && (t.kinds["actor"] || t.kinds["person"] && !c.is(i, "it") || t.kinds["state"]) {
		return true // who is meant is found with the roles
	}
	if t.kinds["actor"] && c.pack.spaced && c.meansEarlier(i) {
		return true
	}
	for _, p := range c.partiesOf(i, narrow) {
		switch p.kind {
		case timeline.ActorCountry:
			if t.kinds["state"] || t.kinds["actor"] {
				return true
			}
		case timeline.ActorPerson:
			if t.kinds["person"] || t.kinds["actor"] || t.kinds["head"] && c.leads(p.name) {
				return true
			}
		case timeline.ActorOrganization:
			if t.kinds["org"] || t.kinds["actor"] || t.kinds["body"] && p.Country == "" {
				return true
			}
		case timeline.ActorGroup:
			if t.kinds["group"] || t.kinds["actor"] {
				return true
			}
		}
	}
	return false
}

// personal reports whether token i is a pronoun that can mean an actor.
func (c *scene) personal(i int) bool {
	if c.nameAt[i] >= 0 || c.toks[i].UPOS != "PRON" && c.toks[i].UPOS != "DET" {
		return false
	}
	switch c.form[i] {
	case "he", "she", "it", "they", "both", "him", "her", "them", "we":
		return true
	}
	return false
}

// meansEarlier reports whether the noun at token i is an office or body whose state was told
// before: "the ministry", "its navy", "his envoy".
func (c *scene) meansEarlier(i int) bool {
	if c.nameAt[i] >= 0 || c.toks[i].UPOS != "NOUN" || !c.pack.organs[c.lemma[i]] && !c.official(i) {
		return false
	}
	for _, k := range c.children[i] {
		if c.form[k] == "the" || c.toks[k].Rel == "nmod:poss" && c.toks[k].UPOS == "PRON" {
			return len(c.carried) > 0
		}
	}
	return false
}
