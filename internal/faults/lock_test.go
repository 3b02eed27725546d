package faults

import (
	"context"
	"database/sql"
	"net/http"
	"sync"
	"testing"
	"time"
)

// TestWritersWaitForALockAndNoneIsLost has many writers beside a reader that holds an old
// state, while another process holds the lock of writers for seconds.
func TestWritersWaitForALockAndNoneIsLost(t *testing.T) {
	t.Parallel()
	const writers, each = 50, 2
	db := newDB(t)
	s := start(t, db, nil)
	conn, err := sql.Open("sqlite3", "file:"+db+"?_busy_timeout=20000")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.Close() }()
	reading, err := conn.BeginTx(context.Background(), &sql.TxOptions{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = reading.Rollback() }()
	var n int
	if err := reading.QueryRow("SELECT count(*) FROM jobs").Scan(&n); err != nil {
		t.Fatal(err)
	}
	held := make(chan struct{})
	released := make(chan error, 1)
	go func() { released <- holdLock(conn, held, 2*time.Second) }()
	<-held
	var wg sync.WaitGroup
	for w := range writers {
		wg.Go(func() {
			for i := range each {
				k := w*each + i
				if status, answer, err := s.post(story(k), storyKey(k)); err != nil || status != http.StatusAccepted {
					t.Errorf("story %d: status %d: %s, %v", k, status, answer, err)
				}
			}
		})
	}
	for range 20 {
		if status, answer, err := s.do("GET", "/events", ""); err != nil || status != http.StatusOK {
			t.Errorf("a page: status %d: %s, %v", status, answer, err)
		}
	}
	wg.Wait()
	if err := <-released; err != nil {
		t.Fatal(err)
	}
	settled(t, db)
	s.stop(t)
	_ = reading.Rollback()
	sound(t, db)
	onceEach(t, db, writers*each)
}

// holdLock holds the lock of writers for a time; held is closed when it has it.
func holdLock(db *sql.DB, held chan struct{}, d time.Duration) error {
	ctx := context.Background()
	conn, err := db.Conn(ctx)
	if err == nil {
		_, err = conn.ExecContext(ctx, "BEGIN IMMEDIATE")
	}
	close(held)
	if err != nil {
		return err
	}
	time.Sleep(d)
	_, err = conn.ExecContext(ctx, "ROLLBACK")
	return err
}
