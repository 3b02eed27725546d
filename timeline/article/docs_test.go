package article

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestEveryErrorCodeIsDocumented(t *testing.T) {
	b, err := os.ReadFile(filepath.Join("..", "..", "docs", "articles.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, code := range []string{
		CodeEmpty, CodeBinary, CodeTooLarge, CodeUnreadable, CodeBadJSON, CodeBadDate, CodeBadHTML, CodeBadFeed,
		CodeBadPDF, CodeGarbledText, CodeBadDOCX, CodeNoText,
	} {
		if !strings.Contains(string(b), "| `"+code+"` | ") {
			t.Errorf("docs/articles.md has no row for %s", code)
		}
	}
}
