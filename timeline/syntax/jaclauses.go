package syntax

import (
	"slices"
	"strings"

	"demarche/timeline"
)

// The clauses of a Japanese sentence.

// clauses reads the clauses of a Japanese sentence: one for each predicate with its
// case frame. Passives are turned, what a 連体 clause modifies is one of its
// arguments, and a subject that is not said is carried on: within a chain of clauses,
// into what is quoted, and as the topic of the sentence before.
func (j *japanese) clauses(doc *timeline.Document, sentence int) []Clause {
	sent := &doc.Sentences[sentence]
	if len(sent.Tokens) == 0 {
		return nil
	}
	s := readJapanese(doc.Text, sent.Tokens)
	r := &jaClauses{jaSentence: s, at: make([]int, len(s.bs))}
	for b := range r.at {
		r.at[b] = -1
	}
	for b := range s.bs {
		if s.bs[b].pred || s.eventNoun(b) {
			r.at[b] = len(r.out)
			r.buns = append(r.buns, b)
			r.out = append(r.out, s.clause(b))
		}
	}
	for k := range r.out {
		r.hang(k)
		r.arguments(k)
		r.nameLight(k)
	}
	r.shareTense()
	r.carry(topicBefore(doc, sentence))
	r.times(doc)
	for k := range r.out {
		slices.SortStableFunc(r.out[k].Args, func(a, b Arg) int { return a.Span.Start - b.Span.Start })
	}
	return r.out
}

// jaClauses collects the clauses of one sentence.
type jaClauses struct {
	*jaSentence
	out  []Clause
	buns []int // bunsetsu of each clause
	at   []int // clause of each bunsetsu; -1 for none
}

// eventNoun reports whether b is a する-noun that stands as a noun.
func (s *jaSentence) eventNoun(b int) bool {
	x := s.bs[b]
	return s.words[x.core].is("名詞", "サ変接続") && !x.pred
}

// clause describes the predicate of bunsetsu b.
func (s *jaSentence) clause(b int) Clause {
	x := s.bs[b]
	core := s.words[x.core]
	c := Clause{Pred: x.core, Lemma: core.base, Nominal: !x.pred, Parent: -1, Tense: "none"}
	c.Span = timeline.Span{Start: core.Start, End: core.End}
	if x.pred {
		c.Tense = "pres"
	}
	for i := x.core + 1; i < x.to; i++ {
		w := s.words[i]
		switch {
		case w.surface == "へ" && x.form == jaEnd:
			c.Aux = append(c.Aux, i) // a headline: it is to come
			continue
		case w.sign() || w.is("助詞", "格助詞") || w.is("助詞", "係助詞"):
			continue
		case w.pos == "名詞" && w.sub == "接尾":
			continue
		}
		c.Span.End = w.End
		switch w.base {
		case "れる", "られる":
			c.Passive = c.Passive || w.pos == "動詞"
		case "た", "だ":
			if w.pos == "助動詞" && (w.base == "た" || strings.HasPrefix(w.ctype, "特殊・タ")) && w.cform != "仮定形" {
				c.Tense = "past"
			}
		case "ない", "ぬ", "ん", "まい", "ず":
			c.Negated = !c.Negated
		}
		if w.pos != "助動詞" || w.base != "た" {
			c.Aux = append(c.Aux, i)
		}
	}
	if c.Negated && s.obliges(x) {
		c.Negated = false
	}
	return c
}

// obliges reports whether the negations of a predicate say that it must be done.
func (s *jaSentence) obliges(x jaBun) bool {
	rest := s.text[s.words[x.core].End:s.words[x.to-1].End]
	return strings.Contains(rest, "なければ") || strings.Contains(rest, "なくては") || strings.Contains(rest, "ねば") || strings.Contains(rest, "ざるを")
}

// hang finds what governs clause k: the predicate above it, and how.
func (r *jaClauses) hang(k int) {
	b := r.buns[k]
	c := &r.out[k]
	h := r.heads[b]
	x := r.bs[b]
	// A word that the predicate leans on says how it is meant: 予定, 方針, みられる.
	if h >= 0 && (x.form == jaRel || x.form == jaThat || x.form == jaAdnom) {
		c.Aux = append(c.Aux, r.bs[h].core)
	}
	up := h
	for up >= 0 && r.at[up] < 0 {
		if r.bs[up].form == jaCase || r.bs[up].form == jaAdverb {
			up = r.heads[up]
			continue
		}
		up = r.heads[up]
	}
	if up < 0 {
		return
	}
	c.Parent = r.at[up]
	switch x.form {
	case jaThat:
		c.ParentRel = "ccomp"
		if sayVerb(r.words[r.bs[up].core].base) || r.bs[b].quote != 0 {
			c.ParentRel = "quote"
		}
	case jaRel, jaAdnom:
		c.ParentRel = "acl"
	case jaTe:
		c.ParentRel = "conj"
		if conditional(r.words, x) {
			c.ParentRel = "advcl"
		}
	case jaStrong:
		c.ParentRel = "advcl"
		if !x.comma && r.words[contentEnd(r.words, x)].surface == "と" && sayVerb(r.words[r.bs[up].core].base) {
			c.ParentRel = "quote" // the dictionary takes it for a condition: 行うと発表した
		}
	default:
		c.ParentRel = "xcomp"
	}
}

// contentEnd is the last word of a bunsetsu that is no sign.
func contentEnd(words []jaWord, x jaBun) int {
	last := x.to - 1
	for last > x.from && words[last].sign() {
		last--
	}
	return last
}

// sayVerb reports whether a verb tells what somebody said.
func sayVerb(base string) bool {
	switch base {
	case "述べる", "語る", "話す", "言う", "いう", "表明", "発表", "明らか", "説明", "強調", "主張", "指摘", "発言", "伝える", "報じる", "報道", "答える", "訴える", "述懐", "コメント", "批判", "非難", "警告", "否定", "明かす", "する", "告げる", "宣言", "称賛":
		return true
	}
	return false
}

// conditional reports whether a predicate ends in ば, たら, なら, ながら, と.
func conditional(words []jaWord, x jaBun) bool {
	for i := x.core; i < x.to; i++ {
		w := words[i]
		if w.is("助詞", "接続助詞") && w.surface != "て" && w.surface != "で" || strings.HasPrefix(w.cform, "仮定") {
			return true
		}
	}
	return false
}

// nameLight names する and なる by what they lean on: 明らかにする.
func (r *jaClauses) nameLight(k int) {
	c := &r.out[k]
	b := r.buns[k]
	if b == 0 || r.heads[b-1] != b || c.Lemma != "する" && c.Lemma != "なる" {
		return
	}
	p := r.bs[b-1]
	if p.marker == "に" && r.words[p.core].sub == "形容動詞語幹" {
		c.Lemma = r.words[p.core].base + "に" + c.Lemma
		c.Span.Start = r.words[p.core].Start
	}
}

// shareTense gives each link of a chain the tense of its end: Aし、Bした.
func (r *jaClauses) shareTense() {
	for k := len(r.out) - 1; k >= 0; k-- {
		c := &r.out[k]
		if p := c.Parent; c.Tense == "pres" && c.ParentRel == "conj" && p > k {
			c.Tense = r.out[p].Tense
		}
	}
}
