package ingest_test

import (
	"bufio"
	"context"
	"database/sql"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"

	_ "github.com/mattn/go-sqlite3"

	"demarche/internal/ingest"
	"demarche/models"
	"demarche/models/modelstest"
	"demarche/timeline/article"
)

const killArticles = 200

// TestKilledRunIsCompletedByTheNext ingests in a child process, kills it with
// SIGKILL at several points, and runs it to the end.
func TestKilledRunIsCompletedByTheNext(t *testing.T) {
	if path := os.Getenv("DEMARCHE_TEST_KILL_DB"); path != "" {
		child(t, path)
		return
	}
	path := modelstest.SQLite(t)
	acked := 0
	for _, after := range []int{1, 37, 60, 0} {
		n := runChild(t, path, after)
		if n < after {
			t.Fatalf("the child told %d articles, want %d", n, after)
		}
		acked = max(acked, after)
		checkDatabase(t, path, acked)
	}
	checkDatabase(t, path, killArticles)
}

// child ingests all articles and prints a line for each that is stored.
func child(t *testing.T, path string) {
	s, err := models.Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	g := newIngester(t, s, "v1")
	_, err = g.Run(context.Background(), func(fn func(article.Item) error) error {
		for i := range killArticles {
			text := fmt.Sprintf("Story %d.\ntalks 2020-01-%02d USA CHN\nvisit 2021-%02d RUS PRK", i, i%28+1, i%12+1)
			if err := fn(doc(fmt.Sprint(i), fmt.Sprintf("paper%d.example", i%7), text)); err != nil {
				return err
			}
		}
		return nil
	}, func(sum ingest.Summary) { fmt.Printf("stored %d\n", sum.Stored) })
	if err != nil {
		t.Fatal(err)
	}
}

// runChild starts the child and kills it after so many new articles; 0 lets it end.
func runChild(t *testing.T, path string, after int) (stored int) {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^TestKilledRunIsCompletedByTheNext$")
	cmd.Env = append(os.Environ(), "DEMARCHE_TEST_KILL_DB="+path)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if _, err := fmt.Sscanf(lines.Text(), "stored %d", &stored); err == nil && after > 0 && stored >= after {
			if err := cmd.Process.Kill(); err != nil {
				t.Fatal(err)
			}
			break
		}
	}
	for lines.Scan() { // drain: Wait closes the pipe
		continue
	}
	if err := cmd.Wait(); after == 0 && err != nil {
		t.Fatal(err)
	}
	return stored
}

// checkDatabase demands a sound database with at least so many articles, each once.
func checkDatabase(t *testing.T, path string, atLeast int) {
	t.Helper()
	db, err := sql.Open("sqlite3", path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	var integrity string
	if err := db.QueryRow("PRAGMA integrity_check").Scan(&integrity); err != nil || integrity != "ok" {
		t.Errorf("integrity_check: %s, %v", integrity, err)
	}
	var broken int
	if err := db.QueryRow("SELECT count(*) FROM pragma_foreign_key_check").Scan(&broken); err != nil || broken != 0 {
		t.Errorf("foreign_key_check: %d rows, %v", broken, err)
	}
	var n, distinct, events, words, mentions int
	if err := db.QueryRow(`SELECT (SELECT count(*) FROM articles), (SELECT count(DISTINCT text) FROM articles),
		(SELECT count(*) FROM events), (SELECT count(*) FROM events_fts), (SELECT count(*) FROM mentions)`,
	).Scan(&n, &distinct, &events, &words, &mentions); err != nil {
		t.Fatal(err)
	}
	if n != distinct || n < atLeast || n > killArticles || events != words || mentions != 2*n {
		t.Errorf("%d articles (%d distinct, want at least %d), %d events, %d full-text rows, %d mentions",
			n, distinct, atLeast, events, words, mentions)
	}
	if _, err := db.Exec("INSERT INTO events_fts (events_fts) VALUES ('integrity-check')"); err != nil && !strings.Contains(err.Error(), "contentless") {
		t.Errorf("full-text integrity-check: %v", err)
	}
}
