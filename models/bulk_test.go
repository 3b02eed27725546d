package models_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
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
