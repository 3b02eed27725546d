package models_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"testing"

	"demarche/models"
	"demarche/models/modelstest"
	"demarche/timeline"
)

func equalJSON(t *testing.T, a, b any) bool {
	t.Helper()
	x, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	y, err := json.Marshal(b)
	if err != nil {
		t.Fatal(err)
	}
	return bytes.Equal(x, y)
}

func TestEditMovesTheEvent(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, s *models.Store) {
		ctx := context.Background()
		modelstest.Put(t, s, sample()...)
		before, err := s.DataVersion(ctx)
		if err != nil {
			t.Fatal(err)
		}
		_, revision, err := s.Revision(ctx, "g-veto")
		if err != nil {
			t.Fatal(err)
		}
		edit := func(e *timeline.Event) error {
			e.When, e.Summary, e.Status = date("2018-01-01"), "moved", timeline.StatusCorrected
			return nil
		}
		if err := s.Edit(ctx, "g-veto", revision, edit); err != nil {
			t.Fatal(err)
		}
		if err := s.Edit(ctx, "g-veto", revision, edit); !errors.Is(err, models.ErrConflict) {
			t.Errorf("stale edit: %v, want ErrConflict", err)
		}
		if err := s.Edit(ctx, "nobody", 0, edit); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("edit of nothing: %v, want ErrNotFound", err)
		}
		expect(t, s, models.Filter{}, "abcgdeifhjk")
		expect(t, s, models.Filter{Query: "moved"}, "g")
		expect(t, s, models.Filter{Query: "拒否権"}, "")
		expect(t, s, models.Filter{Statuses: []timeline.Status{"corrected"}}, "g")
		expect(t, s, models.Filter{Countries: []timeline.CountryID{"RUS"}}, "gdeifhk")
		after, err := s.DataVersion(ctx)
		if err != nil || after <= before {
			t.Errorf("version %d after %d, %v", after, before, err)
		}
	})
}

func TestDeletedEventStaysAway(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, s *models.Store) {
		ctx := context.Background()
		modelstest.Put(t, s, sample()...)
		if err := s.Delete(ctx, "h-visit", 0); err != nil {
			t.Fatal(err)
		}
		expect(t, s, models.Filter{}, "abcdeifgjk")
		put, err := s.PutEvents(ctx, sample())
		if err != nil || put != (models.Put{Unchanged: 10, Kept: 1}) {
			t.Errorf("put again: %+v, %v", put, err)
		}
		expect(t, s, models.Filter{}, "abcdeifgjk")
		expect(t, s, models.Filter{Types: []timeline.TypeSlug{"visit"}}, "a")
	})
}

func TestEditedEventIsKeptByImports(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, s *models.Store) {
		ctx := context.Background()
		modelstest.Put(t, s, sample()...)
		edit := func(e *timeline.Event) error {
			e.Summary = "by hand"
			return nil
		}
		if err := s.Edit(ctx, "h-visit", 0, edit); err != nil {
			t.Fatal(err)
		}
		put, err := s.PutEvents(ctx, sample())
		if err != nil || put != (models.Put{Unchanged: 10, Kept: 1}) {
			t.Errorf("put again: %+v, %v", put, err)
		}
		e, err := s.Event(ctx, "h-visit")
		if err != nil || e.Summary != "by hand" || e.Status != timeline.StatusCorrected {
			t.Errorf("it is now %+v, %v", e, err)
		}
	})
}

func TestCounts(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, s *models.Store) {
		ctx := context.Background()
		modelstest.Put(t, s, sample()...)
		f, err := s.Facets(ctx, models.Filter{Countries: []timeline.CountryID{"PRK"}})
		if err != nil {
			t.Fatal(err)
		}
		if f.Total != 7 || f.Undated != 1 || f.Countries[0] != (models.FacetValue{Key: "PRK", Events: 7}) ||
			f.Families[0] != (models.FacetValue{Key: "deeds", Events: 5}) || f.Types[0].Key != "summit" {
			t.Errorf("facets %+v", f)
		}
		d, err := s.Density(ctx, models.Filter{From: date("2019"), To: date("2024")}, 6, "type")
		if err != nil {
			t.Fatal(err)
		}
		if d.Total != 6 || d.Bins != 6 || len(d.Lanes) != 5 || d.Lanes[0].Key != "summit" {
			t.Fatalf("density %+v", d)
		}
		if got, want := d.Lanes[0].Counts, []int{1, 0, 0, 0, 1, 0}; !equalJSON(t, got, want) {
			t.Errorf("summits %v, want %v", got, want)
		}
		d, err = s.Density(ctx, models.Filter{Types: []timeline.TypeSlug{"praise"}}, 640, "")
		if err != nil || d.Days != 0 || d.Undated != 2 {
			t.Errorf("density of undated events %+v, %v", d, err)
		}
		actors, err := s.Actors(ctx, "putin", 10)
		if err != nil || len(actors) != 1 || actors[0].Country != "RUS" || actors[0].Events != 1 {
			t.Errorf("actors %+v, %v", actors, err)
		}
		n, err := s.CountryCounts(ctx, []timeline.CountryID{"UKR", "ZZZ"})
		if err != nil || len(n) != 1 || n["UKR"] != 1 {
			t.Errorf("country counts %v, %v", n, err)
		}
	}, families())
}
