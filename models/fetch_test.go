package models

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"demarche/timeline"
	"demarche/timeline/edtf"
)

// TestPagesAreReadInAnyNumberOfParts reads the same rows by one statement and by many.
func TestPagesAreReadInAnyNumberOfParts(t *testing.T) {
	ctx := context.Background()
	s, err := Open(ctx, filepath.Join(t.TempDir(), "parts.db"), WithIndex(""))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	var events []timeline.Event
	for i := range 40 {
		events = append(events, timeline.Event{ID: fmt.Sprint(i), Type: "talks", When: edtf.Year(1990 + i), Modality: timeline.Occurred})
	}
	if _, err := s.PutEvents(ctx, events); err != nil {
		t.Fatal(err)
	}
	if err := s.WaitIndex(ctx); err != nil {
		t.Fatal(err)
	}
	ords := []int64{1} // no event stands there
	for i := range 40 {
		ords = append(ords, int64(edtf.DayOf(1990+i, 1, 1))<<dayBits)
	}
	slices.Reverse(ords)
	whole, err := s.follow.fetch(ctx, ords)
	if err != nil || len(whole) != 40 || whole[0].id != "39" || whole[39].id != "0" {
		t.Fatalf("%d rows, %v", len(whole), err)
	}
	s.follow.waits.Store(true)
	if again, err := s.follow.fetch(ctx, ords); err != nil || !slices.EqualFunc(again, whole, func(a, b eventRow) bool { return a.id == b.id }) {
		t.Errorf("by several connections: %d rows, %v", len(again), err)
	}
	for parts := range fetchers + 40 {
		rows, _, err := s.follow.readParts(ctx, ords, parts+1)
		slices.SortFunc(rows, func(a, b eventRow) int { return int(b.ord>>dayBits - a.ord>>dayBits) })
		if err != nil || !slices.EqualFunc(rows, whole, func(a, b eventRow) bool { return a.id == b.id }) {
			t.Errorf("%d parts: %d rows, %v", parts+1, len(rows), err)
		}
	}
}
