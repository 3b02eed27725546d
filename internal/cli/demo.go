package cli

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"

	"demarche/examples"
	"demarche/internal/ingest"
	"demarche/models"
	"demarche/timeline/article"
	"demarche/timeline/importer"
)

// readExamples puts the example articles and the table of vetoes into store.
// What is there already stays as it is.
func readExamples(ctx context.Context, app *App, e *engine, store *models.Store, in *ingest.Ingester) error {
	format, ok := importer.Lookup("vetoes")
	if !ok {
		return fmt.Errorf("read the examples: no import format for vetoes")
	}
	table, err := examples.Files().Open(examples.Vetoes)
	if err != nil {
		return fmt.Errorf("read the examples: %w", err)
	}
	defer func() { _ = table.Close() }()
	vetoes, err := e.importFile(ctx, store, format, table)
	if err != nil {
		return fmt.Errorf("read the examples: %w", err)
	}
	sum, err := in.Run(ctx, func(fn func(article.Item) error) error {
		for _, name := range examples.Articles() {
			data, err := fs.ReadFile(examples.Files(), name)
			if err != nil {
				return err
			}
			if err := eachIn(ctx, bytes.NewReader(data), article.Input{Name: name}, fn); err != nil {
				return err
			}
		}
		return nil
	}, nil)
	if err != nil {
		return fmt.Errorf("read the examples: %w", err)
	}
	app.Log.Info("examples read", "articles", sum.Articles, "failed", sum.Failed, "events", sum.Added+vetoes.Added)
	return nil
}
