package importer

import (
	_ "embed"
	"fmt"
	"strings"

	"demarche/timeline"
	"demarche/timeline/gazetteer"
)

//go:embed fips.tsv
var fipsTSV string

// parseFIPS reads the countries that GDELT's places have.
func parseFIPS(table string, actors *gazetteer.Gazetteer) (map[string]timeline.CountryID, error) {
	out := map[string]timeline.CountryID{}
	n := 0
	for line := range strings.Lines(table) {
		n++
		if strings.HasPrefix(line, "#") || strings.HasPrefix(line, "code\t") {
			continue
		}
		col := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(col) != 3 {
			return nil, fmt.Errorf("fips.tsv line %d: %d columns, want 3", n, len(col))
		}
		c, ok := actors.Country(timeline.CountryID(col[1]))
		switch {
		case !ok || c.Name("en") != col[2]:
			return nil, fmt.Errorf("fips.tsv line %d: %s is not the country %q", n, col[1], col[2])
		case out[col[0]] != "":
			return nil, fmt.Errorf("fips.tsv line %d: %s is given twice", n, col[0])
		}
		out[col[0]] = c.ID
	}
	return out, nil
}
