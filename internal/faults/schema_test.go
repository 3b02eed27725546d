package faults

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/pressly/goose/v3"
)

// old is a database with events and an article whose schema is of the first version.
func old(t *testing.T) string {
	t.Helper()
	db := newDB(t)
	if status, out, errs := run(t, nil, "import", "--db", db, "--format", "ndjson", dataset(t, 300)); status != 0 {
		t.Fatalf("status %d: %s%s", status, out, errs)
	}
	conn, err := sql.Open("sqlite3", db)
	if err != nil {
		t.Fatal(err)
	}
	p, err := goose.NewProvider(goose.DialectSQLite3, conn, os.DirFS("../../models/migrations/sqlite"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.DownTo(context.Background(), 1); err != nil {
		t.Fatal(err)
	}
	if err := conn.Close(); err != nil {
		t.Fatal(err)
	}
	return db
}

// TestAMigrationThatIsKilledIsCompletedByTheNext kills migrations at their n-th write.
func TestAMigrationThatIsKilledIsCompletedByTheNext(t *testing.T) {
	t.Parallel()
	whole, err := os.ReadFile(old(t))
	if err != nil {
		t.Fatal(err)
	}
	points := []int{2, 9}
	if long() {
		points = nil
		for n := range 60 {
			points = append(points, n+1)
		}
	}
	for _, n := range points {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			t.Parallel()
			db := newDB(t)
			if err := os.WriteFile(db, whole, 0o600); err != nil {
				t.Fatal(err)
			}
			killed := strace(t, "-o", "/dev/null", "-P", db, "-P", db+"-wal", "-P", db+"-journal",
				"-e", "trace=pwrite64", "-e", fmt.Sprintf("inject=pwrite64:signal=KILL:when=%d", n))
			if status, out, errs := run(t, killed, "migrate", "--db", db); status == 1 {
				t.Errorf("it was not killed but failed: %s%s", out, errs)
			}
			if status, out, errs := run(t, nil, "migrate", "--db", db); status != 0 {
				t.Fatalf("status %d: %s%s", status, out, errs)
			}
			sound(t, db)
			var events, found, tables int
			query(t, db, "SELECT (SELECT count(*) FROM events), (SELECT count(*) FROM events_fts WHERE events_fts MATCH 'talks'), (SELECT count(*) FROM sqlite_schema WHERE name IN ('identity', 'saved_views'))", &events, &found, &tables)
			if events != 300 || found != 300 || tables != 2 {
				t.Errorf("%d events, %d found by a word, %d new tables; want 300, 300 and 2", events, found, tables)
			}
		})
	}
}

func TestANewerSchemaIsRefusedByName(t *testing.T) {
	t.Parallel()
	db := newDB(t)
	if status, out, errs := run(t, nil, "migrate", "--db", db); status != 0 {
		t.Fatalf("status %d: %s%s", status, out, errs)
	}
	conn, err := sql.Open("sqlite3", db)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.Close() }()
	if _, err := conn.Exec("INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, 1)"); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"serve", "--listen", "127.0.0.1:0"}, {"export"}, {"migrate"}} {
		status, out, errs := run(t, nil, append(args, "--db", db)...)
		if status != 1 || !strings.Contains(errs, db) || !strings.Contains(errs, "9999") {
			t.Errorf("%s: status %d: %s%s", args[0], status, out, errs)
		}
	}
}
