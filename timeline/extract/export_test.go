package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"demarche/timeline"
)

// HasWords reports whether all words of some entry of a rule are in a text: whether the
// sentence that the rule leaves alone could have been taken for one of its own.
func (x *Extractor) HasWords(tag timeline.Lang, id timeline.RuleID, text string) bool {
	p, err := x.pack(tag)
	if err != nil || p == nil {
		return false
	}
	if !p.spaced {
		return p.unspacedWords(id, text)
	}
	var w words
	p.look(&w, text)
	for _, table := range [2]map[string][]*entry{p.verbs, p.nouns} {
		for _, entries := range table {
			for _, e := range entries {
				if e.rule.id == id && !slices.ContainsFunc(e.words, func(s string) bool { return !slices.Contains(w.list, s) }) {
					return true
				}
			}
		}
	}
	return false
}

// unspacedWords is HasWords where words are not set apart: a verb is there by what does
// not change in it.
func (p *pack) unspacedWords(id timeline.RuleID, text string) bool {
	for _, table := range [2]map[string][]*entry{p.verbs, p.nouns} {
		for _, entries := range table {
			for _, e := range entries {
				if e.rule.id == id && strings.Contains(text, stem(e.words[0])) {
					return true
				}
			}
		}
	}
	return false
}

// stem is a verb without the kana of its ending; other words as they are.
func stem(word string) string {
	r, n := utf8.DecodeLastRuneInString(word)
	if rest := word[:len(word)-n]; unicode.Is(unicode.Hiragana, r) && rest != "" {
		return rest
	}
	return word
}

// Past gives the simple past and the participle of a verb as the pack of a language makes them.
func (x *Extractor) Past(tag timeline.Lang, verb string) (past, participle string) {
	p, err := x.pack(tag)
	if err != nil || p == nil {
		return "", ""
	}
	forms := p.inflect(verb)
	if n := len(p.irregular[verb]); n > 0 {
		forms = p.irregular[verb]
	}
	for _, f := range forms {
		if strings.HasSuffix(f, "ing") || strings.HasSuffix(f, "s") {
			continue
		}
		if past == "" && f != verb {
			past = f
		}
		if f != verb {
			participle = f
		}
	}
	return past, participle
}
