package timex

import (
	"strings"
	"testing"

	"demarche/timeline"
)

// ruleCase is one line of a pack's corpus-rules.yaml: a sentence in which the rule stands
// and one like it that it must leave alone.
type ruleCase struct {
	Rule   string `yaml:"rule"`
	Reads  string `yaml:"reads"`
	Leaves string `yaml:"leaves"`
}

// standing lists the rules that read something in a text, with those of the pieces that
// they are made of.
func standing(tagger *Tagger, l *language, text string) map[string]bool {
	m := &matcher{}
	m.reset(text, l)
	m.scan()
	words := len(m.lex)
	m.register = m.detectRegister(2024)
	m.forget(words)
	m.run()
	out := map[string]bool{}
	var take func(i int32)
	take = func(i int32) {
		if i < 0 {
			return
		}
		mt := &m.matches[i]
		id := string(l.rules[mt.rule].id)
		out[id[strings.Index(id, "-")+1:]] = true
		take(mt.kids[0])
		take(mt.kids[1])
	}
	pos := int32(0)
	for _, start := range m.starts {
		if best := m.longest(start); start >= pos && best >= 0 {
			pos = m.matches[best].end
			take(best)
		}
	}
	return out
}

func TestEveryRuleReadsAndLeavesAlone(t *testing.T) {
	tagger, packs := newTagger(t)
	for _, tag := range []timeline.Lang{"en", "ja"} {
		pack, _ := packs.Get(tag)
		l := tagger.language(tag)
		var cases []ruleCase
		if err := pack.Decode("corpus-rules.yaml", &cases); err != nil {
			t.Fatal(err)
		}
		told := map[string]bool{}
		for _, c := range cases {
			told[c.Rule] = true
			t.Run(string(tag)+"/"+c.Rule, func(t *testing.T) {
				if c.Reads == "" || c.Leaves == "" {
					t.Fatalf("rule %s has no sentence to read or none to leave alone", c.Rule)
				}
				if !standing(tagger, l, c.Reads)[c.Rule] {
					t.Errorf("%s does not stand in %q: %v", c.Rule, c.Reads, standing(tagger, l, c.Reads))
				}
				if standing(tagger, l, c.Leaves)[c.Rule] {
					t.Errorf("%s stands in %q, want it left alone", c.Rule, c.Leaves)
				}
			})
		}
		for i := range l.rules {
			if id := strings.TrimPrefix(string(l.rules[i].id), string(tag)+"/time-"); !told[id] {
				t.Errorf("rule %s of %s has no case in corpus-rules.yaml", id, tag)
			}
		}
	}
}
