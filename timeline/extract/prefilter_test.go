package extract_test

import (
	"testing"

	"demarche/timeline"
)

func TestOnlySentencesThatMayTellAnEventGetTrees(t *testing.T) {
	const text = "The road to the harbour was closed by snow. Norway recalled its ambassador from Mali. Snow is white. " +
		"Grandmother bought apples. Peru and Chile held talks."
	doc := &timeline.Document{ID: "t", Lang: "en", Text: text}
	if err := extractor(t).Annotate(doc); err != nil {
		t.Fatal(err)
	}
	for i, want := range []bool{false, true, false, false, true} {
		s := &doc.Sentences[i]
		if got := len(s.Tokens) > 0; got != want {
			t.Errorf("sentence %q has a tree: %v, want %v", s.In(text), got, want)
		}
	}
}

func TestASentenceWithoutATreeStillSetsTheDate(t *testing.T) {
	_, got := read(t, "en", "2024-06-19", "On 3 March 2021 the weather was fine. Norway expelled two Chilean diplomats.")
	if len(got) != 1 || got[0].When.String() != "2021-03-03" {
		t.Errorf("%d mentions, want one of 2021-03-03", len(got))
	}
}
