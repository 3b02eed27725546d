package extract_test

import (
	"slices"
	"testing"

	"demarche/timeline"
	"demarche/timeline/lang"
)

// rulePair is one line of a pack's corpus-triggers*.yaml: a sentence that a rule reads, and
// one with its words that it must leave alone.
type rulePair struct {
	Rule   string `yaml:"rule"`
	Fires  string `yaml:"fires"`
	Leaves string `yaml:"leaves"`
}

// pairs reads the pairs of a pack by the name of their rule.
func pairs(t *testing.T, pack *lang.Pack) map[string]rulePair {
	t.Helper()
	files, err := pack.Files("corpus-triggers*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]rulePair{}
	for _, file := range files {
		var list []rulePair
		if err := pack.Decode(file, &list); err != nil {
			t.Fatal(err)
		}
		for _, p := range list {
			if _, twice := out[p.Rule]; twice {
				t.Errorf("%s: rule %s is there twice", file, p.Rule)
			}
			out[p.Rule] = p
		}
	}
	return out
}

// byRule reports whether a rule made one of the mentions.
func byRule(mentions []timeline.Mention, id timeline.RuleID) bool {
	return slices.ContainsFunc(mentions, func(m timeline.Mention) bool { return m.Rule == id })
}

func TestEveryTriggerRuleFiresAndLeavesAlone(t *testing.T) {
	packs, err := lang.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, tag := range []timeline.Lang{"en", "ja"} {
		pack, _ := packs.Get(tag)
		triggers, err := pack.Triggers()
		if err != nil {
			t.Fatal(err)
		}
		have := pairs(t, pack)
		known := map[string]bool{}
		for i := range triggers.Rules {
			name := triggers.Rules[i].Name()
			known[name] = true
			p, ok := have[name]
			if !ok && tag == "ja" {
				continue // its older rules are held by the corpus of events
			}
			if !ok || p.Fires == "" || p.Leaves == "" {
				t.Errorf("rule %s of %s has no pair in corpus-triggers*.yaml", name, tag)
				continue
			}
			t.Run(string(tag)+"/"+name, func(t *testing.T) { checkPair(t, tag, p) })
		}
		for name := range have {
			if !known[name] {
				t.Errorf("corpus-triggers*.yaml of %s has a pair for %s, which is no rule", tag, name)
			}
		}
	}
}

func checkPair(t *testing.T, tag timeline.Lang, p rulePair) {
	t.Helper()
	id := timeline.RuleID(string(tag) + "/" + p.Rule)
	if _, got := read(t, tag, "2024-06-19", p.Fires); !byRule(got, id) {
		t.Errorf("%s does not fire on %q: %v", id, p.Fires, rulesOf(got))
	}
	if !extractor(t).HasWords(tag, id, p.Leaves) {
		t.Errorf("%q has no words of %s: it proves nothing", p.Leaves, id)
	}
	if _, got := read(t, tag, "2024-06-19", p.Leaves); byRule(got, id) {
		t.Errorf("%s fires on %q, want it left alone", id, p.Leaves)
	}
}

func rulesOf(mentions []timeline.Mention) []timeline.RuleID {
	var out []timeline.RuleID
	for _, m := range mentions {
		out = append(out, m.Rule)
	}
	return out
}
