package extract

import (
	"slices"
	"strings"

	"demarche/timeline"
)

// Verbs that were taken for nouns, and nouns for verbs.

// mendSecond makes a verb of the plural that was taken for a further noun: "accuses Peru of
// lies and calls for talks". Words of a verb follow it, and a verb in the same form stands
// before. entries gives the verbs of several words by the first.
func mendSecond(toks []timeline.Token, text string, known map[string]string, entries map[string][]*entry) {
	for i := 3; i+1 < len(toks); i++ {
		t := &toks[i]
		if t.XPOS != "NNS" || t.Rel != "conj" || toks[i-1].UPOS != "CCONJ" {
			continue
		}
		lemma, next := known[t.In(text)], toks[i+1].In(text)
		if lemma == "" || !slices.ContainsFunc(entries[lemma], func(e *entry) bool { return len(e.words) == 2 && e.words[1] == next }) {
			continue
		}
		for v := i - 2; v >= 0; v-- {
			if toks[v].XPOS != "VBZ" || toks[v].UPOS != "VERB" {
				continue
			}
			t.Head, t.UPOS, t.XPOS, t.Feats, t.Lemma = v, "VERB", "VBZ", "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin", lemma
			for j := i + 1; j < len(toks); j++ {
				if toks[j].Head == i {
					toks[j].Rel = strings.Replace(toks[j].Rel, "nmod", "obl", 1)
				} else if h := toks[j].Head; h >= v && h < i && toks[j].Rel != "punct" {
					toks[j].Head = i
					toks[j].Rel = strings.Replace(toks[j].Rel, "nmod", "obl", 1)
				}
			}
			break
		}
	}
}

// mendPlainNoun makes a noun of the root that was taken for a verb though no rule knows it
// as one, before a past tense that was taken for its object's: "Norwegian missiles struck
// camps". verb tells the forms of verbs.
func mendPlainNoun(toks []timeline.Token, text string, known map[string]string) {
	r := rootOf(toks)
	if r < 1 || r+1 >= len(toks) || toks[r].XPOS != "VBZ" || known[strings.ToLower(toks[r].In(text))] != "" {
		return
	}
	v := r + 1
	if toks[v].XPOS != "VBN" || toks[v].Head <= v || known[toks[v].In(text)] == "" {
		return
	}
	for i := range toks[:r] {
		if u := toks[i].UPOS; !nounLike(u) && u != "ADJ" && u != "DET" && u != "NUM" {
			return
		}
	}
	object := toks[v].Head
	toks[v].Head, toks[v].Rel, toks[v].XPOS, toks[v].Feats = -1, "root", "VBD", "Mood=Ind|Tense=Past|VerbForm=Fin"
	toks[v].Lemma = known[toks[v].In(text)]
	toks[r].Head, toks[r].Rel, toks[r].UPOS, toks[r].XPOS, toks[r].Feats = v, "nsubj", "NOUN", "NNS", "Number=Plur"
	toks[r].Lemma = strings.TrimSuffix(strings.ToLower(toks[r].In(text)), "s")
	for i := range toks {
		switch {
		case i < r && (toks[i].Head == r || toks[i].Head > r):
			toks[i].Head, toks[i].Rel = r, "compound"
			if toks[i].UPOS == "ADJ" {
				toks[i].Rel = "amod"
			}
		case i > v && toks[i].Head == r:
			toks[i].Head = v
		}
	}
	if toks[object].Head == v {
		toks[object].Rel = "obj"
	}
}

