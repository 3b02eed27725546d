// Package modelstest opens stores for tests: a SQLite file of the test's own,
// and, when TEST_POSTGRES_DSN names a server, a PostgreSQL schema of its own.
package modelstest

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx"

	"demarche/models"
	"demarche/timeline"
	"demarche/timeline/edtf"
)

// New is an empty SQLite store, closed when the test ends.
func New(t testing.TB, opts ...models.Option) *models.Store {
	t.Helper()
	return Open(t, SQLite(t), opts...)
}

// SQLite is the name of a database file that does not exist yet.
func SQLite(t testing.TB) string {
	t.Helper()
	return filepath.Join(t.TempDir(), "demarche.db")
}

// Open opens dsn until the test ends.
func Open(t testing.TB, dsn string, opts ...models.Option) *models.Store {
	t.Helper()
	s, err := models.Open(context.Background(), dsn, opts...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("close store: %v", err)
		}
	})
	return s
}

// Each runs test on an empty store of each database at hand.
func Each(t *testing.T, test func(t *testing.T, s *models.Store), opts ...models.Option) {
	t.Helper()
	t.Run("sqlite", func(t *testing.T) { test(t, New(t, opts...)) })
	t.Run("postgres", func(t *testing.T) { test(t, Open(t, Postgres(t), opts...)) })
}

// Postgres is a DSN with an empty schema of its own on the server that
// TEST_POSTGRES_DSN names; without it the test is skipped.
func Postgres(t testing.TB) string {
	t.Helper()
	dsn := os.Getenv("TEST_POSTGRES_DSN")
	if dsn == "" {
		t.Skip("TEST_POSTGRES_DSN is not set")
	}
	u, err := url.Parse(dsn)
	if err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("pgx", dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	schema := fmt.Sprintf("t%x", []byte(t.TempDir()))
	schema = schema[:1] + schema[max(1, len(schema)-40):]
	if _, err := db.ExecContext(t.Context(), "CREATE SCHEMA "+schema); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		db, err := sql.Open("pgx", dsn)
		if err != nil {
			t.Error(err)
			return
		}
		defer func() { _ = db.Close() }()
		if _, err := db.ExecContext(context.Background(), "DROP SCHEMA "+schema+" CASCADE"); err != nil {
			t.Error(err)
		}
	})
	q := u.Query()
	q.Set("search_path", schema)
	u.RawQuery = q.Encode()
	return u.String()
}

// Event is an event of two parties, "RUS" and "PRK" say; date is EDTF.
func Event(id string, kind timeline.TypeSlug, date, source, target string) timeline.Event {
	return timeline.Event{
		ID: id, Type: kind, When: edtf.MustParse(date), Modality: timeline.Occurred,
		Parties: []timeline.Party{Country(source, timeline.RoleSource), Country(target, timeline.RoleTarget)},
		Summary: fmt.Sprintf("%s and %s: %s.", source, target, kind),
		Lang:    "en", Score: 0.9, Sources: 1,
	}
}

// Country is a country as a party; its name is its code in lower case.
func Country(code string, role timeline.Role) timeline.Party {
	return timeline.Party{
		Actor: timeline.ActorID("country/" + code), Name: strings.ToLower(code),
		Country: timeline.CountryID(code), Role: role,
	}
}

// Put stores events.
func Put(t testing.TB, s *models.Store, events ...timeline.Event) {
	t.Helper()
	if _, err := s.PutEvents(context.Background(), events); err != nil {
		t.Fatal(err)
	}
}
