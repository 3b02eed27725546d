package cli

import (
	"context"

	"demarche/models"
	"demarche/timeline"
	"demarche/timeline/ontology"
)

// database is embedded in every command that opens one.
type database struct {
	DB string `name:"db" help:"Database: a SQLite file, or postgres://..." default:"demarche.db" placeholder:"DSN"`
}

// open opens the database and brings its tables up to date. The caller closes it.
func (d database) open(ctx context.Context, app *App, types *ontology.Ontology, opts ...models.Option) (*models.Store, error) {
	family := func(slug timeline.TypeSlug) string {
		t, _ := types.Lookup(slug)
		return string(t.Family)
	}
	return models.Open(ctx, d.DB, append([]models.Option{models.WithFamilies(family), models.WithLog(app.Log)}, opts...)...)
}
