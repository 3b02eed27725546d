package lang

import (
	"slices"
	"testing"

	"demarche/timeline"
)

// TestJapaneseTriggersCoverEveryType holds the size of the Japanese pack: words of
// its own for every type, not counting the objects that a verb may take.
func TestJapaneseTriggersCoverEveryType(t *testing.T) {
	packs, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	pack, ok := packs.Get("ja")
	if !ok {
		t.Fatal("no Japanese pack")
	}
	triggers, err := pack.Triggers()
	if err != nil {
		t.Fatal(err)
	}
	words := map[timeline.TypeSlug]int{}
	all := 0
	for i := range triggers.Rules {
		r := &triggers.Rules[i]
		n := len(r.Verbs) + len(r.Nouns) + len(r.Phrases)
		words[r.Type] += n
		all += n
	}
	if all < 1000 {
		t.Errorf("%d trigger words, want at least 1000", all)
	}
	var few []timeline.TypeSlug
	for typ, n := range words {
		if n < 5 {
			few = append(few, typ)
		}
	}
	slices.Sort(few)
	if len(words) < 53 || len(few) > 0 {
		t.Errorf("%d types have triggers, fewer than 5 words for %v", len(words), few)
	}
}
