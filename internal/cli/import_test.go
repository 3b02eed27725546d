package cli

import (
	"os"
	"path/filepath"
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