// mendSwapped turns a verb that was taken for a noun and the plural behind it that was
// taken for the verb: "Norway and Chile hold meetings".
func mendSwapped(toks []timeline.Token, text string, known map[string]string, verb, noun func(string) bool) {
	r := rootOf(toks)
	if r < 2 || toks[r].XPOS != "VBZ" || toks[r-1].XPOS != "NN" || !verb(toks[r-1].In(text)) && known[toks[r-1].In(text)] == "" || !noun(toks[r].In(text)) {
		return
	}
	past := known[toks[r-1].In(text)] // "shook hands"
	v, several := r-1, past != ""
	for i := range toks[:v] {
		switch {
		case toks[i].UPOS == "CCONJ" || toks[i].XPOS == "NNS" || toks[i].XPOS == "NNPS":
			several = true
		case !nounLike(toks[i].UPOS) && toks[i].UPOS != "ADJ" && toks[i].UPOS != "DET" && toks[i].XPOS != "POS" && toks[i].In(text) != ",":
			return
		}
	}
	if !several {
		return
	}
	s := outermost(toks, 0, v-1)
	if s < 0 {
		return
	}
	toks[v].Head, toks[v].Rel, toks[v].UPOS, toks[v].XPOS, toks[v].Feats, toks[v].Lemma = -1, "root", "VERB", "VBP", "Mood=Ind|Tense=Pres|VerbForm=Fin", strings.ToLower(toks[v].In(text))
	if past != "" {
		toks[v].XPOS, toks[v].Feats, toks[v].Lemma = "VBD", "Mood=Ind|Tense=Past|VerbForm=Fin", past
	}
	toks[r].Head, toks[r].Rel, toks[r].UPOS, toks[r].XPOS, toks[r].Feats = v, "obj", "NOUN", "NNS", "Number=Plur"
	for i := range toks {
		switch {
		case i == v || i == r:
		case i < v && (toks[i].Head == v || toks[i].Head == r):
			toks[i].Head, toks[i].Rel = v, "nsubj"
			if i != s && toks[i].UPOS != "NOUN" && toks[i].UPOS != "PROPN" {
				toks[i].Head, toks[i].Rel = s, "dep"
			}
		case i > r && toks[i].Head == r && toks[i].UPOS != "ADJ":
			toks[i].Head = v
		}
	}
}

// mendPast makes the predicate of a past tense that was taken for a noun, in a sentence
// that has none: "The union froze the assets".
func mendPast(toks []timeline.Token, text string, known map[string]string) {
	v := -1
	for i := range toks {
		if toks[i].UPOS == "VERB" || toks[i].UPOS == "AUX" {
			return
		}
		if w := toks[i].In(text); v < 0 && i > 0 && (nounLike(toks[i].UPOS) || toks[i].UPOS == "ADP" || toks[i].UPOS == "ADV") && known[w] != "" && known[w] != w && !strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ing") {
			v = i
		}
	}
	r := rootOf(toks)
	if v < 0 || v+1 >= len(toks) || r < 0 || toks[v-1].UPOS == "ADP" || toks[v-1].UPOS == "DET" {
		return
	}
	s := -1
	for i := 0; i < v && toks[i].UPOS != "ADP"; i++ {
		if nounLike(toks[i].UPOS) {
			s = i
		}
	}
	if s < 0 {
		return
	}
	toks[v].Head, toks[v].Rel, toks[v].UPOS, toks[v].XPOS, toks[v].Feats = -1, "root", "VERB", "VBD", "Mood=Ind|Tense=Past|VerbForm=Fin"
	toks[v].Lemma = known[toks[v].In(text)]
	for i := range toks {
		h := toks[i].Head
		switch {
		case i == v || i == s:
		case i < v && (h == v || h > v || h < 0):
			toks[i].Head = s
			if h < 0 || nounLike(toks[i].UPOS) && toks[i].Rel != "nmod" {
				toks[i].Rel = "compound"
			}
		case i > v && (h == v || h < 0 || h < v):
			toks[i].Head = v
			switch {
			case toks[i].UPOS == "PUNCT" || toks[i].UPOS == "ADP":
			case childWith(toks, i, "case"):
				toks[i].Rel = "obl"
			case nounLike(toks[i].UPOS) && toks[i].Rel != "obl:unmarked":
				toks[i].Rel = "obj"
			}
		}
	}
	toks[s].Head, toks[s].Rel = v, "nsubj"
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
