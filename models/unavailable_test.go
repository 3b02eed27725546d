package models_test

import (
	"context"
	"database/sql"
	"errors"
	"testing"
	"time"

	"demarche/models"
	"demarche/models/modelstest"
)

// TestAWriterThatWaitsForAnotherProcessEndsWithTheCaller has another process hold the lock
// of a SQLite file for longer than the caller waits.
func TestAWriterThatWaitsForAnotherProcessEndsWithTheCaller(t *testing.T) {
	path := modelstest.SQLite(t)
	s := modelstest.Open(t, path)
	other, err := sql.Open("sqlite3", path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = other.Close() }()
	conn, err := other.Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := conn.ExecContext(t.Context(), "BEGIN IMMEDIATE"); err != nil {
		t.Fatal(err)
	}
	const held = 4 * time.Second
	free := time.AfterFunc(held, func() { _, _ = conn.ExecContext(context.Background(), "ROLLBACK") })
	defer free.Stop()
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	begun := time.Now()
	_, err = s.AddJob(ctx, models.NewJob{Kind: "test", Payload: []byte("x")})
	if took := time.Since(begun); !errors.Is(err, context.DeadlineExceeded) || took > held-time.Second {
		t.Errorf("after %v: %v, want the end of the deadline", took, err)
	}
}
