package models_test

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/pressly/goose/v3"

	"demarche/models"
	"demarche/models/modelstest"
)

// TestMigrationsDownAndUpAgainKeepTheData takes a filled database back to each version
// above nothing. Only what came with a later version may go.
func TestMigrationsDownAndUpAgainKeepTheData(t *testing.T) {
	test := func(t *testing.T, dsn, driver string, dialect goose.Dialect, folder string, more ...string) {
		ctx := context.Background()
		s, err := models.Open(ctx, dsn)
		if err != nil {
			t.Fatal(err)
		}
		modelstest.Put(t, s, sample()...)
		if err := s.Delete(ctx, "a-old", 0); err != nil {
			t.Fatal(err)
		}
		if _, err := s.AddJob(ctx, models.NewJob{Kind: "test", Payload: []byte("x"), Key: "k"}); err != nil {
			t.Fatal(err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		db, err := sql.Open(driver, dsn)
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = db.Close() }()
		p, err := goose.NewProvider(dialect, db, os.DirFS(folder))
		if err != nil {
			t.Fatal(err)
		}
		newest := p.ListSources()[len(p.ListSources())-1].Version
		before := rowsOf(t, db, more)
		for version := newest - 1; version >= 1; version-- {
			if _, err := p.DownTo(ctx, version); err != nil {
				t.Fatalf("down to %d: %v", version, err)
			}
			s, err := models.Open(ctx, dsn)
			if err != nil {
				t.Fatalf("up from %d: %v", version, err)
			}
			expect(t, s, models.Filter{}, "bcdeifghjk")
			if n, err := s.Count(ctx, models.Filter{Query: "RUS"}); err != nil || n == 0 {
				t.Errorf("up from %d: %d events by a word, %v", version, n, err)
			}
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			if after := rowsOf(t, db, more); after != before {
				t.Errorf("up from %d:\n%s\nwant\n%s", version, after, before)
			}
		}
	}
	t.Run("sqlite", func(t *testing.T) {
		test(t, modelstest.SQLite(t), "sqlite3", goose.DialectSQLite3, "migrations/sqlite")
	})
	t.Run("postgres", func(t *testing.T) {
		test(t, modelstest.Postgres(t), "pgx", goose.DialectPostgres, "migrations/postgres", "events_fts", "event_words")
	})
}

// rowsOf is every row of the tables that the first version has, and of more.
func rowsOf(t *testing.T, db *sql.DB, more []string) string {
	t.Helper()
	var b strings.Builder
	for _, table := range append([]string{
		"terms", "events", "event_countries", "event_actors", "event_langs", "event_outlets", "event_symbols",
		"articles", "mentions", "reviews", "removed_events", "jobs", "changes",
	}, more...) {
		tableRows(t, db, table, &b)
	}
	return b.String()
}

// tableRows writes the rows of a table.
func tableRows(t *testing.T, db *sql.DB, table string, b *strings.Builder) {
	t.Helper()
	rows, err := db.Query("SELECT * FROM " + table + " ORDER BY 1, 2")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = rows.Close() }()
	columns, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprintln(b, table, columns)
	for rows.Next() {
		values := make([]any, len(columns))
		for i := range values {
			values[i] = new(any)
		}
		if err := rows.Scan(values...); err != nil {
			t.Fatal(err)
		}
		for _, v := range values {
			fmt.Fprintf(b, " %v", *v.(*any))
		}
		fmt.Fprintln(b)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
}
