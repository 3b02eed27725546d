package models

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"testing"
	"time"
)

func TestFullDiskRefusesTheWriteAndKeepsTheRest(t *testing.T) {
	ctx := context.Background()
	s, err := Open(ctx, filepath.Join(t.TempDir(), "full.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	pages := 0
	if err := s.writer.Raw("PRAGMA page_count").Row().Scan(&pages); err != nil {
		t.Fatal(err)
	}
	limit := func(n int) {
		t.Helper()
		if err := s.writer.Exec(fmt.Sprintf("PRAGMA max_page_count = %d", n)).Error; err != nil {
			t.Fatal(err)
		}
	}
	add := func(key string) error {
		_, err := s.AddJob(ctx, NewJob{Kind: "none", Payload: make([]byte, 20_000), Meta: []byte("{}"), Key: key})
		return err
	}
	limit(pages + 20)
	stored := 0
	for ; err == nil; stored++ {
		err = add(fmt.Sprint(stored))
	}
	stored--
	if !errors.Is(err, ErrFull) || stored == 0 {
		t.Fatalf("after %d jobs: %v, want ErrFull", stored, err)
	}
	var n int64
	if err := s.reader.Model(&jobRow{}).Count(&n).Error; err != nil || int(n) != stored {
		t.Errorf("%d jobs are stored, %d were acknowledged, %v", n, stored, err)
	}
	limit(1_000_000)
	if err := add("later"); err != nil {
		t.Errorf("with room again: %v", err)
	}
}

func TestLeaseOfAJobCanBeRenewed(t *testing.T) {
	ctx := context.Background()
	now := time.Unix(1_700_000_000, 0)
	s, err := Open(ctx, filepath.Join(t.TempDir(), "jobs.db"), WithClock(func() time.Time { return now }))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	job, err := s.AddJob(ctx, NewJob{Kind: "none", Meta: []byte("{}")})
	if err != nil {
		t.Fatal(err)
	}
	take := func() bool {
		t.Helper()
		_, ok, err := s.TakeJob(ctx, 10*time.Second)
		if err != nil {
			t.Fatal(err)
		}
		return ok
	}
	if !take() {
		t.Fatal("a new job is not due")
	}
	now = now.Add(8 * time.Second)
	if err := s.RenewJob(ctx, job.ID, 10*time.Second); err != nil {
		t.Fatal(err)
	}
	now = now.Add(8 * time.Second)
	if take() {
		t.Error("a job whose lease was renewed went to a second worker")
	}
	now = now.Add(8 * time.Second)
	if !take() {
		t.Error("the job of a dead worker is not due")
	}
}
