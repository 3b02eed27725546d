package importer

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"demarche/timeline"
	"demarche/timeline/export"
)

// readCSV reads our table. Columns are found by their heading.
func (im *Importer) readCSV(r io.Reader, yield func(Row) bool) error {
	cr := csv.NewReader(r)
	cr.ReuseRecord = true
	head, err := cr.Read()
	if err != nil {
		return fmt.Errorf("the heading: %w", err)
	}
	column := map[string]int{}
	for i, h := range head {
		column[strings.TrimPrefix(h, "\ufeff")] = i
	}
	for _, want := range []string{"id", "type", "date", "modality", "parties", "status"} {
		if _, ok := column[want]; !ok {
			return fmt.Errorf("the heading has no column %q", want)
		}
	}
	for {
		record, err := cr.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		n, _ := cr.FieldPos(0)
		var parse *csv.ParseError
		switch {
		case errors.As(err, &parse) && errors.Is(err, csv.ErrFieldCount):
			if !yield(Row{Line: parse.Line, Err: err}) {
				return nil
			}
			continue
		case err != nil:
			return err
		}
		e, err := im.fromCells(func(name string) string {
			if i, ok := column[name]; ok {
				return plain(record[i])
			}
			return ""
		})
		row := Row{Line: n, Event: e}
		if err != nil {
			row = Row{Line: n, Err: fmt.Errorf("line %d: %w", n, err)}
		}
		if !yield(row) {
			return nil
		}
	}
}

// plain takes back the apostrophe that keeps a cell from running as a formula.
func plain(s string) string {
	if rest, ok := strings.CutPrefix(s, "'"); ok {
		if r, _ := utf8.DecodeRuneInString(rest); rest != "" && strings.ContainsRune("=+-@\t\r＝＋－＠", r) {
			return rest
		}
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
