package extract

import (
	"slices"
	"strings"

	"demarche/timeline"
)

// What stands in quotation marks is somebody's words.

// bracketDepth counts the quotation marks open at each token.
func (c *scene) bracketDepth() []int {
	depth := make([]int, len(c.toks))
	open := 0
	if i := strings.Index(c.text(), "」"); i >= 0 && !strings.Contains(c.text()[:i], "「") {
		open = 1 // the quotation began in a sentence before
	}
	for i := range c.toks {
		for _, r := range c.form[i] {
			switch r {
			case '「', '『', '“', '｢':
				if strings.ContainsAny(c.doc.Text[c.toks[i].Start+len("「"):c.sent.End], "」』”｣") {
					open++
				}
			case '」', '』', '”', '｣':
				open = max(0, open-1)
			}
		}
		depth[i] = open
	}
	return depth
}

// onlyMarked reports whether the quotation marks around k only set off a term that the
// sentence uses itself: 「強い遺憾の意」を表明した.
func (c *scene) onlyMarked(k *candidate) bool {
	i := max(k.last, k.pred) + 1
	if !k.nominal || k.by < 0 || i+1 >= len(c.toks) || c.form[i] != "」" {
		return false
	}
	switch c.form[i+1] {
	case "を", "に", "が":
		return true
	}
	return false
}

// endsQuote is the verb of saying behind the quotation that ends with the words of k:
// 「極めて遺憾」とし. -1 where they don't end one.
func (c *scene) endsQuote(k *candidate) int {
	i := k.last + 1
	for i < len(c.toks) && (c.toks[i].UPOS == "AUX" || c.form[i] == "。") {
		i++
	}
	if i+2 >= len(c.toks) || c.form[i] != "」" || c.form[i+1] != "と" {
		return -1
	}
	return i + 2
}

// sayer is the verb of saying whose words end in k: 「非難する」と述べた. Nil where k
// stands deeper in the words, or is neither an act of words nor told as done.
func (c *scene) sayer(k *candidate, all []*candidate, depth []int) *candidate {
	at := c.clauseAt[k.acting()]
	if at < 0 {
		at = c.clauseOf[k.acting()]
	}
	if at < 0 {
		return nil
	}
	told := c.clauses[at].Tense == "past" && !k.nominal || k.by >= 0 && c.clauses[at].Tense == "past"
	if !k.speaks() && !told {
		return nil
	}
	for steps := 0; at >= 0 && steps < 4; steps++ {
		p := c.clauses[at].Parent
		if p < 0 {
			return nil
		}
		rel := c.clauses[at].ParentRel
		if rel == "quote" || rel == "ccomp" {
			for _, s := range all {
				if s.dropped == "" && s.rule.Type == "statement" && s.acting() == c.clauses[p].Pred && depth[s.acting()] < depth[k.pred] {
					return s
				}
			}
			return nil
		}
		if rel != "conj" {
			return nil
		}
		at = p
	}
	return nil
}

// takeSpeaker makes the speaker of s who acts in k, where the words don't say.
func (k *candidate) takeSpeaker(s *candidate) {
	if k.has(timeline.RoleSource) > 0 && !k.speaks() {
		return
	}
	for _, p := range s.parties {
		if p.Role == timeline.RoleSource && !slices.ContainsFunc(k.parties, func(q timeline.Party) bool { return q.Actor == p.Actor }) {
			k.parties = append(k.parties, p)
		}
	}
	k.missing = k.missing && k.has(timeline.RoleSource) == 0
}
