package importer

import (
	_ "embed"
	"fmt"
	"strings"

	"demarche/timeline"
	"demarche/timeline/ontology"
)

//go:embed cameo.tsv
var cameoTSV string

// coding is what a code of others means to us.
type coding struct {
	code     string
	kind     timeline.TypeSlug // "" where nothing fits
	modality timeline.Modality
	text     string
}

type cameoTable struct {
	byCode map[string]coding
	byText map[string]coding
}

// code finds the mapping of a CAMEO code: its own, or that of the nearest code above it.
func (t cameoTable) code(code string) (coding, bool) {
	for n := len(code); n >= 2; n-- {
		if c, ok := t.byCode[code[:n]]; ok {
			return c, c.kind != ""
		}
	}
	return coding{}, false
}

// text finds the mapping of an ICEWS event text.
func (t cameoTable) text(text string) (coding, bool) {
	c, ok := t.byText[strings.ToLower(strings.TrimSpace(text))]
	return c, ok && c.kind != ""
}

func parseCAMEO(table string, types *ontology.Ontology) (cameoTable, error) {
	t := cameoTable{byCode: map[string]coding{}, byText: map[string]coding{}}
	n := 0
	for line := range strings.Lines(table) {
		n++
		line = strings.TrimRight(line, "\n")
		if strings.HasPrefix(line, "#") || strings.HasPrefix(line, "code\t") {
			continue
		}
		col := strings.Split(line, "\t")
		if len(col) != 4 {
			return t, fmt.Errorf("cameo.tsv line %d: %d columns, want 4", n, len(col))
		}
		c := coding{code: col[0], kind: timeline.TypeSlug(col[1]), modality: timeline.Modality(col[2]), text: col[3]}
		if col[1] == "-" {
			c.kind = ""
		} else if _, ok := types.Lookup(c.kind); !ok {
			return t, fmt.Errorf("cameo.tsv line %d: unknown type %q", n, col[1])
		}
		if _, ok := t.byCode[c.code]; ok {
			return t, fmt.Errorf("cameo.tsv line %d: code %s is given twice", n, c.code)
		}
		t.byCode[c.code] = c
		if c.text != "-" {
			t.byText[strings.ToLower(c.text)] = c
		}
	}
	return t, nil
}
