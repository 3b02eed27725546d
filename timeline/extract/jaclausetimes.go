package extract

import (
	"strings"

	"demarche/timeline"
)

// The time in the clauses that an event is told by: its own, those of its chain, those of
// the occasion and of the content.

// clauseTime is the time that dates k: one in its own phrase, else one of the
// clauses that it acts in; -1 for none.
func (c *scene) clauseTime(k *candidate) (int, string) {
	if k.nominal {
		if t := c.timeInPhrase(k.pred); t >= 0 {
			return t, "stands in the trigger's phrase"
		}
	}
	at := c.clauseAt[k.acting()]
	if at < 0 {
		at = c.clauseOf[k.acting()]
	}
	loose := false // a link of a chain was passed: what stands behind it dates only the next
	for steps := 0; at >= 0 && at < len(c.clauses) && steps < 5; steps++ {
		if t := c.timeOfClause(at); t >= 0 && (!loose || c.doc.Times[t].Start < c.toks[k.pred].Start) {
			return t, "modifies the predicate"
		}
		if t := c.timeOfChain(at, k); t >= 0 {
			return t, "dates the chain of clauses"
		}
		if t := c.timeOfOccasion(at, k); t >= 0 {
			return t, "dates the occasion"
		}
		if t := c.timeOfContent(at, k); t >= 0 {
			return t, "dates what is settled"
		}
		rel := c.clauses[at].ParentRel
		if rel == "acl" && c.clauses[at].Tense == "past" && !c.framed(at) && k.rule.Frame != "travel" || rel == "quote" && k.modality == timeline.Planned {
			break
		}
		loose = loose || rel == "conj" || rel == "advcl"
		at = c.clauses[at].Parent
	}
	return -1, ""
}

// timeOfClause is the time that dates clause at; of several the one that stands nearest to
// its predicate, but for the ends of one stretch. -1 for none.
func (c *scene) timeOfClause(at int) int {
	found := -1
	for _, t := range c.clauses[at].Times {
		if !c.datesEvents(t) || c.namesSource(t) || c.ofNoun(t) || found >= 0 && (c.tied(found, t) || c.doc.Times[t].Start > c.toks[c.clauses[at].Pred].Start) {
			continue
		}
		found = t
	}
	return found
}

// timeOfChain is a time in a clause to the left that clause at continues.
func (c *scene) timeOfChain(at int, k *candidate) int {
	found := -1
	for j := range c.clauses {
		r := c.clauses[j].ParentRel
		if j >= at || c.clauses[j].Parent != at || r != "conj" && r != "advcl" {
			continue
		}
		t := c.timeOfClause(j)
		if t < 0 {
			t = c.timeOfOccasion(j, k) // 13日の会見で反発し、撤回を求めた
		}
		if t >= 0 && c.clauses[j].Span.Start < c.toks[k.pred].Start {
			found = t
		}
	}
	return found
}

// timeOfOccasion is the time of the gathering at which clause at happens:
// 5月に開かれた会議で調印した, 3日の会談で合意した.
func (c *scene) timeOfOccasion(at int, k *candidate) int {
	for _, g := range c.clauses[at].Args {
		if g.Head < 0 || g.Head >= len(c.toks) || g.Head == k.pred {
			continue
		}
		switch g.Label {
		case "で", "において", "にて", "では":
			if occasion(c.form[g.Head]) {
				if t := c.timeInPhrase(g.Head); t >= 0 {
					return t
				}
			}
		}
	}
	return -1
}

// occasion reports whether a noun names a gathering or its like.
func occasion(noun string) bool {
	for _, w := range [...]string{"会議", "会談", "会合", "総会", "大会", "会見", "サミット", "協議", "交渉", "式典", "演説", "投票", "訪問", "国会", "理事会"} {
		if strings.HasSuffix(noun, w) {
			return true
		}
	}
	return false
}

// timeOfContent is the time of what clause at settles about its topic k:
// 協議は5日に再開することが決まった.
func (c *scene) timeOfContent(at int, k *candidate) int {
	if !k.nominal {
		return -1
	}
	for j := range c.clauses {
		if c.clauses[j].Parent == at && c.clauses[j].ParentRel == "acl" && c.clauses[j].Tense != "past" && c.framed(j) && c.clauses[j].Span.Start > c.toks[k.pred].Start {
			if t := c.timeOfClause(j); t >= 0 {
				return t
			}
		}
	}
	return -1
}

// framed reports whether clause at is the content of a noun that only frames it:
// ...したことを明らかにした.
func (c *scene) framed(at int) bool {
	h := c.toks[c.clauses[at].Pred].Head
	if h < 0 || h >= len(c.toks) {
		return false
	}
	switch c.form[h] {
	case "こと", "旨", "の", "事実", "よう":
		return true
	}
	return false
}

// timeInPhrase is a time that modifies the noun at a token: 三月の会談, 十日開かれた会談.
func (c *scene) timeInPhrase(noun int) int {
	for _, t := range c.timesUnder(noun) {
		return t
	}
	for j := range c.clauses {
		if c.clauses[j].ParentRel == "acl" && c.isPartOf(c.toks[c.clauses[j].Pred].Head, noun) {
			if t := c.timeOfClause(j); t >= 0 {
				return t
			}
		}
	}
	return -1
}

// isPartOf reports whether token i is the noun, or stands in front of it without の.
func (c *scene) isPartOf(i, noun int) bool {
	if i < 0 || i >= len(c.toks) {
		return false
	}
	return i == noun || c.toks[i].Head == noun && i < noun && c.caseOf(i) == "" && c.nominal(i)
}
