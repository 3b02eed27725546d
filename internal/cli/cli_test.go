package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// run runs the program with args and input and gives what it printed.
func run(t *testing.T, input string, args ...string) (out, errs string, status int) {
	t.Helper()
	var o, e bytes.Buffer
	none := func(string) (string, bool) { return "", false }
	status = Run(t.Context(), args, App{In: strings.NewReader(input), Out: &o, Err: &e}, none)
	return o.String(), e.String(), status
}

const story = "The Russian president, Vladimir Putin, arrived in Beijing on Thursday for talks with Xi Jinping.\n"

func TestExtractPrintsALineForEachArticle(t *testing.T) {
	in := `{"id":"a","text":"Russia vetoed the draft resolution on 12 April 2017.","lang":"en","published":"2017-04-13"}` + "\n" +
		`{"id":"b","text":}` + "\n" + `{"id":"c","text":"` + strings.TrimSpace(story) + `","published":"2024-05-17"}` + "\n"
	out, _, status := run(t, in, "extract")
	if status != exitPartly {
		t.Errorf("status %d, want %d: one line is malformed", status, exitPartly)
	}
	lines := strings.Split(strings.TrimSpace(out), "\n")
	if len(lines) != 3 {
		t.Fatalf("%d lines, want 3:\n%s", len(lines), out)
	}
	var first struct {
		ID     string
		Events []struct{ Type, Date string }
	}
	if err := json.Unmarshal([]byte(lines[0]), &first); err != nil {
		t.Fatal(err)
	}
	if first.ID != "a" || len(first.Events) == 0 || first.Events[0].Type != "veto" || first.Events[0].Date != "2017-04-12" {
		t.Errorf("first line %s, want a veto of 2017-04-12", lines[0])
	}
	if !strings.Contains(lines[1], `"error"`) || !strings.Contains(lines[1], "bad-json") {
		t.Errorf("second line %s, want an error with its code", lines[1])
	}
}

func TestWrongUsageNamesTheThing(t *testing.T) {
	empty := filepath.Join(t.TempDir(), "empty.txt")
	if err := os.WriteFile(empty, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name   string
		args   []string
		status int
		want   string
	}{
		{"unknown flag", []string{"extract", "--colour"}, exitUsage, "--colour"},
		{"bad date", []string{"extract", "--published", "yesterday"}, exitUsage, "yesterday"},
		{"no such file", []string{"extract", "nowhere.txt"}, exitUsage, "nowhere.txt"},
		{"empty file", []string{"extract", empty}, exitPartly, "empty"},
		{"unknown format", []string{"export", "--format", "xls"}, exitUsage, "xls"},
		{"no such country", []string{"export", "--country", "ZZZ"}, exitUsage, "ZZZ"},
		{"no such type", []string{"export", "--type", "party"}, exitUsage, "party"},
		{"no such actor", []string{"export", "--db", empty, "--actor", "person/nobody-at-all"}, exitUsage, "nobody-at-all"},
		{"no such language", []string{"extract", "--lang", "zz", "-"}, exitUsage, "zz"},
		{"no such modality", []string{"export", "--modality", "maybe"}, exitUsage, "maybe"},
		{"nothing to export", []string{"export", "--db", filepath.Join(t.TempDir(), "none.db")}, exitUsage, "none.db"},
		{"dates backwards", []string{"export", "--db", empty, "--from", "2024", "--to", "2020"}, exitUsage, "2020"},
		{"an empty country", []string{"export", "--country="}, exitUsage, "--country"},
		{"an empty country of many", []string{"export", "--country", "RUS,"}, exitUsage, "--country"},
		{"an empty outlet", []string{"export", "--outlet", ""}, exitUsage, "--outlet"},
		{"an empty modality", []string{"export", "--modality", ""}, exitUsage, "--modality"},
		{"an empty date", []string{"export", "--from="}, exitUsage, "--from"},
		{"an empty search", []string{"export", "--query", " "}, exitUsage, "--query"},
		{"no number for a score", []string{"export", "--db", empty, "--min-score", "NaN"}, exitUsage, "min_score"},
		{"less than no outlets", []string{"export", "--db", empty, "--min-sources=-1"}, exitUsage, "min_sources"},
		{"an outlet with a comma", []string{"export", "--db", empty, "--outlet", `Outlet\, with`}, exitUsage, `"Outlet, with"`},
		{"an endless score", []string{"export", "--db", empty, "--min-score", "Inf"}, exitUsage, "min_score"},
		{"too many words", []string{"export", "--db", empty, "--query", strings.Repeat("talks ", 21)}, exitUsage, "20"},
		{"another server", []string{"migrate", "--db", "mysql://host/x"}, exitUsage, "mysql"},
		{"no workers", []string{"ingest", "--workers", "0", empty}, exitUsage, "--workers"},
		{"bad settings", []string{"serve", "--listen", "x", "--max-body", "many"}, exitUsage, "--max-body"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			out, errs, status := run(t, "", tt.args...)
			if status != tt.status || !strings.Contains(out+errs, tt.want) {
				t.Errorf("status %d, printed %q; want %d and %q", status, out+errs, tt.status, tt.want)
			}
		})
	}
}

