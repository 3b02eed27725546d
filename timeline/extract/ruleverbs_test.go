package extract_test

import (
	"strings"
	"testing"

	"demarche/timeline"
	"demarche/timeline/lang"
)

// leastVerbs is the share in percent of the verbs of rules that must open an event of the
// rule's type in the rule's own sentence. Not every verb goes with the object of another.
const leastVerbs = 95

// TestVerbsOfRulesFire puts every verb of a rule into the sentence that the rule fires on.
func TestVerbsOfRulesFire(t *testing.T) {
	packs, err := lang.Load()
	if err != nil {
		t.Fatal(err)
	}
	const tag = timeline.Lang("en")
	pack, _ := packs.Get(tag)
	triggers, err := pack.Triggers()
	if err != nil {
		t.Fatal(err)
	}
	have, all, fired := pairs(t, pack), 0, 0
	for i := range triggers.Rules {
		r := &triggers.Rules[i]
		for _, text := range inSentence(t, tag, r.Verbs, have[r.Name()].Fires) {
			all++
			if _, got := read(t, tag, "2024-06-19", text); ofType(got, r.Type) {
				fired++
			} else {
				t.Logf("%s: no event in %q: %v", r.Name(), text, rulesOf(got))
			}
		}
	}
	t.Logf("%d of %d verbs fire", fired, all)
	if 100*fired < leastVerbs*all {
		t.Errorf("%d of %d verbs fire, want %d %%", fired, all, leastVerbs)
	}
}

func ofType(mentions []timeline.Mention, typ timeline.TypeSlug) bool {
	for _, m := range mentions {
		if m.Type == typ {
			return true
		}
	}
	return false
}

// inSentence writes the sentence anew with each of the verbs in the place of the one that
// stands there in the past tense; it gives nothing where none does.
func inSentence(t *testing.T, tag timeline.Lang, verbs []string, sentence string) []string {
	t.Helper()
	at, end, participle := -1, -1, false
	for _, v := range verbs {
		first, rest, _ := strings.Cut(v, " ")
		past, part := extractor(t).Past(tag, first)
		for _, form := range []string{past, part} {
			words := strings.TrimSpace(form + " " + rest)
			i := strings.Index(sentence, " "+words)
			if form == "" || i < 0 || at >= 0 && i+1+len(words) <= end {
				continue
			}
			if next := i + 1 + len(words); next < len(sentence) && strings.ContainsAny(sentence[next:next+1], " .,") {
				at, end = i+1, next
				participle = strings.HasSuffix(sentence[:i], " was") || strings.HasSuffix(sentence[:i], " were")
			}
		}
	}
	if at < 0 {
		return nil
	}
	var out []string
	for _, v := range verbs {
		first, rest, _ := strings.Cut(v, " ")
		past, part := extractor(t).Past(tag, first)
		if participle {
			past = part
		}
		if past == "" {
			past = first
		}
		out = append(out, sentence[:at]+strings.TrimSpace(past+" "+rest)+sentence[end:])
	}
	return out
}
