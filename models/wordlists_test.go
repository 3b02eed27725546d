package models_test

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"demarche/models"
	"demarche/models/modelstest"
	"demarche/timeline"
)

// wordyEvents draws events of the same years with words of many frequencies.
func wordyEvents(set, n int) []timeline.Event {
	rnd := rand.New(rand.NewPCG(uint64(set), 7)) //nolint:gosec // the same each time
	var out []timeline.Event
	for i := range n {
		e := modelstest.Event(fmt.Sprintf("s%d-%05d", set, i), "talks", fmt.Sprintf("20%02d-%02d", i*20/n, 1+rnd.IntN(12)), "RUS", "PRK")
		words := []string{"accord"}
		for _, w := range []struct {
			word string
			one  int // in so many
		}{{"border", 3}, {"canal", 40}, {"dam", 700}, {"首脳会談", 10}, {"会議", 50}, {"会談の首脳", 60}, {"embassy", n}} {
			if rnd.IntN(w.one) == 0 {
				words = append(words, w.word)
			}
		}
		e.Summary = strings.Join(words, " ")
		out = append(out, e)
	}
	return out
}

// TestPagesOfWordsOfManyEvents holds pages of words against the texts, after imports
// that lie over one another in time, and after edits and deletions.
func TestPagesOfWordsOfManyEvents(t *testing.T) {
	eachDSN(t, func(t *testing.T, dsn string) {
		ctx := context.Background()
		s, plain := indexed(t, dsn, ""), modelstest.Open(t, dsn)
		text := map[string]string{}
		for set := range 3 {
			events := wordyEvents(set, []int{13_200, 2000, 1000}[set]) // the first are many enough to be put in order
			for _, e := range events {
				text[e.ID] = e.Summary
			}
			batches := slices.Chunk(slices.Concat(events, events[:10]), 200) // ten come twice
			if set == 2 {
				batches = slices.Chunk(events, 20) // too few at a time to be copied in
			}
			if err := s.PutAll(ctx, batches, func(models.Put) {}); err != nil {
				t.Fatal(err)
			}
		}
		check := func() {
			t.Helper()
			for _, q := range [][]string{{"accord"}, {"border"}, {"canal"}, {"dam"}, {"embassy"}, {"border", "canal"}, {"dam", "border"}, {"首脳会談"}, {"会談"}, {"会"}, {"首脳会談", "border"}, {"nowhere"}} {
				var want []string
				for id, has := range text {
					if !slices.ContainsFunc(q, func(w string) bool { return !strings.Contains(has, w) }) {
						want = append(want, id)
					}
				}
				slices.Sort(want)
				f := models.Filter{Query: strings.Join(q, " "), Limit: 1000}
				for _, f.Sort = range []models.Sort{models.SortDate, models.SortDateDesc} {
					got := pagesOf(t, s, f)
					if by := pagesOf(t, plain, f); !slices.Equal(got, by) {
						t.Errorf("%s by %s: %d events by index, %d by SQL, or another order", f.Query, f.Sort, len(got), len(by))
					}
					if slices.Sort(got); !slices.Equal(got, want) {
						t.Errorf("%s by %s: %d events, want %d", f.Query, f.Sort, len(got), len(want))
					}
				}
				if n, err := s.Count(ctx, f); n != len(want) || err != nil {
					t.Errorf("%s: %d events counted, want %d, %v", f.Query, n, len(want), err)
				}
			}
		}
		check()
		for i, id := range slices.Sorted(maps.Keys(text)) {
			switch i % 100 {
			case 0:
				if err := s.Delete(ctx, id, 0); err != nil {
					t.Fatal(err)
				}
				delete(text, id)
			case 1:
				if err := s.Edit(ctx, id, 0, func(e *timeline.Event) error { e.Summary = "dam 首脳会談"; return nil }); err != nil {
					t.Fatal(err)
				}
				text[id] = "dam 首脳会談"
			}
		}
		more := wordyEvents(3, 300) // on days whose last event is gone
		modelstest.Put(t, s, more...)
		for _, e := range more {
			text[e.ID] = e.Summary
		}
		check()
	})
}
