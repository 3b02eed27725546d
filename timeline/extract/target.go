package extract

import (
	"slices"
	"strings"

	"demarche/timeline"
)

// Whom an act is aimed at, where its arguments do not say it plainly.

// withoutMakers leaves out of the object that made the verb a trigger whose thing it is,
// where the text says whom it hits: "adopted European sanctions against Mali".
func (c *scene) withoutMakers(k *candidate, g arg, got []found) []found {
	if g.label != "obj" || g.head != k.noun || !c.pack.spaced || k.rule.Frame != "act" {
		return got
	}
	aimed := slices.ContainsFunc(k.args, func(b arg) bool {
		return (b.label == "against" || b.label == "on") && b.head >= 0 && len(c.partiesOf(b.head, wide)) > 0
	})
	if !aimed {
		return got
	}
	return slices.DeleteFunc(got, func(f found) bool {
		i := c.tokenIn(f.Span)
		for i >= 0 && i+1 < len(c.toks) && c.nameAt[i+1] == c.nameAt[i] {
			i++
		}
		return i >= 0 && i < g.head
	})
}

// dropOwnState takes back a target that is only the state of those who speak: "voiced
// American worries" is not aimed at America.
func (c *scene) dropOwnState(k *candidate) {
	home := map[timeline.CountryID]bool{}
	for _, p := range k.parties {
		if p.Role == timeline.RoleSource && p.Country != "" {
			home[p.Country] = true
		}
	}
	k.parties = slices.DeleteFunc(k.parties, func(p timeline.Party) bool {
		if p.Role != timeline.RoleTarget || !home[p.Country] || p.Actor != countryActor(p.Country) {
			return false
		}
		at := c.tokenIn(p.Span)
		return at < 0 || c.nameAt[at] < 0 || c.doc.Names[c.nameAt[at]].Kind != timeline.ActorPlace
	})
}

// destination takes the place right behind a verb of travel for the one that is visited
// where the tree hung another there: "arrive in Cairo and meet".
func (c *scene) destination(k *candidate) {
	i := k.last + 2
	if i >= len(c.toks) || k.rule.frame.roles[c.form[k.last+1]] != timeline.RoleTarget {
		return
	}
	if c.toks[i].UPOS == "DET" && i+1 < len(c.toks) {
		i++
	}
	n := c.nameAt[i]
	if n < 0 {
		return
	}
	got := c.fromName(n, travel)
	if len(got) == 0 || got[0].Country == "" || c.doc.Names[n].Kind == timeline.ActorPerson || slices.ContainsFunc(k.parties, func(p timeline.Party) bool { return p.Country == got[0].Country }) {
		return
	}
	k.parties = slices.DeleteFunc(k.parties, func(p timeline.Party) bool { return p.Role == timeline.RoleTarget })
	for _, f := range got {
		k.add(f, timeline.RoleTarget, "right behind the trigger")
	}
}

// pointedBackTo are those of the event told before, where the object of k is what was told.
func (a *article) pointedBackTo(c *scene, k *candidate, acting []found) []found {
	if !c.objectPointsBack(k) {
		return nil
	}
	return otherThan(a.lastActors(acting), acting)
}

// findTarget looks further for whom an act is aimed at, where its arguments do not say.
func (a *article) findTarget(c *scene, k *candidate) {
	f := k.rule.frame
	if !f.has(timeline.RoleTarget) && !f.has(timeline.RoleSignatory) {
		return
	}
	var acting []found
	var countries []timeline.CountryID
	for _, p := range k.parties {
		switch p.Role {
		case timeline.RoleTarget:
			// A resolution "of the Security Council" is not aimed at the Council.
			if p.Country != "" || k.rule.Frame != "vote" && k.rule.Type != "veto" {
				return
			}
		case timeline.RoleSource, timeline.RoleSignatory, timeline.RoleVoter:
			acting = append(acting, found{Party: p})
			if p.Country != "" && !slices.Contains(countries, p.Country) {
				countries = append(countries, p.Country)
			}
		}
	}
	if len(acting) == 0 || !f.has(timeline.RoleTarget) && len(countries) > 1 {
		return
	}
	got, note := a.targetOf(c, k, acting)
	if len(got) == 0 && !f.has(timeline.RoleTarget) {
		for _, p := range otherThan(c.owners(k), acting) {
			k.add(p, timeline.RoleSignatory, "whose it was")
		}
		return
	}
	if len(got) > 0 {
		for _, p := range got {
			k.add(p, timeline.RoleTarget, note)
		}
		return
	}
	if len(countries) != 1 {
		return
	}
	if p, ok := c.domestic(k, countries[0]); ok {
		k.add(p, timeline.RoleTarget, "people of the acting state")
	} else if k.rule.Frame == "demo" {
		// People take to the streets against those who rule them unless the text says else.
		p := timeline.Party{Actor: countryActor(countries[0]), Name: string(countries[0]), Country: countries[0], Role: timeline.RoleTarget}
		k.parties = append(k.parties, p)
		k.why = append(k.why, timeline.Reason{What: string(p.Role), Rule: k.rule.id, Note: "the state of those who protest"})
	}
}

