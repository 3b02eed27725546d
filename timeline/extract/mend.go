package extract

import (
	"slices"
	"strings"

	"demarche/timeline"
)

// mend repairs what trees of news most often get wrong, where the words leave no doubt.
func (p *pack) mend(toks []timeline.Token, text string) {
	before := slices.Clone(toks)
	verb := func(w string) bool { return p.verbs[w] != nil || p.supports[w] != nil }
	noun := func(w string) bool {
		w = strings.ToLower(w)
		return p.nouns[w] != nil || p.people[w] || p.officials[w] || strings.HasSuffix(w, "s") && (p.people[w[:len(w)-1]] || p.officials[w[:len(w)-1]] || p.nouns[w[:len(w)-1]] != nil)
	}
	mendPast(toks, text, p.forms)
	mendInsert(toks, text)
	mendVocative(toks, text)
	mendSwapped(toks, text, p.forms, verb, noun)
	mendSecond(toks, text, p.forms, p.verbs)
	mendPlainNoun(toks, text, p.forms)
	mendTwins(toks, text, verb)
	mendVerbless(toks, text, p.forms)
	mendPlural(toks, text, verb, noun)
	mendFinite(toks, text)
	mendParticiple(toks)
	if cyclic(toks) {
		copy(toks, before) // no repair is worth a tree that is none
	}
}

// cyclic reports whether some token is above itself.
func cyclic(toks []timeline.Token) bool {
	for i := range toks {
		steps := 0
		for j := toks[i].Head; j >= 0; j = toks[j].Head {
			if steps++; steps > len(toks) {
				return true
			}
		}
	}
	return false
}

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

// mendTwins makes a noun of the second of two verbs side by side ("held exercises"), and
// a verb of a noun behind a modal ("will station troops").
func mendTwins(toks []timeline.Token, text string, verb func(string) bool) {
	for i := 1; i < len(toks); i++ {
		t := &toks[i]
		if toks[i-1].XPOS == "MD" && t.XPOS == "NN" && verb(t.In(text)) {
			mendModal(toks, i, text)
			continue
		}
		if t.XPOS != "VBZ" || toks[i-1].UPOS != "VERB" || t.Head != i-1 || childWith(toks, i, "nsubj") {
			continue
		}
		switch toks[i-1].XPOS {
		case "VBD", "VBZ", "VBP", "VB":
			t.UPOS, t.XPOS, t.Feats, t.Rel = "NOUN", "NNS", "Number=Plur", "obj"
			for j := i + 1; j < len(toks); j++ {
				if toks[j].Head == i {
					toks[j].Rel = strings.Replace(strings.Replace(toks[j].Rel, "obl", "nmod", 1), "obj", "nmod", 1)
				}
			}
		}
	}
}

func mendModal(toks []timeline.Token, i int, text string) {
	t := &toks[i]
	t.UPOS, t.XPOS, t.Feats, t.Lemma = "VERB", "VB", "VerbForm=Inf", t.In(text)
	if t.Head == i-1 {
		t.Head, t.Rel = toks[i-1].Head, toks[i-1].Rel
	}
	toks[i-1].Head, toks[i-1].Rel = i, "aux"
	for j := i + 1; j < len(toks); j++ {
		if toks[j].Head != i {
			continue
		}
		if strings.HasPrefix(toks[j].Rel, "nmod") && !childWith(toks, j, "case") {
			toks[j].Rel = "obj"
		} else {
			toks[j].Rel = strings.Replace(toks[j].Rel, "nmod", "obl", 1)
		}
	}
}

// mendPlural makes a verb of the bare noun behind several subjects at the head of a short
// line: "Chad and Niger resume border talks", "Mali rebels sign deal". verb and noun tell
// which words may be one.
func mendPlural(toks []timeline.Token, text string, verb, noun func(string) bool) {
	const short = 16 // tokens
	agents := false  // the noun before is of people: "citizens protest outside"
	v, plural := -1, false
	for i := 0; i < len(toks); i++ {
		t := &toks[i]
		if w := t.In(text); i > 0 && (agents || plural && len(toks) <= short) && (t.XPOS == "NN" || t.XPOS == "NNP" && i < len(toks)-1 || t.XPOS == "IN" && !particle(w)) && verb(w) {
			v = i
			break
		}
		u := t.UPOS
		if u == "ADP" && t.In(text) == "of" && i < 4 {
			continue // "hundreds of citizens"
		}
		if w := t.In(text); plural && (w == "a" || w == "an") {
			return // "pays a surprise visit": what follows is an object
		}
		agents = t.XPOS == "NNPS" || t.XPOS == "NNS" && noun(t.In(text))
		if i > 0 && u == "CCONJ" {
			plural = true
		}
		if t.XPOS == "NNS" || u == "VERB" && t.XPOS == "VBZ" && noun(t.In(text)) || noun(t.In(text)) && t.In(text) == "police" {
			plural = true
		} else if !nounLike(u) && u != "ADJ" && u != "CCONJ" && u != "DET" && t.In(text) != "," {
			return
		}
	}
	r := rootOf(toks)
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
