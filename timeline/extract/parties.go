package extract

import (
	"slices"

	"demarche/timeline"
)

// reach says how far from the head of a phrase a name may stand and still be the party.
type reach int

const (
	narrow reach = iota // the phrase is a name, or a noun that stands for one: "Iranian officials"
	wide                // any noun that belongs to one: "Iran's proposal"
	travel              // a place is meant as its country: "to Berlin"
)

// found is a party found in a phrase.
type found struct {
	timeline.Party
	kind timeline.ActorKind
	name int // of Document.Names; -1 for none
	rank rank
}

// rank says whether a party acts for its state.
type rank int

const (
	unranked rank = iota
	private       // "a Swiss bank"
	public        // "Swiss ministers", "Bern"
)

// partiesOf finds the parties that a phrase names, in the order of the text.
func (c *scene) partiesOf(head int, r reach) []found {
	var out []found
	c.collect(head, r, 0, &out)
	slices.SortStableFunc(out, func(a, b found) int { return a.Span.Start - b.Span.Start })
	return compactFound(out)
}

func compactFound(in []found) []found {
	var out []found
	for _, f := range in {
		if !slices.ContainsFunc(out, func(o found) bool {
			return o.Actor == f.Actor && o.Country == f.Country && (f.Actor != "" || o.Name == f.Name)
		}) {
			out = append(out, f)
		}
	}
	return out
}

func (c *scene) collect(i int, r reach, depth int, out *[]found) {
	if depth > 6 || i < 0 || i >= len(c.toks) {
		return
	}
	before := len(*out)
	person := false
	if n := c.nameAt[i]; n >= 0 {
		*out = append(*out, c.fromName(n, r)...)
		*out = append(*out, c.joinedBy(i, r)...)
		person = c.doc.Names[n].Kind == timeline.ActorPerson && c.doc.Names[n].Country != ""
	}
	named := len(*out) > before
	listed := false // members of a list in front: インドとオーストラリアの協定
	official := c.official(i) || c.toks[i].UPOS == "PROPN" || !c.pack.spaced && c.official(c.counted(i))
	for _, k := range c.children[i] {
		if c.timeAt[k] >= 0 {
			continue
		}
		switch rel := c.toks[k].Rel; {
		case c.rel(k) == "conj" || c.rel(k) == "appos" || c.rel(k) == "flat" || rel == "parataxis" && c.nominal(k) && !named:
			if c.nominal(k) || c.nameAt[k] >= 0 {
				next := r
				if c.rel(k) == "appos" && named {
					c.countryFrom(k, depth, (*out)[before:])
					continue // "Peskov, the Kremlin spokesman": the same
				}
				c.collect(k, next, depth+1, out)
				listed = listed || !c.pack.spaced && !named && c.caseOf(k) == "と"
			}
		case rel == "compound" || rel == "amod" || rel == "nmod:poss" || rel == "det" || rel == "nmod" && c.caseOf(k) == "":
			if person || named && rel == "compound" {
				continue
			}
			if official || r != narrow || !c.pack.spaced && rel == "compound" && c.namesPerson(k) {
				next := r
				if official && rel != "nmod:poss" {
					next = travel // "Darfur rebels": the place says whose they are
				}
				if rel == "nmod:poss" && c.toks[k].UPOS != "PRON" {
					c.collectPossessors(i, k, next, depth, out)
				} else {
					c.collect(k, next, depth+1, out)
				}
			}
		case c.rel(k) == "nmod":
			label := c.caseOf(k)
			if c.atEdge(arg{label: label, head: k}) {
				continue // "a camp on the Thai border"
			}
			of := label == "of" || label == "の"
			switch {
			case named && c.toks[i].UPOS == "PROPN" && c.nameAt[k] >= 0 && !of:
			case of && (official || c.pack.transparent[c.lemma[i]] || c.toks[i].UPOS == "NUM"), of && r != narrow && (len(*out) == before || listed):
				switch {
				case person:
				case c.pack.spaced && official:
					c.collectPossessors(i, k, r, depth, out)
				default:
					c.collect(k, r, depth+1, out)
				}
			case (label == "from" || label == "in" || label == "for" || label == "at") && official && len(*out) == before:
				c.collect(k, travel, depth+1, out)
			case r == travel && c.pack.venues[label] && len(*out) == before:
				c.collect(k, r, depth+1, out)
			case (r == wide || r == travel && !c.pack.spaced) && len(*out) == before && wideLabels(label):
				c.collect(k, r, depth+1, out)
			}
		}
	}
	if official && len(*out) == before && !c.pack.spaced && !named {
		if p, ok := c.sameOffice(i); ok {
			*out = append(*out, p)
		}
	}
	if official && len(*out) == before && c.pack.spaced {
		c.beforeNoun(i, out)
	}
	if official && len(*out) == before && c.pack.spaced {
		c.affiliated(i, depth, out)
	}
	c.rankAll((*out)[before:], i, depth)
	if r == wide && len(*out) == before && c.pack.spaced {
		c.madeBy(i, depth, out)
	}
}

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

// wideLabels are the prepositions behind which a thing names whom it concerns: "a
// resolution on Iran", "the attack against Israel".
func wideLabels(label string) bool {
	switch label {
	case "by", "from", "on", "against", "to", "with", "toward", "towards", "に対する", "による", "への", "との", "からの":
		return true
	}
	return false
}

// fromName makes the parties of a name.
func (c *scene) fromName(n int, r reach) []found {
	m := &c.doc.Names[n]
	if !c.pack.spaced && (partOfWord(c.doc.Text, m) || incidental(c.doc.Text, m)) {
		return nil
	}
	if m.Kind == timeline.ActorPlace && !m.Metonym && r != travel && !m.Adjective && !c.acts(n) {
		return nil
	}
	if c.pack.spaced && c.onlyOrigin(n, r) {
		return nil
	}
	span := m.Span
	if len(m.Countries) > 1 {
		var out []found
		for _, id := range m.Countries {
			out = append(out, found{timeline.Party{Actor: countryActor(id), Name: string(id), Country: id, Span: span}, timeline.ActorCountry, n, unranked})
		}
		return out
	}
	f := found{timeline.Party{Actor: m.Actor, Name: m.Name, Country: m.Country, Span: span}, m.Kind, n, unranked}
	if m.Kind == timeline.ActorPerson && m.Country == "" {
		f.Country = c.introduced[m.Name].country
	}
	if m.Kind == timeline.ActorPerson {
		f.Country = c.titled(n, f.Country)
		if c.pack.spaced && c.inBodysService(n) {
			f.Country = ""
		}
	}
	if !c.pack.spaced && servesBody(c.doc, n) {
		f.Country = ""
	}
	if m.Kind == timeline.ActorPlace {
		if m.Country == "" {
			return nil
		}
		f.Actor, f.kind = countryActor(m.Country), timeline.ActorCountry
	}
	return []found{f}
}

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

func countryActor(id timeline.CountryID) timeline.ActorID {
	return timeline.ActorID("country/" + string(id))
}

// partyHead reports whether token i by itself names a party.
func (c *scene) partyHead(i int) bool {
	return c.nameAt[i] >= 0 || c.official(i)
}
