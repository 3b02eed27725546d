package lang

import "testing"

func TestTriggerPacksAreWhole(t *testing.T) {
	packs, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, tag := range packs.Tags() {
		pack, _ := packs.Get(tag)
		triggers, err := pack.Triggers()
		if err != nil {
			t.Errorf("%s: %v", tag, err)
			continue
		}
		if len(triggers.Rules) > 0 {
			words := 0
			for _, r := range triggers.Rules {
				words += len(r.Verbs) + len(r.Nouns) + len(r.Phrases)
			}
			t.Logf("%s: %d rules, %d verbs, nouns and phrases, %d entries with their objects", tag, len(triggers.Rules), words, triggers.Entries())
		}
	}
}
