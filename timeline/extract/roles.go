package extract

import (
	"fmt"
	"slices"
	"strings"

	"demarche/timeline"
	"demarche/timeline/lang"
)

// assignRoles fills k's parties from its arguments by the rule's frame, then by
// the order of the words where the tree left a role open.
func (a *article) assignRoles(c *scene, k *candidate) {
	f := k.rule.frame
	type slot struct {
		arg   arg
		role  timeline.Role
		order int
	}
	if !c.pack.spaced {
		c.topicSpeaks(k)
	}
	var slots []slot
	for _, g := range k.args {
		role, ok := f.roles[g.label]
		if k.rule.Frame == "demo" && g.label == "で" && !c.beforeDoor(g.head) {
			role = timeline.RoleSource // who protests in a country protests as its people
		}
		if !ok || role == lang.RolePlace || g.head >= 0 && c.atEdge(g) {
			continue
		}
		if g.turn {
			role = turned(role)
		}
		if k.support != nil && k.support.Swap && g.label == "from" {
			role = timeline.RoleSource
		}
		slots = append(slots, slot{g, role, f.order[g.label]})
	}
	slices.SortStableFunc(slots, func(x, y slot) int { return x.order - y.order })
	filled := map[timeline.Role]int{}
	for _, s := range slots {
		if order, ok := filled[s.role]; ok && !f.all[s.role] && order != s.order {
			continue
		}
		got := c.withoutMakers(k, s.arg, k.withoutAgent(s.arg, a.partiesOfArg(c, k, s.arg, s.role)))
		if len(got) == 0 {
			continue
		}
		filled[s.role] = s.order
		for _, p := range got {
			k.add(p, s.role, fmt.Sprintf("%s of the trigger", s.arg.label))
		}
	}
	if k.rule.Frame == "travel" && !k.nominal {
		c.destination(k)
	}
	a.guess(c, k)
	if c.pack.spaced && (!k.nominal || c.verbal(k.pred)) {
		a.findTarget(c, k)
		c.compatriots(k)
	}
	c.dropSponsors(k)
	if k.rule.Frame == "speak" && c.pack.spaced {
		k.dropOwnState()
	}
	k.checkNeeds()
	if !c.pack.spaced {
		k.missing = k.missing && !c.unnamed(k)
		a.complete(c, k)
		if k.missing && !wordsOnly(k.rule.Type) {
			k.missing = false
			k.checkNeeds()
		}
		c.dropSponsors(k)
		switch {
		case a.domestic(c, k):
			k.dropped = "inside one country"
		case c.byPrivate(k):
			k.dropped = "done by a firm or club"
		}
	}
}

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
func (k *candidate) dropOwnState() {
	home := map[timeline.CountryID]bool{}
	for _, p := range k.parties {
		if p.Role == timeline.RoleSource && p.Country != "" {
			home[p.Country] = true
		}
	}
	k.parties = slices.DeleteFunc(k.parties, func(p timeline.Party) bool {
		return p.Role == timeline.RoleTarget && home[p.Country] && p.Actor == countryActor(p.Country)
	})
}