func TestIngestThenExportGivesTheEventsOnce(t *testing.T) {
	db := filepath.Join(t.TempDir(), "t.db")
	file := filepath.Join(t.TempDir(), "story.txt")
	if err := os.WriteFile(file, []byte(story), 0o600); err != nil {
		t.Fatal(err)
	}
	for range 2 { // the second run must change nothing
		if out, errs, status := run(t, "", "ingest", "--db", db, "--published", "2024-05-17", file); status != exitOK {
			t.Fatalf("ingest: status %d: %s%s", status, out, errs)
		}
	}
	out, errs, status := run(t, "", "export", "--db", db, "--format", "ndjson", "--type", "visit")
	if status != exitOK {
		t.Fatalf("export: status %d: %s", status, errs)
	}
	if n := strings.Count(out, "\n"); n != 1 || !strings.Contains(out, `"2024-05-16"`) {
		t.Errorf("export has %d events, want the one visit of 2024-05-16:\n%s", n, out)
	}
}

func TestCtrlCEndsAReadThatWaits(t *testing.T) {
	for _, command := range []string{"extract", "parse"} {
		ctx, cancel := context.WithCancel(t.Context())
		silent, _ := io.Pipe() // never gives anything
		done := make(chan int, 1)
		go func() {
			done <- Run(ctx, []string{command}, App{In: silent, Out: io.Discard, Err: io.Discard}, func(string) (string, bool) { return "", false })
		}()
		cancel()
		if status := <-done; status != exitInterrupted {
			t.Errorf("%s: status %d, want %d", command, status, exitInterrupted)
		}
	}
}

func TestAGazetteerFileAddsNames(t *testing.T) {
	file := filepath.Join(t.TempDir(), "own.tsv")
	line := "jan-testov\tJan Testov\tforeign minister\tSVK\t2020-03-21\t\tTestov\n"
	if err := os.WriteFile(file, []byte(line), 0o600); err != nil {
		t.Fatal(err)
	}
	text := "Jan Testov visited Vienna on 3 May 2021."
	out, errs, status := run(t, text, "--gazetteer", file, "extract", "--only", "names", "--published", "2021-05-04")
	if status != exitOK || !strings.Contains(out, `"person/jan-testov"`) {
		t.Errorf("status %d, printed %s%s, want person/jan-testov", status, out, errs)
	}
	if err := os.WriteFile(file, []byte("nonsense\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, errs, status := run(t, text, "--gazetteer", file, "extract"); status != exitUsage || !strings.Contains(errs, "own.tsv") {
		t.Errorf("a wrong line: status %d, printed %q, want %d and the file's name", status, errs, exitUsage)
	}
}

func TestVersion(t *testing.T) {
	out, _, status := run(t, "", "version", "--json")
	if status != exitOK || !strings.Contains(out, `"version"`) {
		t.Errorf("status %d, printed %s", status, out)
	}
}
