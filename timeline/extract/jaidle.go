package extract

import (
	"slices"
	"strings"

	"demarche/timeline"
)

// What goes on inside one country is no event between parties.

// sources are the parties that act in k.
func (k *candidate) sources() []timeline.Party {
	return slices.DeleteFunc(slices.Clone(k.parties), func(p timeline.Party) bool { return p.Role == timeline.RoleTarget })
}

// betweenParties reports whether events of a type need somebody beside the country that
// acts: talks inside one country are its own affair.
func betweenParties(t timeline.TypeSlug) bool {
	switch t {
	case "statement", "meeting", "talks", "agreement", "rejection", "demand", "condemnation", "praise", "cooperation", "joint-statement", "treaty-signed", "gift", "conference", "protest":
		return true
	}
	return false
}

// policeWork reports whether k is an arrest of somebody who holds no office.
func (c *scene) policeWork(k *candidate) bool {
	return k.rule.Type == "seizure-arrest" && c.lemma[k.pred] == "逮捕" && !(k.noun >= 0 && c.official(c.counted(k.noun)))
}

// lasting reports whether k tells that something is not so, and never was done:
// 連合に加盟していない.
func (c *scene) lasting(k *candidate) bool {
	switch k.rule.Type {
	case "membership", "relations-established":
	default:
		return false
	}
	at := c.clauseAt[k.acting()]
	if at < 0 {
		return false
	}
	words := c.clauses[at].Span.In(c.doc.Text)
	return strings.Contains(words, "ていない") || strings.Contains(words, "ていなかった") || strings.Contains(words, "でいない") || strings.Contains(words, "ておらず")
}

// unofficial reports whether all who travel in k are people of whom the text tells no office.
func (c *scene) unofficial(k *candidate) bool {
	n := 0
	for _, p := range k.parties {
		if p.Role != timeline.RoleSource {
			continue
		}
		if !strings.HasPrefix(string(p.Actor), "person/x-") || c.introduced[p.Name].office {
			return false
		}
		n++
	}
	return n > 0
}

// atHome reports whether the journey of k leads nowhere abroad: to a place of the
// traveller's own country, or only to the scene (現地入りした, 被災地を視察した).
func (c *scene) atHome(k *candidate) bool {
	own := statesOf(k.parties)
	abroad := slices.ContainsFunc(k.parties, func(p timeline.Party) bool {
		return p.Role == timeline.RoleSource && p.Country == "" && strings.HasPrefix(string(p.Actor), "org/")
	})
	if len(own) != 1 || abroad || len(countriesWithout(c.countriesNamed(), map[timeline.CountryID]bool{own[0]: true})) > 0 {
		return false
	}
	if k.has(timeline.RoleTarget) > 0 {
		return true
	}
	return strings.Contains(c.span(k.first, k.last).In(c.doc.Text), "現地入り") || c.lemma[k.pred] == "視察"
}

// dropIdle drops statements and talks that concern nobody but the country that makes them.
func (a *article) dropIdle(c *scene, all []*candidate) {
	for _, k := range all {
		if k.dropped == "" && (betweenParties(k.rule.Type) || c.policeWork(k)) && a.toNobody(c, k) {
			k.dropped = "about no other party"
		}
		if k.dropped == "" && k.modality == timeline.Negated && c.lasting(k) {
			k.dropped = "a state of things"
		}
		if k.dropped == "" && k.rule.Type == "un-vote" && a.votedBefore(c, k) {
			k.dropped = "positions in the vote told before"
		}
		if k.dropped == "" && k.rule.Type == "visit" && c.atHome(k) {
			k.dropped = "inside one country"
		}
		if k.dropped == "" && k.rule.Type == "visit" && c.unofficial(k) {
			k.dropped = "a private journey"
		}
	}
}

