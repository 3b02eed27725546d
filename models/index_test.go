package models_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"demarche/models"
	"demarche/models/modelstest"
	"demarche/timeline"
)

// indexed is a second store on a database, with an index in memory.
func indexed(t *testing.T, dsn, snapshot string) *models.Store {
	t.Helper()
	s := modelstest.Open(t, dsn, models.WithIndex(snapshot), families())
	if err := s.WaitIndex(context.Background()); err != nil {
		t.Fatal(err)
	}
	return s
}

func eachDSN(t *testing.T, test func(t *testing.T, dsn string)) {
	t.Run("sqlite", func(t *testing.T) { test(t, modelstest.SQLite(t)) })
	t.Run("postgres", func(t *testing.T) { test(t, modelstest.Postgres(t)) })
}

// TestIndexAnswersLikeSQL makes random writes, edits of dates and deletions
// through either of two stores on one database, and asks both the same random
// questions: one answers from its index, the other with plain SQL.
func TestIndexAnswersLikeSQL(t *testing.T) {
	eachDSN(t, func(t *testing.T, dsn string) {
		plain := modelstest.Open(t, dsn, families())
		fast := indexed(t, dsn, "")
		next := 0
		var known []string
		rapid.Check(t, func(r *rapid.T) {
			for range rapid.IntRange(1, 4).Draw(r, "writes") {
				writer := plain
				if rapid.Bool().Draw(r, "through the indexed store") {
					writer = fast
				}
				known, next = write(r, writer, known, next)
			}
			for range 6 {
				compare(r, plain, fast, drawFilter(r))
			}
		})
	})
}

func write(r *rapid.T, s *models.Store, known []string, next int) ([]string, int) {
	ctx := context.Background()
	action := rapid.SampledFrom([]string{"put", "put", "put", "edit", "delete"}).Draw(r, "action")
	if len(known) == 0 {
		action = "put"
	}
	switch action {
	case "put":
		var events []timeline.Event
		for range rapid.IntRange(1, 30).Draw(r, "events") {
			next++
			e := drawEvent(r)
			e.ID = fmt.Sprintf("e%d", next)
			events = append(events, e)
			known = append(known, e.ID)
		}
		if _, err := s.PutEvents(ctx, events); err != nil {
			r.Fatal(err)
		}
	case "edit":
		id := rapid.SampledFrom(known).Draw(r, "id")
		changed := drawEvent(r)
		if err := s.Edit(ctx, id, 0, func(e *timeline.Event) error {
			e.When, e.Parties, e.Status = changed.When, changed.Parties, changed.Status
			return nil
		}); err != nil {
			r.Fatal(err)
		}
	case "delete":
		i := rapid.IntRange(0, len(known)-1).Draw(r, "index")
		if err := s.Delete(ctx, known[i], 0); err != nil {
			r.Fatal(err)
		}
		known = slices.Delete(known, i, i+1)
	}
	return known, next
}

func drawDate(r *rapid.T, label string) string {
	return rapid.SampledFrom([]string{
		"", "2024-06-19", "2024-06", "2024", "202X", "2019-04-25", "2023-09-13", "2022-02-24/..", "../1953", "2010/2015",
		"-0043-03-15", "1950-06-25/1953-07-27", "2024-06-18/2024-06-19", "2023-21", "19XX", "2024-03-28", "2025-01-01",
	}).Draw(r, label)
}

func drawCountry(r *rapid.T) string {
	return rapid.SampledFrom([]string{"RUS", "RUS", "PRK", "PRK", "USA", "CHN", "UKR", "JPN", "IRN"}).Draw(r, "country")
}

