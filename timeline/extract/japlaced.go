package extract

import (
	"slices"
	"strings"

	"demarche/timeline"
)

// Where it happens tells who is concerned.

// placed gives an event of force that names nobody hit the country where it happens, and
// a test without who makes it the country on whose soil it is: パリで襲撃があった.
func (a *article) placed(c *scene, k *candidate) {
	var role timeline.Role
	switch k.rule.Type {
	case "attack":
		role = timeline.RoleTarget
	case "withdrawal", "deployment":
		if len(statesOf(k.parties)) > 1 {
			return
		}
		role = timeline.RoleTarget
	case "weapons-test":
		role = timeline.RoleSource
	case "military-exercise":
		if len(statesOf(k.parties)) == 1 {
			c.besiege(k)
		}
		return
	default:
		return
	}
	if k.has(role) > 0 {
		return
	}
	got := c.whereAround(k)
	if len(got) == 0 {
		got = c.whereTold(k)
	}
	for _, p := range got {
		if p.Country == home && k.rule.Type != "attack" {
			continue
		}
		k.add(p, role, "where it happens")
	}
}

// besiege gives an exercise the other country that it goes on around: 台湾を囲む海域で演習した.
func (c *scene) besiege(k *candidate) {
	for _, n := range c.names {
		m := &c.doc.Names[n]
		rest := c.doc.Text[m.End:c.sent.End]
		for _, w := range [...]string{"周辺", "近海", "沖", "を囲", "を取り囲", "を包囲", "を想定", "を念頭", "の周辺", "付近"} {
			if m.Country != "" && strings.HasPrefix(rest, w) && !slices.Contains(statesOf(k.parties), m.Country) {
				k.addCountry(m.Country, timeline.RoleParticipant, "around which it goes on")
				return
			}
		}
	}
}

// whereTold is the country of the place that a clause about the noun of k names:
// アカバで起きた砲撃.
func (c *scene) whereTold(k *candidate) []found {
	for j := range c.clauses {
		if c.clauses[j].ParentRel != "acl" || c.clauses[j].Nominal || !c.isPartOf(c.toks[c.clauses[j].Pred].Head, k.pred) {
			continue
		}
		for _, g := range c.frameOf(j) {
			if g.head >= 0 && (g.label == "で" || g.label == "において") {
				if got := c.partiesOf(g.head, travel); len(got) > 0 && got[0].kind == timeline.ActorCountry {
					return got[:1]
				}
			}
		}
	}
	return nil
}

// whereAround is the country in which the clause of k, or the chain that it belongs to,
// takes place.
func (c *scene) whereAround(k *candidate) []found {
	at := c.clauseAt[k.acting()]
	if at < 0 {
		at = c.clauseOf[k.acting()]
	}
	for steps := 0; at >= 0 && steps < 3; at, steps = c.clauses[at].Parent, steps+1 {
		for _, g := range c.frameOf(at) {
			if g.head < 0 || g.label != "で" && g.label != "では" && g.label != "において" {
				continue
			}
			if got := c.partiesOf(g.head, travel); len(got) > 0 && got[0].kind == timeline.ActorCountry {
				return got[:1]
			}
		}
	}
	return c.placeAhead(k)
}

// placeAhead is the country of the place that opens the sentence, on whatever the tree has
// hung it: ロンドンで侵攻に反対する人がデモをした.
func (c *scene) placeAhead(k *candidate) []found {
	for i := 0; i < k.first && i < maxPlaceAhead; i++ {
		if n := c.nameAt[i]; n >= 0 && c.lastOfName(i) && (c.caseOf(i) == "で" || c.caseOf(i) == "では") && (c.doc.Names[n].Kind == timeline.ActorPlace || c.doc.Names[n].Kind == timeline.ActorCountry) {
			return c.fromName(n, travel)
		}
	}
	return nil
}

// maxPlaceAhead is how many tokens from the head of a sentence its place may stand.
const maxPlaceAhead = 6

// beforeDoor reports whether token i says at whose door something happens: 大使館前, 大使館周辺.
func (c *scene) beforeDoor(i int) bool {
	return i >= 0 && (c.form[i] == "前" || c.form[i] == "周辺" || c.nameAt[i] >= 0 && c.doc.Names[c.nameAt[i]].Kind == timeline.ActorOrganization)
}
