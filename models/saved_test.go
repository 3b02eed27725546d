package models_test

import (
	"errors"
	"testing"

	"demarche/models"
	"demarche/models/modelstest"
)

func TestSavedViewsAreKept(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, s *models.Store) {
		ctx := t.Context()
		for _, name := range []string{"Korea", "制裁"} {
			if _, err := s.Save(ctx, name, "country=PRK&from=2023"); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := s.Save(ctx, "Korea", "country=KOR"); !errors.Is(err, models.ErrConflict) {
			t.Errorf("the name again: %v, want ErrConflict", err)
		}
		all, err := s.SavedViews(ctx)
		if err != nil || len(all) != 2 || all[0].Name != "Korea" || all[0].Query != "country=PRK&from=2023" {
			t.Fatalf("SavedViews = %+v, %v", all, err)
		}
		if got, err := s.SavedView(ctx, all[1].ID); err != nil || got != all[1] {
			t.Errorf("SavedView = %+v, %v, want %+v", got, err, all[1])
		}
		if err := s.Unsave(ctx, all[0].ID); err != nil {
			t.Fatal(err)
		}
		if _, err := s.SavedView(ctx, all[0].ID); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("a deleted view: %v, want ErrNotFound", err)
		}
		if err := s.Unsave(ctx, all[0].ID); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("deleted again: %v, want ErrNotFound", err)
		}
	})
}
