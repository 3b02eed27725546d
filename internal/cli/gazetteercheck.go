package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"

	"demarche/timeline/gazetteer"
)

type gazetteerCheckCmd struct {
	File string `arg:"" help:"The file; - for standard input."`
}

// Help is the long help of the command.
func (gazetteerCheckCmd) Help() string {
	return `Reads a file of one's own names and prints a line FILE:LINE: FAULT for each thing wrong with it: unknown countries, bad
dates, tenures that end before they start, missing cells, ids and names that another actor bears. Exits with 1 where there is one.

` + gazetteerExamples + exitHelp
}

// Run prints the faults.
func (c gazetteerCheckCmd) Run(ctx context.Context, app *App, g *grammar) error {
	in := app.In
	if c.File != "-" {
		f, err := os.Open(c.File)
		if err != nil {
			return usageError{err}
		}
		defer func() { _ = f.Close() }()
		in = contextReader{ctx, f}
	}
	faults, err := gazetteer.Check(c.File, in)
	if err != nil {
		return err
	}
	if err := c.print(app.Out, faults, g.JSON); err != nil {
		return err
	}
	if len(faults) > 0 {
		return fmt.Errorf("%s: %d faults", c.File, len(faults))
	}
	return nil
}

func (c gazetteerCheckCmd) print(w io.Writer, faults []gazetteer.Fault, asJSON bool) error {
	type fault struct {
		Line  int    `json:"line"`
		Fault string `json:"fault"`
	}
	list := []fault{}
	for _, f := range faults {
		list = append(list, fault{f.Line, f.Err.Error()})
	}
	if asJSON {
		return json.NewEncoder(w).Encode(struct {
			File   string  `json:"file"`
			Faults []fault `json:"faults"`
		}{c.File, list})
	}
	for _, f := range list {
		if _, err := fmt.Fprintf(w, "%s:%d: %s\n", c.File, f.Line, f.Fault); err != nil {
			return err
		}
	}
	return nil
}
