package extract

import (
	"strings"

	"demarche/timeline"
)

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

// mendVerbless makes a verb of the plural noun that a tree without any verb has for one:
// "Kim, the envoy of Peru, meets with Lee". known gives the verb that a form may be of.
func mendVerbless(toks []timeline.Token, text string, known map[string]string) {
	v := -1
	for i := range toks {
		if u := toks[i].UPOS; u == "VERB" || u == "AUX" {
			return
		}
		if v < 0 && i > 0 && toks[i].XPOS == "NNS" && known[toks[i].In(text)] != "" && (toks[i-1].UPOS == "PROPN" || toks[i-1].In(text) == ",") {
			v = i
		}
	}
	h := rootOf(toks)
	if v < 0 || h < 0 || h >= v || !nounLike(toks[h].UPOS) {
		return
	}
	t := &toks[v]
	t.Head, t.Rel, t.UPOS, t.XPOS, t.Feats = -1, "root", "VERB", "VBZ", "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
	t.Lemma = known[t.In(text)]
	toks[h].Head, toks[h].Rel = v, "nsubj"
	for i := v + 1; i < len(toks); i++ {
		if toks[i].Head == v {
			if toks[i].Rel = strings.Replace(toks[i].Rel, "nmod", "obl", 1); toks[i].Rel == "appos" {
				toks[i].Rel = "obj"
			}
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
		case t.XPOS == "RP" || t.UPOS == "ADV" || strings.EqualFold(t.In(text), "than"):
		case t.XPOS == "IN" && strings.EqualFold(t.In(text), "on") && j+1 < len(toks) && toks[j+1].XPOS == "NNP":
			j++
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

func rootOf(toks []timeline.Token) int {
	for i := range toks {
		if toks[i].Head < 0 {
			return i
		}
	}
	return -1
}

func childWith(toks []timeline.Token, h int, rel string) bool {
	for i := range toks {
		if toks[i].Head == h && strings.HasPrefix(toks[i].Rel, rel) {
			return true
		}
	}
	return false
}

func nounLike(upos string) bool { return upos == "NOUN" || upos == "PROPN" }
