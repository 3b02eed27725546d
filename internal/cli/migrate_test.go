package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestMigrateFromWhatIsNotThereLeavesNoFile(t *testing.T) {
	text := filepath.Join(t.TempDir(), "text.db")
	if err := os.WriteFile(text, []byte(strings.Repeat("no database ", 100)), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]int{
		filepath.Join(t.TempDir(), "none.db"): exitUsage,
		"mysql://host/x":                      exitUsage,
		text:                                  exitFailure,
	} {
		to := filepath.Join(t.TempDir(), "to.db")
		_, errs, status := run(t, "", "migrate", "--from", name, "--db", to)
		if status != want || !strings.Contains(errs, "--from: ") || !strings.Contains(errs, filepath.Base(name)) && !strings.Contains(errs, "mysql") {
			t.Errorf("%s: status %d, printed %s; want %d and its name", name, status, errs, want)
		}
		if _, err := os.Stat(to); !os.IsNotExist(err) {
			t.Errorf("%s: %s was made: %v", name, to, err)
		}
	}
}

func TestMigrateFromCopiesAndTells(t *testing.T) {
	file, from := filepath.Join(t.TempDir(), "story.txt"), filepath.Join(t.TempDir(), "from.db")
	if err := os.WriteFile(file, []byte(story), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, errs, status := run(t, "", "ingest", "--db", from, "--published", "2024-05-17", file); status != exitOK {
		t.Fatalf("ingest: status %d: %s", status, errs)
	}
	to := filepath.Join(t.TempDir(), "to.db")
	out, errs, status := run(t, "", "migrate", "--from", from, "--db", to)
	if status != exitOK || !strings.Contains(out, "articles         1\n") {
		t.Fatalf("status %d, printed %s%s", status, out, errs)
	}
	want, _, _ := run(t, "", "export", "--db", from, "--format", "csv")
	if got, _, _ := run(t, "", "export", "--db", to, "--format", "csv"); got != want || strings.Count(got, "\n") < 2 {
		t.Errorf("the copy holds\n%swant\n%s", got, want)
	}
	if _, errs, status := run(t, "", "migrate", "--from", from, "--db", to); status != exitFailure || !strings.Contains(errs, "not empty") {
		t.Errorf("a second copy: status %d: %s", status, errs)
	}
}
