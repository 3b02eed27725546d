package models_test

import (
	"fmt"
	"testing"

	"demarche/models"
	"demarche/models/modelstest"
	"demarche/timeline"
)

// TestAFarYearHidesNoOthers: the last MaxYears years that have events are given, however
// far apart they lie.
func TestAFarYearHidesNoOthers(t *testing.T) {
	dates := []string{"2019-04-25", "2023", "2023-09-13", "Y12345", "Y170000002", "-0043-03-15", "../1953", ""}
	var events []timeline.Event
	for i, date := range dates {
		events = append(events, modelstest.Event(fmt.Sprintf("far-%d", i), "visit", date, "RUS", "PRK"))
	}
	far := "[{-43 1} {2019 1} {2023 2} {12345 1} {170000002 1}]"
	many := append([]timeline.Event{}, events...)
	for i := range models.MaxYears {
		many = append(many, modelstest.Event(fmt.Sprintf("many-%d", i), "visit", fmt.Sprintf("%04d", 1000+i), "RUS", "PRK"))
	}
	for name, tt := range map[string]struct {
		events []timeline.Event
		check  func([]models.YearCount) bool
	}{
		"few": {events, func(y []models.YearCount) bool { return fmt.Sprint(y) == far }},
		"many": {many, func(y []models.YearCount) bool {
			return len(y) == models.MaxYears && y[0] == models.YearCount{Year: 1004, Events: 1} && y[len(y)-1].Year == 170000002
		}},
	} {
		t.Run(name, func(t *testing.T) {
			dsn := modelstest.SQLite(t)
			plain := modelstest.Open(t, dsn)
			modelstest.Put(t, plain, tt.events...)
			for by, s := range map[string]*models.Store{"SQL": plain, "index": indexed(t, dsn, "")} {
				years, err := s.Years(t.Context(), models.Filter{})
				if err != nil || !tt.check(years) {
					t.Errorf("by %s: %v, %v", by, years, err)
				}
			}
		})
	}
}
