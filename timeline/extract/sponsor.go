package extract

import (
	"slices"

	"demarche/timeline"
)

// dropSponsors takes back parties of a vote that only wrote what was voted on: who
// vetoes "the Norwegian draft" does not aim at Norway, and Norway need not have voted.
func (c *scene) dropSponsors(k *candidate) {
	if k.rule.Type != "un-vote" && k.rule.Type != "veto" {
		return // a body that rejects a draft does act on who wrote it
	}
	wrote := c.sponsors()
	if len(wrote) == 0 {
		return
	}
	k.parties = slices.DeleteFunc(k.parties, func(p timeline.Party) bool {
		if p.Country == "" || p.Role != timeline.RoleTarget && p.Role != timeline.RoleVoter {
			return false
		}
		if !c.onlyIn(wrote, p) {
			return false
		}
		k.why = slices.DeleteFunc(k.why, func(r timeline.Reason) bool { return r.What == string(p.Role) && r.Span == p.Span })
		return true
	})
}

// sponsors are the stretches of the sentence that name who wrote a draft.
func (c *scene) sponsors() []timeline.Span {
	var out []timeline.Span
	text := c.text()
	for _, re := range c.pack.sponsors {
		who := 2 * re.SubexpIndex("who")
		for _, m := range re.FindAllStringSubmatchIndex(text, -1) {
			if who >= 0 && m[who] >= 0 {
				out = append(out, timeline.Span{Start: c.sent.Start + m[who], End: c.sent.Start + m[who+1]})
			}
		}
	}
	return out
}

// onlyIn reports whether a party was named in one of the spans; one that was guessed
// from the sentence must be named nowhere else in it.
func (c *scene) onlyIn(spans []timeline.Span, p timeline.Party) bool {
	within := func(span timeline.Span) bool {
		return slices.ContainsFunc(spans, func(s timeline.Span) bool { return s.Contains(span) })
	}
	if !p.Span.IsZero() {
		return within(p.Span)
	}
	for _, n := range c.doc.Names {
		if n.Country == p.Country && c.sent.Contains(n.Span) && !within(n.Span) {
			return false
		}
	}
	return true
}
