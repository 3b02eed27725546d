package faults

import (
	"math/rand/v2"
	"testing"
	"time"
)

// TestKilledImportIsRunAgain kills imports with SIGKILL at random times: whole batches
// stand, and the same command brings the rest.
func TestKilledImportIsRunAgain(t *testing.T) {
	t.Parallel()
	const events, batch = 21_000, 20_000
	set := dataset(t, events)
	rnd := rand.New(rand.NewPCG(2, uint64(time.Now().UnixNano())))
	for range rounds(t, 1) {
		db := newDB(t)
		for range 3 {
			cmd := program(t, nil, "import", "--db", db, "--format", "ndjson", set)
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			killed := time.AfterFunc(time.Duration(300+rnd.IntN(1500))*time.Millisecond, func() { _ = killGroup(cmd) })
			err := cmd.Wait()
			killed.Stop()
			if err == nil {
				break
			}
			if !migrated(t, db) {
				continue
			}
			sound(t, db)
			if n := imported(t, db); n%batch != 0 && n != events {
				t.Fatalf("%d events stand, want whole batches of %d", n, batch)
			}
		}
		if status, out, errs := run(t, nil, "import", "--db", db, "--format", "ndjson", set); status != 0 {
			t.Fatalf("status %d: %s%s", status, out, errs)
		}
		sound(t, db)
		if n := imported(t, db); n != events {
			t.Errorf("%d events, want %d", n, events)
		}
	}
}
