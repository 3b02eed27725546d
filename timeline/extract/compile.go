package extract

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"demarche/timeline"
	"demarche/timeline/lang"
)

// compile makes the pack's tables. An error names the rule at fault.
func compile(lp *lang.Pack, t *lang.Triggers) (*pack, error) {
	p := &pack{
		tag: lp.Tag, spaced: lp.Words == lang.WordsSpaces,
		verbs: map[string][]*entry{}, nouns: map[string][]*entry{}, supports: map[string][]*supportEntry{},
		frames:       map[string]*frame{},
		affiliations: set(t.Affiliations), onlookers: set(t.Onlookers), custodies: set(t.Custodies), holdings: set(t.Holdings), origins: set(t.Origins), topics: set(t.Topics), organs: set(t.Organs), privates: set(t.Private), officials: set(t.Officials), people: set(t.People), private: t.Private, transparent: set(t.Transparent), venues: set(t.Venues),
		pronouns: set(t.Pronouns), scenes: set(t.Scenes), whens: set(t.Whens), distant: set(t.Distant), documents: set(t.Documents), conditions: set(t.Conditions), reporting: set(t.Reporting),
		numbers: t.Numbers,
	}
	for name, f := range t.Frames {
		p.frames[name] = compileFrame(f)
	}
	for i := range t.Rules {
		p.addRule(t, &t.Rules[i])
	}
	for i := range t.Support {
		p.addSupport(&t.Support[i])
	}
	if err := p.addInflections(t); err != nil {
		return nil, err
	}
	p.forms, p.lemmas = p.verbForms(), p.wordForms()
	for _, c := range t.Cues {
		p.cues = append(p.cues, p.compileCue(c))
	}
	for _, g := range t.Guards {
		p.guards = append(p.guards, guard{id: g.ID, words: p.phrases(t.Expand(g.Words)), spelled: t.Expand(g.Words), least: g.Least, keep: p.phrases(t.Expand(g.Keep)), types: typeSet(g.Types), home: g.Home})
	}
	return p, p.compilePatterns(t)
}

func (p *pack) compilePatterns(t *lang.Triggers) error {
	for _, s := range t.Tallies {
		re, err := regexp.Compile("(?i)" + s)
		if err != nil {
			return fmt.Errorf("tally %q: %w", s, err)
		}
		p.tallies = append(p.tallies, re)
	}
	for _, s := range t.Sponsors {
		re, err := regexp.Compile(s)
		if err != nil {
			return fmt.Errorf("sponsors %q: %w", s, err)
		}
		p.sponsors = append(p.sponsors, re)
	}
	for _, sign := range sortedKeys(t.Bodies) {
		for _, name := range t.Bodies[sign] {
			p.bodies = append(p.bodies, body{sign, name})
		}
	}
	p.positions = map[string][]positionEntry{}
	for _, how := range sortedKeys(t.Positions) {
		for _, w := range t.Positions[how] {
			for _, words := range p.variants(w) {
				p.positions[words[0]] = append(p.positions[words[0]], positionEntry{words, how})
			}
		}
	}
	p.repeats = map[string][][]string{}
	for _, w := range t.Repeats {
		for _, words := range p.variants(w) {
			p.repeats[words[0]] = append(p.repeats[words[0]], words)
		}
	}
	for i := range t.Details {
		d := &t.Details[i]
		re, err := regexp.Compile(d.Pattern)
		if err != nil {
			return fmt.Errorf("detail %q: %w", d.Key, err)
		}
		p.details = append(p.details, detail{Detail: d, types: typeSet(d.Types), pattern: re})
	}
	return nil
}

func (p *pack) addRule(t *lang.Triggers, r *lang.TriggerRule) {
	c := &rule{
		TriggerRule: r, id: timeline.RuleID(string(p.tag) + "/" + r.Name()), frame: p.frames[r.Frame],
		args: p.argTests(t, r.Args), unless: p.argTests(t, r.Unless),
	}
	for _, w := range r.Verbs {
		for _, words := range p.variants(w) {
			p.verbs[words[0]] = append(p.verbs[words[0]], &entry{rule: c, words: words, verb: true})
		}
	}
	for _, list := range [][]string{r.Nouns, r.Phrases} {
		for _, w := range list {
			for _, words := range p.variants(w) {
				key := words[0]
				if !p.spaced {
					key = firstRune(key)
				}
				p.nouns[key] = append(p.nouns[key], &entry{rule: c, words: words})
			}
		}
	}
}

func (p *pack) argTests(t *lang.Triggers, tests map[string][]string) []argTest {
	var out []argTest
	for _, label := range sortedKeys(tests) {
		out = append(out, argTest{label: label, test: p.test(t.Expand(tests[label]))})
	}
	return out
}

func (p *pack) test(words []string) test {
	t := test{words: map[string]bool{}, kinds: map[string]bool{}}
	for _, w := range words {
		if strings.HasPrefix(w, "<") {
			t.kinds[strings.Trim(w, "<>")] = true
			continue
		}
		for _, parts := range p.variants(w) {
			if len(parts) > 1 {
				t.multi = append(t.multi, parts)
			} else {
				t.words[parts[0]] = true
			}
		}
	}
	return t
}

func (p *pack) addSupport(s *lang.Support) {
	as := set(s.As)
	if len(as) == 0 {
		as = map[string]bool{"obj": true}
	}
	for _, w := range s.Verbs {
		for _, words := range p.variants(w) {
			p.supports[words[0]] = append(p.supports[words[0]], &supportEntry{Support: s, words: words, as: as})
		}
	}
}

func (p *pack) compileCue(c lang.Cue) cue {
	out := cue{modality: c.Modality, aux: set(c.Aux), governors: set(c.Governors), words: set(c.Words), marks: set(c.Marks), after: c.After}
	for _, g := range c.Governors {
		for _, parts := range p.variants(g) {
			if len(parts) > 1 {
				out.phrases = append(out.phrases, parts)
			}
		}
	}
	return out
}

// variants cuts an entry of the pack into its words, as the tokenizer may: with a
// hyphen inside a word, and with the hyphen as a word of its own.
func (p *pack) variants(s string) [][]string {
	if !p.spaced {
		return [][]string{{s}}
	}
	s = strings.ToLower(s)
	out := [][]string{strings.Fields(s)}
	if strings.Contains(s, "-") {
		out = append(out, strings.Fields(strings.ReplaceAll(s, "-", " - ")))
	}
	return out
}

func compileFrame(f lang.Frame) *frame {
	out := &frame{roles: map[string]timeline.Role{}, order: map[string]int{}, all: map[timeline.Role]bool{
		timeline.RoleParticipant: true, timeline.RoleSignatory: true, timeline.RoleVoter: true,
	}}
	for _, role := range sortedKeys(f) {
		for i, label := range f[role] {
			// A label may stand for a party and for the place; the party wins.
			if _, ok := out.roles[label]; ok && role == lang.RolePlace {
				continue
			}
			out.roles[label], out.order[label] = role, i
		}
	}
	return out
}

func set(words []string) map[string]bool {
	out := make(map[string]bool, len(words))
	for _, w := range words {
		out[w] = true
	}
	return out
}

func typeSet(types []timeline.TypeSlug) map[timeline.TypeSlug]bool {
	out := make(map[timeline.TypeSlug]bool, len(types))
	for _, t := range types {
		out[t] = true
	}
	return out
}

func firstRune(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	return s[:n]
}
