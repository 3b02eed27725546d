package bench

import (
	"bytes"
	"context"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"demarche/models/modelstest"
	"demarche/timeline"
)

func TestEventsAreTheSameEachTime(t *testing.T) {
	types := []timeline.TypeSlug{"talks", "visit"}
	draw := func() []string {
		var out []string
		for e := range Events(50, 7, types) {
			out = append(out, e.ID+e.When.String()+string(e.Parties[0].Country)+e.Summary)
		}
		return out
	}
	if !slices.Equal(draw(), draw()) {
		t.Error("the same seed drew other events")
	}
}

// TestRun is the benchmark on a small database; DEMARCHE_BENCH_EVENTS and
// DEMARCHE_BENCH_DB set another size and keep the file.
func TestRun(t *testing.T) {
	n, err := strconv.Atoi(os.Getenv("DEMARCHE_BENCH_EVENTS"))
	if err != nil {
		n = 2000
	}
	dsn := os.Getenv("DEMARCHE_BENCH_DB")
	if dsn == "" {
		dsn = modelstest.SQLite(t)
	}
	types := []timeline.TypeSlug{"statement", "talks", "visit", "meeting", "summit", "call", "clash", "veto", "sanctions", "aid"}
	r, err := Run(context.Background(), dsn, Options{Events: n, Types: types, Seed: 1, Rounds: 100})
	if err != nil {
		t.Fatal(err)
	}
	if r.Stored != n {
		t.Errorf("stored %d, want %d", r.Stored, n)
	}
	var out bytes.Buffer
	if err := r.Write(&out); err != nil || !strings.Contains(out.String(), "page by time") {
		t.Error(err)
	}
	t.Logf("%d MB\n%s", FileSize(dsn)>>20, out.String())
}
