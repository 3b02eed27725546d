package syntax

import (
	"unicode/utf8"

	"demarche/timeline"
)

// The case frame of a clause: its arguments with their particles, as in the active.

// arguments reads the case frame of clause k off the bunsetsu that hang on it.
func (r *jaClauses) arguments(k int) {
	b := r.buns[k]
	c := &r.out[k]
	for d := range r.bs[:b] {
		if r.heads[d] != b {
			continue
		}
		label := r.label(d, c)
		if l := r.completed(d); l != "" {
			d, label = d-1, l
		}
		if label == "" {
			continue
		}
		c.Args = append(c.Args, Arg{Label: label, Head: r.bs[d].core, Span: r.phrase(d)})
	}
	r.compound(k)
	if r.bs[b].form == jaRel {
		r.modified(k)
	}
}

// label names the tie between bunsetsu d and the predicate of c, as in the active.
func (r *jaClauses) label(d int, c *Clause) Label {
	x := r.bs[d]
	if !x.noun || r.toks[x.core].Rel == "conj" && !c.Nominal && x.marker != "と" {
		return ""
	}
	m := x.marker
	switch {
	case x.form == jaPara || x.form == jaBareNoun:
		if m != "" && m != "と" {
			return ""
		}
		if m == "" {
			if x.comma && d == 0 && !r.timeNoun(d) {
				m = "は" // a headline: 露大統領、訪朝へ
			} else {
				return ""
			}
		}
	case x.form != jaCase && x.form != jaAdnom:
		return ""
	case m == "も":
		m = "は"
	case m == "":
		return ""
	}
	if m == "は" && r.timeNoun(d) {
		return ""
	}
	if c.Passive {
		switch m {
		case "が", "は":
			return "を"
		case "によって", "により", "によっ":
			return "が"
		case "に":
			if canAct(r.words[x.core]) {
				return "agent"
			}
		}
	}
	return Label(m)
}

// completed names the tie of the noun before d whose particle d completes: 首相と|ともに,
// 国境を|めぐって. It is "" where d does no such thing.
func (r *jaClauses) completed(d int) Label {
	if d == 0 || r.heads[d-1] != d {
		return ""
	}
	switch w := r.words[r.bs[d].core]; r.bs[d-1].marker {
	case "と":
		if w.surface == "ともに" || w.surface == "共に" {
			return "とともに"
		}
	case "を":
		if (w.base == "めぐる" || w.base == "巡る") && r.bs[d].form == jaTe {
			return "をめぐって"
		}
	}
	return ""
}

// canAct reports whether a noun names somebody.
func canAct(w jaWord) bool {
	if w.name != "" {
		return true
	}
	switch r, _ := utf8.DecodeLastRuneInString(w.surface); r {
	case '者', '員', '官', '軍', '隊', '側', '府', '団', '派', '察', '局', '省', '相', '氏', '人', '家', '長':
		return w.sub2 != "地域"
	}
	return false
}

// compound adds the nouns that stand before an event noun in one word with it:
// 米韓 in 米韓首脳会談.
func (r *jaClauses) compound(k int) {
	x := r.bs[r.buns[k]]
	c := &r.out[k]
	for i := x.from; i < x.core; i++ {
		if r.words[i].pos == "名詞" && (r.words[i].name != "" || r.words[i].sub == "固有名詞") {
			c.Args = append(c.Args, Arg{Label: "mod", Head: i, Span: r.words[i].Span})
		}
	}
}

// modified gives a 連体 clause the noun that it modifies: as who acts where nobody
// does and the noun can, else as what is acted on.
func (r *jaClauses) modified(k int) {
	c := &r.out[k]
	h := r.heads[r.buns[k]]
	if h < 0 || !r.bs[h].noun || formalNoun(r.words[r.bs[h].core]) {
		return
	}
	arg := Arg{Head: r.bs[h].core, Span: timeline.Span{Start: r.words[r.bs[h].from].Start, End: r.words[r.bs[h].core].End}}
	has := func(l Label) bool {
		for _, a := range c.Args {
			if a.Label == l {
				return true
			}
		}
		return false
	}
	switch {
	case c.Passive && !has("を"):
		arg.Label = "を"
	case c.Passive:
		return
	case !has("が") && !has("は") && (r.words[r.bs[h].core].name != "" && r.words[r.bs[h].core].name != timeline.ActorOrganization || has("を")):
		arg.Label = "が"
	case !has("を") && c.Lemma != "ある" && c.Lemma != "いる" && c.Lemma != "なる" && c.Lemma != "ない":
		arg.Label = "を"
	default:
		return
	}
	c.Args = append(c.Args, arg)
}

// formalNoun reports whether a noun only frames the clause before it: こと, 方針.
func formalNoun(w jaWord) bool {
	if w.sub == "非自立" || w.sub == "副詞可能" || w.sub2 == "副詞可能" {
		return true
	}
	switch w.base {
	case "方針", "予定", "見通し", "見込み", "考え", "意向", "可能性", "計画", "必要", "姿勢", "立場", "構え", "模様", "声明", "発言", "発表", "報道", "事実", "問題", "事件", "談話", "決定", "提案", "旨", "動き", "狙い", "目的", "恐れ", "おそれ", "疑い", "認識", "見解", "理由", "結果", "状況", "場合", "際", "一方", "機会", "権利", "用意", "準備", "用途", "見方", "懸念":
		return true
	}
	return false
}
