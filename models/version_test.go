package models_test

import (
	"context"
	"testing"

	"demarche/models"
	"demarche/models/modelstest"
)

// TestAtVersionAnswersFromThatStateOrLater asks with the version of every write.
func TestAtVersionAnswersFromThatStateOrLater(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, s *models.Store) {
		if err := s.WaitIndex(t.Context()); err != nil {
			t.Fatal(err)
		}
		for i, e := range sample() {
			modelstest.Put(t, s, e)
			version, err := s.DataVersion(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			ctx := models.AtVersion(context.Background(), version)
			page, err := s.Events(ctx, models.Filter{})
			if err != nil || len(page.Events) != i+1 {
				t.Fatalf("after %d events the page has %d, %v", i+1, len(page.Events), err)
			}
			if n, err := s.Count(ctx, models.Filter{}); err != nil || n != i+1 {
				t.Errorf("after %d events %d are counted, %v", i+1, n, err)
			}
		}
	}, models.WithIndex(""))
}
