package faults

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// TestKilledServerLosesNothingItAcknowledged kills servers with SIGKILL at random times
// while clients hand articles in. A client that got no answer asks again with its key.
func TestKilledServerLosesNothingItAcknowledged(t *testing.T) {
	t.Parallel()
	const clients = 4
	db := newDB(t)
	rnd := rand.New(rand.NewPCG(1, uint64(time.Now().UnixNano())))
	var next atomic.Int64
	var unsure [clients]int // the story that a client has no answer for yet, counted from 1
	for range rounds(t, 4) {
		s := start(t, db, nil)
		killed := time.AfterFunc(time.Duration(5+rnd.IntN(495))*time.Millisecond, s.kill)
		var wg sync.WaitGroup
		for c := range clients {
			wg.Go(func() {
				for {
					if unsure[c] == 0 {
						unsure[c] = int(next.Add(1))
					}
					status, answer, err := s.post(story(unsure[c]-1), storyKey(unsure[c]-1))
					if err != nil {
						return // it is dead
					}
					if status != http.StatusAccepted {
						t.Errorf("status %d: %s", status, answer)
						return
					}
					unsure[c] = 0
				}
			})
		}
		wg.Wait()
		killed.Stop()
		s.kill()
		leasesEnd(t, db)
	}
	s := start(t, db, nil)
	for _, n := range unsure {
		if n == 0 {
			continue
		}
		if status, answer, err := s.post(story(n-1), storyKey(n-1)); err != nil || status != http.StatusAccepted {
			t.Errorf("asked again: status %d: %s, %v", status, answer, err)
		}
	}
	settled(t, db)
	s.stop(t)
	sound(t, db)
	onceEach(t, db, int(next.Load()))
	t.Logf("%d articles acknowledged", next.Load())
}

// TestServerKeepsItsLockOnTheFile looks at the lock by which other processes know that
// the database is in use: without it the last of them that closes it removes the log
// with what the server has yet to write into the file. Whoever closes the file by other
// means than SQLite's loses it.
func TestServerKeepsItsLockOnTheFile(t *testing.T) {
	t.Parallel()
	db := newDB(t)
	s := start(t, db, nil)
	for !strings.Contains(s.said(), "read ahead") {
		time.Sleep(10 * time.Millisecond)
	}
	locks, err := os.ReadFile("/proc/locks")
	if err != nil {
		t.Skip("the system does not tell its locks")
	}
	info, err := os.Stat(db)
	if err != nil {
		t.Fatal(err)
	}
	var file syscall.Stat_t
	if err := syscall.Stat(db+"-shm", &file); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(locks), fmt.Sprintf(":%d ", file.Ino)) {
		t.Skip("the system tells no locks of this file system")
	}
	if !strings.Contains(string(locks), fmt.Sprintf(":%d ", info.Sys().(*syscall.Stat_t).Ino)) {
		t.Errorf("the server holds no lock on its database:\n%s", locks)
	}
}
