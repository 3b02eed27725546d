package models_test

import (
	"testing"

	"demarche/models"
	"demarche/models/modelstest"
	"demarche/timeline"
)

// TestListsCountWhatFiltersShow has one event rejected: no list counts it, as no page shows it.
func TestListsCountWhatFiltersShow(t *testing.T) {
	test := func(t *testing.T, s *models.Store) {
		ctx := t.Context()
		gone := modelstest.Event("gone", "talks", "2024-05-02", "RUS", "PRK")
		gone.Status = timeline.StatusRejected
		gone.Reports = []timeline.Report{{Mention: timeline.Mention{Type: "talks", Modality: timeline.Occurred}, Outlet: "Herald", Quote: "They talk."}}
		stays := modelstest.Event("stays", "talks", "2024-05-01", "RUS", "JPN")
		stays.Reports = gone.Reports
		modelstest.Put(t, s, stays, gone)
		f, err := s.Facets(ctx, models.Filter{})
		if err != nil {
			t.Fatal(err)
		}
		countries, err := s.Countries(ctx, 10)
		if err != nil || len(countries) != 2 || countries[0].Events != 1 || len(f.Countries) != 2 || countries[0] != f.Countries[0] {
			t.Errorf("countries %v, facets %v, %v", countries, f.Countries, err)
		}
		outlets, err := s.Outlets(ctx, "", 10)
		if err != nil || len(outlets) != 1 || outlets[0] != f.Outlets[0] || outlets[0].Events != 1 {
			t.Errorf("outlets %v, facets %v, %v", outlets, f.Outlets, err)
		}
		actors, err := s.Actors(ctx, "", 10)
		if err != nil || len(actors) != len(f.Actors) || actors[0].Events != f.Actors[0].Events {
			t.Errorf("actors %v, facets %v, %v", actors, f.Actors, err)
		}
		some, err := s.ActorCounts(ctx, []timeline.ActorID{"country/RUS", "country/PRK"})
		if err != nil || some["country/RUS"] != 1 || some["country/PRK"] != 0 {
			t.Errorf("counts of actors %v, %v", some, err)
		}
		of, err := s.CountryCounts(ctx, []timeline.CountryID{"RUS", "PRK"})
		if err != nil || of["RUS"] != 1 || of["PRK"] != 0 {
			t.Errorf("counts of countries %v, %v", of, err)
		}
	}
	modelstest.Each(t, test)
	modelstest.Each(t, func(t *testing.T, s *models.Store) {
		if err := s.WaitIndex(t.Context()); err != nil {
			t.Fatal(err)
		}
		test(t, s)
	}, models.WithIndex(""))
}
