package models_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync"
	"testing"

	"demarche/models"
	"demarche/models/modelstest"
	"demarche/timeline"
)

func TestNewerSchemaIsRefused(t *testing.T) {
	ctx := context.Background()
	path := modelstest.SQLite(t)
	s, err := models.Open(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite3", path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, 1)"); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := models.Open(ctx, path); !errors.Is(err, models.ErrNewerSchema) {
		t.Errorf("error %v, want ErrNewerSchema", err)
	}
}

func TestOpenNamesWhatItCannotOpen(t *testing.T) {
	for _, dsn := range []string{"", ":memory:", "/nowhere/at/all/x.db", t.TempDir()} {
		if s, err := models.Open(context.Background(), dsn); err == nil {
			t.Errorf("%q was opened", dsn)
			_ = s.Close()
		}
	}
}

func TestDatabaseStaysAfterClose(t *testing.T) {
	path := modelstest.SQLite(t)
	s, err := models.Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	modelstest.Put(t, s, sample()...)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	expect(t, modelstest.Open(t, path), models.Filter{}, "abcdeifghjk")
}

// TestWritersAndReadersTogether has many writers through two stores on one
// database, as a server and a command line have, beside readers.
func TestWritersAndReadersTogether(t *testing.T) {
	test := func(t *testing.T, dsn string) {
		ctx := context.Background()
		stores := []*models.Store{modelstest.Open(t, dsn), modelstest.Open(t, dsn)}
		const writers, each = 10, 5
		var wg sync.WaitGroup
		for w := range writers {
			wg.Go(func() {
				for i := range each {
					e := modelstest.Event(fmt.Sprintf("e%d-%d", w, i), "talks", "2024-01-01", "RUS", fmt.Sprintf("C%02d", w))
					if _, err := stores[w%2].PutEvents(ctx, []timeline.Event{e}); err != nil {
						t.Error(err)
					}
				}
			})
			wg.Go(func() {
				for range each {
					if _, err := stores[w%2].Events(ctx, models.Filter{}); err != nil {
						t.Error(err)
					}
				}
			})
		}
		wg.Wait()
		for _, s := range stores {
			n, err := s.Count(ctx, models.Filter{})
			if err != nil || n != writers*each {
				t.Errorf("%d events, %v, want %d", n, err, writers*each)
			}
		}
	}
	t.Run("sqlite", func(t *testing.T) { test(t, modelstest.SQLite(t)) })
	t.Run("postgres", func(t *testing.T) { test(t, modelstest.Postgres(t)) })
}
