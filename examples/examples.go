// Package examples holds what `make demo` shows: articles written for this
// repository that report real events, some of them several times and in two
// languages, and a table of Security Council vetoes.
package examples

import (
	"embed"
	"io/fs"
)

//go:embed articles.en.jsonl articles.ja.jsonl vetoes.tsv
var files embed.FS

// Files is the examples: JSON lines of articles, and vetoes.tsv for import with
// the format "vetoes".
func Files() fs.FS { return files }

// Articles lists the files of articles, in the order in which the demo reads them.
func Articles() []string { return []string{"articles.en.jsonl", "articles.ja.jsonl"} }

// Vetoes names the table of Security Council vetoes.
const Vetoes = "vetoes.tsv"
