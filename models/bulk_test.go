package models_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"testing"

	"demarche/models"
	"demarche/models/modelstest"
	"demarche/timeline"
)

// sets draws n sets of two events; the set of number bad has an event without id.
func sets(n, bad int) iter.Seq[[]timeline.Event] {
	return func(yield func([]timeline.Event) bool) {
		for i := range n {
			a := modelstest.Event(fmt.Sprintf("a%d", i), "talks", "2024-03-28", "RUS", "PRK")
			b := modelstest.Event(fmt.Sprintf("b%d", i), "visit", "2024-04", "USA", "JPN")
			if i == bad {
				b.ID = ""
			}
			if !yield([]timeline.Event{a, b}) {
				return
			}
		}
	}
}

func TestPutAllStoresEveryBatch(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, s *models.Store) {
		ctx := context.Background()
		var sum models.Put
		count := func(p models.Put) { sum.Added += p.Added; sum.Unchanged += p.Unchanged }
		if err := s.PutAll(ctx, sets(20, -1), count); err != nil || sum.Added != 40 {
			t.Fatal(sum, err)
		}
		if n, err := s.Count(ctx, models.Filter{Query: "RUS talks"}); n != 20 || err != nil {
			t.Errorf("%d events hold the words, %v", n, err)
		}
		if err := s.PutAll(ctx, sets(20, -1), count); err != nil || sum.Added != 40 || sum.Unchanged != 40 {
			t.Error("a second time:", sum, err)
		}
	})
}

func TestPutAllStopsAtTheBatchThatFails(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, s *models.Store) {
		ctx := context.Background()
		err := s.PutAll(ctx, sets(1000, 5), func(models.Put) {})
		if !errors.Is(err, timeline.ErrInvalid) {
			t.Errorf("%v, want ErrInvalid", err)
		}
		if n, err := s.Count(ctx, models.Filter{}); n != 10 || err != nil {
			t.Errorf("%d events stand, want the 10 before the bad set, %v", n, err)
		}
		modelstest.Put(t, s, modelstest.Event("later", "talks", "2024-05-01", "RUS", "PRK"))
	})
}

// TestPutAllStoresReportsAndVotes has as many events as come in by COPY.
func TestPutAllStoresReportsAndVotes(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, s *models.Store) {
		ctx := context.Background()
		set := func(quote string) []timeline.Event {
			var out []timeline.Event
			for i := range 300 {
				e := modelstest.Event(fmt.Sprintf("v%03d", i), "vote", "2024-03-28", "RUS", "PRK")
				e.Vote = &timeline.Vote{Symbol: fmt.Sprintf("S/2024/%d", i)}
				for _, outlet := range []string{"Alpha", "Beta"}[:i%3%2+i%2] {
					e.Reports = append(e.Reports, timeline.Report{Outlet: outlet, Lang: "en", Quote: quote + outlet})
				}
				out = append(out, e)
			}
			return out
		}
		for _, quote := range []string{"first ", "second "} {
			if err := s.PutAll(ctx, slices.Chunk(set(quote), 250), func(models.Put) {}); err != nil {
				t.Fatal(err)
			}
			for _, want := range set(quote) {
				e, err := s.Event(ctx, want.ID)
				if err != nil || !equalJSON(t, e.Reports, want.Reports) || e.Vote == nil || e.Vote.Symbol != want.Vote.Symbol {
					t.Fatalf("%+v, want %+v, %v", e, want, err)
				}
			}
		}
		if n, err := s.Count(ctx, models.Filter{Query: "first"}); n != 0 || err != nil {
			t.Errorf("%d events hold a word of the reports before, %v", n, err)
		}
		if n, err := s.Count(ctx, models.Filter{Outlets: []string{"Beta"}}); n != 50 || err != nil {
			t.Errorf("%d events of an outlet, want 50, %v", n, err)
		}
	})
}
