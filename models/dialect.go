package models

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/mattn/go-sqlite3"
	"github.com/pressly/goose/v3"
	"gorm.io/driver/postgres"
	"gorm.io/driver/sqlite"
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
	// concat joins the numbers of a column with commas into one text.
	concat(column string) string
}

//go:embed migrations
var migrationFiles embed.FS

func isPostgres(dsn string) bool {
	return strings.HasPrefix(dsn, "postgres://") || strings.HasPrefix(dsn, "postgresql://")
}

func sqlitePath(dsn string) string { return strings.TrimPrefix(dsn, "file:") }

// migrate brings the schema up to date and refuses one that is newer.
func (s *Store) migrate(ctx context.Context) error {
	db, err := s.writer.DB()
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
	if _, err := p.Up(ctx); err != nil {
		return fmt.Errorf("migrate schema: %w", err)
	}
	return nil
}

// sqliteConnector opens connections with the same pragmas. It stands in for a
// registered driver, which would be a global.
type sqliteConnector struct {
	dsn     string
	pragmas []string
}

func (c sqliteConnector) Driver() driver.Driver {
	return &sqlite3.SQLiteDriver{ConnectHook: func(conn *sqlite3.SQLiteConn) error {
		for _, p := range c.pragmas {
			if _, err := conn.Exec("PRAGMA "+p, nil); err != nil {
				return fmt.Errorf("pragma %s: %w", p, err)
			}
		}
		return nil
	}}
}

func (c sqliteConnector) Connect(context.Context) (driver.Conn, error) {
	return c.Driver().Open(c.dsn)
}

// Settings of the writer: FULL means that what was answered with "stored" survives
// a power cut, and the log of changes goes into the file after so many pages.
const (
	durable         = "synchronous = FULL"
	checkpointAfter = "wal_autocheckpoint = 10000"
)

func (sqliteDialect) bulk() mode {
	return mode{
		before: []string{"PRAGMA synchronous = NORMAL", "PRAGMA wal_autocheckpoint = 100000"},
		after:  []string{"PRAGMA " + durable, "PRAGMA " + checkpointAfter},
	}
}

func (sqliteDialect) settle() string { return "PRAGMA wal_checkpoint(PASSIVE)" }

func (s *Store) openSQLite(ctx context.Context, path string, o options) error {
	if path == "" || strings.HasPrefix(path, ":memory:") {
		return errors.New("a database in memory is not shared between connections: name a file")
	}
	dsn := "file:" + (&url.URL{Path: path}).EscapedPath() + "?_busy_timeout=15000&_foreign_keys=1&_stmt_cache_size=64&_txlock=immediate"
	w := sql.OpenDB(sqliteConnector{dsn, []string{
		"journal_mode = WAL", durable, "temp_store = MEMORY", "cache_size = -262144",
		checkpointAfter,
	}})
	w.SetMaxOpenConns(1)
	var err error
	if s.writer, err = gorm.Open(sqlite.New(sqlite.Config{Conn: w}), gormConfig()); err != nil {
		return errors.Join(fmt.Errorf("%s: %w", path, err), w.Close())
	}
	var fts bool
	if err := w.QueryRowContext(ctx, "SELECT sqlite_compileoption_used('ENABLE_FTS5')").Scan(&fts); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	if !fts {
		return ErrNoFTS5
	}
	r := sql.OpenDB(sqliteConnector{
		strings.Replace(dsn, "_txlock=immediate", "_txlock=deferred", 1),
		// Not mapped: what an export reads would count as memory of the process, once
		// for each connection.
		[]string{"query_only = 1", "temp_store = MEMORY", "cache_size = -16384"},
	})
	r.SetMaxOpenConns(o.readers)
	r.SetMaxIdleConns(o.readers)
	if s.reader, err = gorm.Open(sqlite.New(sqlite.Config{Conn: r}), gormConfig()); err != nil {
		return errors.Join(err, r.Close())
	}
	return nil
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

type sqliteDialect struct{}

func (sqliteDialect) name() string                      { return "sqlite" }
func (sqliteDialect) goose() goose.Dialect              { return goose.DialectSQLite3 }
func (sqliteDialect) rebind(query string) string        { return query }
func (sqliteDialect) begin() string                     { return "" }
func (sqliteDialect) snapshotLevel() sql.IsolationLevel { return sql.LevelDefault }

func (sqliteDialect) match(query string) (string, any) {
	return "f.events_fts MATCH ?", ftsQuery(query)
}

func (sqliteDialect) putWords(n int) string {
	return "INSERT INTO events_fts (rowid, words) VALUES " + repeated("(?, ?)", n)
}

func (sqliteDialect) givenKeys() string             { return "" }
func (sqliteDialect) nextKey(string, string) string { return "" }

func (sqliteDialect) concat(column string) string { return "group_concat(" + column + ")" }

func (sqliteDialect) words(terms []string) string { return strings.Join(terms, " ") }

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