// toNobody reports whether all that take part in k are of one country, and neither
// another nor an international body is named beside it.
func (a *article) toNobody(c *scene, k *candidate) bool {
	seen := map[timeline.CountryID]bool{}
	if wordsOnly(k.rule.Type) && c.foreignOffice(k) {
		return false // what it says is meant for abroad
	}
	news := k.rule.Type == "statement" && k.rule.ID != "issue" && (k.rule.ID == "as" || c.form[k.pred] == "発表" || c.form[k.pred] == "公表") // tells no mind about anybody
	for _, p := range k.parties {
		if !news && p.Country == "" && p.Actor != "" && !strings.HasPrefix(string(p.Actor), "person/x-") || strings.HasPrefix(string(p.Actor), "group/") {
			return false
		}
		seen[p.Country] = true
	}
	delete(seen, "")
	if len(seen) == 0 || news && len(statesOf(k.sources())) == 0 {
		return news
	}
	if len(seen) != 1 || len(countriesWithout(a.near(c), seen)) > 0 || !seen[home] && a.oneOfSeveral(seen) {
		return false
	}
	for _, rebels := range [...]string{"武装", "反政府", "ゲリラ", "反乱", "過激派", "解放戦線", "解放軍", "反体制", "戦線"} {
		if strings.Contains(c.text(), rebels) {
			return false
		}
	}
	return !slices.ContainsFunc(c.names, func(n int) bool {
		m := &c.doc.Names[n]
		return m.Kind == timeline.ActorOrganization && m.Country == "" && !incidental(c.doc.Text, m)
	})
}

// oneOfSeveral reports whether those in k belong to an affair between a few countries,
// so that what they say is said to the others too.
func (a *article) oneOfSeveral(seen map[timeline.CountryID]bool) bool {
	of := a.affair()
	if len(of) == 2 && slices.Contains(of, home) && a.homeNamed < 2 {
		return false // the readers' own country is named for them
	}
	return len(of) > 1 && slices.ContainsFunc(of, func(id timeline.CountryID) bool { return seen[id] })
}

// domestic reports whether k is words inside one country in an article that names no
// other country and no international body.
func (a *article) domestic(c *scene, k *candidate) bool {
	a.affair()
	if !k.hasState(c) {
		return true
	}
	if of := a.affair(); len(of) == 1 && of[0] == home && k.insideHome() && len(countriesWithout(c.countriesNamed(), map[timeline.CountryID]bool{home: true})) == 0 {
		return true
	}
	if a.countries > 1 || len(statesOf(k.parties)) > 1 || !k.speaks() && k.rule.Type != "statement" {
		return false
	}
	for n := range a.doc.Names {
		if m := &a.doc.Names[n]; m.Kind == timeline.ActorOrganization && m.Country == "" {
			return false
		}
	}
	return !c.foreignOffice(k)
}

// hasState reports whether a state, an official, an armed group or an organisation
// takes part in k, or k is a session that needs none.
func (k *candidate) hasState(c *scene) bool {
	for _, p := range k.parties {
		if p.Country != "" || p.Actor != "" && (!strings.HasPrefix(string(p.Actor), "person/x-") || c.introduced[p.Name].leads) {
			return true
		}
	}
	switch k.rule.Type {
	case "conference", "summit", "talks", "ceasefire", "peace-agreement", "un-vote", "resolution-adopted", "resolution-rejected":
		return len(k.rule.Need) == 0
	}
	return false
}

// insideHome reports whether k is talk or a meeting inside the home country.
func (k *candidate) insideHome() bool {
	switch k.rule.Type {
	case "meeting", "talks", "visit", "agreement", "conference", "statement":
	default:
		if !k.speaks() {
			return false
		}
	}
	for _, p := range k.parties {
		if p.Country != home && (p.Country != "" || !strings.HasPrefix(string(p.Actor), "person/x-")) {
			return false
		}
	}
	return true
}

// foreignOffice reports whether those speak in k whose words are meant for abroad.
func (c *scene) foreignOffice(k *candidate) bool {
	for _, p := range k.parties {
		words := p.Span.In(c.doc.Text)
		for _, n := range c.names {
			if c.doc.Names[n].Span == p.Span && (c.doc.Names[n].Office == "foreign minister" || c.doc.Names[n].Office == "defence minister" || strings.Contains(c.doc.Names[n].Office, "ambassador")) {
				words = "外相"
			}
		}
		if p.Role == timeline.RoleSource && p.Country != "" && p.Country != home && (strings.Contains(words, "外務省") || strings.Contains(words, "外相") || strings.Contains(words, "外交部") || strings.Contains(words, "国防省")) {
			return true
		}
	}
	return false
}
