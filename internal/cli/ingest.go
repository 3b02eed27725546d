package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"io"

	"github.com/schollz/progressbar/v3"

	"demarche/internal/ingest"
	"demarche/models"
	"demarche/timeline/article"
	"demarche/timeline/merge"
)

type ingestCmd struct {
	database
	Lang      string   `help:"Language of the articles (BCP 47) where they do not say; found out when empty." placeholder:"LANG"`
	Published string   `help:"Publication date (EDTF) of articles that do not say." placeholder:"DATE"`
	Workers   int      `help:"Articles read at the same time." default:"2"`
	Files     []string `arg:"" optional:"" name:"file" help:"Articles or folders of them; - for standard input (the default)."`
}

// maxWorkers bounds --workers: more only take memory.
const maxWorkers = 64

// Help is the long help of the command.
func (ingestCmd) Help() string {
	return `Reads articles into the database and joins their events with those that are known. What is
stored already is skipped, so a run that was cut off is simply run again.

Examples:
  demarche ingest news/
  demarche ingest --published 2024-06-19 story.txt
  zcat archive.jsonl.gz | demarche ingest --db archive.db -

` + exitHelp
}

// Run ingests every input and prints a summary.
func (c ingestCmd) Run(ctx context.Context, app *App, g *grammar) error {
	hint, err := hintOf(c.Lang, c.Published)
	if err != nil {
		return err
	}
	if c.Workers < 1 || c.Workers > maxWorkers {
		return usageError{fmt.Errorf("--workers: %d is not between 1 and %d", c.Workers, maxWorkers)}
	}
	e, store, err := openEngine(ctx, app, c.database)
	if err != nil {
		return err
	}
	defer func() { _ = store.Close() }()
	bar := app.progress("reading articles")
	sum, err := e.ingester(app, store, c.Workers).Run(ctx, func(fn func(article.Item) error) error {
		return eachArticle(ctx, app.In, c.Files, hint, fn)
	}, func(s ingest.Summary) { _ = bar.Set(s.Articles) })
	_ = bar.Finish()
	if perr := printSummary(app.Out, sum, g.JSON); perr != nil {
		return perr
	}
	if err == nil && sum.Failed > 0 {
		return errPartly
	}
	return err
}

// ingester is the engine with a store behind it.
func (e *engine) ingester(app *App, store *models.Store, workers int) *ingest.Ingester {
	return ingest.New(ingest.Options{
		Store: store, Extractor: e.Extractor, Merger: merge.New(e.types),
		Version: version, Workers: workers, Log: app.Log,
	})
}

// progress is a bar on a terminal, and nothing elsewhere.
func (app *App) progress(what string) *progressbar.ProgressBar {
	var w io.Writer = io.Discard
	if app.Terminal {
		w = app.Err
	}
	return progressbar.NewOptions(-1, progressbar.OptionSetWriter(w), progressbar.OptionSetDescription(what),
		progressbar.OptionShowCount(), progressbar.OptionClearOnFinish(),
		progressbar.OptionSetSpinnerChangeInterval(0)) // its ticker would race with Set
}

func printSummary(w io.Writer, s ingest.Summary, asJSON bool) error {
	if asJSON {
		return json.NewEncoder(w).Encode(s)
	}
	_, err := fmt.Fprintf(w, "%d articles: %d new, %d read again, %d known already, %d failed\n%d events new, %d joined to known ones\n",
		s.Articles, s.Stored, s.Again, s.Duplicates, s.Failed, s.Added, s.Joined)
	for _, f := range s.Failures {
		if err == nil {
			_, err = fmt.Fprintf(w, "failed: %s: %s: %s\n", f.ID, f.Code, f.Message)
		}
	}
	return err
}
