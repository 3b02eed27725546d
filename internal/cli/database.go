package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"demarche/models"
	"demarche/timeline"
	"demarche/timeline/ontology"
)

// database is embedded in every command that opens one.
type database struct {
	DB string `name:"db" help:"Database: a SQLite file, or postgres://..." default:"demarche.db" placeholder:"DSN"`
}

// isServer reports whether the database is a PostgreSQL server, which other
// processes may work on, and not a file.
func (d database) isServer() bool {
	return strings.HasPrefix(d.DB, "postgres://") || strings.HasPrefix(d.DB, "postgresql://")
}

// mustExist refuses a file that is not there: a command that only reads must not
// answer a wrong name with an empty database.
func (d database) mustExist() error {
	if d.isServer() {
		return nil
	}
	if _, err := os.Stat(strings.TrimPrefix(d.DB, "file:")); errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("there is no database %s", d.DB)
	}
	return nil
}

// open opens the database and brings its tables up to date. The caller closes it.
func (d database) open(ctx context.Context, app *App, types *ontology.Ontology, opts ...models.Option) (*models.Store, error) {
	if scheme, _, found := strings.Cut(d.DB, "://"); found && scheme != "file" && !d.isServer() {
		return nil, usageError{fmt.Errorf("%s:// is not supported; name a SQLite file or postgres://", scheme)}
	}
	family := func(slug timeline.TypeSlug) string {
		t, _ := types.Lookup(slug)
		return string(t.Family)
	}
	return models.Open(ctx, d.DB, append([]models.Option{models.WithFamilies(family), models.WithLog(app.Log)}, opts...)...)
}
