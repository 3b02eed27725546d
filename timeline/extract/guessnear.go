package extract

import (
	"demarche/timeline"
)

// Parties found by the order of words.

// keepers are those in whose custody somebody is, dies or is freed from: "died in Chilean
// custody". They are told of captives alone.
func (c *scene) keepers(k *candidate) []found {
	switch k.rule.Type {
	case "seizure-arrest", "prisoner-exchange", "attack":
	default:
		return nil
	}
	for i := k.last + 1; i < len(c.toks); i++ {
		if c.toks[i].UPOS == "PUNCT" || c.finite(i) {
			return nil
		}
		if c.pack.custodies[c.lemma[i]] && c.toks[i].UPOS == "NOUN" {
			return c.partiesOf(i, wide)
		}
	}
	return nil
}

// byName is who is named behind "by" right after the trigger: "brokered by Oman and Peru".
func (c *scene) byName(k *candidate) []found {
	i := k.last
	if c.form[i] != "by" {
		i++
	}
	if k.nominal && !c.verbal(k.pred) || i >= len(c.toks) || c.form[i] != "by" {
		return nil
	}
	for i++; i < len(c.toks) && c.nameAt[i] < 0; i++ {
		if u := c.toks[i].UPOS; u != "DET" && u != "ADJ" && !c.title(i) {
			return nil
		}
	}
	if i >= len(c.toks) || c.timeAt[i] >= 0 {
		return nil
	}
	return c.fromName(c.nameAt[i], narrow)
}

// before finds the actor named last before k in its clause.
func (c *scene) before(k *candidate) []found {
	at := k.first
	if k.by >= 0 && k.by < at {
		at = k.by
	}
	for i := c.beforeInsert(at - 1); i >= 0; i-- {
		if c.toks[i].UPOS == "VERB" && c.clauseAt[i] >= 0 || c.form[i] == ";" || c.form[i] == ":" {
			return nil
		}
		n := c.nameAt[i]
		if n < 0 || c.inVenue(i) || c.posted(i) || c.describes(i) {
			continue
		}
		if got := c.fromName(n, narrow); len(got) > 0 {
			return got
		}
	}
	return nil
}

// describes reports whether the adjective at token i says of what state a thing is that
// stands before the verb: "Norwegian steel met".
func (c *scene) describes(i int) bool {
	h := c.toks[i].Head
	if !c.doc.Names[c.nameAt[i]].Adjective || h <= i || h >= len(c.toks) || c.rel(i) != "amod" || c.rel(h) != "nsubj" {
		return false
	}
	return c.nameAt[h] < 0 && c.toks[h].UPOS == "NOUN" && !c.official(h) && !c.pack.people[c.lemma[h]]
}

// posted reports whether the name at token i says where an envoy serves: "ambassador to
// Peru".
func (c *scene) posted(i int) bool {
	j := i
	for j > 0 && (c.nameAt[j] == c.nameAt[i] || c.toks[j].UPOS == "DET") {
		j--
	}
	return j > 0 && c.form[j] == "to" && c.official(j-1)
}

// beforeInsert steps back from token i over the auxiliaries of a verb and over what is
// set between commas before it: "Mali, an ally of Chad in the war, has refused".
func (c *scene) beforeInsert(i int) int {
	for i >= 0 && (c.toks[i].UPOS == "AUX" || c.toks[i].UPOS == "ADV" || c.toks[i].UPOS == "PART") {
		i--
	}
	if i < 0 || c.form[i] != "," {
		return i
	}
	for j := i - 1; j >= 0; j-- {
		switch {
		case c.form[j] == "," && j > 0 && c.nominal(j-1):
			return j - 1
		case c.finite(j):
			return i
		}
	}
	return i
}

// behind finds the actor named right behind k, up to the next verb, clause or a
// preposition that the role does not know.
func (c *scene) behind(k *candidate, role timeline.Role) []found {
	f := k.rule.frame
	for i := k.last + 1; i < len(c.toks) && i <= k.last+8; i++ {
		t := &c.toks[i]
		switch {
		case c.nameAt[i] >= 0:
			if got := c.fromName(c.nameAt[i], narrow); len(got) > 0 {
				return c.coordinated(got)
			}
		case t.UPOS == "ADP":
			if f.roles[c.form[i]] != role && c.form[i] != "as" {
				return nil
			}
		case t.XPOS == "VBG" && i == k.last+1: // "outgoing Prime Minister"
		case t.UPOS == "PUNCT", t.UPOS == "SCONJ", t.UPOS == "CCONJ", t.UPOS == "VERB", t.UPOS == "PRON", t.XPOS == "TO", c.timeAt[i] >= 0:
			return nil
		}
	}
	return nil
}

// inVenue reports whether the name at token i follows a preposition of place.
func (c *scene) inVenue(i int) bool {
	for j := i - 1; j >= 0 && i-j < 6; j-- {
		if c.nameAt[j] == c.nameAt[i] || c.toks[j].UPOS == "DET" || c.toks[j].UPOS == "ADJ" {
			continue
		}
		return c.pack.venues[c.form[j]]
	}
	return false
}
