package extract

import (
	"slices"

	"demarche/timeline"
)

// Whom a noun stands for by those it belongs to, and whether he acts for a state.

// collectPossessors collects from token k, which says whose the noun is.
func (c *scene) collectPossessors(noun, k int, r reach, depth int, out *[]found) {
	at := len(*out)
	c.collect(k, r, depth+1, out)
	*out = append((*out)[:at], c.possessors(noun, (*out)[at:])...)
}

// possessors are the parties that a noun for somebody has by whom he belongs to: who
// meets "Putin's envoy" or "the brother of Assad" meets Russia or Syria, and where
// the text names him, as in "Kim's father, Kim Jong Il", nobody but him.
func (c *scene) possessors(noun int, of []found) []found {
	if c.nameAt[noun] >= 0 || !c.pack.officials[c.lemma[noun]] {
		return of
	}
	named := slices.ContainsFunc(c.children[noun], func(k int) bool {
		n := c.nameAt[k]
		return c.rel(k) == "appos" && n >= 0 && c.doc.Names[n].Kind == timeline.ActorPerson && c.doc.Names[n].Country != ""
	})
	kept := of[:0]
	for _, f := range of {
		if f.kind == timeline.ActorPerson {
			if named || f.Country == "" {
				continue
			}
			f.Actor, f.Name, f.kind = countryActor(f.Country), string(f.Country), timeline.ActorCountry
		}
		kept = append(kept, f)
	}
	return kept
}

// beforeNoun takes the name right before an official's noun, which a wrong tree may
// have hung elsewhere: "EU ministers", "Russian military officials".
func (c *scene) beforeNoun(i int, out *[]found) {
	for j := i - 1; j >= 0 && j >= i-2; j-- {
		if n := c.nameAt[j]; n >= 0 {
			*out = append(*out, c.fromName(n, travel)...)
			return
		}
		if u := c.toks[j].UPOS; u != "ADJ" && u != "NOUN" && u != "PROPN" {
			return
		}
	}
}

// rankAll ranks the parties found in the phrase of token i by its head, where none
// inside it did.
func (c *scene) rankAll(got []found, i, depth int) {
	for k := range got {
		if got[k].rank != unranked {
			continue
		}
		switch r := c.rel(i); {
		case c.nameAt[i] < 0 && (c.privateNoun(i) || c.toks[i].UPOS == "PROPN" && slices.ContainsFunc(c.children[i], c.privateNoun)):
			got[k].rank = private
		case c.nameAt[i] >= 0 && (depth == 0 || r == "conj" || r == "appos" || r == "flat"), c.nameAt[i] < 0 && c.official(i):
			got[k].rank = public
		}
	}
}

// privateNoun reports whether token i is a noun for those who act for themselves; "the Spanish
// bank Santander" is called by one.
func (c *scene) privateNoun(i int) bool {
	return c.toks[i].UPOS == "NOUN" && (c.pack.privates[c.lemma[i]] || c.pack.privates[c.form[i]])
}
