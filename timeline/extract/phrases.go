package extract

import (
	"cmp"
	"slices"
	"strings"
)

// phraseSet is a set of words and sequences of words.
type phraseSet struct {
	words map[string]bool
	multi map[string][][]string // by the first word
	raw   []string              // substrings, where words are not spaced
}

func (p *pack) phrases(list []string) *phraseSet {
	s := &phraseSet{words: map[string]bool{}, multi: map[string][][]string{}}
	for _, w := range list {
		if !p.spaced {
			s.raw = append(s.raw, w)
			continue
		}
		for _, parts := range p.variants(w) {
			if len(parts) > 1 {
				s.multi[parts[0]] = append(s.multi[parts[0]], parts)
			} else {
				s.words[parts[0]] = true
			}
		}
	}
	return s
}

// in finds the first member of s in the sentence and gives its tokens; -1 for none.
func (s *phraseSet) in(c *scene) int {
	for _, w := range s.raw {
		if strings.Contains(c.text(), w) {
			return 0
		}
	}
	if len(s.words)+len(s.multi) == 0 {
		return -1
	}
	for i := range c.toks {
		for _, w := range [2]string{c.lemma[i], c.form[i]} {
			if s.words[w] {
				return i
			}
			for _, parts := range s.multi[w] {
				if c.sequence(i, parts) {
					return i
				}
			}
		}
	}
	return -1
}

// sortedKeys gives the keys of m in order, so that nothing depends on map order.
func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
