package models_test

import (
	"testing"

	"demarche/models"
	"demarche/models/modelstest"
	"demarche/timeline"
)

// TestImportOfTheSameChangesNothing imports events again: equal ones leave the version of
// the data and their revisions alone, and others do not.
func TestImportOfTheSameChangesNothing(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, s *models.Store) {
		report := func(quote string) []timeline.Report {
			return []timeline.Report{{Mention: timeline.Mention{Type: "talks", Modality: timeline.Occurred}, Outlet: "Herald", Quote: quote}}
		}
		events := func() []timeline.Event {
			a, b := modelstest.Event("a", "talks", "2024-05-01", "RUS", "PRK"), modelstest.Event("b", "visit", "2024-05", "JPN", "KOR")
			b.Reports = report("They came.")
			b.Detail = map[string]string{"note": "n"}
			return []timeline.Event{a, b, modelstest.Event("c", "visit", "", "USA", "JPN")}
		}
		version := func() int64 {
			v, err := s.DataVersion(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			return v
		}
		put := func(list []timeline.Event) models.Put {
			out, err := s.PutEvents(t.Context(), list)
			if err != nil {
				t.Fatal(err)
			}
			return out
		}
		put(events())
		before := version()
		if got := put(events()); got != (models.Put{Unchanged: 3}) || version() != before {
			t.Errorf("the same again: %+v, version %d, was %d", got, version(), before)
		}
		for name, change := range map[string]func([]timeline.Event){
			"score":   func(l []timeline.Event) { l[0].Score = 0.123 },
			"date":    func(l []timeline.Event) { l[2].When = l[0].When },
			"detail":  func(l []timeline.Event) { l[1].Detail["note"] = "m" },
			"quote":   func(l []timeline.Event) { l[1].Reports = report("They went.") },
			"reports": func(l []timeline.Event) { l[1].Reports = nil },
		} {
			put(events())
			before, list := version(), events()
			change(list)
			if got := put(list); got != (models.Put{Replaced: 1, Unchanged: 2}) || version() == before {
				t.Errorf("another %s: %+v, version %d, was %d", name, got, version(), before)
			}
		}
	})
}
