package syntax

import (
	"strings"

	"demarche/timeline"
)

// jaSentence is a parsed sentence read back from its tokens.
type jaSentence struct {
	text  string
	toks  []timeline.Token
	words []jaWord
	bs    []jaBun
	heads []int
	of    []int // bunsetsu of each word
}

// readJapanese reads the bunsetsu tree back from tokens that jaTree wrote.
func readJapanese(text string, toks []timeline.Token) *jaSentence {
	s := &jaSentence{text: text, toks: toks, words: make([]jaWord, len(toks)), of: make([]int, len(toks))}
	for i := range toks {
		s.words[i] = wordOf(text, &toks[i])
		s.words[i].gap = i > 0 && toks[i].Start > toks[i-1].End
	}
	if len(toks) == 0 {
		return s
	}
	s.bs = jaBunsetsu(s.words)
	s.heads = make([]int, len(s.bs))
	for b, x := range s.bs {
		for i := x.from; i < x.to; i++ {
			s.of[i] = b
		}
	}
	for b, x := range s.bs {
		s.heads[b] = -1
		if h := toks[x.core].Head; h >= 0 && h < len(toks) && s.of[h] > b {
			s.heads[b] = s.of[h]
		}
	}
	return s
}

// wordOf undoes jaXPOS and jaFeats.
func wordOf(text string, t *timeline.Token) jaWord {
	w := jaWord{Span: t.Span, surface: t.In(text), base: t.Lemma}
	parts := strings.Split(t.XPOS, "-")
	w.pos, parts = parts[0], parts[1:]
	switch w.pos {
	case "動詞", "形容詞", "助動詞":
		if n := len(parts); n >= 2 {
			w.ctype, w.cform, parts = parts[n-2], parts[n-1], parts[:n-2]
		}
	}
	if len(parts) > 0 {
		w.sub = parts[0]
	}
	if len(parts) > 1 {
		w.sub2 = parts[1]
	}
	switch {
	case strings.HasSuffix(t.Feats, "NameType=Prs"):
		w.name = timeline.ActorPerson
	case strings.HasSuffix(t.Feats, "NameType=Geo"):
		w.name = timeline.ActorCountry
	case strings.HasSuffix(t.Feats, "NameType=Com"):
		w.name = timeline.ActorOrganization
	}
	return w
}

// phrase is the span of a bunsetsu's content with the adnominals and list members
// before it. A clause that modifies the noun stays outside: its names belong to
// another act.
func (s *jaSentence) phrase(b int) timeline.Span {
	first := b
	for i := b - 1; i >= 0; i-- {
		h := s.heads[i]
		if h < first || h > b {
			break
		}
		if s.bs[i].form != jaAdnom && s.bs[i].form != jaPara && s.bs[i].form != jaBareNoun && !(s.bs[i].form == jaCase && s.toks[s.bs[i].core].Rel == "conj") {
			break
		}
		first = i
	}
	end := s.bs[b].core
	return timeline.Span{Start: s.words[s.bs[first].from].Start, End: s.words[end].End}
}

// topic is the last argument with は that hangs on the sentence's main clause or on
// a clause that the main one continues; -1 for none.
func (s *jaSentence) topic() int {
	found := -1
	for b := range s.bs {
		if !s.isTopic(b) {
			continue
		}
		h := s.heads[b]
		if h >= 0 && s.bs[h].form != jaRel && s.bs[h].quote == 0 && s.bs[b].quote == 0 {
			found = b
		}
	}
	return found
}

// isTopic reports whether は closes bunsetsu b and it is a noun that can act: not a
// time or a place.
func (s *jaSentence) isTopic(b int) bool {
	x := s.bs[b]
	return x.topic && x.marker == "は" && x.noun && !x.pred && x.form == jaCase && !s.timeNoun(b) && s.words[x.core].sub != "代名詞"
}

// timeNoun reports whether bunsetsu b tells a time.
func (s *jaSentence) timeNoun(b int) bool {
	w := s.words[s.bs[b].core]
	return w.sub == "副詞可能" || w.sub2 == "副詞可能" || w.sub2 == "助数詞"
}