// compatriots gives a leader of no known country who is the target of rebels, courts
// or workers the country of these: "the Ruritanian rebels rejected President Aster's
// appeal".
func (c *scene) compatriots(k *candidate) {
	var home timeline.CountryID
	for _, g := range k.args {
		if (g.label == "subj" || g.label == "agent") && g.head >= 0 && (c.pack.people[c.lemma[g.head]] || c.pack.people[c.form[g.head]]) {
			for _, f := range c.partiesOf(g.head, narrow) {
				home = f.Country
			}
		}
	}
	for i := range k.parties {
		p := &k.parties[i]
		if home == "" || p.Role != timeline.RoleTarget || p.Country != "" || !strings.HasPrefix(string(p.Actor), "person/") {
			continue
		}
		if at := c.tokenIn(p.Span); at >= 0 && (at > 0 && c.official(at-1) || c.official(at)) {
			p.Country = home
			k.why = append(k.why, timeline.Reason{What: "country", Rule: k.rule.id, Span: p.Span, Note: "of those who act"})
		}
	}
}

// where is the state of the place that an act hits: "airstrikes in Homs".
func (c *scene) where(k *candidate) []found {
	args := k.args
	if k.noun >= 0 {
		args = append(slices.Clip(args), c.dependents(k.noun)...)
	}
	for _, g := range k.args {
		if g.label == "obj" && g.head >= 0 && g.head != k.noun {
			args = append(slices.Clip(args), c.dependents(g.head)...)
		}
	}
	for _, g := range args {
		if g.head >= 0 && c.pack.venues[g.label] && !c.atEdge(g) {
			if got := c.partiesOf(g.head, travel); len(got) > 0 {
				return got
			}
		}
	}
	return nil
}

// targetOf is whom the acting parties of k aim at, looked for from the surest sign to the
// weakest, with what shows it.
func (a *article) targetOf(c *scene, k *candidate, acting []found) ([]found, string) {
	hits, under, frame := k.rule.frame.has(timeline.RoleTarget), k.rule.Under, k.rule.Frame
	signs := [...]struct {
		asked bool
		look  func() []found
		note  string
	}{
		{true, func() []found { return c.aimed(k, acting) }, "named in what it governs"},
		{hits, func() []found { return otherThan(c.objectStates(k), acting) }, "named in its object"},
		{hits, func() []found { return a.pointedBackTo(c, k, acting) }, "of the event told before"},
		{hits && !c.passive(k.pred), func() []found { return otherThan(c.behind(k, timeline.RoleTarget), acting) }, "by the order of words"},
		{hits && (k.rule.Type == "warning" || k.rule.Type == "rejection"), func() []found { return otherThan(c.concerned(k), acting) }, "whom the content names"},
		{hits && under == "drop", func() []found { return otherThan(c.behindContent(k), acting) }, "named first in its content"},
		{hits && (frame == "act" || frame == "move" || frame == "name"), func() []found { return otherThan(c.where(k), acting) }, "the place stands for its state"},
		{hits && under != "", func() []found { return c.aimed(k, actorsOnly(acting)) }, "of the same state"},
		{hits && under == "drop", func() []found {
			return slices.DeleteFunc(c.behindContent(k), func(x found) bool { return x.Span.End <= c.toks[k.last].Start })
		}, "of the same state"},
	}
	for _, s := range signs {
		if !s.asked {
			continue
		}
		if got := s.look(); len(got) > 0 {
			return got, s.note
		}
	}
	return nil, ""
}
