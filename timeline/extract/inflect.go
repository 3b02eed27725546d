package extract

import (
	"fmt"
	"regexp"

	"demarche/timeline/lang"
)

// inflection makes forms of the words that it matches.
type inflection struct {
	match *regexp.Regexp
	*lang.Inflection
}

func (p *pack) addInflections(t *lang.Triggers) error {
	for i := range t.Inflections {
		re, err := regexp.Compile(t.Inflections[i].Match)
		if err != nil {
			return fmt.Errorf("inflection %q: %w", t.Inflections[i].Match, err)
		}
		p.inflections = append(p.inflections, inflection{re, &t.Inflections[i]})
	}
	p.irregular = t.Irregular
	return nil
}

// inflect lists a word and its forms: irregular ones, and the regular ones of the
// first rule that matches it.
func (p *pack) inflect(word string) []string {
	out := append([]string{word}, p.irregular[word]...)
	for _, r := range p.inflections {
		if len(word) <= r.Cut || !r.match.MatchString(word) {
			continue
		}
		stem := word[:len(word)-r.Cut]
		for _, ending := range r.Add {
			out = append(out, stem+ending)
			if r.Double {
				out = append(out, stem+stem[len(stem)-1:]+ending)
			}
		}
		break
	}
	return out
}

// verbForms lists the forms of the verbs that the pack knows, so that a lemma that
// the lemmatizer cut wrongly (mediated to "mediat") is still found.
func (p *pack) verbForms() map[string]string {
	out := map[string]string{}
	add := func(verb string) {
		for _, form := range p.inflect(verb)[1:] {
			if _, ok := out[form]; !ok {
				out[form] = verb
			}
		}
	}
	for _, v := range sortedKeys(p.verbs) {
		add(v)
	}
	for _, v := range sortedKeys(p.supports) {
		add(v)
	}
	return out
}

// wordForms lists the words of the rules by their forms.
func (p *pack) wordForms() map[string][]string {
	out := map[string][]string{}
	known := map[string]bool{}
	add := func(word string) {
		if known[word] {
			return
		}
		known[word] = true
		for _, form := range p.inflect(word)[1:] {
			out[form] = append(out[form], word)
		}
	}
	for _, table := range []map[string][]*entry{p.verbs, p.nouns} {
		for _, first := range sortedKeys(table) {
			for _, e := range table[first] {
				for _, word := range e.words {
					add(word)
				}
				for i := range e.rule.args {
					for _, word := range sortedKeys(e.rule.args[i].test.words) {
						add(word)
					}
					for _, parts := range e.rule.args[i].test.multi {
						for _, word := range parts {
							add(word)
						}
					}
				}
			}
		}
	}
	return out
}
