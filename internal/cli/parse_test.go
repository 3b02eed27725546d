package cli

import (
	"strings"
	"testing"
)

// Extraction gives trees to the sentences that may tell an event; parse gives them to all.
func TestParsePrintsEverySentence(t *testing.T) {
	text := "The cat slept.\nIt rained all night.\nNorway recalled its envoy.\n"
	out, errs, status := run(t, text, "parse", "--lang", "en")
	if status != exitOK {
		t.Fatalf("status %d: %s", status, errs)
	}
	for line := range strings.Lines(text) {
		if !strings.Contains(out, "# text = "+line) {
			t.Errorf("no tree of %q in\n%s", line, out)
		}
	}
	if n := strings.Count(out, "\troot\t"); n != 3 {
		t.Errorf("%d roots, want 3", n)
	}
}
