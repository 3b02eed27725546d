package models

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"github.com/pressly/goose/v3"
	"gorm.io/driver/postgres"
	"gorm.io/gorm"
)

// dialect is what the two databases do not have in common.
type dialect interface {
	name() string
	goose() goose.Dialect
	// rebind turns the ? of a statement into what the driver reads.
	rebind(query string) string
	// begin is run first in every write transaction; "" for nothing.
	begin() string
	snapshotLevel() sql.IsolationLevel
	// match is a condition on the alias f of events_fts with its argument.
	match(query string) (cond string, arg any)
	// some selects up to n ords of events with words, joined with commas, where events
	// in the order of time are not the fastest to give; "" where they are.
	some(words string, n int) (query string, args []any)
	// putWords stores the terms of n events; args are ord and terms of each.
	putWords(n int) string
	words(terms []string) string
	// bulk is how a batch of many events is written, and settle what then brings it
	// all to the disk, and the planner up to date; "" for nothing.
	bulk() mode
	settle() string
	// givenKeys stands before the values of rows that bring their own keys.
	givenKeys() string
	// nextKey makes the next row without a key follow those of a table; "" for
	// nothing to do.
	nextKey(table, column string) string
	// text is a text as the database can hold it, and whether it had to be changed.
	text(s string) (fit string, changed bool)
	// concat joins the numbers of a column with commas into one text.
	concat(column string) string
}

//go:embed migrations
var migrationFiles embed.FS

func isPostgres(dsn string) bool {
	return strings.HasPrefix(dsn, "postgres://") || strings.HasPrefix(dsn, "postgresql://")
}

func sqlitePath(dsn string) string { return strings.TrimPrefix(dsn, "file:") }

// migrate brings the schema up to date and refuses one that is newer, or older and
// not to be written.
func (s *Store) migrate(ctx context.Context) error {
	db, err := s.owner().DB()
	if err != nil {
		return err
	}
	files, err := fs.Sub(migrationFiles, "migrations/"+s.dialect.name())
	if err != nil {
		return err
	}
	p, err := goose.NewProvider(s.dialect.goose(), db, files)
	if err != nil {
		return fmt.Errorf("read migrations: %w", err)
	}
	current, target, err := p.GetVersions(ctx)
	if err != nil {
		return fmt.Errorf("read schema version: %w", err)
	}
	if current > target {
		return fmt.Errorf("%w: it has schema %d, this program knows up to %d", ErrNewerSchema, current, target)
	}
	if current == target {
		return nil
	}
	if s.writer == nil {
		return fmt.Errorf("%w: it has schema %d and %d is needed: bring a copy up to date with `demarche migrate`", ErrReadOnly, current, target)
	}
	if _, err := p.Up(ctx); err != nil {
		return fmt.Errorf("migrate schema: %w", err)
	}
	return nil
}

// owner is the connections that may write, where there are any.
func (s *Store) owner() *gorm.DB {
	if s.writer == nil {
		return s.reader
	}
	return s.writer
}

func (s *Store) openPostgres(ctx context.Context, dsn string, o options) error {
	g, err := gorm.Open(postgres.Open(dsn), gormConfig())
	if err != nil {
		return err
	}
	s.writer, s.reader = g, g.Session(&gorm.Session{})
	db, err := g.DB()
	if err != nil {
		return err
	}
	db.SetMaxOpenConns(o.readers + 2)
	db.SetMaxIdleConns(o.readers + 2)
	return db.PingContext(ctx)
}

type postgresDialect struct{}

func (postgresDialect) name() string         { return "postgres" }
func (postgresDialect) goose() goose.Dialect { return goose.DialectPostgres }

// begin makes all writers, of every node, stand in one queue; so ords and
// change numbers are given in the order of commits. The number is arbitrary.
func (postgresDialect) begin() string                     { return "SELECT pg_advisory_xact_lock(7266390001)" }
func (postgresDialect) snapshotLevel() sql.IsolationLevel { return sql.LevelRepeatableRead }

func (postgresDialect) match(query string) (string, any) {
	return "f.words @@ CAST(? AS tsquery)", tsQuery(query)
}

func (postgresDialect) some(words string, n int) (string, []any) {
	return "SELECT coalesce(string_agg(CAST(t.ord AS text), ','), '') FROM events_with_words(CAST(? AS tsquery), ?) AS t(ord)", []any{tsQuery(words), n}
}

func (postgresDialect) putWords(n int) string {
	return "INSERT INTO events_fts (rowid, words) VALUES " + repeated("(?, CAST(? AS tsvector))", n)
}

func (postgresDialect) givenKeys() string { return " OVERRIDING SYSTEM VALUE" }

func (postgresDialect) nextKey(table, column string) string {
	if !slices.Contains([]string{"articles", "mentions", "reviews", "changes"}, table) {
		return ""
	}
	return "SELECT setval(pg_get_serial_sequence('" + table + "', '" + column + "'), (SELECT max(" + column + ") FROM " + table + "))"
}

// text puts U+FFFD for U+0000, which no text of PostgreSQL can hold.
func (postgresDialect) text(s string) (string, bool) {
	if !strings.Contains(s, "\x00") {
		return s, false
	}
	return strings.ReplaceAll(s, "\x00", "\uFFFD"), true
}

func (postgresDialect) concat(column string) string {
	return "string_agg(CAST(" + column + " AS text), ',')"
}

func (postgresDialect) words(terms []string) string { return tsVector(terms) }
func (postgresDialect) bulk() mode                  { return mode{} }

// settle counts anew what the planner goes by: it does so itself, but a minute later.
func (postgresDialect) settle() string {
	return "ANALYZE events, events_fts, event_countries, event_actors"
}

func (postgresDialect) rebind(query string) string {
	var b strings.Builder
	n := 0
	for _, r := range query {
		if r != '?' {
			b.WriteRune(r)
			continue
		}
		n++
		b.WriteString("$" + strconv.Itoa(n))
	}
	return b.String()
}
