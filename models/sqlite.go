package models

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"net/url"
	"os"
	"strings"
	"time"

	"github.com/mattn/go-sqlite3"
	"github.com/pressly/goose/v3"
	"gorm.io/driver/sqlite"
	"gorm.io/gorm"
)

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
		pause:  giveWay,
	}
}

func (sqliteDialect) settle() string { return "PRAGMA wal_checkpoint(PASSIVE)" }

func (s *Store) openSQLite(ctx context.Context, path string, o options) error {
	if path == "" || strings.HasPrefix(path, ":memory:") {
		return errors.New("a database in memory is not shared between connections: name a file")
	}
	dsn := sqliteName(path)
	w := sql.OpenDB(sqliteConnector{dsn, []string{
		"journal_mode = WAL", durable, "temp_store = MEMORY", "cache_size = -262144",
		checkpointAfter,
	}})
	w.SetMaxOpenConns(1)
	var err error
	if s.writer, err = gorm.Open(sqlite.New(sqlite.Config{Conn: w}), gormConfig()); err != nil {
		return errors.Join(err, w.Close())
	}
	var fts bool
	if err := w.QueryRowContext(ctx, "SELECT sqlite_compileoption_used('ENABLE_FTS5')").Scan(&fts); err != nil {
		return fmt.Errorf("look for full text: %w", err)
	}
	if !fts {
		return ErrNoFTS5
	}
	return s.openReaders(dsn, o)
}

func (s *Store) openReaders(dsn string, o options) (err error) {
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

// ForReading says that the database will only be read. One that this process may not
// write is then opened all the same; a write to it is an ErrReadOnly.
func ForReading() Option {
	return func(o *options) { o.reading = true }
}

// openUnwritable opens a file that can only be read. Without a log of changes beside it
// nobody writes there, and SQLite need not make the files that a log wants.
func (s *Store) openUnwritable(path string, o options) error {
	dsn := sqliteName(path) + "&mode=ro"
	if info, err := os.Stat(path + "-wal"); err != nil || info.Size() == 0 {
		dsn += "&immutable=1"
	}
	return s.openReaders(dsn, o)
}

// unwritable reports whether err says that a database, or a file beside it, may not
// be written.
func unwritable(err error) bool {
	var lite sqlite3.Error
	return errors.As(err, &lite) && (lite.Code == sqlite3.ErrReadonly || lite.Code == sqlite3.ErrCantOpen || lite.Code == sqlite3.ErrPerm)
}

func sqliteName(path string) string {
	return "file:" + (&url.URL{Path: path}).EscapedPath() + "?_busy_timeout=15000&_foreign_keys=1&_stmt_cache_size=64&_txlock=immediate"
}

// lockPatience is how long a writer waits for another process that holds the lock. While
// it waits it looks up after lockPoll: whether its caller still waits, and, as SQLite
// would look at ever longer intervals, whether the lock is free. giveWay is for how long
// a writer of many batches leaves it free behind each.
const (
	lockPatience = 15 * time.Second
	lockPoll     = 10 * time.Millisecond
	giveWay      = 2 * lockPoll
)

// pollLocks lets writers of a SQLite file look up while they wait for a lock. Migrations
// are done: they wait in one go.
func (s *Store) pollLocks(ctx context.Context) error {
	if s.path == "" || s.writer == nil {
		return nil
	}
	return s.writer.WithContext(ctx).Exec(fmt.Sprintf("PRAGMA busy_timeout = %d", lockPoll.Milliseconds())).Error
}

// locked reports whether err says that another process holds the lock of writers.
func locked(err error) bool {
	var lite sqlite3.Error
	return errors.As(err, &lite) && lite.Code == sqlite3.ErrBusy
}

type sqliteDialect struct{}

func (sqliteDialect) name() string                      { return "sqlite" }
func (sqliteDialect) goose() goose.Dialect              { return goose.DialectSQLite3 }
func (sqliteDialect) rebind(query string) string        { return query }
func (sqliteDialect) begin() string                     { return "" }
func (sqliteDialect) snapshotLevel() sql.IsolationLevel { return sql.LevelDefault }

func (sqliteDialect) storeRows(t *tx, rows []*newRow) (fresh, known []*newRow, err error) {
	return t.insertRows(rows)
}

// still does not end: the driver starts a goroutine for every use of a context that can,
// which costs more than most statements take. prepare looks at that of the caller.
func (sqliteDialect) still(ctx context.Context) context.Context { return context.WithoutCancel(ctx) }

func (sqliteDialect) givenKeys() string             { return "" }
func (sqliteDialect) nextKey(string, string) string { return "" }

func (sqliteDialect) text(s string) (string, bool) { return s, false }
