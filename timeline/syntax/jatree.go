package syntax

import (
	"strings"

	"demarche/timeline"
)

// jaTree writes the bunsetsu tree as a tree of words: inside a bunsetsu the core
// word heads the others, and cores head cores.
func jaTree(words []jaWord, bs []jaBun, heads []int) []timeline.Token {
	toks := make([]timeline.Token, len(words))
	for bi, b := range bs {
		for i := b.from; i < b.to; i++ {
			t := &toks[i]
			*t = timeline.Token{Span: words[i].Span, Lemma: words[i].base, UPOS: jaUPOS(words[i]), XPOS: jaXPOS(words[i]), Feats: jaFeats(words[i], i == b.from)}
			if i != b.core {
				t.Head, t.Rel = b.core, insideRel(words, b, i)
				if words[i].aside && t.Rel != "punct" {
					t.Rel = "parataxis"
				} else if t.Rel == "fixed" && i > b.core {
					t.Head = i - 1
				}
				continue
			}
			if heads[bi] < 0 {
				t.Head, t.Rel = -1, "root"
				continue
			}
			t.Head, t.Rel = bs[heads[bi]].core, outsideRel(words, b, bs[heads[bi]])
		}
	}
	return toks
}

// jaXPOS joins the dictionary's tags: 動詞-自立-サ変・スル-連用形.
func jaXPOS(w jaWord) string {
	parts := make([]string, 1, 5)
	parts[0] = w.pos
	for _, p := range []string{w.sub, w.sub2, w.ctype, w.cform} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	return strings.Join(parts, "-")
}

func jaFeats(w jaWord, opens bool) string {
	feats := ""
	if opens {
		feats = "Bunsetsu=B"
	}
	name := ""
	switch w.name {
	case timeline.ActorPerson:
		name = "NameType=Prs"
	case timeline.ActorCountry, timeline.ActorPlace:
		name = "NameType=Geo"
	case timeline.ActorOrganization, timeline.ActorGroup:
		name = "NameType=Com"
	}
	if feats != "" && name != "" {
		return feats + "|" + name
	}
	return feats + name
}

func jaUPOS(w jaWord) string {
	switch w.pos {
	case "名詞":
		switch w.sub {
		case "固有名詞":
			return "PROPN"
		case "数":
			return "NUM"
		case "代名詞":
			return "PRON"
		case "形容動詞語幹":
			return "ADJ"
		}
		return "NOUN"
	case "動詞":
		if w.sub == "自立" && !jaLightVerb(w.base) {
			return "VERB"
		}
		return "AUX"
	case "形容詞":
		if w.sub == "自立" {
			return "ADJ"
		}
		return "AUX"
	case "助動詞":
		return "AUX"
	case "助詞":
		switch w.sub {
		case "接続助詞":
			return "SCONJ"
		case "終助詞":
			return "PART"
		}
		return "ADP"
	case "連体詞":
		return "DET"
	case "副詞":
		return "ADV"
	case "接続詞":
		return "CCONJ"
	case "感動詞", "フィラー":
		return "INTJ"
	case "接頭詞":
		return "NOUN"
	case "記号":
		if w.sub == "アルファベット" {
			return "PROPN"
		}
		return "PUNCT"
	}
	return "X"
}

// insideRel is the relation of a word to the core of its own bunsetsu.
func insideRel(words []jaWord, b jaBun, i int) string {
	switch jaUPOS(words[i]) {
	case "PUNCT":
		return "punct"
	case "ADP":
		if i > b.from && i > b.core && words[i-1].pos == "助詞" && words[i-1].sub == "格助詞" && words[i].sub == "連体化" {
			return "fixed" // との, への, からの: one particle in effect
		}
		return "case"
	case "SCONJ", "PART":
		return "mark"
	case "AUX":
		return "aux"
	}
	if i < b.core {
		return "compound"
	}
	return "fixed"
}

// outsideRel is the relation of a bunsetsu to the one that heads it.
func outsideRel(words []jaWord, b, h jaBun) string {
	switch b.form {
	case jaConj:
		return "cc"
	case jaAdverb:
		if b.noun {
			return "obl"
		}
		return "advmod"
	case jaAdnom:
		if words[b.core].pos == "連体詞" {
			return "det"
		}
		return "nmod"
	case jaRel:
		return "acl"
	case jaTe, jaStrong:
		return "advcl"
	case jaThat:
		return "ccomp"
	case jaPara, jaBareNoun:
		switch {
		case h.form == jaEnd && h.pred && b.comma && b.marker == "":
			return "nsubj" // a headline: 米国、制裁を発動へ
		case !h.noun:
			return "obl"
		case listed(words, b):
			return "conj"
		}
		return "nmod"
	case jaCase:
		if !h.pred || b.marker == "と" && h.noun && sameKind(words[b.core], words[h.core]) {
			if listed(words, b) {
				return "conj"
			}
			return "nmod"
		}
		switch b.marker {
		case "が":
			return "nsubj"
		case "を":
			return "obj"
		case "は", "も":
			return "nsubj"
		}
		return "obl"
	}
	return "dep"
}

// listed reports whether b is a member of a list: と, や, か, a comma or a dot closes it.
func listed(words []jaWord, b jaBun) bool {
	switch b.marker {
	case "と", "や", "か", "とか", "及び", "および", "も":
		return true
	case "":
		return b.comma || b.form == jaPara
	}
	return false
}
