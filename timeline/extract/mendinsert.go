package extract

import "demarche/timeline"

// The sentence that a relative clause behind its subject interrupts.

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
