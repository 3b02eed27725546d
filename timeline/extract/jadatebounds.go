package extract

import (
	"slices"
	"strings"

	"demarche/timeline"
)

// Times that stand before an event and may date it, and those that belong to something
// else: to a noun, to the source of the report.

// timeAhead is the last time before k in the sentence that may date it though the tree
// has hung it elsewhere: not one of what is told as past about a noun, of somebody's words,
// or of what only came before. What is said is news, and nothing that lies ahead has
// happened. -1 for none.
func (a *article) timeAhead(c *scene, k *candidate) int {
	depth, found := c.bracketDepth(), -1
	for _, t := range c.times {
		x := &c.doc.Times[t]
		i := c.tokenIn(x.Span)
		if x.End > c.toks[k.first].Start {
			break
		}
		if i < 0 || !c.datesEvents(t) || depth[i] > depth[k.pred] || c.namesSource(t) || strings.HasPrefix(c.doc.Text[x.End:], "まで") {
			continue
		}
		if a.ahead(t) != (k.modality == timeline.Planned) || wordsOnly(k.rule.Type) && !a.current(dated{when: x.Date}) {
			continue
		}
		if c.ofNoun(t) {
			continue
		}
		if at := c.clauseWith(t); at >= 0 && c.clauses[at].ParentRel == "acl" && c.clauses[at].Tense == "past" && !c.framed(at) && !c.under(k.acting(), c.clauses[at].Pred) {
			continue
		}
		found = t
	}
	return found
}

// ofNoun reports whether time t only dates the noun behind it: 26日の大統領選の結果.
func (c *scene) ofNoun(t int) bool {
	rest := c.doc.Text[c.doc.Times[t].End:c.sent.End]
	if !strings.HasPrefix(rest, "の") && !strings.HasPrefix(rest, "からの") || ofOccasion(rest) {
		return false
	}
	for _, w := range [...]string{"段階", "時点", "午前", "午後", "夜", "朝", "未明", "早朝", "夕方", "深夜", "間", "うち", "昼", "前半", "後半", "初め", "末", "終わり", "こと", "に", "は"} {
		if strings.HasPrefix(rest, "の"+w) {
			return false
		}
	}
	return true
}

// ofOccasion reports whether a text goes on with the name of something in or by which the
// rest is done: の記者会見で, の総統選で.
func ofOccasion(rest string) bool {
	noun, _, ok := strings.Cut(rest, "で")
	return ok && len(noun) <= maxOccasionBytes && !strings.ContainsAny(noun, "をにがはも、")
}

// clauseWith is the clause that time t stands in; -1 for none.
func (c *scene) clauseWith(t int) int {
	for j := range c.clauses {
		if slices.Contains(c.clauses[j].Times, t) {
			return j
		}
	}
	return -1
}

// namesSource reports whether time t belongs to the words that name who told it: 26日付の
// アルジャジーラは, 27日のロイターによると.
func (c *scene) namesSource(t int) bool {
	rest := c.doc.Text[c.doc.Times[t].End:c.sent.End]
	if strings.HasPrefix(rest, "付") {
		return true
	}
	if i := strings.IndexAny(rest, "、。"); i >= 0 {
		rest = rest[:i]
	}
	return strings.HasSuffix(rest, "によると") || strings.HasSuffix(rest, "によれば") || strings.HasSuffix(rest, "によりますと")
}
