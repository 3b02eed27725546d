package extract

import (
	"strings"

	"demarche/timeline"
)

// Past tenses that were taken for participles.

// mendFinite gives a noun without a predicate the past tense behind it that a tree took
// for a participle: "The army forced out the villagers" with "army" as subject of a
// noun. A word in -ed is both, and the parser decides before it sees the object.
func mendFinite(toks []timeline.Token, text string) {
	for v := 1; v < len(toks); v++ {
		if toks[v].XPOS != "VBN" || toks[v].Rel != "acl" && toks[v].Rel != "amod" || !objectBehind(toks, v, text) {
			continue
		}
		if h := lacksPredicate(toks, v); h >= 0 {
			makeFinite(toks, v, h)
			return // one a sentence: the rest hangs on it
		}
	}
}

// lacksPredicate is the noun before participle v that is the root of the sentence, or
// the subject of a bare noun, and so has no verb; -1 for none.
func lacksPredicate(toks []timeline.Token, v int) int {
	h := toks[v].Head
	if toks[v].Rel == "amod" {
		if h < v || !nounLike(toks[v-1].UPOS) {
			return -1
		}
		if h = rootOf(toks); h < 0 {
			return -1
		}
	}
	for h >= 0 && h < v && toks[v].XPOS == "VBN" && childWith(toks, v, "obj") && (toks[h].Rel == "nmod" || toks[h].Rel == "conj") && toks[h].Head >= 0 && nounLike(toks[toks[h].Head].UPOS) {
		h = toks[h].Head // "the mayor and a group of farmers held talks"
	}
	if h < 0 || h >= v || !nounLike(toks[h].UPOS) || childWith(toks, h, "cop") || childWith(toks, v, "aux") || childWith(toks, v, "obl:agent") {
		return -1
	}
	if toks[h].Head < 0 {
		if finiteBelow(toks, h) {
			return -1
		}
		return h
	}
	if x := toks[h].Head; toks[h].Rel == "nsubj" && x > v && nounLike(toks[x].UPOS) && !childWith(toks, x, "cop") {
		return h
	}
	return -1
}

// objectBehind reports whether a noun phrase follows verb v at once, or behind its
// particle or a day: "forced out on Wednesday 40 villagers".
func objectBehind(toks []timeline.Token, v int, text string) bool {
	for j := v + 1; j < len(toks) && j < v+8; j++ {
		switch t := &toks[j]; {
		case t.UPOS == "SCONJ" && strings.EqualFold(t.In(text), "that"):
			return true
		case t.XPOS == "RP" || t.UPOS == "ADV" || strings.EqualFold(t.In(text), "than"):
		case t.XPOS == "IN" && strings.EqualFold(t.In(text), "on") && j+1 < len(toks) && toks[j+1].XPOS == "NNP":
			j++
		case t.XPOS == "IN" && j+3 < len(toks) && toks[j+1].UPOS == "DET" && strings.EqualFold(toks[j+3].In(text), "that"):
			return true // "denied at the time that"
		default:
			return t.UPOS == "DET" || t.UPOS == "PRON" || t.UPOS == "ADJ" || t.UPOS == "NUM" || nounLike(t.UPOS)
		}
	}
	return false
}

// makeFinite makes v the predicate of h, in the place of h or of the noun that h was
// subject of, which becomes its object.
func makeFinite(toks []timeline.Token, v, h int) {
	object := -1
	if toks[v].Rel == "amod" {
		object = toks[v].Head
	}
	toks[v].Head, toks[v].Rel = toks[h].Head, toks[h].Rel
	if x := toks[h].Head; x >= 0 {
		object = x
		toks[v].Head, toks[v].Rel = toks[x].Head, toks[x].Rel
		if toks[v].Head >= 0 && toks[toks[v].Head].UPOS == "VERB" {
			toks[v].Rel = "ccomp"
		}
	}
	toks[h].Head, toks[h].Rel = v, "nsubj"
	toks[v].XPOS, toks[v].Feats = "VBD", "Mood=Ind|Tense=Past|VerbForm=Fin"
	for i := range toks {
		if i != v && toks[i].Head == h && i > v {
			toks[i].Head = v
			toks[i].Rel = strings.Replace(toks[i].Rel, "nmod", "obl", 1)
		}
	}
	if object >= 0 {
		toks[object].Head, toks[object].Rel = v, "obj"
	}
}

// finiteBelow reports whether a finite verb hangs on token h at once.
func finiteBelow(toks []timeline.Token, h int) bool {
	for i := range toks {
		switch toks[i].XPOS {
		case "VBD", "VBZ", "VBP", "MD":
			if toks[i].Head == h && toks[i].Rel != "acl:relcl" {
				return true
			}
		}
	}
	return false
}

// mendParticiple gives a participle with a subject and no auxiliary its tense: "A bomb
// exploded" with "exploded" as a participle.
func mendParticiple(toks []timeline.Token) {
	for i := range toks {
		t := &toks[i]
		if t.XPOS != "VBN" || t.Rel != "root" && t.Rel != "ccomp" && t.Rel != "conj" || childWith(toks, i, "aux") || !childBefore(toks, i, "nsubj") {
			continue
		}
		t.XPOS, t.Feats = "VBD", "Mood=Ind|Tense=Past|VerbForm=Fin"
	}
}
