package extract

import (
	"slices"
	"strings"

	"demarche/timeline"
)

// mendInsert gives a sentence that opens with a noun and a relative clause its own
// predicate behind the comma: "Peru, which had protested, called in the envoy" with
// "protested" as the root.
func mendInsert(toks []timeline.Token, text string) {
	from := relativeAt(toks, text)
	if from < 0 {
		return
	}
	comma := from - 1
	v := verbBehindInsert(toks, text, from)
	h := outermost(toks, 0, comma)
	if v < 0 || h < 0 || !nounLike(toks[h].UPOS) || toks[h].Head == v {
		return
	}
	if !below(toks, v, from, v-1) && toks[v].Head != h && toks[v].Head >= 0 {
		return // the tree has another place for it
	}
	inner := outermost(toks, from, v-1)
	if inner < 0 || toks[v].Head < 0 && toks[inner].Head == h {
		return
	}
	old := toks[inner].Head
	toks[v].Head, toks[v].Rel = -1, "root"
	if toks[v].XPOS == "VBN" && !childWith(toks, v, "aux") {
		toks[v].XPOS, toks[v].Feats = "VBD", "Mood=Ind|Tense=Past|VerbForm=Fin"
	}
	toks[h].Head, toks[h].Rel = v, "nsubj"
	if childWith(toks, v, "aux:pass") {
		toks[h].Rel = "nsubj:pass"
	}
	toks[inner].Head, toks[inner].Rel = h, "acl:relcl"
	for i := range toks {
		if i != v && i != h && i != inner && (toks[i].Head < 0 || i > v && (toks[i].Head == inner || toks[i].Head == old && old >= 0 && old < v)) {
			toks[i].Head = v
		}
	}
}

// relativeAt is the first word of a relative clause behind the comma that follows a noun
// at the head of the sentence; -1 for none.
func relativeAt(toks []timeline.Token, text string) int {
	const longest = 12 // tokens before the comma
	for i := 1; i+1 < len(toks) && i <= longest; i++ {
		if u := toks[i].UPOS; u == "VERB" || u == "AUX" {
			return -1
		}
		if toks[i].In(text) != "," {
			continue
		}
		j := i + 1
		if toks[j].UPOS == "ADP" && j+1 < len(toks) {
			j++
		}
		switch toks[j].XPOS {
		case "WDT", "WP", "WP$":
			return i + 1
		}
		return -1
	}
	return -1
}

// verbBehindInsert is the verb right behind the comma that closes what begins at token
// from; -1 for none.
func verbBehindInsert(toks []timeline.Token, text string, from int) int {
	for i := from + 2; i+1 < len(toks); i++ {
		if toks[i].In(text) != "," {
			continue
		}
		j := i + 1
		for j+1 < len(toks) && toks[j].UPOS == "ADV" {
			j++
		}
		if toks[j].UPOS == "AUX" { // "has closed", "will be asked"
			for k := j; k+1 < len(toks) && k < j+4; k++ {
				if toks[k].UPOS == "VERB" && toks[j].Head == k {
					return k
				}
			}
			return -1
		}
		switch toks[j].XPOS {
		case "VBD", "VBZ", "VBP", "VBN":
			if toks[j].UPOS == "VERB" {
				return j
			}
		}
	}
	return -1
}

// outermost is the first token of first..last whose head lies outside; -1 for none.
func outermost(toks []timeline.Token, first, last int) int {
	found := -1
	for i := first; i <= last && i < len(toks); i++ {
		if h := toks[i].Head; (h < first || h > last) && toks[i].UPOS != "PUNCT" {
			if found < 0 || toks[i].UPOS == "VERB" && toks[found].UPOS != "VERB" {
				found = i
			}
		}
	}
	return found
}

// below reports whether token i hangs on one of first..last.
func below(toks []timeline.Token, i, first, last int) bool {
	for steps := 0; i >= 0 && steps <= len(toks); steps++ {
		if i = toks[i].Head; i >= first && i <= last {
			return true
		}
	}
	return false
}

// mendSwapped turns a verb that was taken for a noun and the plural behind it that was
// taken for the verb: "Norway and Chile hold meetings".
func mendSwapped(toks []timeline.Token, text string, verb, noun func(string) bool) {
	r := rootOf(toks)
	if r < 2 || toks[r].XPOS != "VBZ" || toks[r-1].XPOS != "NN" || !verb(toks[r-1].In(text)) || !noun(toks[r].In(text)) {
		return
	}
	v, several := r-1, false
	for i := range toks[:v] {
		switch {
		case toks[i].UPOS == "CCONJ" || toks[i].XPOS == "NNS" || toks[i].XPOS == "NNPS":
			several = true
		case !nounLike(toks[i].UPOS) && toks[i].UPOS != "ADJ" && toks[i].UPOS != "DET" && toks[i].In(text) != ",":
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
