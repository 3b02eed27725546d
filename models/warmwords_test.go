package models

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"demarche/models/index"
	"demarche/timeline"
	"demarche/timeline/edtf"
)

// TestFrequentWordsOfASample stores events that all hold one word, half of them another,
// in Japanese, and a few a third.
func TestFrequentWordsOfASample(t *testing.T) {
	ctx := context.Background()
	s, err := Open(ctx, filepath.Join(t.TempDir(), "x.db"), WithIndex(""))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	events := make([]timeline.Event, 3000)
	for i := range events {
		e := timeline.Event{ID: fmt.Sprint(i), Type: "talks", When: edtf.Of(2024, 1, 1+i%28), Summary: fmt.Sprintf("always n%d", i)}
		if i%2 == 0 {
			e.Summary += " 会談"
		}
		if i%500 == 0 {
			e.Summary += " rarely"
		}
		events[i] = e
	}
	if _, err := s.PutEvents(ctx, events); err != nil {
		t.Fatal(err)
	}
	if err := s.WaitIndex(ctx); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Count(ctx, Filter{}); err != nil { // brings the index up to date
		t.Fatal(err)
	}
	f := s.follow
	x := f.ready.Load()
	words, err := f.frequent(ctx, x)
	if err != nil || len(words) == 0 || words[0] != "always" || !slices.Contains(words, "会談") || slices.Contains(words, "rarely") {
		t.Fatalf("frequent words %q, %v", words, err)
	}
	for _, w := range words {
		if _, err := x.SelectHolding(index.Query{None: true}, f.words(ctx, x, w)); err != nil {
			t.Fatal(w, err)
		}
	}
	if !f.knows("会談") || !f.knows("Always") || f.knows("rarely") {
		t.Errorf("known: 会談 %v, Always %v, rarely %v", f.knows("会談"), f.knows("Always"), f.knows("rarely"))
	}
	if n, err := s.Count(ctx, Filter{Query: "always 会談"}); n != 1500 || err != nil {
		t.Errorf("%d events hold both words, %v", n, err)
	}
}