func drawEvent(r *rapid.T) timeline.Event {
	e := modelstest.Event("", timeline.TypeSlug(rapid.SampledFrom([]string{"summit", "veto", "talks", "praise"}).Draw(r, "type")),
		drawDate(r, "date"), drawCountry(r), drawCountry(r))
	if rapid.Bool().Draw(r, "third") {
		e.Parties = append(e.Parties, timeline.Party{
			Actor: timeline.ActorID(rapid.SampledFrom([]string{"person/a", "person/b", "org/un"}).Draw(r, "actor")),
			Name:  "Someone", Country: timeline.CountryID(rapid.SampledFrom([]string{"", "RUS", "GBR"}).Draw(r, "of")),
			Role: rapid.SampledFrom([]timeline.Role{"", "host", "mediator", "source"}).Draw(r, "role"),
		})
	}
	e.Status = rapid.SampledFrom([]timeline.Status{"extracted", "corrected", "rejected"}).Draw(r, "status")
	e.Modality = rapid.SampledFrom([]timeline.Modality{"occurred", "planned"}).Draw(r, "modality")
	e.Lang = rapid.SampledFrom([]timeline.Lang{"en", "ja"}).Draw(r, "lang")
	e.Score = rapid.SampledFrom([]float64{0.1, 0.33333, 0.5, 0.9, 1}).Draw(r, "score")
	e.Sources = rapid.IntRange(0, 3).Draw(r, "sources")
	e.Summary = rapid.SampledFrom([]string{"Talks in Geneva", "首脳会談が開かれた", "会談は延期", "A vote"}).Draw(r, "summary")
	return e
}

// some draws up to n values, often none.
func some[T any](r *rapid.T, label string, n int, values ...T) []T {
	if !rapid.SampledFrom([]bool{false, false, true}).Draw(r, label+"?") {
		return nil
	}
	return rapid.SliceOfN(rapid.SampledFrom(values), 1, n).Draw(r, label)
}

func drawFilter(r *rapid.T) models.Filter {
	f := models.Filter{
		Countries:    some[timeline.CountryID](r, "countries", 3, "RUS", "PRK", "USA", "GBR", "ZZZ"),
		AllCountries: rapid.Bool().Draw(r, "all"),
		AllActors:    rapid.Bool().Draw(r, "all actors"),
		Actors:       some[timeline.ActorID](r, "actors", 2, "person/a", "org/un", "country/RUS", "person/zz"),
		Types:        some[timeline.TypeSlug](r, "types", 2, "summit", "veto", "talks"),
		Families:     some(r, "families", 1, "words", "deeds", "none"),
		Modalities:   some[timeline.Modality](r, "modalities", 1, "occurred", "planned"),
		Roles:        some[timeline.Role](r, "roles", 2, "source", "target", "host"),
		Langs:        some[timeline.Lang](r, "langs", 1, "en", "ja"),
		Statuses:     some[timeline.Status](r, "statuses", 1, "extracted", "corrected", "rejected"),
		Dyads: some(r, "dyads", 2, models.Dyad{A: "RUS", B: "PRK"}, models.Dyad{A: "PRK", B: "RUS", Directed: true},
			models.Dyad{A: "USA", B: "CHN"}, models.Dyad{A: "USA", B: "ZZZ"}),
		Certain:    rapid.Bool().Draw(r, "certain"),
		MinSources: rapid.SampledFrom([]int{0, 0, 0, 2}).Draw(r, "min sources"),
		MinScore:   rapid.SampledFrom([]float64{0, 0, 0, 0.3333, 0.5}).Draw(r, "min score"),
		Query:      rapid.SampledFrom([]string{"", "", "", "会談", "geneva", "rus prk", "談", "nowhere"}).Draw(r, "query"),
		Sort:       rapid.SampledFrom([]models.Sort{models.SortDate, models.SortDateDesc, models.SortAdded}).Draw(r, "sort"),
		Limit:      rapid.SampledFrom([]int{3, 20, 1000}).Draw(r, "limit"),
	}
	if rapid.Bool().Draw(r, "ranged") {
		f.From, f.To = date(drawDate(r, "from")), date(drawDate(r, "to"))
		if !f.From.IsZero() && !f.To.IsZero() && f.From.First() > f.To.Last() {
			f.From, f.To = f.To, f.From
		}
	}
	return f
}

