package extract

import (
	"slices"
	"strings"

	"demarche/timeline/syntax"
)

// Who acts as the clauses and topics around tell.

// topicSpeaks leaves out a subject behind the topic of a verb of saying: it belongs to what
// is said, wherever the tree has hung it. オバマ氏は、政権が使用したとして理解を求めた.
func (c *scene) topicSpeaks(k *candidate) {
	if slices.ContainsFunc(k.args, func(g arg) bool { return g.label == "agent" && g.head >= 0 && len(c.partiesOf(g.head, narrow)) > 0 }) {
		// Who suffers is を by now: a topic beside the agent belongs to the clause above.
		k.args = slices.DeleteFunc(slices.Clone(k.args), func(g arg) bool { return g.label == "は" || g.label == "が" })
		return
	}
	if !wordsOnly(k.rule.Type) || k.nominal {
		return
	}
	topic := -1
	for _, g := range k.args {
		if g.label == "は" && g.head >= 0 && len(c.partiesOf(g.head, narrow)) > 0 {
			topic = g.head
		}
	}
	if topic < 0 {
		return
	}
	k.args = slices.DeleteFunc(slices.Clone(k.args), func(g arg) bool { return g.label == "が" && g.head > topic })
}

// mainSubject is the topic of the sentence before k: who says what stands in it.
func (c *scene) mainSubject(k *candidate) []found {
	for j := len(c.clauses) - 1; j >= 0; j-- {
		if c.clauses[j].Parent >= 0 || c.clauses[j].Nominal || c.clauses[j].Pred <= k.pred {
			continue
		}
		for _, g := range c.frameOf(j) {
			if g.label == "は" && g.head >= 0 && g.head < k.first {
				if got := c.partiesOf(g.head, narrow); len(got) > 0 {
					return got
				}
			}
		}
		break
	}
	// A topic that the parser gave to a clause with a subject of its own.
	for j := range c.clauses {
		if c.clauses[j].Pred < k.pred && !c.clauses[j].Nominal && slices.ContainsFunc(c.clauses[j].Args, func(a syntax.Arg) bool { return a.Label == "が" }) {
			if got := c.topicOf(j); len(got) > 0 {
				return got
			}
		}
	}
	return nil
}

// topicOf is who the topic of clause at names, whatever else the clause has.
func (c *scene) topicOf(at int) []found {
	for _, a := range c.clauses[at].Args {
		if a.Label == "は" && a.Head >= 0 {
			return c.partiesOf(a.Head, narrow)
		}
	}
	return nil
}

// bareSubject reports whether an official who is not named acts in the clause of k:
// he who was named before is meant.
func (c *scene) bareSubject(k *candidate) bool {
	at := c.clauseAt[k.acting()]
	return at >= 0 && slices.ContainsFunc(c.frameOf(at), func(g arg) bool {
		return (g.label == "は" || g.label == "が") && g.head >= 0 && c.official(g.head) && len(c.partiesOf(g.head, wide)) == 0 &&
			!slices.ContainsFunc(c.children[g.head], func(x int) bool { return c.rel(x) == "nmod" || c.nameAt[x] >= 0 })
	})
}

// otherSubject reports whether the clause of k says who acts, and that is somebody of
// whom nothing is known: 野党は反発した does not go on with whom the text was about. An
// official without a name may be the one.
func (c *scene) otherSubject(k *candidate) bool {
	at := c.clauseAt[k.acting()]
	if at < 0 || c.clauses[at].Passive {
		return false
	}
	for _, g := range c.frameOf(at) {
		if g.label != "は" && g.label != "が" || g.head < 0 || g.head >= k.first && g.head <= k.last || g.head == k.pred {
			continue
		}
		if c.toks[g.head].UPOS == "PRON" || len(c.partiesOf(g.head, wide)) > 0 {
			return false
		}
		bare := c.spokesman(g.head) || !slices.ContainsFunc(c.children[g.head], func(x int) bool { r := c.rel(x); return r == "compound" || r == "nmod" })
		if c.official(g.head) && bare {
			return false
		}
		if person(c.form[g.head]) || c.official(g.head) {
			return true
		}
		if wordsOnly(k.rule.Type) && c.toks[g.head].UPOS == "NOUN" && c.clauseAt[g.head] < 0 && !writing(c.form[g.head]) {
			return true // a thing does not speak
		}
	}
	return false
}

// writing reports whether a noun names words that speak for those who wrote them.
func writing(noun string) bool {
	for _, end := range [...]string{"声明", "報告", "報告書", "談話", "論評", "発表", "書簡", "文書", "決議", "通知", "宣言", "演説", "氏", "者", "こと", "の"} {
		if strings.HasSuffix(noun, end) {
			return true
		}
	}
	return false
}
