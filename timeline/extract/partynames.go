package extract

import (
	"demarche/timeline"
)

// What stands beside a name says for whom it counts.

// joinedBy is the party that a dash or stroke joins in front of the name at token i:
// "Israeli–Palestinian talks", "the U.S.-China summit".
func (c *scene) joinedBy(i int, r reach) []found {
	if !c.pack.spaced {
		return nil
	}
	j := i
	for j > 0 && c.nameAt[j-1] == c.nameAt[i] {
		j--
	}
	if j < 2 || c.nameAt[j-2] < 0 || c.toks[j].Start != c.toks[j-1].End || c.toks[j-2].End != c.toks[j-1].Start {
		return nil
	}
	switch c.form[j-1] {
	case "-", "–", "—", "/":
		return c.fromName(c.nameAt[j-2], r)
	}
	return nil
}

// affiliated takes those to whom people belong, serve or are loyal: "militants loyal to
// Mali's president", "men working for a Chilean spy".
func (c *scene) affiliated(i, depth int, out *[]found) {
	for _, k := range c.children[i] {
		if r := c.rel(k); r != "acl" && r != "amod" || !c.pack.affiliations[c.lemma[k]] && !c.pack.affiliations[c.form[k]] {
			continue
		}
		for _, a := range c.dependents(k) {
			if a.label == "to" || a.label == "with" || a.label == "for" {
				c.collect(a.head, wide, depth+1, out)
			}
		}
	}
}

// countryFrom gives a person of no known country that of what is added to the name: "Xu
// Caihou, vice chairman of China's commission".
func (c *scene) countryFrom(k, depth int, named []found) {
	if len(named) != 1 || named[0].Country != "" || named[0].kind != timeline.ActorPerson || !c.official(k) {
		return
	}
	var more []found
	c.collect(k, narrow, depth+1, &more)
	if len(more) == 1 {
		named[0].Country = more[0].Country
	}
}

// madeBy takes who made or moved a thing: "a resolution introduced by Russia".
func (c *scene) madeBy(i, depth int, out *[]found) {
	for _, k := range c.children[i] {
		if c.rel(k) != "acl" {
			continue
		}
		for _, a := range c.dependents(k) {
			if a.label == "agent" || a.label == "by" {
				c.collect(a.head, narrow, depth+1, out)
			}
		}
	}
}

// spaced reports whether token i is a name in a language with spaces.
func (c *scene) spaced(i int) bool { return c.pack.spaced && c.nameAt[i] >= 0 }

// onlyOrigin reports whether name n says no more than where a thing or person comes
// from ("Russian-made", "Geneva-based") or, of those who act, in whose hands they live.
func (c *scene) onlyOrigin(n int, r reach) bool {
	i := c.lastToken(n)
	if i+2 >= len(c.toks) || c.form[i+1] != "-" {
		return false
	}
	return c.pack.origins[c.form[i+2]] || r == narrow && c.pack.holdings[c.form[i+2]]
}

// titled is the country of the adjective before the title of person n, which outranks
// what is known of him: "Georgian President Shevardnadze" was a Soviet minister before.
func (c *scene) titled(n int, known timeline.CountryID) timeline.CountryID {
	if !c.pack.spaced {
		return known
	}
	i := c.tokenIn(c.doc.Names[n].Span) - 1
	for first := i; i >= 0 && first-i < 4; i-- {
		if a := c.nameAt[i]; a >= 0 {
			if m := &c.doc.Names[a]; m.Adjective && m.Country != "" && first != i && c.official(first) {
				return m.Country
			}
			return known
		}
		if u := c.toks[i].UPOS; u != "NOUN" && u != "PROPN" && u != "ADJ" {
			return known
		}
	}
	return known
}

// inBodysService reports whether person n speaks for an international body by what is
// added to the name: "Lee, the United Nations relief coordinator".
func (c *scene) inBodysService(n int) bool {
	i := c.lastToken(n)
	if i+1 >= len(c.toks) || c.form[i+1] != "," {
		return false
	}
	j := i + 2
	for j < len(c.toks) && (c.toks[j].UPOS == "DET" || c.toks[j].UPOS == "ADJ" && c.nameAt[j] < 0) {
		j++
	}
	if j >= len(c.toks) || c.nameAt[j] < 0 {
		return false
	}
	if m := &c.doc.Names[c.nameAt[j]]; m.Kind != timeline.ActorOrganization || m.Country != "" {
		return false
	}
	for at := c.nameAt[j]; j < len(c.toks) && c.nameAt[j] == at; {
		j++
	}
	for ; j < len(c.toks) && c.form[j] != ","; j++ {
		if c.nameAt[j] >= 0 || c.verbal(j) {
			return false
		}
		if c.official(j) {
			return true
		}
	}
	return false
}

// acts reports whether the place of name n does something: "Washington demanded". A
// place that something only happens in ("Geneva hosted") does not.
func (c *scene) acts(n int) bool {
	if !c.pack.spaced {
		return false
	}
	i := c.lastToken(n)
	if i >= len(c.toks) {
		return false
	}
	if c.toks[i].Rel == "conj" && c.toks[i].Head >= 0 && c.nameAt[c.toks[i].Head] >= 0 {
		i = c.toks[i].Head // "Moscow and Kyiv signed"
	}
	if c.toks[i].Rel != "nsubj" {
		return false
	}
	h := c.toks[i].Head
	return h >= 0 && h < len(c.toks) && c.toks[h].UPOS == "VERB" && !c.pack.scenes[c.lemma[h]]
}
