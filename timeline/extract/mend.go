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
