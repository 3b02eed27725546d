package importer

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"demarche/timeline"
	"demarche/timeline/export"
)

// readCSV reads our table. Columns are found by their heading.
func (im *Importer) readCSV(r io.Reader, yield func(Row) bool) error {
	t, err := newTable(r, false, func(h string) string { return h })
	if err != nil {
		return err
	}
	for _, want := range []string{"id", "type", "date", "modality", "parties", "status"} {
		if !t.has(want) {
			return fmt.Errorf("the heading has no column %q", want)
		}
	}
	for {
		fault, err := t.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		row := Row{Line: t.line, Err: fault}
		if fault == nil {
			if row.Event, err = im.fromCells(func(name string) string { return plain(t.cell(name)) }); err != nil {
				row = Row{Line: t.line, Err: fmt.Errorf("line %d: %w", t.line, err)}
			}
		}
		if !yield(row) {
			return nil
		}
	}
}

// plain takes back the apostrophe that keeps a cell from running as a formula.
func plain(s string) string {
	if rest, ok := strings.CutPrefix(s, "'"); ok && export.IsFormula(s) {
		return rest
	}
	return s
}

func (im *Importer) fromCells(cell func(string) string) (timeline.Event, error) {
	x := export.Event{
		ID: cell("id"), Type: cell("type"), Modality: cell("modality"), Outcome: cell("outcome"), Summary: cell("summary"),
		Lang: cell("lang"), Status: cell("status"),
	}
	if d := cell("date"); d != "" {
		x.Date = &d
	}
	if p := cell("parties"); p != "" {
		if err := json.Unmarshal([]byte(p), &x.Parties); err != nil {
			return timeline.Event{}, fmt.Errorf("the parties: %w", err)
		}
	}
	if cell("place") != "" || cell("place_country") != "" {
		x.Place = &export.Place{Name: cell("place"), Country: cell("place_country")}
	}
	var err error
	if s := cell("score"); s != "" {
		if x.Score, err = strconv.ParseFloat(s, 64); err != nil {
			err = fmt.Errorf("score %.20q is no number", s)
		}
	}
	count := func(name string) *int {
		s := cell(name)
		if s == "" || err != nil {
			return nil
		}
		n, bad := strconv.Atoi(s)
		if bad != nil {
			err = fmt.Errorf("%s %.20q is no whole number", name, s)
		}
		return &n
	}
	if n := count("sources"); n != nil {
		x.Sources = *n
	}
	if cell("vote_body")+cell("vote_symbol")+cell("vote_for")+cell("vote_against")+cell("vetoed") != "" {
		x.Vote = &export.Vote{
			Body: cell("vote_body"), Symbol: cell("vote_symbol"), For: count("vote_for"), Against: count("vote_against"),
			Abstain: count("vote_abstain"), Vetoed: strings.Fields(cell("vetoed")),
		}
	}
	if err != nil {
		return timeline.Event{}, err
	}
	return im.fromWire(x)
}
