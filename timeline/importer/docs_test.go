package importer

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestEveryFormatIsDocumented(t *testing.T) {
	b, err := os.ReadFile(filepath.Join("..", "..", "docs", "import.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range Formats() {
		if !strings.Contains(string(b), "| `"+f.Name+"` | "+f.About+" |") {
			t.Errorf("docs/import.md has no row for %s", f.Name)
		}
	}
}
