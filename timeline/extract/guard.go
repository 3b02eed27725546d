package extract

import (
	"slices"
	"strings"

	"demarche/timeline"
)

// blocked tells which types a sentence's guards leave alone.
type blocked struct {
	all   string
	types map[timeline.TypeSlug]string
}

func (b blocked) reason(t timeline.TypeSlug) string {
	if b.all != "" {
		return b.all
	}
	return b.types[t]
}

func (c *scene) blockedTypes() blocked {
	b := blocked{types: map[timeline.TypeSlug]string{}}
	for _, g := range c.pack.guards {
		if !g.about(c) || g.keep.in(c) >= 0 {
			continue
		}
		if len(g.types) == 0 {
			b.all = "guard " + g.id
			return b
		}
		for t := range g.types {
			b.types[t] = "guard " + g.id
		}
	}
	return b
}

// maxGuarded is how many bytes of an article are read for what it is about.
const maxGuarded = 20000

// about reports whether the words of g are in the sentence or, where it looks at the
// whole article, enough of them in that.
func (g *guard) about(c *scene) bool {
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

// stands is the last test: an event needs the parties that its rule asks for, and
// a state, official, armed group or organisation in it.
func (c *scene) stands(k *candidate) bool {
	if k.missing || c.pack.spaced && (k.amongPrivate() || k.insideOneState()) {
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

// insideOneState reports whether k is a trial at home: courts matter here where they are
// of several states or judge foreigners.
func (k *candidate) insideOneState() bool {
	if k.rule.Type != "legal-action" || len(statesOf(k.parties)) != 1 {
		return false
	}
	return k.filled(timeline.RoleSource) > 0 && !slices.ContainsFunc(k.parties, func(p timeline.Party) bool { return p.Country == "" })
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
