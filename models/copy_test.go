package models_test

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"strings"
	"testing"

	"demarche/models"
	"demarche/models/modelstest"
	"demarche/timeline"
	"demarche/timeline/edtf"
)

// filled stores events with reports, a view, a job and a deleted event in dsn.
func filled(t *testing.T, dsn string) *models.Store {
	t.Helper()
	ctx := context.Background()
	s := modelstest.Open(t, dsn)
	veto := modelstest.Event("veto", "veto", "2024-03-28", "RUS", "PRK")
	veto.Vote = &timeline.Vote{Body: "UNSC", Symbol: "S/2024/255", For: 13, Against: 1, Abstain: 1}
	veto.Reports = []timeline.Report{{Mention: timeline.Mention{Type: "veto", When: veto.When}, Outlet: "Agency", Lang: "ja", Quote: "拒否権を行使した"}}
	undated := modelstest.Event("undated", "talks", "2024", "USA", "JPN")
	undated.When = edtf.Date{}
	modelstest.Put(t, s, veto, undated, modelstest.Event("gone", "visit", "1999", "FRA", "DEU"), modelstest.Event("old", "visit", "-0043-03-15", "ITA", "EGY"))
	if err := s.Delete(ctx, "gone", 0); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Save(ctx, "mine", "country=RUS"); err != nil {
		t.Fatal(err)
	}
	if _, err := s.AddJob(ctx, models.NewJob{Kind: "none", Payload: []byte{0, 255}, Meta: []byte("{}"), Key: "k"}); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestCopyToKeepsEverything(t *testing.T) {
	pairs := map[string][2]func(testing.TB) string{
		"sqlite to sqlite":   {modelstest.SQLite, modelstest.SQLite},
		"sqlite to postgres": {modelstest.SQLite, modelstest.Postgres},
		"postgres to sqlite": {modelstest.Postgres, modelstest.SQLite},
	}
	for name, p := range pairs {
		t.Run(name, func(t *testing.T) {
			ctx := context.Background()
			from, to := filled(t, p[0](t)), modelstest.Open(t, p[1](t))
			if _, err := from.CopyTo(ctx, to, nil); err != nil {
				t.Fatal(err)
			}
			for _, f := range []models.Filter{{}, {Query: "拒否権"}, {Countries: []timeline.CountryID{"USA"}}, {Outlets: []string{"Agency"}}, {Query: "RUS veto"}} {
				want, got := found(t, from, f), found(t, to, f)
				if !slices.Equal(want, got) || len(got) == 0 {
					t.Errorf("%+v finds %v, want %v", f, got, want)
				}
			}
			a, err := from.Event(ctx, "veto")
			if err != nil {
				t.Fatal(err)
			}
			b, err := to.Event(ctx, "veto")
			if err != nil || b.Vote == nil || b.Vote.Symbol != a.Vote.Symbol || len(b.Reports) != 1 || b.Reports[0].Quote != a.Reports[0].Quote {
				t.Errorf("event = %+v, %v, want %+v", b, err, a)
			}
			if views, err := to.SavedViews(ctx); err != nil || len(views) != 1 || views[0].Name != "mine" {
				t.Errorf("views = %+v, %v", views, err)
			}
			// The copy goes on: keys follow those that were copied, deleted ids stay deleted.
			put, err := to.PutEvents(ctx, []timeline.Event{modelstest.Event("gone", "visit", "1999", "FRA", "DEU"), modelstest.Event("new", "visit", "1999", "FRA", "DEU")})
			if err != nil || put != (models.Put{Added: 1, Kept: 1}) {
				t.Errorf("PutEvents = %+v, %v", put, err)
			}
			if _, err := from.CopyTo(ctx, to, nil); !errors.Is(err, models.ErrConflict) {
				t.Errorf("a second copy: %v, want ErrConflict", err)
			}
			if got := found(t, to, models.Filter{Query: "FRA"}); !slices.Equal(got, []string{"new"}) {
				t.Errorf("after the refused copy FRA finds %v", got)
			}
		})
	}
}

// TestCopyToMendsTextsThatPostgresCannotHold copies U+0000, which SQLite takes in texts.
func TestCopyToMendsTextsThatPostgresCannotHold(t *testing.T) {
	ctx := context.Background()
	dsn := modelstest.Postgres(t)
	path := modelstest.SQLite(t)
	from := filled(t, path)
	db, err := sql.Open("sqlite3", path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	if _, err := db.ExecContext(ctx, "UPDATE saved_views SET name = 'mi' || char(0) || 'ne'"); err != nil {
		t.Fatal(err)
	}
	to := modelstest.Open(t, dsn)
	copied, err := from.CopyTo(ctx, to, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range copied {
		want := int64(0)
		if c.Table == "saved_views" {
			want = 1
		}
		if c.Mended != want {
			t.Errorf("%d texts of %s were mended, want %d", c.Mended, c.Table, want)
		}
	}
	if views, err := to.SavedViews(ctx); err != nil || len(views) != 1 || views[0].Name != "mi\uFFFDne" {
		t.Errorf("views = %+v, %v", views, err)
	}
}

// found are the ids of the events that f chooses.
func found(t *testing.T, s *models.Store, f models.Filter) []string {
	t.Helper()
	page, err := s.Events(context.Background(), f)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range page.Events {
		out = append(out, e.ID)
	}
	return out
}

// TestCopyToForgetsNoTable fails when a migration adds a table that is not copied.
func TestCopyToForgetsNoTable(t *testing.T) {
	ctx := context.Background()
	path := modelstest.SQLite(t)
	copied, err := filled(t, path).CopyTo(ctx, modelstest.New(t), nil)
	if err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite3", path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	rows, err := db.QueryContext(ctx, "SELECT name FROM sqlite_master WHERE type = 'table'")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			t.Fatal(err)
		}
		own := strings.HasPrefix(name, "sqlite_") || strings.HasPrefix(name, "events_fts_") || name == "goose_db_version" || name == "identity"
		if !own && !slices.ContainsFunc(copied, func(c models.Copied) bool { return c.Table == name }) {
			t.Errorf("table %s is not copied", name)
		}
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
}
