// Package docs holds what users read; its tests hold the pages to the program.
package docs

import (
	"os"
	"strings"
	"testing"

	"demarche/timeline/lang"
	"demarche/timeline/ontology"
)

func page(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestEveryEventTypeIsDocumented(t *testing.T) {
	o, err := ontology.Load()
	if err != nil {
		t.Fatal(err)
	}
	text := page(t, "event-types.md")
	for _, typ := range o.All() {
		row := "| `" + string(typ.Slug) + "` | " + typ.Label("en") + " | " + typ.Label("ja") + " | " + string(typ.Family) + " | " + typ.PLOVER + " | " + typ.CAMEO + " |"
		if !strings.Contains(text, row) {
			t.Errorf("event-types.md has no row %s", row)
		}
	}
}

func TestEveryLanguageIsDocumented(t *testing.T) {
	packs, err := lang.Load()
	if err != nil {
		t.Fatal(err)
	}
	text := page(t, "languages.md")
	for _, tag := range packs.Tags() {
		if !strings.Contains(text, "| `"+string(tag)+"` |") {
			t.Errorf("languages.md has no row for %s", tag)
		}
	}
}
