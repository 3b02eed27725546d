package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"demarche/models"
	"demarche/timeline"
	"demarche/timeline/edtf"
	"demarche/timeline/export"
	"demarche/timeline/gazetteer"
	"demarche/timeline/ontology"
)

type exportCmd struct {
	database
	Format   string   `help:"Format: json, ndjson, csv, ics, geojson, jsonld or timelinejs." default:"json" placeholder:"NAME"`
	Output   string   `short:"o" help:"File to write; standard output when empty." placeholder:"FILE"`
	Country  []string `help:"Countries that take part (ISO 3166-1 alpha-3)." placeholder:"CODE"`
	Actor    []string `help:"Actors that take part, by id." placeholder:"ID"`
	Type     []string `help:"Event types." placeholder:"SLUG"`
	Modality []string `help:"Modalities." placeholder:"NAME"`
	From     string   `help:"Events on or after this date (EDTF)." placeholder:"DATE"`
	To       string   `help:"Events on or before this date (EDTF)." placeholder:"DATE"`
	Certain  bool     `help:"Only events surely inside --from and --to."`
	Query    string   `short:"q" help:"Words that the reports hold." placeholder:"WORDS"`
	BOM      bool     `help:"Start CSV with a byte order mark."`
}

// Help is the long help of the command.
func (exportCmd) Help() string {
	return `Writes the events that the filters choose. A file is written beside its name first and
renamed when it is whole.

Examples:
  demarche export >events.json
  demarche export --country PRK --from 2023 --format csv -o prk.csv
  demarche export --type veto --format timelinejs -o vetoes.json

` + exitHelp
}

// Run writes the export.
func (c exportCmd) Run(ctx context.Context, app *App) error {
	format, ok := export.Lookup(c.Format)
	if !ok {
		return usageError{fmt.Errorf("--format: %q is none of %s", c.Format, strings.Join(formatNames(), ", "))}
	}
	filter, err := c.filter()
	if err != nil {
		return usageError{err}
	}
	types, err := ontology.Load()
	if err != nil {
		return err
	}
	if err := c.check(types); err != nil {
		return usageError{err}
	}
	if err := c.mustExist(); err != nil {
		return usageError{err}
	}
	store, err := c.open(ctx, app, types)
	if err != nil {
		return err
	}
	defer func() { _ = store.Close() }()
	opts, err := c.options(ctx, store, filter)
	if err != nil {
		return err
	}
	return toFile(app.Out, c.Output, func(w io.Writer) error {
		return format.Write(w, export.NewWire(types), store.Stream(ctx, filter), opts)
	})
}

func (c exportCmd) filter() (models.Filter, error) {
	f := models.Filter{Certain: c.Certain, Query: c.Query}
	for _, v := range c.Country {
		f.Countries = append(f.Countries, timeline.CountryID(v))
	}
	for _, v := range c.Actor {
		f.Actors = append(f.Actors, timeline.ActorID(v))
	}
	for _, v := range c.Type {
		f.Types = append(f.Types, timeline.TypeSlug(v))
	}
	for _, v := range c.Modality {
		f.Modalities = append(f.Modalities, timeline.Modality(v))
	}
	var err, err2 error
	if f.From, err = edtf.Parse(c.From); err != nil {
		err = fmt.Errorf("--from: %w", err)
	}
	if f.To, err2 = edtf.Parse(c.To); err2 != nil {
		err2 = fmt.Errorf("--to: %w", err2)
	}
	return f, errors.Join(err, err2)
}

// check refuses names that no event can have: a typing error must not give an
// empty file.
func (c exportCmd) check(types *ontology.Ontology) error {
	names, err := gazetteer.Load()
	if err != nil {
		return fmt.Errorf("load the gazetteer: %w", err)
	}
	var errs []error
	for _, v := range c.Country {
		if _, ok := names.Country(timeline.CountryID(v)); !ok {
			errs = append(errs, fmt.Errorf("--country: %q is no country code", v))
		}
	}
	for _, v := range c.Type {
		if _, ok := types.Lookup(timeline.TypeSlug(v)); !ok {
			errs = append(errs, fmt.Errorf("--type: %q is no event type", v))
		}
	}
	for _, v := range c.Modality {
		switch timeline.Modality(v) {
		case timeline.Occurred, timeline.Ongoing, timeline.Planned, timeline.Hypothetical, timeline.Negated, timeline.Alleged:
		default:
			errs = append(errs, fmt.Errorf("--modality: %q is none of occurred, ongoing, planned, hypothetical, negated, alleged", v))
		}
	}
	return errors.Join(errs...)
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
	}, nil
}

// query is the choice as the API takes it.
func (c exportCmd) query() string {
	v := url.Values{"country": c.Country, "actor": c.Actor, "type": c.Type, "modality": c.Modality}
	for name, value := range map[string]string{"from": c.From, "to": c.To, "q": c.Query} {
		if value != "" {
			v.Set(name, value)
		}
	}
	if c.Certain {
		v.Set("certain", "true")
	}
	return v.Encode()
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
	if err := errors.Join(f.Chmod(0o644), f.Sync(), f.Close()); err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	return os.Rename(f.Name(), name)
}
