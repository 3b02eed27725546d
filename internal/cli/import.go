package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"demarche/models"
	"demarche/timeline"
	"demarche/timeline/importer"
)

// importBatch is how many events share a transaction.
const importBatch = 20_000

type importCmd struct {
	database
	Format string `help:"Format: json, ndjson, csv, icews, gdelt, unvotes or vetoes." required:"" placeholder:"NAME"`
	File   string `arg:"" help:"File to read, or - for standard input."`
}

// Help is the long help of the command.
func (importCmd) Help() string {
	return `Imports events from a dataset. Ids come from the rows: importing a file again changes nothing,
and a run that was cut off is simply run again. Codes that map to no type are counted and listed.

Examples:
  demarche import --format gdelt 20240619.export.CSV
  demarche import --format unvotes examples/unvotes.csv
  demarche import --format ndjson events.ndjson

` + exitHelp
}

// imported is what an import did.
type imported struct {
	Rows      int              `json:"rows"`
	Added     int              `json:"added"`
	Replaced  int              `json:"replaced"`
	Unchanged int              `json:"unchanged"`
	Kept      int              `json:"kept"`
	Skipped   int              `json:"skipped"`
	Failed    int              `json:"failed"`
	Failures  []string         `json:"failures,omitempty"`
	Reasons   []importer.Count `json:"reasons,omitempty"` // why rows were skipped
	Unmapped  []importer.Count `json:"unmapped,omitempty"`
	Strays    []importer.Count `json:"unknown_countries,omitempty"`
	Unknown   []importer.Count `json:"unknown,omitempty"`
}

// maxFailures bounds the failures told.
const maxFailures = 20

// Run imports the file.
func (c importCmd) Run(ctx context.Context, app *App, g *grammar) error {
	format, ok := importer.Lookup(c.Format)
	if !ok {
		var names []string
		for _, f := range importer.Formats() {
			names = append(names, f.Name)
		}
		return usageError{fmt.Errorf("--format: %q is none of %s", c.Format, strings.Join(names, ", "))}
	}
	r, size := app.In, int64(-1)
	if c.File != "-" {
		f, err := os.Open(c.File)
		if err != nil {
			return usageError{err}
		}
		defer func() { _ = f.Close() }()
		r = f
		if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
			size = info.Size()
		}
	}
	v, err := newVocabulary(app)
	if err != nil {
		return err
	}
	store, err := c.open(ctx, app, v.types)
	if err != nil {
		return err
	}
	defer func() { _ = store.Close() }()
	defer allowGarbage()()
	m := app.meter("importing", r, size)
	sum, err := v.importFile(ctx, store, format, m)
	m.finish()
	if perr := sum.print(app.Out, g.JSON); perr != nil || err != nil {
		return errors.Join(err, perr)
	}
	if sum.Failed > 0 {
		return errPartly
	}
	return nil
}

// importFile stores the events of r batch by batch.
func (vocab vocabulary) importFile(ctx context.Context, store *models.Store, format importer.Format, r io.Reader) (imported, error) {
	var sum imported
	im, err := importer.New(vocab.types, vocab.names)
	if err != nil {
		return sum, err
	}
	var failed error
	batches := func(yield func([]timeline.Event) bool) {
		batch := make([]timeline.Event, 0, importBatch)
		more := true
		failed = im.Read(format, r, func(row importer.Row) bool {
			sum.count(row)
			if row.Err == nil && row.Skipped == "" {
				batch = append(batch, row.Event)
			}
			if len(batch) == importBatch {
				more = yield(batch)
				batch = make([]timeline.Event, 0, importBatch)
			}
			return more && ctx.Err() == nil
		})
		if more && len(batch) > 0 && ctx.Err() == nil { // where the file is cut off, what stands before that
			yield(batch)
		}
	}
	err = store.PutAll(ctx, batches, func(put models.Put) {
		sum.Added += put.Added
		sum.Replaced += put.Replaced
		sum.Unchanged += put.Unchanged
		sum.Kept += put.Kept
	})
	sum.Reasons, sum.Unmapped, sum.Strays, sum.Unknown = im.Skipped(), im.Unmapped(), im.Strays(), im.Unknown()
	return sum, errors.Join(err, failed, ctx.Err())
}

func (s *imported) count(row importer.Row) {
	s.Rows++
	switch {
	case row.Err != nil:
		s.Failed++
		if len(s.Failures) < maxFailures {
			s.Failures = append(s.Failures, row.Err.Error())
		}
	case row.Skipped != "":
		s.Skipped++
	}
}

func (s *imported) print(w io.Writer, asJSON bool) error {
	if asJSON {
		return json.NewEncoder(w).Encode(s)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%d rows: %d events new, %d replaced, %d unchanged, %d kept as people left them, %d skipped, %d failed\n",
		s.Rows, s.Added, s.Replaced, s.Unchanged, s.Kept, s.Skipped, s.Failed)
	for _, f := range s.Failures {
		fmt.Fprintln(&b, "failed:", f)
	}
	list := func(what string, counts []importer.Count) {
		for i, c := range counts {
			if i == maxFailures {
				fmt.Fprintf(&b, "%s: and %d more\n", what, len(counts)-i)
				return
			}
			name := c.Name
			if quoted := strconv.Quote(name); name == "" || quoted[1:len(quoted)-1] != name { // a terminal would obey it
				name = quoted
			}
			fmt.Fprintf(&b, "%s: %s (%d rows)\n", what, name, c.Rows)
		}
	}
	list("skipped", s.Reasons)
	list("no type for code", s.Unmapped)
	list("no country for code", s.Strays)
	list("no actor for name", s.Unknown)
	_, err := io.WriteString(w, b.String())
	return err
}
