package cli

import (
	"context"
	"encoding/json"
	"fmt"

	"demarche/timeline/ontology"
)

type migrateCmd struct{ database }

// Help is the long help of the command.
func (migrateCmd) Help() string {
	return "Brings the tables of the database up to date; the other commands do so too when they open it.\n\nExamples:\n  demarche migrate\n  demarche migrate --db postgres://localhost/demarche\n\n" + exitHelp
}

// Run opens the database, which migrates it, and tells its schema.
func (c migrateCmd) Run(ctx context.Context, app *App, g *grammar) error {
	types, err := ontology.Load()
	if err != nil {
		return err
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
