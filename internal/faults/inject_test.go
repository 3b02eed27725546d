package faults

import (
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// injection is a call of the system that fails at its n-th use on the database's files.
type injection struct {
	call, errno string
	n           int
}

func (i injection) String() string { return fmt.Sprintf("%.6s-%s-%d", i.call, i.errno, i.n) }

// wrapper makes the call fail in each thread that gets to its n-th use.
func (i injection) wrapper(t *testing.T, db string) []string {
	t.Helper()
	return strace(t, "-o", "/dev/null", "-P", db, "-P", db+"-wal", "-P", db+"-shm",
		"-e", "trace="+i.call, "-e", fmt.Sprintf("inject=%s:error=%s:when=%d", i.call, i.errno, i.n))
}

// injections is a few points of failure, or all up to so many.
func injections(few ...injection) []injection {
	if !long() {
		return few
	}
	var all []injection
	for _, kind := range []injection{
		{"pwrite64", "EIO", 60},
		{"pwrite64", "ENOSPC", 60},
		{"fsync,fdatasync", "EIO", 12},
		{"fsync,fdatasync", "ENOSPC", 12},
		{"ftruncate", "EIO", 3},
		{"ftruncate", "ENOSPC", 3},
		{"openat", "EIO", 12},
		{"openat", "EMFILE", 12},
		{"pread64", "EIO", 20},
	} {
		for n := 1; n <= kind.n; n++ {
			all = append(all, injection{kind.call, kind.errno, n})
		}
	}
	return all
}

// TestServerOutlivesAFailingDisk has single calls fail under a server: it says so to
// whom it fails, stores nothing by halves, and stores what is handed in again.
func TestServerOutlivesAFailingDisk(t *testing.T) {
	t.Parallel()
	for _, i := range injections(injection{"pwrite64", "EIO", 9}, injection{"pwrite64", "ENOSPC", 14}, injection{"fsync,fdatasync", "EIO", 3}) {
		t.Run(i.String(), func(t *testing.T) {
			t.Parallel()
			const stories = 6
			db := newDB(t)
			s, err := tryStart(t, db, i.wrapper(t, db))
			if fault := (errStart{}); errors.As(err, &fault) {
				if !strings.Contains(fault.said, db) {
					t.Errorf("what failed at the start is not named: %s", fault.said)
				}
			} else {
				for n := range stories {
					storedAtLast(t, s, n)
				}
				s.kill()
				leasesEnd(t, db)
			}
			s = start(t, db, nil)
			for n := range stories {
				storedAtLast(t, s, n)
			}
			settled(t, db)
			s.stop(t)
			sound(t, db)
			onceEach(t, db, stories)
		})
	}
}

// storedAtLast hands a story in until it is accepted. What fails must fail as a
// problem of the server's, in words.
func storedAtLast(t *testing.T, s *server, n int) {
	t.Helper()
	for range 40 {
		status, answer, err := s.post(story(n), storyKey(n))
		switch {
		case err != nil:
			t.Fatalf("story %d: %v; the server said: %s", n, err, s.said())
		case status == http.StatusAccepted:
			return
		case status != 500 && status != 503 && status != 507 || !strings.Contains(answer, `"/problems/`):
			t.Errorf("story %d: status %d: %s", n, status, answer)
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Fatalf("story %d was not accepted in 40 attempts; the server said: %s", n, s.said())
}

// dataset writes a file of n events in our own format.
func dataset(t *testing.T, n int) string {
	t.Helper()
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `{"id":"set-%d","type":"talks","date":"20%02d-%02d-%02d","modality":"occurred","status":"extracted","score":1,"sources":1,`+
			`"summary":"Talks number %d.","lang":"en","parties":[{"actor":"country/RUS","name":"Russia","country":"RUS","role":"participant"},`+
			`{"actor":"country/PRK","name":"North Korea","country":"PRK","role":"participant"}]}`+"\n", i, i%24, i%12+1, i%28+1, i)
	}
	name := filepath.Join(t.TempDir(), "set.ndjson")
	if err := os.WriteFile(name, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

func imported(t *testing.T, db string) (n int) {
	t.Helper()
	query(t, db, "SELECT count(*) FROM events", &n)
	return n
}

// wholeOrNone demands that of an import that failed all events stand or none, in a
// database without a fault.
func wholeOrNone(t *testing.T, db string, events int) {
	t.Helper()
	if !migrated(t, db) {
		return
	}
	sound(t, db)
	if n := imported(t, db); n != 0 && n != events {
		t.Errorf("%d events stand, want all or none", n)
	}
}

// TestImportOutlivesAFailingDisk has single calls fail under an import, which names the
// file and can be run again.
func TestImportOutlivesAFailingDisk(t *testing.T) {
	t.Parallel()
	const events = 2000
	set := dataset(t, events)
	for _, i := range injections(injection{"pwrite64", "ENOSPC", 40}, injection{"fsync,fdatasync", "EIO", 2}) {
		t.Run(i.String(), func(t *testing.T) {
			t.Parallel()
			db := newDB(t)
			status, out, errs := run(t, i.wrapper(t, db), "import", "--db", db, "--format", "ndjson", set)
			if status != 0 && (status != 1 || !strings.Contains(errs, db)) {
				t.Errorf("status %d: %s%s", status, out, errs)
			}
			if status != 0 {
				wholeOrNone(t, db, events)
			}
			if status, out, errs := run(t, nil, "import", "--db", db, "--format", "ndjson", set); status != 0 {
				t.Fatalf("run again: status %d: %s%s", status, out, errs)
			}
			sound(t, db)
			if n := imported(t, db); n != events {
				t.Errorf("%d events, want %d", n, events)
			}
		})
	}
}
