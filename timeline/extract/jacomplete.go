package extract

import (
	"slices"
	"strings"

	"demarche/timeline"
)

// The other side. Japanese leaves out what the reader knows, above all whom a protest or a
// demand is addressed to: it stands elsewhere in the sentence, or it is the other country of
// the affair.

// complete adds the other side to an event between states of which the clause names
// only one.
func (a *article) complete(c *scene, k *candidate) {
	if to := timeline.CountryID(k.rule.Detail["to"]); to != "" && k.has(timeline.RoleSource) > 0 && !slices.ContainsFunc(k.parties, func(p timeline.Party) bool { return p.Country == to }) {
		k.addCountry(to, timeline.RoleTarget, "told by the word")
	}
	a.placed(c, k)
	c.aboutWhom(k)
	role, ok := otherSide(k.rule.Type)
	if !ok {
		return
	}
	have := map[timeline.CountryID]bool{}
	for _, p := range k.parties {
		if p.Country != "" {
			have[p.Country] = true
		}
	}
	if len(have) > 1 || len(have) == 0 && wordsOnly(k.rule.Type) && !k.hasState(c) && !c.unnamed(k) {
		return
	}
	if k.rule.frame.all[timeline.RoleParticipant] && k.has(timeline.RoleParticipant) > 0 {
		role = timeline.RoleParticipant
	}
	if k.has(timeline.RoleSignatory) > 0 {
		role = timeline.RoleSignatory
	}
	if !a.completeNear(c, k, role, have) {
		a.completeByAffair(c, k, role, have)
	}
}

// completeNear adds the country that the sentence, or the one before it, tells to be the
// other side, and reports whether nothing is left to look for.
func (a *article) completeNear(c *scene, k *candidate, role timeline.Role, have map[timeline.CountryID]bool) bool {
	if c.besideUs(k) {
		if ids := countriesWithout(a.namedBefore, have); len(ids) == 1 {
			k.addCountry(ids[0], role, "the country of the sentence before")
		}
		return true
	}
	if id := c.interlocutor(k, have); id != "" {
		k.addCountry(id, role, "to whom he speaks")
		return true
	}
	if id := c.otherInSentence(have); id != "" {
		k.addCountry(id, role, "the other country in the sentence")
		return true
	}
	return false
}

// completeByAffair adds the other side of the affair that the article is about.
func (a *article) completeByAffair(c *scene, k *candidate, role timeline.Role, have map[timeline.CountryID]bool) {
	of := a.affair()
	if role == timeline.RoleTarget && wordsOnly(k.rule.Type) && c.beforeBody(k) {
		// A body is spoken of or speaks: who else the text is about is not meant by that.
		if len(have) == 0 && a.centre != "" {
			k.addCountry(a.centre, role, "the country that the article is about")
		}
		return
	}
	for id := range have {
		if !slices.Contains(of, id) {
			if k.rule.Type == "mediation" && len(of) == 2 {
				for _, side := range of {
					k.addCountry(side, role, "a side of the affair")
				}
			} else if a.centre != "" {
				k.addCountry(a.centre, role, "the country that the article is about")
			}
			return
		}
	}
	if ids := countriesWithout(a.namedBefore, have); len(of) == 0 && len(have) == 1 && len(ids) == 1 {
		k.addCountry(ids[0], role, "the country of the sentence before")
		return
	}
	near := a.near(c)
	if len(have) == 0 && len(of) == 2 && role == timeline.RoleParticipant && !slices.Contains(of, home) {
		for _, id := range of {
			k.addCountry(id, actorOr(k, role), "the two of the affair")
		}
		return
	}
	several := len(countriesWithout(of, have)) > 1 // of two others the one that is named near
	for _, id := range of {
		if several && len(have) > 0 && !slices.Contains(near, id) {
			continue
		}
		if (k.rule.Type == "statement" && len(have) > 0 || id == home && !a.homeLeads() && !k.speaks()) && !slices.Contains(near, id) {
			continue // what is said need not be said to the other side; and readers are at home
		}
		if !have[id] && (len(have) > 0 || len(of) == 1) {
			k.addCountry(id, role, "the other side of the affair")
		}
	}
}

