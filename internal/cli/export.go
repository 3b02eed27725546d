package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"demarche/internal/config"
	"demarche/models"
	"demarche/timeline/export"
)

type exportCmd struct {
	database
	Format string `help:"Format: json, ndjson, csv, ics, geojson, jsonld, timelinejs or parquet." default:"json" placeholder:"NAME"`
	Output string `short:"o" help:"File to write; standard output when empty." placeholder:"FILE"`
	eventFilter
	config.Licence
	Reports bool `help:"Give all formats but ics the reports of each event: with their quotes, csv and timelinejs without."`
	BOM     bool `help:"Start CSV with a byte order mark."`
}

// Help is the long help of the command.
func (exportCmd) Help() string {
	return `Writes the events that the filters choose. A file is written beside its name first and
renamed when it is whole.

Examples:
  demarche export >events.json
  demarche export --country PRK --from 2023 --format csv -o prk.csv
  demarche export --type veto --format timelinejs -o vetoes.json
  demarche export --licence CC-BY-4.0 --format parquet -o events.parquet

` + exitHelp
}

// Run writes the export.
func (c exportCmd) Run(ctx context.Context, app *App) error {
	format, ok := export.Lookup(c.Format)
	if !ok {
		return usageError{fmt.Errorf("--format: %q is none of %s", c.Format, strings.Join(formatNames(), ", "))}
	}
	filter, err := c.filter()
	if err := errors.Join(err, c.Check()); err != nil {
		return usageError{err}
	}
	vocab, err := newVocabulary(app)
	if err != nil {
		return err
	}
	if err := c.check(vocab); err != nil {
		return usageError{err}
	}
	if err := c.mustExist(); err != nil {
		return usageError{fmt.Errorf("--db: %w", err)}
	}
	store, err := c.open(ctx, app, vocab.types, models.ForReading())
	if err != nil {
		return err
	}
	defer func() { _ = store.Close() }()
	opts, err := c.options(ctx, store, filter)
	if err != nil {
		return err
	}
	if err := vocab.known(ctx, store, filter); err != nil {
		return err
	}
	events := store.Stream(ctx, filter)
	if c.Reports {
		events = store.StreamReports(ctx, filter)
	}
	return toFile(app.Out, c.Output, func(w io.Writer) error {
		return format.Write(w, export.NewWire(vocab.types), events, opts)
	})
}

func (c exportCmd) options(ctx context.Context, store *models.Store, f models.Filter) (export.Options, error) {
	count, err := store.Count(ctx, f)
	if err != nil {
		return export.Options{}, err
	}
	version, err := store.DataVersion(ctx)
	if err != nil {
		return export.Options{}, err
	}
	return export.Options{
		Query: c.query(), Generated: time.Now().UTC().Format(time.RFC3339),
		DataVersion: strconv.FormatInt(version, 10), Count: count, BOM: c.BOM,
		Licence: c.Licence.Licence,
	}, nil
}

func formatNames() []string {
	var names []string
	for _, f := range export.Formats() {
		names = append(names, f.Name)
	}
	return names
}

// toFile runs write on out, or on a file that takes its name only when it is whole.
func toFile(out io.Writer, name string, write func(io.Writer) error) (err error) {
	if name == "" {
		return write(out)
	}
	f, err := os.CreateTemp(filepath.Dir(name), filepath.Base(name)+".*.part")
	if err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	defer func() {
		if err != nil {
			_ = f.Close()
			_ = os.Remove(f.Name())
		}
	}()
	if err := write(f); err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	mode := fs.FileMode(0o644)
	if before, err := os.Stat(name); err == nil { // who may read it is not ours to change
		mode = before.Mode().Perm()
	}
	if err := errors.Join(f.Chmod(mode), f.Sync(), f.Close()); err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	return os.Rename(f.Name(), name)
}