// withoutAgent leaves out of an object's parties those who act: of "monks held by Chinese
// police" the police are not held.
func (k *candidate) withoutAgent(g arg, got []found) []found {
	if g.label != "obj" {
		return got
	}
	return slices.DeleteFunc(got, func(f found) bool {
		return slices.ContainsFunc(k.args, func(b arg) bool { return b.label == "agent" && !f.Span.IsZero() && b.span.Contains(f.Span) })
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
	got, note := c.aimed(k, acting), "named in what it governs"
	if len(got) == 0 && f.has(timeline.RoleTarget) {
		got, note = otherThan(c.objectStates(k), acting), "named in its object"
	}
	if len(got) == 0 && !f.has(timeline.RoleTarget) {
		for _, p := range otherThan(c.owners(k), acting) {
			k.add(p, timeline.RoleSignatory, "whose it was")
		}
		return
	}
	if len(got) == 0 && f.has(timeline.RoleTarget) && c.objectPointsBack(k) {
		got, note = otherThan(a.lastActors(acting), acting), "of the event told before"
	}
	if len(got) == 0 && f.has(timeline.RoleTarget) && !c.passive(k.pred) {
		got, note = otherThan(c.behind(k, timeline.RoleTarget), acting), "by the order of words"
	}
	if len(got) == 0 && (k.rule.Type == "warning" || k.rule.Type == "rejection") {
		got, note = otherThan(c.concerned(k), acting), "whom the content names"
	}
	if len(got) == 0 && k.rule.Under == "drop" && f.has(timeline.RoleTarget) {
		got, note = otherThan(c.behindContent(k), acting), "named first in its content"
	}
	if len(got) == 0 && k.rule.Frame == "ask" {
		got, note = otherThan(c.objectStates(k), acting), "named in its object"
	}
	if len(got) == 0 && (k.rule.Frame == "act" || k.rule.Frame == "move" || k.rule.Frame == "name") {
		got, note = otherThan(c.where(k), acting), "the place stands for its state"
	}
	if len(got) == 0 && f.has(timeline.RoleTarget) && k.rule.Under != "" {
		got, note = c.aimed(k, actorsOnly(acting)), "of the same state"
	}
	if len(got) == 0 && f.has(timeline.RoleTarget) && k.rule.Under == "drop" {
		got, note = slices.DeleteFunc(c.behindContent(k), func(x found) bool { return x.Span.End <= c.toks[k.last].Start }), "of the same state"
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

// atEdge reports whether an argument only says that something is beside a state: "on the
// Peruvian border".
func (c *scene) atEdge(g arg) bool {
	return c.pack.venues[g.label] && (c.lemma[g.head] == "border" || c.lemma[g.head] == "frontier")
}

// has reports whether a frame gives role to some argument.
func (f *frame) has(role timeline.Role) bool {
	for _, r := range f.roles {
		if r == role {
			return true
		}
	}
	return false
}

func turned(r timeline.Role) timeline.Role {
	switch r {
	case timeline.RoleSource:
		return timeline.RoleTarget
	case timeline.RoleTarget:
		return timeline.RoleSource
	}
	return r
}

// partiesOfArg finds the parties of an argument; a pronoun gives those of the
// last subject.
func (a *article) partiesOfArg(c *scene, k *candidate, g arg, role timeline.Role) []found {
	if g.head < 0 {
		return c.partiesIn(g.span)
	}
	r := wide
	switch {
	case role == timeline.RoleSource && (g.label == "が" || g.label == "は"), c.acting(k, g, role):
		r = narrow
	case k.rule.Frame == "travel" && role == timeline.RoleTarget:
		r = travel
	case c.pack.spaced && role == timeline.RoleTarget && k.rule.Type == "attack" && g.label == "obj", c.addressed(k, g, role):
		r = travel
	case !c.pack.spaced && role == timeline.RoleTarget && (k.rule.Frame == "move" || k.rule.Frame == "mission"):
		r = travel // ガザ南部から撤退した
	}
	if !c.pack.spaced && role != timeline.RoleTarget {
		if k.rule.Frame == "demo" {
			r = travel
		} else if k.rule.Type != "asylum" && c.private(g.head) {
			return nil
		}
	}
	if got := c.athome(k, c.examples(g, append(c.partiesOf(g.head, r), a.owner(c, k, g, role)...))); len(got) > 0 {
		if f := k.rule.frame; g.label == "subj" || g.label == "agent" || f.all[role] {
			return c.coordinated(got)
		}
		return got
	}
	if got := a.organ(c, g); len(got) > 0 {
		return got
	}
	if c.toks[g.head].UPOS == "PRON" && c.nameAt[g.head] < 0 || c.toks[g.head].UPOS == "DET" {
		return a.pronounParties(c, k, g)
	}
	return nil
}

// acting reports whether an argument says who does what k tells: a thing or a private
// person of a state does not act for it.
func (c *scene) acting(k *candidate, g arg, role timeline.Role) bool {
	if g.label != "subj" && g.label != "agent" || g.head == k.noun {
		return false
	}
	return role == timeline.RoleSource || c.pack.spaced && role != timeline.RoleTarget && !k.nominal && !c.passive(k.pred)
}

// addressed reports whether the place that an argument names stands for its government:
// "a protest with Washington", "told Ankara".
func (c *scene) addressed(k *candidate, g arg, role timeline.Role) bool {
	if !c.pack.spaced || c.nameAt[g.head] < 0 || c.doc.Names[c.nameAt[g.head]].Kind != timeline.ActorPlace {
		return false
	}
	switch k.rule.Frame {
	case "blame", "speak", "ask", "refuse", "deny":
		return role == timeline.RoleTarget && g.label != "of" && g.label != "for" && g.label != "over"
	case "meet", "call", "sign":
		return g.label == "with" || g.label == "between"
	}
	return false
}

// partiesIn lists the parties named in a stretch of text outside the sentence.
func (c *scene) partiesIn(span timeline.Span) []found {
	var out []found
	for n := range c.doc.Names {
		if span.Contains(c.doc.Names[n].Span) {
			out = append(out, c.fromName(n, wide)...)
		}
	}
	return compactFound(out)
}

// add gives k a party, once for each actor and role.
func (k *candidate) add(f found, role timeline.Role, note string) {
	p := f.Party
	p.Role = role
	for _, q := range k.parties {
		if q.Actor == p.Actor && q.Country == p.Country && q.Name == p.Name {
			return
		}
	}
	k.parties = append(k.parties, p)
	k.ranks[f.rank]++
	k.why = append(k.why, timeline.Reason{What: string(role), Rule: k.rule.id, Span: p.Span, Note: note})
}

// checkNeeds notes whether every role that the rule asks for is filled.
func (k *candidate) checkNeeds() {
	have := map[timeline.Role]int{}
	for _, p := range k.parties {
		have[p.Role]++
	}
	for _, r := range k.rule.Need {
		have[r]--
		if have[r] < 0 {
			k.missing = true
		}
	}
}