// otherSide is the role in which the other country takes part in an event of a
// type that goes on between countries; false for types that one country can do alone.
func otherSide(t timeline.TypeSlug) (timeline.Role, bool) {
	switch t {
	case "statement", "praise", "condemnation", "accusation", "denial", "demand", "warning", "rejection", "apology",
		"trade-restriction", "sanctions-imposed", "sanctions-lifted", "aid", "seizure-arrest", "prisoner-exchange", "legal-action",
		"border-incident", "border-closed", "relations-severed", "expulsion", "ambassador-recalled", "ambassador-summoned", "attack", "gift", "veto", "treaty-withdrawn":
		return timeline.RoleTarget, true
	case "agreement", "treaty-signed", "treaty-ratified", "joint-statement", "meeting", "talks", "summit", "call", "relations-established", "cooperation", "ceasefire", "peace-agreement", "mediation":
		return timeline.RoleParticipant, true
	}
	return "", false
}

// actorOr is the role of those who act in k's frame, where all act alike.
func actorOr(k *candidate, role timeline.Role) timeline.Role {
	if r := k.actingRole(); r != "" && k.rule.frame.all[r] {
		return r
	}
	return role
}

func (k *candidate) addCountry(id timeline.CountryID, role timeline.Role, note string) {
	k.add(found{Party: timeline.Party{Actor: countryActor(id), Name: string(id), Country: id}, name: -1}, role, note)
}

// beforeBody reports whether the sentence names an international body that speaks in k or
// that the words of k are about.
func (c *scene) beforeBody(k *candidate) bool {
	return slices.ContainsFunc(c.names, func(n int) bool {
		m := &c.doc.Names[n]
		return m.Kind == timeline.ActorOrganization && m.Country == "" && !incidental(c.doc.Text, m) && !c.heard(n) && m.Start < c.toks[k.acting()].Start
	})
}

// aboutWhom gives a decision of a body that names nobody the only country that the sentence
// names: whom it is about. 総会はロシアの理事会での資格を停止した.
func (c *scene) aboutWhom(k *candidate) {
	switch k.rule.Type {
	case "resolution-adopted", "resolution-rejected", "membership":
	default:
		return
	}
	if len(statesOf(k.parties)) > 0 {
		return
	}
	if id := c.otherInSentence(nil); id != "" {
		k.addCountry(id, timeline.RoleTarget, "the only country in the sentence")
	}
}

// interlocutor is the country of whom the speaker of k meets where he speaks: オバマ氏は
// 安倍首相との会談で理解を求めた. "" where k is no speech or no such meeting is told.
func (c *scene) interlocutor(k *candidate, have map[timeline.CountryID]bool) timeline.CountryID {
	if !wordsOnly(k.rule.Type) || len(have) == 0 {
		return ""
	}
	var heads []int
	for _, g := range k.args {
		if g.label == "で" && g.head >= 0 && (occasion(c.form[g.head]) || strings.HasSuffix(c.form[g.head], "会見")) {
			heads = append(heads, c.children[g.head]...)
		}
	}
	for j := range c.clauses {
		q := &c.clauses[j]
		if q.Parent == k.clause && (q.ParentRel == "conj" || q.ParentRel == "advcl") && (occasion(q.Lemma) || q.Lemma == "電話") {
			for _, g := range q.Args {
				if g.Head >= 0 && (g.Label == "と" || q.Lemma == "電話" && g.Label == "に") {
					heads = append(heads, g.Head)
				}
			}
		}
	}
	for _, h := range heads {
		if l := c.caseOf(h); l != "との" && l != "と" && l != "に" {
			continue
		}
		for _, p := range c.partiesOf(h, narrow) {
			if p.Country != "" && !have[p.Country] {
				return p.Country
			}
		}
	}
	return ""
}

// besideUs reports whether an argument of k means a country by its place beside
// another: 隣国, 近隣諸国.
func (c *scene) besideUs(k *candidate) bool {
	args := slices.Clone(k.args)
	for j := range c.clauses { // nouns inside the words of the trigger have their own
		if p := c.clauses[j].Pred; c.clauses[j].Nominal && p >= k.first && p <= k.last {
			args = append(args, c.frameOf(j)...)
		}
	}
	for _, g := range args {
		if g.head < 0 {
			continue
		}
		for _, w := range []string{"隣国", "近隣諸国", "隣接国", "相手国", "周辺国"} {
			if strings.HasSuffix(c.doc.Text[c.sent.Start:c.toks[g.head].End], w) {
				return true
			}
		}
	}
	return false
}
