package faults

import (
	"context"
	"database/sql"
	"math"
	"os"
	"testing"
	"time"

	_ "github.com/mattn/go-sqlite3" // the driver "sqlite3"

	"demarche/models"
)

// query reads one row of a database that no server holds, or that one does: readers
// do not disturb it.
func query(t *testing.T, db, q string, dest ...any) {
	t.Helper()
	conn, err := sql.Open("sqlite3", "file:"+db+"?_busy_timeout=10000")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.Close() }()
	if err := conn.QueryRow(q).Scan(dest...); err != nil {
		t.Fatalf("%s: %v", q, err)
	}
}

// sound demands a database without a fault: SQLite's own checks, one row of words for
// each event, links and mentions of events that are there, and quotes that stand in
// their articles. No server may hold it.
func sound(t *testing.T, db string) {
	t.Helper()
	var integrity string
	var broken, events, words, strays, lone int
	query(t, db, "SELECT * FROM pragma_integrity_check LIMIT 1", &integrity)
	query(t, db, "SELECT count(*) FROM pragma_foreign_key_check", &broken)
	query(t, db, "SELECT (SELECT count(*) FROM events), (SELECT count(*) FROM events_fts)", &events, &words)
	query(t, db, `SELECT count(*) FROM events WHERE ord NOT IN (SELECT rowid FROM events_fts)`, &strays)
	query(t, db, `SELECT (SELECT count(*) FROM event_countries WHERE ord NOT IN (SELECT ord FROM events)) +
		(SELECT count(*) FROM event_actors WHERE ord NOT IN (SELECT ord FROM events))`, &lone)
	if integrity != "ok" || broken != 0 || events != words || strays != 0 || lone != 0 {
		t.Errorf("integrity %q, %d broken foreign keys, %d events with %d rows of words, %d events without words, %d links without an event",
			integrity, broken, events, words, strays, lone)
	}
	quotesStand(t, db)
}

// quotesStand demands that each report's quote is in its article at its place.
func quotesStand(t *testing.T, db string) {
	t.Helper()
	ctx := context.Background()
	s, err := models.Open(ctx, db)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}()
	page, err := s.Events(ctx, models.Filter{Limit: 50, Sort: models.SortAdded})
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range page.Events {
		full, err := s.Event(ctx, e.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range full.Reports[:min(20, len(full.Reports))] {
			if r.Article == "" {
				continue
			}
			a, err := s.Article(ctx, r.Article)
			if err != nil || r.Evidence.In(a.Doc.Text) != r.Quote {
				t.Errorf("event %s: quote %q is not in article %s: %v", e.ID, r.Quote, r.Article, err)
			}
		}
	}
}

// leasesEnd makes the jobs of a server that was killed due: time passes.
func leasesEnd(t *testing.T, db string) {
	t.Helper()
	conn, err := sql.Open("sqlite3", "file:"+db+"?_busy_timeout=10000")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.Close() }()
	if _, err := conn.Exec("UPDATE jobs SET due = 0 WHERE state IN ('queued', 'running')"); err != nil {
		t.Fatal(err)
	}
}

// settled waits until a server has done all jobs, as long as it gets on with them, and
// demands that none failed.
func settled(t *testing.T, db string) {
	t.Helper()
	least, idle := math.MaxInt, 0
	for idle < 1200 {
		var open, failed int
		query(t, db, "SELECT count(*) FILTER (WHERE state IN ('queued', 'running')), count(*) FILTER (WHERE state = 'failed') FROM jobs", &open, &failed)
		if failed > 0 {
			var why string
			query(t, db, "SELECT error FROM jobs WHERE state = 'failed' LIMIT 1", &why)
			t.Fatalf("%d jobs failed, one as: %s", failed, why)
		}
		if open == 0 {
			return
		}
		if idle++; open < least {
			least, idle = open, 0
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatalf("%d jobs are open and none was done for a minute", least)
}

// onceEach demands that of the stories below n each is stored once, as one job.
func onceEach(t *testing.T, db string, n int) {
	t.Helper()
	conn, err := sql.Open("sqlite3", "file:"+db)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.Close() }()
	for i := range n {
		var articles, jobs int
		if err := conn.QueryRow("SELECT (SELECT count(*) FROM articles WHERE instr(text, ?) > 0), (SELECT count(*) FROM jobs WHERE key = ?)",
			story(i), storyKey(i)).Scan(&articles, &jobs); err != nil {
			t.Fatal(err)
		}
		if articles != 1 || jobs != 1 {
			var result string
			_ = conn.QueryRow("SELECT state || result || error FROM jobs WHERE key = ?", storyKey(i)).Scan(&result)
			t.Errorf("story %d: %d articles and %d jobs, want one each: %.300s", i, articles, jobs, result)
		}
	}
}

// migrated reports whether a database has its tables.
func migrated(t *testing.T, db string) bool {
	t.Helper()
	if _, err := os.Stat(db); err != nil {
		return false
	}
	var tables int
	query(t, db, "SELECT count(*) FROM sqlite_schema WHERE name = 'events_fts'", &tables)
	return tables > 0
}
