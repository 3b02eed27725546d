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

// phrase is a phrase while its parties are collected.
type phrase struct {
	head, depth int
	reach       reach
	out         *[]found
	before      int  // parties in out that are not of this phrase
	named       bool // the head is a name
	person      bool // of a person whose country is known
	official    bool // the head stands for the country or body that it belongs to
	listed      bool // members of a list in front: インドとオーストラリアの協定
}

// empty reports whether the phrase has named nobody so far.
func (p *phrase) empty() bool { return len(*p.out) == p.before }

// collect adds the parties of the phrase of token i to out.
func (c *scene) collect(i int, r reach, depth int, out *[]found) {
	if depth > 6 || i < 0 || i >= len(c.toks) {
		return
	}
	p := phrase{head: i, depth: depth, reach: r, out: out, before: len(*out)}
	if n := c.nameAt[i]; n >= 0 {
		*out = append(*out, c.fromName(n, r)...)
		*out = append(*out, c.joinedBy(i, r)...)
		p.person = c.doc.Names[n].Kind == timeline.ActorPerson && c.doc.Names[n].Country != ""
	}
	p.named = !p.empty()
	p.official = c.official(i) || c.toks[i].UPOS == "PROPN" || !c.pack.spaced && c.official(c.counted(i))
	for _, k := range c.children[i] {
		if c.timeAt[k] >= 0 {
			continue
		}
		switch rel := c.toks[k].Rel; {
		case c.rel(k) == "conj" || c.rel(k) == "appos" || c.rel(k) == "flat" || rel == "parataxis" && c.nominal(k) && !p.named:
			c.collectJoined(&p, k)
		case rel == "compound" || rel == "amod" || rel == "nmod:poss" || rel == "det" || rel == "nmod" && c.caseOf(k) == "":
			c.collectModifier(&p, k)
		case c.rel(k) == "nmod":
			c.collectBehind(&p, k)
		}
	}
	if p.official && p.empty() && !c.pack.spaced && !p.named {
		if f, ok := c.sameOffice(i); ok {
			*out = append(*out, f)
		}
	}
	if p.official && p.empty() && c.pack.spaced {
		c.beforeNoun(i, out)
	}
	if p.official && p.empty() && c.pack.spaced {
		c.affiliated(i, depth, out)
	}
	c.rankAll((*out)[p.before:], i, depth)
	if r == wide && p.empty() && c.pack.spaced {
		c.madeBy(i, depth, out)
	}
}

// collectJoined collects from token k, which is joined to the head or calls it otherwise.
func (c *scene) collectJoined(p *phrase, k int) {
	if !c.nominal(k) && c.nameAt[k] < 0 {
		return
	}
	if c.rel(k) == "appos" && p.named {
		c.countryFrom(k, p.depth, (*p.out)[p.before:])
		return // "Peskov, the Kremlin spokesman": the same
	}
	c.collect(k, p.reach, p.depth+1, p.out)
	p.listed = p.listed || !c.pack.spaced && !p.named && c.caseOf(k) == "と"
}

// collectModifier collects from token k, which modifies the head without a preposition.
func (c *scene) collectModifier(p *phrase, k int) {
	rel, next := c.toks[k].Rel, p.reach
	if p.person || p.named && rel == "compound" || next == narrow && c.spaced(k) && c.onlyOrigin(c.nameAt[k], narrow) {
		return
	}
	if !p.official && next == narrow && (c.pack.spaced || rel != "compound" || !c.namesPerson(k)) {
		return
	}
	if p.official && rel != "nmod:poss" {
		next = travel // "Darfur rebels": the place says whose they are
	}
	if rel == "nmod:poss" && c.toks[k].UPOS != "PRON" {
		c.collectPossessors(p.head, k, next, p.depth, p.out)
	} else {
		c.collect(k, next, p.depth+1, p.out)
	}
}

// collectBehind collects from token k, which a preposition or particle ties to the head.
func (c *scene) collectBehind(p *phrase, k int) {
	label, r := c.caseOf(k), p.reach
	if c.atEdge(arg{label: label, head: k}) {
		return // "a camp on the Thai border"
	}
	i, of := p.head, label == "of" || label == "の"
	switch {
	case p.named && c.toks[i].UPOS == "PROPN" && c.nameAt[k] >= 0 && !of:
	case of && (p.official || c.pack.transparent[c.lemma[i]] || c.toks[i].UPOS == "NUM"), of && r != narrow && (p.empty() || p.listed):
		switch {
		case p.person:
		case c.pack.spaced && p.official:
			c.collectPossessors(i, k, r, p.depth, p.out)
		default:
			c.collect(k, r, p.depth+1, p.out)
		}
	case (label == "from" || label == "in" || label == "for" || label == "at") && p.official && p.empty():
		c.collect(k, travel, p.depth+1, p.out)
	case r == travel && c.pack.venues[label] && p.empty():
		c.collect(k, r, p.depth+1, p.out)
	case (r == wide || r == travel && !c.pack.spaced) && p.empty() && wideLabels(label):
		c.collect(k, r, p.depth+1, p.out)
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

func countryActor(id timeline.CountryID) timeline.ActorID {
	return timeline.ActorID("country/" + string(id))
}

// partyHead reports whether token i by itself names a party.
func (c *scene) partyHead(i int) bool {
	return c.nameAt[i] >= 0 || c.official(i)
}
