package models_test

import (
	"context"
	"database/sql"
	"errors"
	"testing"
	"time"

	"demarche/models/modelstest"
	"demarche/timeline"
)

// A writer on another node may take long: who waits for it can be told to stop.
func TestWaitingForAnotherNodesWriterEndsWithTheCaller(t *testing.T) {
	dsn := modelstest.Postgres(t)
	s := modelstest.Open(t, dsn)
	other, err := sql.Open("pgx", dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = other.Close() }()
	tx, err := other.BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := tx.ExecContext(t.Context(), "SELECT pg_advisory_xact_lock(7266390001)"); err != nil {
		t.Fatal(err)
	}
	const held = 5 * time.Second
	free := time.AfterFunc(held, func() { _ = tx.Rollback() })
	defer func() {
		if free.Stop() {
			_ = tx.Rollback()
		}
	}()
	ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer cancel()
	start := time.Now()
	_, err = s.PutEvents(ctx, []timeline.Event{modelstest.Event("a", "visit", "2024", "FRA", "DEU")})
	if took := time.Since(start); !errors.Is(err, context.DeadlineExceeded) || took > held-time.Second {
		t.Errorf("after %v: %v, want the end of the deadline", took, err)
	}
}
