package extract

import (
	"slices"
	"strings"

	"demarche/timeline"
)

// countries of an affair: Japanese leaves out what the reader knows, above all the
// other side. Whom a protest or a demand is addressed to stands in the sentence, or
// it is the other country that the whole article is about.

// maxAffair is how many countries an affair may be between.
const maxAffair = 3

// affair lists the few countries that the article is about; nil where there
// are more.
func (a *article) affair() []timeline.CountryID {
	if a.affairKnown {
		return a.affairOf
	}
	a.affairKnown = true
	count := map[timeline.CountryID]int{}
	seen := map[timeline.CountryID]int{} // the last sentence in which it was counted
	at := 0
	for n := range a.doc.Names {
		m := &a.doc.Names[n]
		for at < len(a.doc.Sentences)-1 && m.Start >= a.doc.Sentences[at].End {
			at++
		}
		if a.doc.Sentences[at].Kind == timeline.KindFurniture || incidental(a.doc.Text, m) || servesBody(a.doc, n) || m.Kind == timeline.ActorCountry && stance(a.doc.Text, m.Span) {
			continue
		}
		for _, id := range countriesOf(m) {
			if last, ok := seen[id]; !ok || last != at {
				seen[id] = at
				count[id]++
			}
		}
	}
	order := sortedKeys(count)
	slices.SortStableFunc(order, func(x, y timeline.CountryID) int { return count[y] - count[x] })
	a.countries, a.homeNamed = len(order), count[home]
	for n := 1; n <= maxAffair && n <= len(order); n++ {
		if n == len(order) || 3*count[order[n]] <= 2*count[order[n-1]] && (n > 1 || 3*count[order[n]] <= count[order[0]]) {
			a.affairOf = order[:n]
			break
		}
	}
	if len(order) > 0 && count[order[0]] >= 3 && (len(order) == 1 || count[order[0]] > count[order[1]]) {
		a.centre = order[0]
	}
	return a.affairOf
}

func countriesOf(m *timeline.ActorMention) []timeline.CountryID {
	if len(m.Countries) > 0 {
		return m.Countries
	}
	if m.Country == "" {
		return nil
	}
	return []timeline.CountryID{m.Country}
}

// incidental reports whether a name is only part of a source's name or of a time:
// 日本経済新聞, 中国国際放送, 日本時間.
func incidental(text string, m *timeline.ActorMention) bool {
	rest := text[m.End:min(len(text), m.End+maxCueBytes)]
	for _, w := range []string{"経済新聞", "新聞", "通信", "国際放送", "国際ラジオ", "ラジオ", "公共ラジオ", "放送", "中央放送", "日報", "テレビ", "時間", "標準時", "東部夏時間", "東部時間", "語", "メディア", "紙", "の報道によ", "の報道で", "の報道機関", "の通信社", "の新聞", "のメディア", "国営", "中央通信", "国際通信", "主義"} {
		if strings.HasPrefix(rest, w) {
			return true
		}
	}
	return false
}

// near lists the countries named in the sentence, and in the one before but for the home
// country, which Japanese news names for its readers.
func (a *article) near(c *scene) []timeline.CountryID {
	before := slices.DeleteFunc(slices.Clone(a.namedBefore), func(id timeline.CountryID) bool { return id == home })
	return append(c.countriesNamed(), before...)
}

// maxLead is how many sentences tell what an article is about.
const maxLead = 2

// homeLeads reports whether the home country is named at the head of the article.
func (a *article) homeLeads() bool {
	lead := a.doc.Sentences[min(maxLead, len(a.doc.Sentences))-1].End
	for n := range a.doc.Names {
		m := &a.doc.Names[n]
		if m.End <= lead && !incidental(a.doc.Text, m) && slices.Contains(countriesOf(m), home) {
			return true
		}
	}
	return false
}

