package extract

import (
	"strings"

	"demarche/timeline"
)

// Subjects that were taken for somebody called, or for a bare circumstance.

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
