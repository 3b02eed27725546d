package extract

import (
	"strings"

	"demarche/timeline"
)

// The content of acts of words: what somebody demands, wishes, speaks of or shouts is no
// event beside theirs.

// spokenOf drops an attack that is only what somebody says he will or may do: the words
// are the event. 侵攻を続ける考えを示した, 攻撃する意図はないと述べた.
func (c *scene) spokenOf(all []*candidate) {
	for _, in := range all {
		if in.rule.Type != "attack" || in.dropped != "" || in.modality == timeline.Occurred || in.modality == timeline.Ongoing || in.modality == timeline.Alleged {
			continue
		}
		for _, k := range all {
			if k.dropped == "" && !k.missing && k.rule.Type == "statement" && k.rule.Under == "replace" && (c.content(in, k) || c.under(in.acting(), k.acting()) && k.acting() > in.acting()) {
				in.dropped = "only spoken of"
				break
			}
		}
	}
}

// wished drops what stands in a wish before よう as the content of the demand behind it, and
// makes who is to do it the demand's target: イスラエルに検問所を開くよう訴えた.
func (c *scene) wished(all []*candidate) {
	for _, k := range all {
		if k.dropped != "" || !k.speaks() || k.rule.Under != "drop" {
			continue
		}
		y := c.wishBefore(k.acting())
		if y < 0 {
			continue
		}
		for _, in := range all {
			if in != k && in.dropped == "" && in.acting() == y {
				in.dropped = "content of " + string(k.rule.Type)
			}
		}
		at := c.clauseAt[y]
		if at < 0 || len(statesOf(k.parties)) > 1 || k.has(timeline.RoleTarget) > 0 {
			continue
		}
		for _, g := range c.frameOf(at) {
			if g.head >= 0 && g.head < y && (g.label == "に" || g.label == "に対して" || g.label == "が" || g.label == "へ") {
				for _, p := range c.partiesOf(g.head, narrow) {
					k.add(p, timeline.RoleTarget, "who is to do what is wished")
				}
			}
		}
	}
}

// wishBefore is the predicate that よう ties to the verb at token v: 開くよう in 開くよう訴えた.
// -1 for none.
func (c *scene) wishBefore(v int) int {
	for i := v - 1; i > 0 && i >= v-8; i-- {
		if c.form[i] != "よう" && c.form[i] != "ように" {
			if c.form[i] == "、" || c.verbal(i) && c.clauseAt[i] >= 0 {
				return -1
			}
			continue
		}
		for j := i - 1; j >= 0 && j >= i-5; j-- {
			if c.clauseAt[j] >= 0 && !c.clauses[c.clauseAt[j]].Nominal {
				return j
			}
		}
		return -1
	}
	return -1
}

// vehicles drops a speech of which nothing is told but what a later word of the chain
// tells, and what is said inside another act of words: 声明を出し、「...」と歓迎した, 侵略だと警告した.
func (c *scene) vehicles(all []*candidate) {
	for _, k := range all {
		at := c.clauseAt[k.acting()]
		if k.dropped != "" || at < 0 || !wordsOnly(k.rule.Type) {
			continue
		}
		for _, o := range all {
			to := c.clauseAt[o.acting()]
			if o == k || o.dropped != "" || o.missing || to < 0 || !wordsOnly(o.rule.Type) || o.acting() <= k.acting() {
				continue
			}
			rel := c.clauses[at].ParentRel
			if k.rule.Type == "statement" && (k.rule.ID == "issue" || k.rule.ID == "speech" || speech(c.clauses[at].Lemma)) && rel == "conj" && c.chained(at, to) && !c.tellsContent(k) {
				k.dropped = "only how " + string(o.rule.id) + " is said"
				break
			}
			if k.speaks() && o.speaks() && (rel == "quote" || rel == "ccomp") && c.clauses[at].Parent == to {
				k.dropped = "said in " + string(o.rule.id)
				break
			}
		}
	}
}

// speech reports whether a verb only says that somebody spoke.
func speech(lemma string) bool {
	switch lemma {
	case "会見", "演説", "講演", "記者会見":
		return true
	}
	return false
}

// chained reports whether clause at is a link of the chain that ends in clause to.
func (c *scene) chained(at, to int) bool {
	for steps := 0; at >= 0 && steps < 4; steps++ {
		if at == to {
			return true
		}
		if c.clauses[at].ParentRel != "conj" && c.clauses[at].ParentRel != "advcl" {
			return false
		}
		at = c.clauses[at].Parent
	}
	return false
}

// tellsContent reports whether the words of k, or the noun that is their object, have a
// content of their own: ...とする声明を出し.
func (c *scene) tellsContent(k *candidate) bool {
	at := c.clauseAt[k.acting()]
	for j := range c.clauses {
		q := &c.clauses[j]
		if q.Parent == at && (q.ParentRel == "quote" || q.ParentRel == "ccomp" || q.ParentRel == "acl" && k.noun >= 0 && c.under(q.Pred, k.noun)) {
			return true
		}
	}
	if k.noun < 0 {
		return false
	}
	from := k.noun
	for from > 0 && c.rel(from-1) == "compound" {
		from--
	}
	before := c.doc.Text[c.sent.Start:c.toks[from].Start]
	for _, end := range [...]string{"る", "た", "との", "という"} {
		if strings.HasSuffix(before, end) {
			return true
		}
	}
	return false
}

// shouted gives a protest those against whom it goes where another verb of its chain
// says so, which is no demand of its own: 米軍の撤退を求めてデモを行った.
func (c *scene) shouted(all []*candidate) {
	for _, k := range all {
		if k.rule.Type != "protest" || k.dropped != "" {
			continue
		}
		for j := range c.clauses {
			at := c.clauseAt[k.acting()]
			if at < 0 || j == at || c.clauses[j].Parent != at && c.clauses[at].Parent != j || !objects(c.clauses[j].Lemma) {
				continue
			}
			for _, g := range c.frameOf(j) {
				if (g.label == "を" || g.label == "に" || g.label == "に対して") && g.head >= 0 && g.head != k.pred && k.has(timeline.RoleTarget) == 0 {
					for _, p := range c.partiesOf(g.head, wide) {
						k.add(p, timeline.RoleTarget, "against whom they protest")
					}
				}
			}
			for _, o := range all {
				if o != k && o.acting() == c.clauses[j].Pred && (o.speaks() || o.rule.Type == "protest") {
					o.dropped = "what the protest says"
				}
			}
		}
	}
}

// objects reports whether a verb tells what people in the street are for or against.
func objects(lemma string) bool {
	switch lemma {
	case "求める", "抗議", "反対", "訴える", "批判", "非難", "要求", "叫ぶ", "主張":
		return true
	}
	return false
}
