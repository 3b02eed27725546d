package extract

import (
	"strings"

	"demarche/timeline"
)

// Bare plurals in headlines: the verb behind several subjects looks like a noun.

// mendPlural makes a verb of the bare noun behind several subjects at the head of a short
// line: "Chad and Niger resume border talks", "Mali rebels sign deal". verb and noun tell
// which words may be one.
func mendPlural(toks []timeline.Token, text string, verb, noun func(string) bool) {
	v, r := bareVerb(toks, text, verb, noun), rootOf(toks)
	if v < 0 || r < 0 || v+1 >= len(toks) {
		return
	}
	if toks[r].XPOS == "VBG" && r > v && !childWith(toks, r, "aux") {
		if r = demoted(toks, r); r < 0 {
			return // "police arrest 13 people belonging to a gang"
		}
	}
	if toks[r].UPOS == "VERB" && !noun(toks[r].In(text)) || toks[r].UPOS != "VERB" && !nounLike(toks[r].UPOS) {
		return
	}
	rootAt(toks, v, r, text)
}

// bareVerb is the word that may be the verb behind several subjects; -1 for none.
func bareVerb(toks []timeline.Token, text string, verb, noun func(string) bool) int {
	const short = 16 // tokens
	agents := false  // the noun before is of people: "citizens protest outside"
	plural := false
	for i := 0; i < len(toks); i++ {
		t := &toks[i]
		if w := t.In(text); i > 0 && (agents || plural && len(toks) <= short) && (t.XPOS == "NN" || t.XPOS == "NNP" && i < len(toks)-1 || t.XPOS == "IN" && !particle(w)) && verb(w) {
			return i
		}
		u := t.UPOS
		if u == "ADP" && t.In(text) == "of" && i < 4 {
			continue // "hundreds of citizens"
		}
		if w := t.In(text); plural && (w == "a" || w == "an") {
			return -1 // "pays a surprise visit": what follows is an object
		}
		agents = t.XPOS == "NNPS" || t.XPOS == "NNS" && noun(t.In(text))
		if i > 0 && u == "CCONJ" {
			plural = true
		}
		if t.XPOS == "NNS" || u == "VERB" && t.XPOS == "VBZ" && noun(t.In(text)) || noun(t.In(text)) && t.In(text) == "police" {
			plural = true
		} else if !nounLike(u) && u != "ADJ" && u != "CCONJ" && u != "DET" && t.In(text) != "," {
			return -1
		}
	}
	return -1
}

// rootAt makes v the root in the place of r, which becomes its subject or object.
func rootAt(toks []timeline.Token, v, r int, text string) {
	below := toks[v].Head
	toks[v].Head, toks[v].Rel, toks[v].UPOS, toks[v].XPOS, toks[v].Feats, toks[v].Lemma = -1, "root", "VERB", "VBP", "Mood=Ind|Tense=Pres|VerbForm=Fin", toks[v].In(text)
	if r != v {
		toks[r].Head, toks[r].Rel = v, "obj"
		if r < v {
			toks[r].Rel = "nsubj"
		}
		if toks[r].UPOS == "VERB" {
			toks[r].UPOS, toks[r].XPOS = "NOUN", "NNS"
		}
	}
	if below > v && below != r {
		toks[below].Head, toks[below].Rel = v, "obj"
		if r > v {
			toks[below].Head, toks[below].Rel = r, "compound"
		}
	}
	subject := r < v
	for i := range toks {
		switch h := toks[i].Head; {
		case i == v || i == r:
		case i < v && (h == v || h >= v || h < 0) && nounLike(toks[i].UPOS) && !subject:
			toks[i].Head, toks[i].Rel, subject = v, "nsubj", true
		case i > v && h >= 0 && h < v:
			toks[i].Head = v
			toks[i].Rel = strings.Replace(toks[i].Rel, "nmod", "obl", 1)
		}
	}
}

// demoted hangs the participle that was taken for the root on its subject, which becomes
// the root in its place; -1 where it has none.
func demoted(toks []timeline.Token, r int) int {
	for s := range toks[:r] {
		if toks[s].Head == r && toks[s].Rel == "nsubj" {
			for i := range toks {
				if toks[i].Head == r && i < r && i != s && toks[i].Rel != "advmod" {
					toks[i].Head = s
				}
			}
			toks[s].Head, toks[s].Rel = -1, "root"
			toks[r].Head, toks[r].Rel = s, "acl"
			return s
		}
	}
	return -1
}

// particle reports whether w is as often a preposition as a verb.
func particle(w string) bool {
	switch strings.ToLower(w) {
	case "like", "near", "past", "over", "down", "up", "out", "back", "round", "around", "but", "for", "since", "save", "bar":
		return true
	}
	return false
}
