package extract

import (
	"strings"

	"demarche/timeline"
)

// The verb through which an event noun is told lends it its case frame, which is complete
// where words carry particles: 会談を行う, 攻撃を受ける, 訪問が延期になる.

// attachUnspaced gives k the case frame of its clause and, where it is a noun, that
// of the support verb whose argument it is.
func (c *scene) attachUnspaced(k *candidate) {
	at := c.clauseAt[k.pred]
	k.clause = c.clauseOf[k.pred]
	if at >= 0 {
		k.nominal = c.clauses[at].Nominal
		k.args = c.borrow(at, c.frameOf(at))
		k.clause = at
	} else {
		k.nominal = true
		k.args = c.dependents(k.pred)
	}
	for i := k.first; i < k.last; i++ {
		if n := c.nameAt[i]; n >= 0 {
			k.args = append(k.args, arg{label: "mod", head: i, span: c.toks[i].Span})
		}
	}
	if !k.nominal {
		return
	}
	h, label := c.caseGovernor(k.pred)
	if h < 0 {
		c.tellingClause(k)
		return
	}
	s := c.supportAt(h, label)
	if s == nil && label == "は" {
		s = c.supportAt(h, "を") // 閉鎖も命じた
	}
	if s == nil {
		s = c.becomes(h)
	}
	if s == nil || s.Swap && (strings.HasPrefix(c.doc.Text[c.toks[k.last].End:], "事件を受け") || wordsOnly(k.rule.Type) && c.inWake(h)) {
		if s == nil {
			c.tellingClause(k)
		}
		return
	}
	k.support, k.by = s, h
	k.size++
	if s.Swap && !suffers(k.rule.Type) {
		return // 発射を受けて会談した: only what came before
	}
	for _, a := range c.borrow(c.clauseAt[h], c.frameOf(c.clauseAt[h])) {
		if a.head == k.pred || a.head >= k.first && a.head <= k.last && a.head >= 0 {
			continue
		}
		a.turn = s.Swap && (a.label == "が" || a.label == "は")
		if s.Swap && a.label == "から" {
			a.turn = false
		}
		k.args = append(k.args, a)
	}
}

// caseGovernor is the predicate whose argument token i is, with the particle. A
// member of a list stands for the list.
func (c *scene) caseGovernor(i int) (pred int, label string) {
	for steps := 0; steps < 4 && i >= 0 && i < len(c.toks); steps++ {
		h := c.toks[i].Head
		if h < 0 || h >= len(c.toks) {
			return -1, ""
		}
		if c.rel(i) == "conj" && c.nominal(h) && (c.clauseAt[h] < 0 || c.clauses[c.clauseAt[h]].Nominal) {
			i = h
			continue
		}
		at := c.clauseAt[h]
		if at < 0 {
			return -1, ""
		}
		for _, a := range c.clauses[at].Args {
			if a.Head == i {
				return h, string(a.Label)
			}
		}
		return h, c.caseOf(i)
	}
	return -1, ""
}

// inWake reports whether the verb at token h only says what came before the rest: 要請を受け、....
func (c *scene) inWake(h int) bool {
	rest := c.doc.Text[c.toks[h].Start:c.sent.End]
	return strings.HasPrefix(rest, "受け、") || strings.HasPrefix(rest, "受けて")
}

// becomes is what the predicate at token h does to its subject where it only says that this
// comes to be something: 訪問が延期になった, 協議が白紙に戻った.
func (c *scene) becomes(h int) *supportEntry {
	switch c.lemma[h] {
	case "なる", "する", "戻る", "追い込む", "終わる":
	default:
		return nil
	}
	for _, g := range c.clauses[max(0, c.clauseAt[h])].Args {
		if g.Label != "に" && g.Label != "と" || g.Head < 0 {
			continue
		}
		if s := c.pack.supports[c.lemma[g.Head]]; len(s) > 0 && (s[0].Modality == timeline.Negated || s[0].Outcome == "postponed") {
			return s[0]
		}
	}
	return nil
}

// suffers reports whether somebody can be at the other end of an event of the type, so
// that who 受ける is its target.
func suffers(t timeline.TypeSlug) bool {
	switch t {
	case "weapons-test", "election", "coup-independence", "summit", "meeting", "conference", "military-exercise", "deployment", "agreement", "treaty-signed", "joint-statement", "resolution-adopted", "resolution-rejected", "un-vote", "veto", "withdrawal", "ceasefire", "peace-agreement", "protest":
		return false
	}
	return true
}
