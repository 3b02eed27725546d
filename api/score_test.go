package api_test

import (
	"fmt"
	"testing"

	"demarche/models"
	"demarche/models/modelstest"
	"demarche/timeline/ontology"
)

// TestAScoreIsFoundAsItIsShown asks for events by the very score that an answer shows.
func TestAScoreIsFoundAsItIsShown(t *testing.T) {
	types, err := ontology.Load()
	if err != nil {
		t.Fatal(err)
	}
	dsn := modelstest.SQLite(t)
	plain := modelstest.Open(t, dsn)
	for i, score := range []float64{0.9995, 0.99949, 0.1005, 0.33333, 0.00049, 1, 0, 0.7654321} {
		e := event(fmt.Sprintf("e%d", i), "visit", "2024-01-02", "RUS")
		e.Score = score
		modelstest.Put(t, plain, e)
	}
	indexed := modelstest.Open(t, dsn, models.WithIndex(""))
	if err := indexed.WaitIndex(t.Context()); err != nil {
		t.Fatal(err)
	}
	type page struct {
		Events []struct {
			ID    string
			Score float64
		}
	}
	for by, store := range map[string]*models.Store{"SQL": plain, "index": indexed} {
		h := handler(t, store, types)
		for _, e := range get[page](t, h, "/events").Events {
			want := 0
			for _, o := range get[page](t, h, "/events").Events {
				if o.Score >= e.Score {
					want++
				}
			}
			if got := get[page](t, h, fmt.Sprintf("/events?min_score=%v", e.Score)).Events; len(got) != want {
				t.Errorf("by %s, %s is shown with %v, and by that score %d events are found, want %d", by, e.ID, e.Score, len(got), want)
			}
			total := get[struct{ Total int }](t, h, fmt.Sprintf("/facets?min_score=%v", e.Score)).Total
			if total != want {
				t.Errorf("by %s, score %v: facets count %d, want %d", by, e.Score, total, want)
			}
		}
	}
}
