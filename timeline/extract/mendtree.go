package extract

import (
	"strings"

	"demarche/timeline"
)

// What the repairs ask of a tree.

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

// childBefore reports whether a token before h hangs on it by rel itself.
func childBefore(toks []timeline.Token, h int, rel string) bool {
	for i := range toks[:h] {
		if toks[i].Head == h && toks[i].Rel == rel {
			return true
		}
	}
	return false
}
