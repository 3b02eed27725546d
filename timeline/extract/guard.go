package extract

import (
	"slices"
	"sort"
	"strings"

	"demarche/timeline"
)

// blocked tells which types a sentence's guards leave alone.
type blocked struct {
	all   string
	types map[timeline.TypeSlug]string
	home  map[timeline.TypeSlug]string // only what one state does alone
}

func (b blocked) reason(c *scene, k *candidate) string {
	switch why := b.home[k.rule.Type]; {
	case b.all != "":
		return b.all
	case b.types[k.rule.Type] != "":
		return b.types[k.rule.Type]
	case why != "" && !k.abroad() && !c.stateSpeaks(k) && !c.guest(k):
		return why
	}
	return ""
}

func (c *scene) blockedTypes() blocked {
	b := blocked{types: map[timeline.TypeSlug]string{}, home: map[timeline.TypeSlug]string{}}
	near := c.nearStates()
	for i := range c.pack.guards {
		g := &c.pack.guards[i]
		if !g.about(c, near) || g.keep.in(c) >= 0 {
			continue
		}
		if len(g.types) == 0 {
			b.all = "guard " + g.id
			return b
		}
		into := b.types
		if g.home {
			into = b.home
		}
		for t := range g.types {
			into[t] = "guard " + g.id
		}
	}
	return b
}

// maxGuarded is how many bytes of an article are read for what it is about.
const maxGuarded = 20000

// about reports whether the words of g are in the sentence or, where it looks at the
// whole article, enough of them in that. A guard for news of home wants no more than one
// state near, and may have no words.
func (g *guard) about(c *scene, near int) bool {
	if g.home && (near > 1 || len(g.spelled) == 0) {
		return near <= 1
	}
	if g.least == 0 {
		return g.words.in(c) >= 0
	}
	text, n := c.doc.Text[:min(len(c.doc.Text), maxGuarded)], 0
	for _, w := range g.spelled {
		if strings.Contains(text, w) {
			n++
		}
	}
	return n >= g.least
}

// nearStates counts the states that are named in the sentence and in those beside it; a
// body of several, or an armed group, counts as another.
func (c *scene) nearStates() int {
	const beside = 2 // sentences
	from, to := max(0, c.num-beside), min(len(c.doc.Sentences)-1, c.num+beside)
	start, end := c.doc.Sentences[from].Start, c.doc.Sentences[to].End
	states, bodies := map[timeline.CountryID]bool{}, 0
	names := c.doc.Names
	for i := sort.Search(len(names), func(i int) bool { return names[i].Start >= start }); i < len(names) && names[i].Start < end; i++ {
		n := &names[i]
		if n.Country != "" {
			states[n.Country] = true
		}
		for _, x := range n.Countries {
			states[x] = true
		}
		if n.Kind == timeline.ActorGroup || n.Kind == timeline.ActorOrganization && n.Country == "" && n.Coref.IsZero() && !c.pack.onlookers[n.Name] {
			bodies++
		}
	}
	return len(states) + 2*bodies
}

// stateSpeaks reports whether k is what a state, named as such, tells others: "Ethiopia
// rejects the offer". Its president may speak to his own people.
func (c *scene) stateSpeaks(k *candidate) bool {
	if !k.words() || k.rule.Type == "statement" || k.rule.Weight <= -0.2 {
		return false
	}
	for _, x := range c.children[k.acting()] {
		if n := c.nameAt[x]; n >= 0 && c.rel(x) == "nsubj" && c.doc.Names[n].Kind == timeline.ActorCountry && !c.doc.Names[n].Adjective {
			return true
		}
	}
	return false
}

// guest reports whether somebody of a state not known meets those of a state that is:
// "Ewart Lind met with senior Japanese officials". Notes leave the subject out.
func (c *scene) guest(k *candidate) bool {
	switch k.rule.Type {
	case "meeting", "summit", "talks", "call":
	default:
		return false
	}
	at := k.acting()
	if len(statesOf(k.parties)) == 0 || c.toks[at].UPOS != "VERB" {
		return false
	}
	for _, x := range c.children[at] {
		if c.rel(x) == "nsubj" {
			u, end := c.toks[x].UPOS, c.toks[x].End
			for _, y := range c.children[x] {
				if c.rel(y) == "flat" {
					end = max(end, c.toks[y].End) // "Ewart Lind in Turkey": where he is, he is not from
				}
			}
			return (u == "PROPN" || u == "PRON") && !slices.ContainsFunc(c.partiesOf(x, narrow), func(f found) bool {
				return f.Country != "" && (f.name < 0 || c.doc.Names[f.name].Start < end)
			})
		}
	}
	return at == 0
}

// abroad reports whether several states take part in k, or a body of several.
func (k *candidate) abroad() bool {
	return len(statesOf(k.parties)) > 1 || slices.ContainsFunc(k.parties, func(p timeline.Party) bool {
		return p.Country == "" && p.Actor != "" && !strings.HasPrefix(string(p.Actor), "person/")
	})
}

// stands is the last test: an event needs the parties that its rule asks for, and
// a state, official, armed group or organisation in it.
func (c *scene) stands(k *candidate) bool {
	if k.missing || c.pack.spaced && (k.amongPrivate() || k.insideOneState() || c.onlooking(k)) {
		return false
	}
	for _, p := range k.parties {
		if p.Country != "" || p.Actor != "" {
			return true
		}
	}
	if ballot(k.rule.Type) && k.rule.Type != "veto" && len(k.rule.Need) == 0 && (c.ballotCount() || c.bodyOf() != "") {
		return true
	}
	return len(k.rule.Need) == 0 && k.rule.frame.hosted()
}

// amongPrivate reports whether only private parties take part in what states do among
// themselves: "a Swiss bank signed a contract with a French firm".
func (k *candidate) amongPrivate() bool {
	switch k.rule.Type {
	case "aid", "gift", "attack", "seizure-arrest", "prisoner-exchange", "protest", "asylum", "legal-action", "border-closed", "border-incident", "arms-transfer":
		return false
	}
	return k.ranks[private] > 0 && k.ranks[public] == 0
}

// onlooking reports whether k is a view or an act of those who speak for no state:
// "Amnesty International criticises conditions in Greek prisons".
func (c *scene) onlooking(k *candidate) bool {
	if (!k.words() || k.rule.Type == "demand") && k.rule.Type != "protest" {
		return false
	}
	seen := false
	for _, p := range k.parties {
		switch {
		case p.Role != timeline.RoleSource:
		case !c.pack.onlookers[p.Name]:
			return false
		default:
			seen = true
		}
	}
	return seen
}

// insideOneState reports whether k is a trial at home: courts matter here where they are
// of several states or judge foreigners.
func (k *candidate) insideOneState() bool {
	if k.rule.Type != "legal-action" || len(statesOf(k.parties)) != 1 {
		return false
	}
	return k.has(timeline.RoleSource) > 0 && !slices.ContainsFunc(k.parties, func(p timeline.Party) bool { return p.Country == "" })
}

// ballotCount reports whether the sentence gives the count of a vote.
func (c *scene) ballotCount() bool {
	v := timeline.Vote{For: -1, Against: -1, Abstain: -1}
	c.tally(&v)
	return v.For >= 0
}

// hosted reports whether the frame's events stand without a party: a session that
// is held, a ceasefire that begins.
func (f *frame) hosted() bool {
	for _, r := range f.roles {
		if r == timeline.RoleHost {
			return true
		}
	}
	return false
}
