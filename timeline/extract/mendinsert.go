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
	if inner == from && toks[inner].XPOS == "VBD" {
		toks[inner].Rel, toks[inner].XPOS, toks[inner].Feats = "acl", "VBN", "Tense=Past|VerbForm=Part"
	}
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
		case "VBN", "VBD": // "Peru, asked to dinner, stayed away"
			if j == i+1 && toks[j].UPOS == "VERB" {
				return j
			}
		}
		return -1
	}
	return -1
}

// mendVocative makes the subject of a name that nobody calls: "Tehran, for its part,
// announced" with "Tehran" as a vocative or a bare circumstance.
func mendVocative(toks []timeline.Token, text string) {
	for i := range toks {
		t := &toks[i]
		h := t.Head
		if t.UPOS != "PROPN" || h <= i || h >= len(toks) || toks[h].UPOS != "VERB" || t.Rel != "vocative" && t.Rel != "obl:unmarked" && t.Rel != "obl" {
			continue
		}
		if childWith(toks, h, "nsubj") || prepositional(toks, i) || calendar(t.In(text)) {
			continue
		}
		t.Rel = "nsubj"
		if childWith(toks, h, "aux:pass") {
			t.Rel = "nsubj:pass"
		}
		if x := &toks[h]; x.XPOS == "VBN" && !childWith(toks, h, "aux") {
			x.XPOS, x.Feats = "VBD", "Mood=Ind|Tense=Past|VerbForm=Fin"
		}
	}
}

// prepositional reports whether a preposition governs token i; the "'s" of a name does not.
func prepositional(toks []timeline.Token, i int) bool {
	for j := range toks {
		if toks[j].Head == i && strings.HasPrefix(toks[j].Rel, "case") && toks[j].XPOS != "POS" {
			return true
		}
	}
	return false
}

// calendar reports whether w names a day or month.
func calendar(w string) bool {
	switch strings.TrimSuffix(w, ".") {
	case "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March", "April", "May", "June",
		"July", "August", "September", "October", "November", "December", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun":
		return true
	}
	return false
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

// childBefore reports whether a token before h hangs on it by rel itself.
func childBefore(toks []timeline.Token, h int, rel string) bool {
	for i := range toks[:h] {
		if toks[i].Head == h && toks[i].Rel == rel {
			return true
		}
	}
	return false
}
