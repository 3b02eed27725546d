package cli

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestImportKeepsWhatStandsBeforeACut imports a JSON file that ends inside its third event.
func TestImportKeepsWhatStandsBeforeACut(t *testing.T) {
	const event = `{"id":"ID","type":"veto","modality":"occurred","status":"extracted","score":1,"sources":1}`
	whole := `{"header":{"schema":"demarche-export-1"},"events":[` +
		strings.Replace(event, "ID", "a", 1) + "," + strings.Replace(event, "ID", "b", 1)
	dir := t.TempDir()
	db, file := filepath.Join(dir, "t.db"), filepath.Join(dir, "cut.json")
	if err := os.WriteFile(file, []byte(whole+`,{"id":"c","ty`), 0o600); err != nil {
		t.Fatal(err)
	}
	out, errs, status := run(t, "", "import", "--db", db, "--format", "json", file)
	if status == exitOK || !strings.Contains(out, "2 events new") || !strings.Contains(errs, "event 3, behind byte") {
		t.Errorf("import: status %d: %s%s", status, out, errs)
	}
	out, errs, status = run(t, "", "export", "--db", db, "--format", "ndjson")
	if n := strings.Count(out, "\n"); status != exitOK || n != 2 {
		t.Errorf("the database holds %d events, want 2: status %d: %s", n, status, errs)
	}
}

// TestImportTellsHowMuchOfAFileIsRead imports fewer rows than a batch on a terminal.
func TestImportTellsHowMuchOfAFileIsRead(t *testing.T) {
	var rows strings.Builder
	for n := range 6000 {
		fmt.Fprintf(&rows, `{"id":"e%d","type":"veto","modality":"occurred","status":"extracted","score":1,"sources":1,"date":"2024-01-01"}`+"\n", n)
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "events.ndjson")
	if err := os.WriteFile(file, []byte(rows.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	app := App{In: strings.NewReader(""), Out: &out, Err: &errs, Terminal: true}
	status := Run(t.Context(), []string{"import", "--db", filepath.Join(dir, "t.db"), "--format", "ndjson", file}, app, func(string) (string, bool) { return "", false })
	if status != exitOK || !strings.Contains(out.String(), "6000 events new") {
		t.Fatalf("status %d: %s%s", status, out.String(), errs.String())
	}
	shown := map[string]bool{}
	for _, percent := range regexp.MustCompile(`\d+%`).FindAllString(errs.String(), -1) {
		shown[percent] = true
	}
	if len(shown) < 5 || !shown["0%"] {
		t.Errorf("the bar showed %v, want several steps from 0%% on", shown)
	}
}

// TestImportTellsWhatItLeftOut has rows of each kind that is no event.
func TestImportTellsWhatItLeftOut(t *testing.T) {
	db := filepath.Join(t.TempDir(), "t.db")
	rows := "Source\tAction\tTarget\tDate\n\tMake a visit\t\t2024-01-01\nJapan\tMake a visit\tFiji\t2024-01-01\nChina\tSing\tFiji\t2024-01-01\n"
	out, errs, status := run(t, rows, "import", "--db", db, "--format", "icews", "-")
	if status != exitOK || !strings.Contains(out, "3 rows: 1 events new") || !strings.Contains(out, "2 skipped, 0 failed") ||
		!strings.Contains(out, "skipped: its code maps to no type (1 rows)") || !strings.Contains(out, "skipped: neither side has a name or a country (1 rows)") {
		t.Errorf("icews: status %d: %s%s", status, out, errs)
	}
	good := `{"id":"a","type":"veto","modality":"occurred","status":"extracted","score":1,"sources":1}`
	rows = strings.Replace(good, `"a"`, `""`, 1) + "\n" + good + "\n" + strings.Replace(good, `{`, `{"place":{"name":"x","country":"QQQ"},`, 1) + "\n" +
		strings.Replace(good, `{`, `{"place":{"name":"x","country":"Q\u001b[31m"},`, 1) + "\n"
	out, errs, status = run(t, rows, "import", "--db", db, "--format", "ndjson", "-")
	if status != exitPartly || !strings.Contains(out, "1 events new") || !strings.Contains(out, "failed: line 1: the id") || !strings.Contains(out, "no country for code: QQQ (1 rows)") || !strings.Contains(out, `code: "Q\x1b[31m" (1`) {
		t.Errorf("ndjson: status %d: %s%s", status, out, errs)
	}
}
