// Package importer reads events out of public data sets and out of our own
// exports: one file a format, listed in formats.go. Codes of others are mapped to
// our types (cameo.tsv) and names to our actors; what maps to nothing is counted.
//
// Ids come from the rows, so that reading the same file again gives the same
// events.
package importer

import (
	"cmp"
	"fmt"
	"io"
	"slices"

	"demarche/timeline"
	"demarche/timeline/gazetteer"
	"demarche/timeline/ontology"
)

// Format is one kind of file.
type Format struct {
	Name  string // on the command line
	About string // one line for lists

	read func(*Importer, io.Reader, func(Row) bool) error
}

// Formats lists the formats in the order in which they are offered.
func Formats() []Format {
	return []Format{
		{"json", "An export of ours: one object with a header.", (*Importer).readJSON},
		{"ndjson", "An export of ours: one event a line.", (*Importer).readNDJSON},
		{"csv", "An export of ours: a table. Quotes, details and single votes are not in it.", (*Importer).readCSV},
		{"icews", "Tab-separated source, action, target, date, as ICEWS names them.", (*Importer).readICEWS},
		{"gdelt", "The event files of GDELT 2.0: 61 tab-separated columns.", (*Importer).readGDELT},
		{"unvotes", "Roll calls of the General Assembly and the Security Council: one row a country's vote.", (*Importer).readUNVotes},
		{"vetoes", "The table of Security Council vetoes that comes with the program.", (*Importer).readVetoes},
	}
}

// Lookup is the format with that name.
func Lookup(name string) (Format, bool) {
	i := slices.IndexFunc(Formats(), func(f Format) bool { return f.Name == name })
	if i < 0 {
		return Format{}, false
	}
	return Formats()[i], true
}

// Row is what one line of a file gave: an event, the reason why it was left
// out, or an error.
type Row struct {
	Line    int // counts from 1; in a json file the events are counted
	Event   timeline.Event
	Skipped string // why a row holds no event of ours; "" for one that does
	Err     error  // the row breaks the format; the ones after it are read all the same
}

// Why a row is skipped.
const (
	noType  = "its code maps to no type"
	noActor = "neither side has a name or a country"
)

// Count is how often something occurred.
type Count struct {
	Name string
	Rows int
}

// Importer reads files. It keeps counts and is for one goroutine.
type Importer struct {
	types    *ontology.Ontology
	actors   *gazetteer.Gazetteer
	cameo    cameoTable
	fips     map[string]timeline.CountryID
	seats    seats
	alpha2   map[string]timeline.CountryID
	found    map[string]timeline.Party
	unmapped map[string]int
	unknown  map[string]int
	strays   map[string]int // country codes
	skipped  map[string]int // reasons
}

// New makes an Importer. An error can only come from a build with a broken table.
func New(types *ontology.Ontology, actors *gazetteer.Gazetteer) (*Importer, error) {
	t, err := parseCAMEO(cameoTSV, types)
	if err != nil {
		return nil, err
	}
	fips, err := parseFIPS(fipsTSV, actors)
	if err != nil {
		return nil, err
	}
	seats, err := parseCOW(cowTSV, actors)
	if err != nil {
		return nil, err
	}
	return &Importer{
		types: types, actors: actors, cameo: t, fips: fips, seats: seats, alpha2: alpha2(actors),
		found: map[string]timeline.Party{}, unmapped: map[string]int{}, unknown: map[string]int{}, strays: map[string]int{},
		skipped: map[string]int{},
	}, nil
}

// Read calls yield for each row of r until it returns false. The error is that
// of a file that cannot be read on.
func (im *Importer) Read(f Format, r io.Reader, yield func(Row) bool) error {
	if err := f.read(im, r, im.checked(f, yield)); err != nil {
		return fmt.Errorf("import %s: %w", f.Name, err)
	}
	return nil
}

// Unmapped lists the codes that mapped to no type, most frequent first.
func (im *Importer) Unmapped() []Count { return counts(im.unmapped) }

// Skipped lists why rows were skipped, the most frequent reason first.
func (im *Importer) Skipped() []Count { return counts(im.skipped) }

// Strays lists the country codes that are in no table, most frequent first.
func (im *Importer) Strays() []Count { return counts(im.strays) }

// Unknown lists the names that are no actor of ours, most frequent first. Their
// events were read, with the name alone.
func (im *Importer) Unknown() []Count { return counts(im.unknown) }

func counts(m map[string]int) []Count {
	out := make([]Count, 0, len(m))
	for name, n := range m {
		out = append(out, Count{name, n})
	}
	slices.SortFunc(out, func(a, b Count) int { return cmp.Or(b.Rows-a.Rows, cmp.Compare(a.Name, b.Name)) })
	return out
}
