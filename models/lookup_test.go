package models_test

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"demarche/models"
	"demarche/models/modelstest"
	"demarche/timeline"
)

// TestWordsAndFilterOfManyEvents asks for words together with filters that too
// many events meet for looking them up one by one.
func TestWordsAndFilterOfManyEvents(t *testing.T) {
	eachDSN(t, func(t *testing.T, dsn string) {
		fast := indexed(t, dsn, "")
		plain := modelstest.Open(t, dsn)
		var events []timeline.Event
		for i := range 5000 {
			e := modelstest.Event(fmt.Sprintf("e%04d", i), "talks", fmt.Sprintf("20%02d-%02d-%02d", i%20, i%12+1, i%28+1), "RUS", "PRK")
			if i%1000 < 3 {
				e.Summary = "an envoy"
			}
			if i == 700 || i == 4200 {
				e.Parties = append(e.Parties, modelstest.Country("CUB", timeline.RoleHost))
			}
			events = append(events, e)
		}
		modelstest.Put(t, fast, events...)
		for _, f := range []models.Filter{
			{Query: "envoy", Countries: []timeline.CountryID{"RUS"}, Limit: 4},
			{Query: "talks", Countries: []timeline.CountryID{"RUS"}, Limit: 1000, Sort: models.SortDateDesc},
			{Query: "talks", Countries: []timeline.CountryID{"RUS"}, From: date("2005"), To: date("2006-03")},
			{Query: "envoy", Countries: []timeline.CountryID{"RUS"}, Sort: models.SortAdded, Limit: 4},
			{Countries: []timeline.CountryID{"RUS"}, Sort: models.SortAdded, Limit: 1000},
			{Query: "talks", Countries: []timeline.CountryID{"CUB"}},
			{Query: "talks", Countries: []timeline.CountryID{"CUB"}, Limit: 1, Sort: models.SortDateDesc},
		} {
			if got, want := pagesOf(t, fast, f), pagesOf(t, plain, f); !slices.Equal(got, want) || len(want) == 0 {
				t.Errorf("%+v: %d events by index, %d by SQL", f, len(got), len(want))
			}
		}
	})
}

func pagesOf(t *testing.T, s *models.Store, f models.Filter) []string {
	t.Helper()
	var out []string
	for {
		page, err := s.Events(context.Background(), f)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range page.Events {
			out = append(out, e.ID)
		}
		if f.Cursor = page.Next; page.Next == "" {
			return out
		}
	}
}
