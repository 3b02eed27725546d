package extract

import (
	"slices"

	"demarche/timeline"
)

// Words of a report that tell no event of their own.

// captives drops how those who are freed were taken: "the captured soldier is released".
func (c *scene) captives(all []*candidate) {
	freed := slices.ContainsFunc(all, func(k *candidate) bool { return k.dropped == "" && !k.missing && k.rule.Type == "prisoner-exchange" })
	for _, k := range all {
		if freed && k.dropped == "" && k.rule.Type == "seizure-arrest" && !k.nominal && !c.ownTime(k) && (c.rel(k.pred) == "amod" || c.toks[k.pred].Rel == "acl") {
			k.dropped = "how those were taken who are freed"
		}
	}
}

// ownTime reports whether a time hangs on k's verb.
func (c *scene) ownTime(k *candidate) bool {
	return slices.ContainsFunc(c.times, func(t int) bool { return c.modifies(t, k.pred) })
}

// tails drops the words with which a report names its source where it tells an event:
// "Mali has closed the border, officials said", "rejected the offer, saying that".
func (c *scene) tails(all []*candidate) {
	for _, k := range all {
		if k.dropped != "" || k.nominal || k.rule.Under != "replace" || k.rule.Type != "statement" {
			continue
		}
		if k.modality == timeline.Negated || k.modality == timeline.Planned || k.modality == timeline.Hypothetical {
			k.dropped = "nothing is said"
			continue
		}
		if x := c.toks[k.pred].XPOS; (x == "VBG" || x == "VBN") && c.toks[k.pred].Rel == "acl" {
			k.dropped = "told in passing"
			continue
		}
		if c.toks[k.pred].Rel == "acl:relcl" && k.depth > 0 && c.otherTold(all, k) {
			k.dropped = "told in passing"
			continue
		}
		for _, o := range all {
			if o == k || o.dropped != "" || o.missing || len(o.parties) == 0 || o.first > k.first {
				continue
			}
			if c.inserted(k.pred) {
				k.dropped = "the source of " + string(o.rule.Type)
				break
			}
			wording := c.toks[k.pred].XPOS == "VBG" && c.rel(k.pred) == "advcl" && c.toks[k.pred].Head == o.acting()
			if wording || c.closes(k.pred) {
				k.dropped = "the source of " + string(o.rule.Type)
				break
			}
		}
	}
}

// otherTold reports whether the sentence tells another event before k.
func (c *scene) otherTold(all []*candidate, k *candidate) bool {
	return slices.ContainsFunc(all, func(o *candidate) bool {
		return o != k && o.dropped == "" && !o.missing && len(o.parties) > 0 && o.first < k.first
	})
}

// inserted reports whether verb i with its subject stands between commas: "where, it
// said, ten were hurt".
func (c *scene) inserted(i int) bool {
	if i+1 >= len(c.toks) || c.form[i+1] != "," {
		return false
	}
	for j := i - 1; j >= 0 && j > i-5; j-- {
		if c.form[j] == "," {
			return j < i-1
		}
	}
	return false
}

// closes reports whether verb i ends the sentence, but for its time, behind a comma:
// it says who told the rest.
func (c *scene) closes(i int) bool {
	for _, x := range c.children[i] {
		if r := c.rel(x); x > i && (r == "ccomp" || r == "obj" || r == "xcomp" || r == "conj") && c.timeAt[x] < 0 {
			return false
		}
	}
	for j := i + 1; j < len(c.toks); j++ {
		if c.toks[j].UPOS == "VERB" || c.form[j] == "that" {
			return false
		}
	}
	for j := i - 1; j >= 0 && j > i-9; j-- {
		if c.form[j] == "," {
			return true
		}
		if c.toks[j].UPOS == "VERB" && c.rel(j) != "amod" {
			return false
		}
	}
	return false
}

// remote drops what is only the matter of another thing: the sanctions that a panel
// monitors, what a draft says that was put to a vote.
func (c *scene) remote(all []*candidate) {
	for _, k := range all {
		if k.dropped != "" {
			continue
		}
		h, _ := c.governor(k.pred)
		switch {
		case k.nominal && k.by < 0 && h >= 0 && c.pack.distant[c.lemma[h]] && !c.ownDate(k):
			k.dropped = "the matter of " + c.lemma[h]
		case !k.nominal && c.rel(k.pred) == "acl" && c.saidBy(k.pred):
			k.dropped = "the text of a draft"
		}
	}
}

// saidBy reports whether the clause of verb i says what a text says that is voted on.
func (c *scene) saidBy(i int) bool {
	n := c.toks[i].Head
	if n < 0 || n >= len(c.toks) || !c.pack.documents[c.lemma[n]] || c.passive(i) {
		return false
	}
	h, label := c.governor(n)
	return h < 0 || c.supportAt(h, label) == nil
}

// attributes reports whether k only says who tells in: "the talks failed, an
// official said".
func (c *scene) attributes(k, in *candidate) bool {
	if c.rel(k.pred) != "parataxis" || k.nominal {
		return false
	}
	h := c.toks[k.pred].Head
	return h >= 0 && (h == in.acting() || c.under(in.acting(), h))
}
