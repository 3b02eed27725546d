package extract

import (
	"slices"
	"strings"

	"demarche/timeline"
)

// What becomes of events told inside others.

// relateUnspaced settles what becomes of events told inside others. What stands in
// quotation marks is somebody's words: it counts only where it is the very act that
// the words perform or report, and then the verb of saying steps back.
func (c *scene) relateUnspaced(all []*candidate) {
	depth := c.bracketDepth()
	for _, k := range all {
		if depth[k.pred] == 0 || k.dropped != "" || c.onlyMarked(k) {
			continue
		}
		if s := c.sayer(k, all, depth); s != nil {
			s.dropped = "told by what is said"
			k.takeSpeaker(s)
			k.date = s.date
			continue
		}
		if v := c.endsQuote(k); v >= 0 && k.speaks() {
			for _, s := range all {
				if s.rule.Type == "statement" && s.acting() == v && s.dropped == "" {
					s.dropped = "told by what is said"
				}
			}
			continue
		}
		k.dropped = "somebody's words"
	}
	for _, k := range all {
		switch {
		case k.dropped != "":
		case c.passing(k):
			k.dropped = "named in passing"
		case k.rule.Type == "demand" && c.forPurpose(k):
			k.dropped = "what is done for it is told"
		case wordsOnly(k.rule.Type) && c.byOther(k):
			k.dropped = "said by somebody of no country"
		}
	}
	c.promote(all)
	c.vehicles(all)
	c.drafted(all)
	c.wished(all)
	c.spokenOf(all)
	c.described(all)
	c.relate(all)
	c.twice(all)
	c.shouted(all)
}

// promote makes a summit of a meeting whose parties are heads of state or government of
// different countries: 安倍首相とオバマ大統領の会談.
func (c *scene) promote(all []*candidate) {
	for _, k := range all {
		if k.rule.Type != "meeting" || k.dropped != "" {
			continue
		}
		led := map[timeline.CountryID]bool{}
		others := false
		for _, p := range k.parties {
			if !strings.HasPrefix(string(p.Actor), "person/") {
				continue
			}
			n := slices.IndexFunc(c.names, func(n int) bool { return c.doc.Names[n].Span == p.Span })
			if n >= 0 && c.leads(c.names[n]) && p.Country != "" {
				led[p.Country] = true
			} else {
				others = true
			}
		}
		if len(led) < 2 || others || slices.ContainsFunc(all, func(o *candidate) bool { return o.rule.Type == "call" && o.dropped == "" }) {
			continue
		}
		for _, e := range c.pack.verbs["会談"] {
			if e.rule.Type == "summit" {
				k.rule = e.rule
				break
			}
		}
	}
}
