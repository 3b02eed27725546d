package extract

import (
	"slices"
	"strings"

	"demarche/timeline"
)

// What is only named in passing, says which thing is meant, or is said by somebody who
// stands for no country.

// passing reports whether an event noun is only mentioned: it is neither what the
// clause is about nor where it happens, nor dated by itself.
func (c *scene) passing(k *candidate) bool {
	if !k.nominal || k.by >= 0 || k.speaks() || k.rule.Type == "statement" || c.timeInPhrase(k.pred) >= 0 {
		return false
	}
	h, label := c.caseGovernor(k.pred)
	if rest := c.doc.Text[c.toks[max(k.pred, k.last)].End:c.sent.End]; strings.HasPrefix(rest, "により") || strings.HasPrefix(rest, "によって") {
		return false
	}
	if h < 0 {
		return c.toks[k.pred].Head >= 0
	}
	if k.last+1 < len(c.toks) && c.form[k.last+1] == "、" && c.caseOf(k.pred) == "" {
		return false // a headline: クーデター未遂、司令官を拘束
	}
	switch label {
	case "が", "は", "を":
		if !lastsWhile(k.rule.Type) {
			return true
		}
		// A body that meets may act by itself: 総会は採択した.
		return label != "を" && gathers(k.rule.Type) && !c.passive(h) && !strings.HasSuffix(c.form[k.pred], "会談")
	case "で", "において", "での", "によって", "により", "として", "にて", "と":
		return false
	}
	return true
}

func gathers(t timeline.TypeSlug) bool { return t == "conference" || t == "summit" }

// lastsWhile reports whether events of a type are told by their noun alone as what a
// clause is about: talks go on and end, an attack is made.
func lastsWhile(t timeline.TypeSlug) bool {
	switch t {
	case "talks", "meeting", "summit", "call", "conference", "ceasefire", "peace-agreement", "agreement", "joint-statement", "treaty-signed", "visit", "mediation", "peacekeeping":
		return true
	}
	return false
}

// described drops what a clause without a day of its own only says of the noun that it
// modifies: 拘束していた記者を解放した, ドイツに駐留する米軍を減らす.
func (c *scene) described(all []*candidate) {
	for _, k := range all {
		at := c.clauseAt[k.acting()]
		if k.dropped != "" || at < 0 || c.clauses[at].ParentRel != "acl" || c.timeOfClause(at) >= 0 {
			continue
		}
		switch k.rule.Type {
		case "deployment":
			if l := c.clauses[at].Lemma; l == "駐留" || l == "駐屯" || l == "展開" || l == "常駐" {
				k.dropped = "says which force"
			}
		case "border-incident":
			if p := c.clauses[at].Parent; p >= 0 && (c.clauses[p].Lemma == "禁じる" || c.clauses[p].Lemma == "禁止") {
				k.dropped = "what is forbidden"
			}
		case "seizure-arrest":
			if slices.ContainsFunc(all, func(o *candidate) bool { return o.rule.Type == "prisoner-exchange" && o.dropped == "" }) {
				k.dropped = "says who is freed"
			}
		}
	}
}

// forPurpose reports whether the demand of k is only what something else is done for: 解放を
// 求めて訪問した.
func (c *scene) forPurpose(k *candidate) bool {
	_, rest, ok := strings.Cut(c.doc.Text[c.toks[k.pred].Start:c.sent.End], "求めて")
	if !ok || strings.Contains(c.doc.Text[c.toks[k.first].Start:c.sent.End-len(rest)], "、") {
		return false
	}
	for _, w := range [...]string{"い", "き", "お", "、", "は", "も", "や"} {
		if strings.HasPrefix(rest, w) {
			return false
		}
	}
	return true
}

// byOther reports whether the clause of k names who speaks, but that is neither an
// actor nor an official.
func (c *scene) byOther(k *candidate) bool {
	if c.clauseAt[k.acting()] < 0 {
		return false
	}
	other := false
	for _, g := range c.frameOf(c.clauseAt[k.acting()]) {
		if g.label != "は" && g.label != "が" || g.head >= k.first && g.head <= k.last {
			continue
		}
		if g.head >= 0 && subnational(g.span.In(c.doc.Text)) {
			return true
		}
		if g.head < 0 || c.toks[g.head].UPOS == "PRON" || len(c.partiesOf(g.head, wide)) > 0 {
			return false
		}
		for _, h := range c.heads(g.head) {
			if c.nameAt[h] >= 0 || c.official(h) {
				return false
			}
		}
		other = other || person(c.toks[g.head].In(c.doc.Text))
	}
	return other
}

// subnational reports whether a phrase names somebody who speaks for a province or town.
func subnational(phrase string) bool {
	phrase = strings.TrimRight(phrase, "はがも、")
	for _, end := range [...]string{"知事", "市長", "区長", "町長", "村長", "県議", "市議", "州議会", "州報道官", "州政府", "州当局", "県警", "州警察", "市当局", "市議会", "県議会", "警察署", "署長"} {
		if strings.HasSuffix(phrase, end) {
			return true
		}
	}
	return false
}

// person reports whether a noun names a kind of people or body that can speak.
func person(noun string) bool {
	for _, end := range [...]string{"側", "者", "家", "員", "会", "会社", "社", "事務所", "団体", "専門家", "弁護士", "教授", "住民", "遺族", "紙", "新聞", "通信", "党", "派", "官", "長", "相", "師", "組織", "連合", "連盟", "協会", "財団", "大学", "組合", "企業", "大手", "銀行", "球団", "クラブ"} {
		if strings.HasSuffix(noun, end) {
			return true
		}
	}
	return false
}
