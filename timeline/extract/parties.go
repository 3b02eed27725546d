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
			if person || named && rel == "compound" || r == narrow && c.spaced(k) && c.onlyOrigin(c.nameAt[k], narrow) {
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
