package models_test

import (
	"context"
	"errors"
	"os"
	"testing"

	"demarche/models"
	"demarche/models/modelstest"
)

// TestUnwritableDatabaseIsRead marks the file itself as one that must not be written
// (byte 18, the version of those who may write), for who runs the tests may be allowed
// to write everywhere.
func TestUnwritableDatabaseIsRead(t *testing.T) {
	ctx := context.Background()
	path := modelstest.SQLite(t)
	s, err := models.Open(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	modelstest.Put(t, s, sample()...)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	_, err = file.WriteAt([]byte{3, 1}, 18)
	if err := errors.Join(err, file.Close()); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := models.Open(ctx, path); err == nil {
		t.Error("it opens for writing")
	}
	r := modelstest.Open(t, path, models.ForReading())
	expect(t, r, models.Filter{}, "abcdeifghjk")
	expect(t, r, models.Filter{Query: "拒否権"}, "g")
	if _, err := r.PutEvents(ctx, sample()); !errors.Is(err, models.ErrReadOnly) {
		t.Errorf("a write gives %v, want ErrReadOnly", err)
	}
	if after, err := os.ReadFile(path); err != nil || string(after) != string(before) {
		t.Errorf("the file has changed (%v)", err)
	}
}

func TestWritableDatabaseIsMigratedByWhoReads(t *testing.T) {
	r := modelstest.New(t, models.ForReading())
	modelstest.Put(t, r, sample()...)
	expect(t, r, models.Filter{Query: "拒否権"}, "g")
}
