package extract

import (
	"strings"

	"demarche/timeline"
)

// Acts that are done by saying so: to declare, decide or show such a mind is to act.

// performed reports whether k is an act that is done by saying so, and is announced
// or decided in the past: 国交を断絶すると発表した.
func (c *scene) performed(k *candidate, at int) bool {
	switch k.rule.Type {
	case "aid", "sanctions-imposed", "sanctions-lifted", "trade-restriction", "recognition", "relations-established", "relations-severed", "expulsion",
		"ambassador-recalled", "ambassador-appointed", "treaty-withdrawn", "border-closed", "resolution-adopted", "membership", "rejection":
	default:
		return false
	}
	if at < 0 || c.clauses[at].Negated || c.clauses[at].Tense != "pres" {
		return false
	}
	for _, x := range c.clauses[at].Aux {
		switch c.form[x] {
		case "方針", "意向", "予定", "見通し", "考え", "可能性", "計画", "へ", "べき":
			return false
		}
	}
	p := c.clauses[at].Parent
	if p < 0 || c.clauses[p].Tense != "past" || c.clauses[p].Negated {
		return false
	}
	switch c.clauses[p].Lemma {
	case "発表", "表明", "明らかにする", "宣言", "決定", "決める", "通告", "宣布", "了解", "閣議決定", "承認", "正式表明", "公表", "命じる", "取る", "とる", "通知", "告げる", "布告":
		return true
	}
	return false
}

// shown reports whether clause at is a mind that somebody showed: 反対する考えを示した.
func (c *scene) shown(at int) bool {
	if at < 0 || c.clauses[at].ParentRel != "acl" || c.clauses[at].Parent < 0 {
		return false
	}
	switch h := c.toks[c.clauses[at].Pred].Head; {
	case h < 0 || h >= len(c.toks):
		return false
	case c.form[h] != "考え" && c.form[h] != "意向" && c.form[h] != "立場" && c.form[h] != "姿勢" && c.form[h] != "方針":
		return false
	}
	p := &c.clauses[c.clauses[at].Parent]
	switch p.Lemma {
	case "示す", "表明", "明らかにする", "表す", "強調", "伝える", "述べる":
		return p.Tense == "past" && !p.Negated && !c.clauses[at].Negated
	}
	return false
}

// mindShown reports whether what k says is told as a mind that was shown: 認めないとの意向を示した.
func (c *scene) mindShown(k *candidate) bool {
	rest := c.doc.Text[c.toks[k.last].Start:min(c.sent.End, c.toks[k.last].Start+maxCueBytes)]
	for _, mind := range [...]string{"との意向を", "との考えを", "との方針を", "との姿勢を", "との立場を", "との見解を", "との認識を"} {
		_, behind, ok := strings.Cut(rest, mind)
		if ok && (strings.HasPrefix(behind, "示し") || strings.HasPrefix(behind, "表明し") || strings.HasPrefix(behind, "明らかにし") || strings.HasPrefix(behind, "伝え") || strings.HasPrefix(behind, "強調し")) {
			return true
		}
	}
	return false
}

// spoken reports whether clause at is what somebody declared without brackets: 歓迎すると表明した.
func (c *scene) spoken(at int) bool {
	if at < 0 || c.clauses[at].Negated || c.clauses[at].Parent < 0 || c.clauses[at].ParentRel != "quote" && c.clauses[at].ParentRel != "ccomp" {
		return false
	}
	p := &c.clauses[c.clauses[at].Parent]
	switch p.Lemma {
	case "表明", "発表", "述べる", "明らかにする", "宣言", "強調", "語る", "明言", "言明", "伝える", "言う", "コメント":
		return p.Tense == "past" && !p.Negated && len(c.subjectsOf(at, "が")) == 0
	}
	return false
}

// speaks reports whether k is an act of words, which its own verb performs: 拒否する.
func (k *candidate) speaks() bool { return k.rule.Type != "statement" && wordsOnly(k.rule.Type) }

// wordsOnly reports whether events of a type are done with words.
func wordsOnly(t timeline.TypeSlug) bool {
	switch t {
	case "statement", "condemnation", "accusation", "denial", "demand", "warning", "praise", "rejection", "apology":
		return true
	}
	return false
}
