package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"demarche/timeline"
)

// Most of the time of an extraction goes into trees, and many sentences of an
// article cannot tell an event: the words of no rule are all there, or nobody is.
// They are told apart by their words alone and get no tree.

// lookBack is how many sentences before one with a pronoun are read for whom it means.
const lookBack = 3

// worthParsing tells which sentences of doc need a tree: those that may tell an
// event, and before a pronoun those that may say whom it means.
func (p *pack) worthParsing(doc *timeline.Document) []bool {
	named := sentencesNamed(doc)
	want := make([]bool, len(doc.Sentences))
	var w words
	for i := range doc.Sentences {
		s := &doc.Sentences[i]
		if s.Kind == timeline.KindFurniture || s.Kind == timeline.KindDateline {
			continue
		}
		p.look(&w, s.In(doc.Text))
		if !p.mayTell(&w, named[i] || w.elsewhere) {
			continue
		}
		want[i] = true
		for j, n := i-1, 0; w.elsewhere && j >= 0 && n < lookBack; j-- {
			if named[j] {
				want[j] = true
				n++
			}
		}
	}
	return want
}

// sentencesNamed tells in which sentences a name stands.
func sentencesNamed(doc *timeline.Document) []bool {
	out := make([]bool, len(doc.Sentences))
	n := 0
	for i := range doc.Sentences {
		s := doc.Sentences[i].Span
		for n > 0 && doc.Names[n-1].End > s.Start {
			n--
		}
		for ; n < len(doc.Names) && doc.Names[n].Start < s.End; n++ {
			out[i] = out[i] || s.Overlaps(doc.Names[n].Span)
		}
	}
	return out
}

// words are the words of a sentence as the rules may know them.
type words struct {
	list      []string // forms in lower case and what they may be forms of
	elsewhere bool     // somebody may be meant who is named in another sentence
}

// look reads the words of a sentence. Somebody is meant by a pronoun, or left out
// before a verb at the head of the sentence or behind a semicolon ("Met with the
// president; left for home").
func (p *pack) look(w *words, text string) {
	w.list, w.elsewhere = w.list[:0], false
	first := 2 // words left in which a verb may stand without its subject
	for from := 0; from < len(text); {
		r, n := utf8.DecodeRuneInString(text[from:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			if r == ';' {
				first = 2
			}
			if r == '-' {
				w.list = append(w.list, "-")
			}
			from += n
			continue
		}
		end := from
		for end < len(text) {
			r, n := utf8.DecodeRuneInString(text[end:])
			if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' && r != '.' {
				break
			}
			end += n
		}
		word := strings.ToLower(strings.TrimRight(text[from:end], ".-"))
		w.add(p, word)
		if i := strings.IndexAny(word, "-."); i >= 0 {
			w.list = append(w.list, "-")
			for part := range strings.FieldsFuncSeq(word, func(r rune) bool { return r == '-' || r == '.' }) {
				w.add(p, part)
			}
		}
		w.elsewhere = w.elsewhere || p.pronouns[word] || first > 0 && len(p.lemmas[word]) > 0
		first--
		from = end
	}
}

func (w *words) add(p *pack, word string) {
	w.list = append(w.list, word)
	w.list = append(w.list, p.lemmas[word]...)
}

// mayTell reports whether all words of some rule are in the sentence. someone says
// that a party may be found.
func (p *pack) mayTell(w *words, someone bool) bool {
	for _, word := range w.list {
		for _, words := range p.repeats[word] {
			if someone && w.any(&test{multi: [][]string{words}}) {
				return true
			}
		}
		for _, table := range [2]map[string][]*entry{p.verbs, p.nouns} {
			for _, e := range table[word] {
				if (someone || (e.rule.frame.hosted() || ballot(e.rule.Type)) && len(e.rule.Need) == 0) && w.fit(e) {
					return true
				}
			}
		}
	}
	return false
}

// fit reports whether the words of entry e and of its rule's tests are there.
func (w *words) fit(e *entry) bool {
	for _, more := range e.words[1:] {
		if !slices.Contains(w.list, more) {
			return false
		}
	}
	for i := range e.rule.args {
		if t := &e.rule.args[i].test; len(t.kinds) == 0 && !w.any(t) {
			return false
		}
	}
	return true
}

func (w *words) any(t *test) bool {
	for _, word := range w.list {
		if t.words[word] {
			return true
		}
	}
	return slices.ContainsFunc(t.multi, func(parts []string) bool {
		return !slices.ContainsFunc(parts, func(s string) bool { return !slices.Contains(w.list, s) })
	})
}
