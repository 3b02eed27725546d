package ontology

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"

	"demarche/timeline"
	"demarche/timeline/edtf"
)

//go:embed types.tsv
var typesTSV string

//go:embed families.tsv
var familiesTSV string

// Load reads the embedded tables. An error names the table and line at fault
// and can only come from a build with a broken table.
func Load() (*Ontology, error) { return parse(typesTSV, familiesTSV) }

func parse(types, families string) (*Ontology, error) {
	o := &Ontology{
		bySlug: map[timeline.TypeSlug]int{},
		labels: map[Family]map[timeline.Lang]string{},
	}
	err := eachRow("families.tsv", families, 3, func(col []string) error {
		f := Family(col[0])
		if _, ok := o.labels[f]; ok {
			return fmt.Errorf("family %q is given twice", f)
		}
		o.families = append(o.families, f)
		o.labels[f] = map[timeline.Lang]string{"en": col[1], "ja": col[2]}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if err := eachRow("types.tsv", types, 10, o.add); err != nil {
		return nil, err
	}
	for _, t := range o.types {
		for _, n := range t.Near {
			if _, ok := o.bySlug[n]; !ok {
				return nil, fmt.Errorf("types.tsv: %s is near %q, which does not exist", t.Slug, n)
			}
		}
	}
	return o, nil
}

func (o *Ontology) add(col []string) error {
	t := Type{
		Slug:   timeline.TypeSlug(col[0]),
		Labels: map[timeline.Lang]string{"en": col[1], "ja": col[2]},
		Family: Family(col[3]), PLOVER: col[4], CAMEO: col[5], Counts: col[9],
	}
	if _, ok := o.bySlug[t.Slug]; ok {
		return fmt.Errorf("type %q is given twice", t.Slug)
	}
	if _, ok := o.labels[t.Family]; !ok {
		return fmt.Errorf("type %q has the unknown family %q", t.Slug, t.Family)
	}
	w, err := strconv.ParseFloat(col[6], 64)
	if err != nil || w < -10 || w > 10 {
		return fmt.Errorf("type %q has the weight %q", t.Slug, col[6])
	}
	t.Weight = w
	if col[7] != "-" {
		for s := range strings.SplitSeq(col[7], ",") {
			t.Near = append(t.Near, timeline.TypeSlug(s))
		}
	}
	switch col[8] {
	case "day":
		t.Within = edtf.PrecisionDay
	case "month":
		t.Within = edtf.PrecisionMonth
	case "year":
		t.Within = edtf.PrecisionYear
	default:
		return fmt.Errorf("type %q is told within %q, want day, month or year", t.Slug, col[8])
	}
	o.bySlug[t.Slug] = len(o.types)
	o.types = append(o.types, t)
	return nil
}

// eachRow calls row for every line that is no comment and not the heading.
func eachRow(name, table string, columns int, row func([]string) error) error {
	heading, n := true, 0
	for line := range strings.Lines(table) {
		n++
		line = strings.TrimRight(line, "\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		col := strings.Split(line, "\t")
		if len(col) != columns {
			return fmt.Errorf("%s line %d: %d columns, want %d", name, n, len(col), columns)
		}
		if heading {
			heading = false
			continue
		}
		if err := row(col); err != nil {
			return fmt.Errorf("%s line %d: %w", name, n, err)
		}
	}
	return nil
}
