package extract

import (
	"slices"
	"strings"

	"demarche/timeline"
)

// Votes: the text of a draft, and the count beside a decision.

// drafted drops what only the text of a resolution says that is put to the vote or
// adopted, and lets the vote concern whom the text is about: ロシアを非難する決議を採択した.
func (c *scene) drafted(all []*candidate) {
	for _, k := range all {
		at := c.clauseAt[k.acting()]
		if k.dropped != "" || !k.speaks() || at < 0 {
			continue
		}
		for steps := 0; at >= 0 && c.clauses[at].ParentRel == "conj" && steps < 4; steps++ {
			at = c.clauses[at].Parent // 非難し、撤退を求める決議
		}
		if at < 0 || c.clauses[at].ParentRel != "acl" {
			continue
		}
		h := c.toks[c.clauses[at].Pred].Head
		if h < 0 || !document(c.form[h]) && !document(c.toks[h].In(c.doc.Text)) {
			continue
		}
		for _, o := range all {
			if o.dropped != "" || !ballot(o.rule.Type) || o.rule.Type == "veto" || !c.under(h, o.acting()) {
				continue
			}
			k.dropped = "the text of a draft"
			if len(statesOf(o.parties)) == 0 {
				for _, p := range k.parties {
					if p.Role == timeline.RoleTarget && p.Country != "" {
						o.add(found{Party: p}, timeline.RoleTarget, "whom the text is about")
					}
				}
			}
		}
	}
}

// document reports whether a noun names a text that a body votes on.
func document(noun string) bool {
	for _, end := range [...]string{"決議", "決議案", "議長声明", "草案", "修正案", "案", "勧告", "宣言"} {
		if strings.HasSuffix(noun, end) {
			return true
		}
	}
	return false
}

// votedOn is the vote beside a decision that is told with its count: 賛成32、反対2で可決した.
func (c *scene) votedOn(all []*candidate) []*candidate {
	var decided *candidate
	for _, k := range all {
		switch {
		case k.dropped != "" || !c.stands(k):
		case k.rule.Type == "un-vote":
			return nil
		case decided == nil && (k.rule.Type == "resolution-adopted" || k.rule.Type == "resolution-rejected"):
			decided = k
		}
	}
	if decided == nil || !c.ballotCount() {
		return nil
	}
	for _, e := range c.pack.nouns["採"] {
		if e.rule.Type == "un-vote" {
			vote := *decided
			vote.rule = e.rule
			vote.parties, vote.why = slices.Clone(decided.parties), slices.Clone(decided.why)
			return []*candidate{&vote}
		}
	}
	return nil
}

// votedBefore reports whether the two sentences before told the vote of which k gives
// positions: 決議案を採決した。...14カ国が賛成した。
func (a *article) votedBefore(c *scene, k *candidate) bool {
	from := c.doc.Sentences[max(0, c.num-2)].Start
	for i := len(a.mentions) - 1; i >= 0; i-- {
		m := &a.mentions[i]
		if m.Evidence.Start < from {
			break
		}
		if m.Type == "un-vote" && m.Evidence.End <= c.sent.Start && m.When == k.date.when {
			if len(m.Countries()) == 0 {
				m.Parties = append(m.Parties, k.parties...)
			}
			return true
		}
	}
	return false
}
