package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"demarche/timeline"
)

// What the plain non-past tells: what is to come, or what only stands beside the past.

// toCome reports whether a predicate stands in the plain non-past: 会談する, not
// 会談した or 会談している.
func (c *scene) toCome(at int) bool {
	if c.clauses[at].Nominal || c.clauses[at].Tense != "pres" || c.besideThePast(at) {
		return false
	}
	words := c.chainEnd(at).In(c.doc.Text)
	for _, w := range []string{"ている", "ており", "てい", "でいる", "である", "ながら"} {
		if strings.Contains(words, w) {
			return false
		}
	}
	// A する-noun that ends a headline or report tells what was done: 解除を発表。
	return strings.HasSuffix(words, "る") || strings.HasSuffix(words, "う") || strings.HasSuffix(words, "く") || strings.HasSuffix(words, "す") || strings.HasSuffix(words, "む") || strings.HasSuffix(words, "ぶ") || strings.HasSuffix(words, "つ") || strings.HasSuffix(words, "ます")
}

// chainEnd is the span of the predicate that ends the chain of clause at: the tense of
// 訪問し、会談する is told at its end.
func (c *scene) chainEnd(at int) timeline.Span {
	if r, _ := utf8.DecodeLastRuneInString(c.clauses[at].Span.In(c.doc.Text)); !unicode.Is(unicode.Hiragana, r) {
		return c.clauses[at].Span // a noun that ends a line: 拒否権を行使
	}
	for steps := 0; steps < 5; steps++ {
		p := c.clauses[at].Parent
		if c.clauses[at].ParentRel != "conj" || p <= at || c.clauses[p].Tense != "pres" || c.clauses[p].Nominal || c.clauses[p].ParentRel == "acl" {
			break
		}
		at = p
	}
	return c.clauses[at].Span
}

// besideThePast reports whether clause at only frames what is told as past, or says
// what something consists of: 向かう途中に伝えられた, 禁輸を柱とする制裁を決めた.
func (c *scene) besideThePast(at int) bool {
	if c.clauses[at].ParentRel != "acl" {
		return false
	}
	if h := c.toks[c.clauses[at].Pred].Head; h >= 0 && h < len(c.toks) {
		switch c.form[h] {
		case "途中", "前", "直前", "際", "時", "とき", "ところ", "最中":
			p := c.clauses[at].Parent
			return p >= 0 && c.clauses[p].Tense == "past"
		}
	}
	return strings.HasSuffix(c.clauses[at].Span.In(c.doc.Text), "とする") || c.lemma[c.clauses[at].Pred] == "続ける"
}