func compare(r *rapid.T, plain, fast *models.Store, f models.Filter) {
	ctx := context.Background()
	want := allPages(r, plain, f)
	if got := allPages(r, fast, f); !slices.Equal(got, want) {
		r.Fatalf("%+v:\nindex %v\nSQL   %v", f, got, want)
	}
	n, err := plain.Count(ctx, f)
	m, err2 := fast.Count(ctx, f)
	if err != nil || err2 != nil || n != m || n != len(want) {
		r.Fatalf("%+v: count by index %d, %v, by SQL %d, %v, on pages %d", f, m, err2, n, err, len(want))
	}
	a, err := plain.Facets(ctx, f)
	b, err2 := fast.Facets(ctx, f)
	if err != nil || err2 != nil || fmt.Sprint(a) != fmt.Sprint(b) {
		r.Fatalf("%+v:\nfacets by index %+v, %v\nfacets by SQL   %+v, %v", f, b, err2, a, err)
	}
	y, err := plain.Years(ctx, f)
	z, err2 := fast.Years(ctx, f)
	if err != nil || err2 != nil || fmt.Sprint(y) != fmt.Sprint(z) {
		r.Fatalf("%+v:\nyears by index %+v, %v\nyears by SQL   %+v, %v", f, z, err2, y, err)
	}
	by := rapid.SampledFrom([]string{"", "type", "family", "country"}).Draw(r, "by")
	bins := rapid.SampledFrom([]int{1, 7, 640}).Draw(r, "bins")
	c, err := plain.Density(ctx, f, bins, by)
	d, err2 := fast.Density(ctx, f, bins, by)
	if err != nil || err2 != nil || fmt.Sprint(c) != fmt.Sprint(d) {
		r.Fatalf("%+v:\ndensity by index %+v, %v\ndensity by SQL   %+v, %v", f, d, err2, c, err)
	}
}

func allPages(r *rapid.T, s *models.Store, f models.Filter) []string {
	var out []string
	for {
		page, err := s.Events(context.Background(), f)
		if err != nil {
			r.Fatalf("%+v: %v", f, err)
		}
		for _, e := range page.Events {
			out = append(out, e.ID)
		}
		if f.Cursor = page.Next; page.Next == "" {
			return out
		}
	}
}

func TestIndexFromSnapshot(t *testing.T) {
	dsn := modelstest.SQLite(t)
	snapshot := filepath.Join(t.TempDir(), "index")
	ctx := context.Background()
	first, err := models.Open(ctx, dsn, models.WithIndex(snapshot))
	if err != nil {
		t.Fatal(err)
	}
	modelstest.Put(t, first, sample()...)
	expect(t, first, models.Filter{}, "abcdeifghjk")
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	// Something changes while no index looks on.
	between := modelstest.Open(t, dsn)
	if err := between.Delete(ctx, "c-decade", 0); err != nil {
		t.Fatal(err)
	}
	expect(t, indexed(t, dsn, snapshot), models.Filter{Countries: []timeline.CountryID{"PRK"}}, "aefghj")
	// One of another format does not stay, though nothing has changed.
	openAndClose := func() {
		s, err := models.Open(ctx, dsn, models.WithIndex(snapshot))
		if err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(s.WaitIndex(ctx), s.Close()); err != nil {
			t.Fatal(err)
		}
	}
	openAndClose()
	if err := os.WriteFile(snapshot, bytes.Replace(read(t, snapshot), []byte("DMINDEX"), []byte("OLDINDE"), 1), 0o600); err != nil {
		t.Fatal(err)
	}
	openAndClose()
	if !bytes.HasPrefix(read(t, snapshot), []byte("DMINDEX")) {
		t.Error("a snapshot that could not be used stands still")
	}
	// A snapshot of another database is not used.
	expect(t, indexed(t, modelstest.SQLite(t), snapshot), models.Filter{}, "")
}

func read(t *testing.T, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
