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

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
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
	// still is the context for the statements of a transaction of ctx.
	still(ctx context.Context) context.Context
	// match is a condition on the alias f of events_fts with its arguments.
	match(words string) (cond string, args []any)
	// pagesOfWords says that a statement with match gives a page in the order of time
	// as fast as find.
	pagesOfWords() bool
	// find is the next ords of a segment whose events hold words, up to limit; 0 for all.
	find(ctx context.Context, db *gorm.DB, words string, seg segment, limit int) ([]int64, error)
	// among is those of ords whose events hold words, in any order.
	among(ctx context.Context, db *gorm.DB, words string, ords []int64) ([]int64, error)
	// oneOf is the condition that a column is one of many numbers, with its arguments.
	oneOf(column string, nums []int64) (cond string, args []any)
	// putWords stores the words of new events, which are in the order of their keys.
	putWords(t *tx, rows []*newRow) error
	dropWords(t *tx, ord int64) error
	// order puts what many new events scattered in order.
	order(t *tx) error
	// storeRows stores events in the order of their keys, with links and words, and
	// gives those whose ids are known, which are not stored, apart.
	storeRows(t *tx, rows []*newRow) (fresh, known []*newRow, err error)
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
	g, err := gorm.Open(postgres.New(postgres.Config{
		DSN: dsn, OptionOpenDB: []stdlib.OptionOpenDB{stdlib.OptionAfterConnect(noticeLoss)},
	}), gormConfig())
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

// noticeLoss has the server notice within half a minute that its client is gone, though
// no word of it came: what it wrote is undone then, and the lock of writers is free.
func noticeLoss(ctx context.Context, conn *pgx.Conn) error {
	_, err := conn.PgConn().Exec(ctx, "SET tcp_keepalives_idle = 15; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3").ReadAll()
	return err
}

type postgresDialect struct{}

func (postgresDialect) name() string         { return "postgres" }
func (postgresDialect) goose() goose.Dialect { return goose.DialectPostgres }

// begin makes all writers, of every node, stand in one queue; so ords and
// change numbers are given in the order of commits. The number is arbitrary.
func (postgresDialect) begin() string                     { return "SELECT pg_advisory_xact_lock(7266390001)" }
func (postgresDialect) snapshotLevel() sql.IsolationLevel { return sql.LevelRepeatableRead }

// still ends with the caller: a network can be silent for long.
func (postgresDialect) still(ctx context.Context) context.Context { return ctx }

func (postgresDialect) pagesOfWords() bool { return false }

// oneOf has one argument, so that a statement is prepared once for any number.
func (postgresDialect) oneOf(column string, nums []int64) (string, []any) {
	list := []byte{'{'}
	for i, n := range nums {
		if i > 0 {
			list = append(list, ',')
		}
		list = strconv.AppendInt(list, n, 10)
	}
	return column + " = ANY(CAST(? AS bigint[]))", []any{string(append(list, '}'))}
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

func (postgresDialect) bulk() mode { return mode{} }

// settle counts anew what the planner goes by: it does so itself, but a minute later.
func (postgresDialect) settle() string {
	return "ANALYZE events, events_fts, event_words, event_countries, event_actors"
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
