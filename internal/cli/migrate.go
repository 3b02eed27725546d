package cli

import (
	"context"
	"encoding/json"
	"fmt"

	"demarche/timeline/ontology"
)

type migrateCmd struct {
	database
	From string `help:"Copy all of this database into the one of --db, which must be empty: SQLite and PostgreSQL in either direction." placeholder:"DSN"`
}

// Help is the long help of the command.
func (migrateCmd) Help() string {
	return `Brings the tables of the database up to date; the other commands do so too when they open it.
With --from it then copies all of another database in, in one transaction, and counts the rows of
every table on both sides. No server may have the database of --db open: it would keep the
numbers of names that it read before.

Examples:
  demarche migrate
  demarche migrate --db postgres://localhost/demarche
  demarche migrate --from demarche.db --db postgres://localhost/demarche

` + exitHelp
}

// Run opens the database, which migrates it, and tells its schema.
func (c migrateCmd) Run(ctx context.Context, app *App, g *grammar) error {
	types, err := ontology.Load()
	if err != nil {
		return err
	}
	if c.From != "" {
		return c.copy(ctx, app, g, types)
	}
	store, err := c.open(ctx, app, types)
	if err != nil {
		return err
	}
	defer func() { _ = store.Close() }()
	if g.JSON {
		return json.NewEncoder(app.Out).Encode(map[string]string{"backend": store.Backend(), "schema": "current"})
	}
	_, err = fmt.Fprintf(app.Out, "the tables are up to date (%s)\n", store.Backend())
	return err
}

// copy fills the database with what another holds.
func (c migrateCmd) copy(ctx context.Context, app *App, g *grammar, types *ontology.Ontology) error {
	source := database{c.From}
	if err := source.mustExist(); err != nil {
		return usageError{fmt.Errorf("--from: %w", err)}
	}
	from, err := source.open(ctx, app, types)
	if err != nil {
		return fmt.Errorf("--from: %w", err)
	}
	defer func() { _ = from.Close() }()
	to, err := c.open(ctx, app, types) // not before: a wrong --from leaves no empty file behind
	if err != nil {
		return err
	}
	defer func() { _ = to.Close() }()
	bar := app.progress("copying")
	copied, err := from.CopyTo(ctx, to, func(table string, rows int64) {
		bar.Describe("copying " + table)
		_ = bar.Set64(rows)
	})
	_ = bar.Finish()
	if err != nil {
		return err
	}
	if g.JSON {
		return json.NewEncoder(app.Out).Encode(map[string]any{"backend": to.Backend(), "copied": copied})
	}
	for _, t := range copied {
		mended := ""
		if t.Mended > 0 {
			mended = fmt.Sprintf(" (%d texts held U+0000, which PostgreSQL cannot hold: U+FFFD stands in its place)", t.Mended)
		}
		if _, err := fmt.Fprintf(app.Out, "%-16s %d%s\n", t.Table, t.Rows, mended); err != nil {
			return err
		}
	}
	return nil
}
