package extract

import "strings"

// tellingClause makes the verb of a dated clause before an event noun its support, where it
// only tells that the event took place and another noun stands between them:
// 今年始まったシリアのレバノン撤兵, 12月に予定している日韓首脳会談.
func (c *scene) tellingClause(k *candidate) {
	for j := range c.clauses {
		q := &c.clauses[j]
		h := c.toks[q.Pred].Head
		if q.ParentRel != "acl" || q.Nominal || q.Pred >= k.first || c.timeOfClause(j) < 0 || h < 0 || h > k.last || !c.inPhraseOf(h, k.pred) {
			continue
		}
		if s := c.pack.supports[q.Lemma]; len(s) > 0 && !s[0].Swap && takesPlace(q.Lemma) {
			k.support, k.by = s[0], q.Pred
			k.args = append(k.args, c.frameOf(j)...)
			return
		}
	}
}

// inPhraseOf reports whether token i hangs on the noun or on what stands in its phrase.
func (c *scene) inPhraseOf(i, noun int) bool {
	for steps := 0; i >= 0 && i < len(c.toks) && steps < 5; i, steps = c.toks[i].Head, steps+1 {
		if i == noun {
			return true
		}
		if r := c.rel(i); r != "nmod" && r != "compound" && r != "conj" {
			return false
		}
	}
	return false
}

// takesPlace reports whether a verb only says that something goes on, is done or is due.
func takesPlace(lemma string) bool {
	switch lemma {
	case "起きる", "起こる", "始まる", "始める", "開始", "続く", "続ける", "行う", "行われる", "予定", "開く", "開催", "結ぶ", "締結", "発生", "実施", "交わす", "発表", "成立", "持つ", "終える", "終わる", "出す":
		return true
	}
	return false
}

// strangerIn reports whether a force or its craft acts in clause at of which the text does
// not say whose it is, and not the speaker's own: 比側の船が侵入した.
func (c *scene) strangerIn(at int) bool {
	for _, g := range c.frameOf(at) {
		if g.label != "が" || g.head < 0 || g.head >= c.clauses[at].Pred {
			continue
		}
		words := g.span.In(c.doc.Text)
		for _, own := range [...]string{"我々", "われわれ", "我が", "わが", "自国", "自軍", "当方"} {
			if strings.Contains(words, own) {
				return false
			}
		}
		return c.official(g.head)
	}
	return false
}