// historical reports whether a name is only part of the name of a war.
func historical(text string, m *timeline.ActorMention) bool {
	rest := text[m.End:]
	return strings.HasPrefix(rest, "戦争") || strings.HasPrefix(rest, "内戦") || strings.HasPrefix(rest, "紛争") || strings.HasPrefix(rest, "動乱")
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

// home is the country whose inner affairs fill the news in Japanese.
const home timeline.CountryID = "JPN"

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
	if c.besideUs(k) {
		if ids := countriesWithout(a.namedBefore, have); len(ids) == 1 {
			k.addCountry(ids[0], role, "the country of the sentence before")
		}
		return
	}
	if id := c.interlocutor(k, have); id != "" {
		k.addCountry(id, role, "to whom he speaks")
		return
	}
	if id := c.otherInSentence(have); id != "" {
		k.addCountry(id, role, "the other country in the sentence")
		return
	}
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

// actorOr is the role of those who act in k's frame, where all act alike.
func actorOr(k *candidate, role timeline.Role) timeline.Role {
	if r := k.actingRole(); r != "" && k.rule.frame.all[r] {
		return r
	}
	return role
}

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

func (k *candidate) addCountry(id timeline.CountryID, role timeline.Role, note string) {
	k.add(found{Party: timeline.Party{Actor: countryActor(id), Name: string(id), Country: id}, name: -1}, role, note)
}

// otherInSentence is the only country that the sentence names beside those that k
// has; "" for none or several.
func (c *scene) otherInSentence(have map[timeline.CountryID]bool) timeline.CountryID {
	var other timeline.CountryID
	for _, n := range c.names {
		m := &c.doc.Names[n]
		if incidental(c.doc.Text, m) || historical(c.doc.Text, m) || servesBody(c.doc, n) || c.heard(n) || c.venue(n) || stance(c.doc.Text, m.Span) && m.Kind == timeline.ActorCountry {
			continue
		}
		for _, id := range countriesOf(m) {
			if have[id] || id == other {
				continue
			}
			if other != "" {
				return ""
			}
			other = id
		}
	}
	return other
}

// venue reports whether name n says where: it stands in an argument of place, or
// before a place in one (アメリカのニューヨークにある本部).
func (c *scene) venue(n int) bool {
	i := c.tokenIn(c.doc.Names[n].Span)
	for steps := 0; i >= 0 && i < len(c.toks) && steps < 4; steps++ {
		h := c.toks[i].Head
		if h < 0 {
			return false
		}
		if at := c.clauseAt[h]; at >= 0 && !c.clauses[at].Nominal {
			switch c.caseOf(i) {
			case "で", "において", "での":
				return true
			case "に":
				l := c.clauses[at].Lemma
				return l == "ある" || l == "位置" || l == "いる"
			}
			return false
		}
		i = h
	}
	return false
}

// heard reports whether name n stands in what the sentence gives as its source.
func (c *scene) heard(n int) bool {
	i := c.tokenIn(c.doc.Names[n].Span)
	if i < 0 {
		return false
	}
	end := c.doc.Text[c.toks[i].End:min(len(c.doc.Text), c.toks[i].End+maxCueBytes)]
	if j := strings.IndexAny(end, "、。"); j >= 0 {
		end = end[:j]
	}
	return strings.HasSuffix(end, "によると") || strings.HasSuffix(end, "によれば")
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

// countriesWithout lists the countries of names that are not in have, each once.
func countriesWithout(ids []timeline.CountryID, have map[timeline.CountryID]bool) []timeline.CountryID {
	var out []timeline.CountryID
	for _, id := range ids {
		if !have[id] && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

// countriesNamed lists the countries that the sentence names.
func (c *scene) countriesNamed() []timeline.CountryID {
	var out []timeline.CountryID
	for _, n := range c.names {
		if m := &c.doc.Names[n]; !incidental(c.doc.Text, m) && !historical(c.doc.Text, m) && !servesBody(c.doc, n) && !c.heard(n) {
			out = append(out, countriesOf(m)...)
		}
	}
	return out
}
