package extract

import (
	"slices"

	"demarche/timeline"
)

// What the object of an act tells of who is concerned.

// objectStates are the states that k's object names: all of them for a vote, the
// first for other acts.
func (c *scene) objectStates(k *candidate) []found {
	for _, g := range k.args {
		if g.label != "obj" && g.label != "against" && g.label != "on" && g.label != "for" || g.head < 0 {
			continue
		}
		got := c.stated(g.head)
		switch {
		case len(got) == 0:
		case k.rule.Frame == "vote" || k.rule.Type == "veto":
			return got
		case k.rule.Frame == "blame" || k.rule.Frame == "refuse" || k.rule.Frame == "ask":
			return got[:1]
		}
	}
	if k.rule.Frame == "vote" {
		return slices.DeleteFunc(c.stated(k.pred), func(f found) bool { return f.Span.Start < c.toks[k.last].End })
	}
	return nil
}

// stated lists the states named anywhere in the phrase of token i, in the order of
// the text, for resolutions: "a draft that called on Mali to let in inspectors".
func (c *scene) stated(i int) []found {
	span := c.subtree(i)
	var out []found
	for _, n := range c.names {
		m := &c.doc.Names[n]
		at := c.tokenIn(m.Span)
		if !span.Contains(m.Span) || m.Country == "" || m.Kind != timeline.ActorCountry || at < 0 {
			continue
		}
		if last := c.lastToken(n); last+1 < len(c.toks) && c.form[last+1] == "-" {
			continue // "British-sponsored"
		}
		out = append(out, c.fromName(n, narrow)...)
	}
	return compactFound(out)
}

// lastToken is the last token of name n; the number of tokens where it has none.
func (c *scene) lastToken(n int) int {
	for i := len(c.nameAt) - 1; i >= 0; i-- {
		if c.nameAt[i] == n {
			return i
		}
	}
	return len(c.toks)
}

// objectPointsBack reports whether k's object is a thing told before: "the action",
// "this offer".
func (c *scene) objectPointsBack(k *candidate) bool {
	for _, g := range k.args {
		if g.label != "obj" || g.head < 0 || c.nameAt[g.head] >= 0 || c.toks[g.head].UPOS != "NOUN" {
			continue
		}
		definite := false
		for _, x := range c.children[g.head] {
			switch {
			case c.form[x] == "the" || c.form[x] == "this" || c.form[x] == "these":
				definite = true
			case c.rel(x) == "nmod" || c.rel(x) == "acl" || c.rel(x) == "amod" && c.nameAt[x] >= 0:
				return false
			}
		}
		if definite {
			return true
		}
	}
	return false
}

// lastActors are those who acted in the event told last: what "the action", "the
// offer", "the claim" belongs to. An event in which somebody of acting takes part
// goes before those that are between others.
func (a *article) lastActors(acting []found) []found {
	var last []found
	for i := len(a.mentions) - 1; i >= 0 && i >= len(a.mentions)-4; i-- {
		m := &a.mentions[i]
		if m.Type == "praise" {
			continue // who praised a deal is no side of it
		}
		var out []found
		concerned := false
		for _, p := range m.Parties {
			concerned = concerned || slices.ContainsFunc(acting, func(f found) bool {
				return p.Actor == f.Actor || p.Country != "" && p.Country == f.Country
			})
			if p.Role == timeline.RoleSource || p.Role == timeline.RoleParticipant || p.Role == timeline.RoleSignatory {
				out = append(out, found{Party: p})
			}
		}
		if concerned && len(out) > 0 {
			return out
		}
		if len(last) == 0 {
			last = out
		}
	}
	return last
}
