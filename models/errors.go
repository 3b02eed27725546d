package models

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"syscall"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/mattn/go-sqlite3"

	"demarche/timeline"
)

// Error classes that callers test with errors.Is; see also timeline.ErrInvalid.
var (
	// ErrNotFound is an event, article or job that the store does not hold.
	ErrNotFound = errors.New("not found")
	// ErrConflict is a write that somebody else's write has overtaken, or a name used twice.
	ErrConflict = errors.New("conflict")
	// ErrKeyUsed is an idempotency key that came with other content before. It is an ErrConflict.
	ErrKeyUsed = fmt.Errorf("%w: the idempotency key was used for other content", ErrConflict)
	// ErrUnavailable is a database that cannot be used now: another process holds it for
	// long, or the disk fails. What was asked may be asked again.
	ErrUnavailable = errors.New("the database cannot be used now")
	// ErrFull is a write for which the disk has no room. Reads go on, and so do
	// writes once there is room again.
	ErrFull = errors.New("the storage is full")
	// ErrReadOnly is a write to a database that this process may only read.
	ErrReadOnly = errors.New("the database may only be read")
	// ErrNewerSchema is a database that a newer Demarche has written.
	ErrNewerSchema = errors.New("the database is newer than this program")
	// ErrNoFTS5 is a binary that was built without the full-text module of SQLite.
	ErrNoFTS5 = errors.New("this binary was built without SQLite full text: build it with `make build` (go build -tags sqlite_fts5)")
)

// InvalidError says which part of a Filter is wrong. It is a timeline.ErrInvalid.
type InvalidError struct {
	Field   string // as the API names it: "cursor", "dyad", "from"
	Problem string
}

func (e *InvalidError) Error() string { return fmt.Sprintf("%s: %s", e.Field, e.Problem) }

// Unwrap makes errors.Is(err, timeline.ErrInvalid) true.
func (e *InvalidError) Unwrap() error { return timeline.ErrInvalid }

func invalid(field, format string, args ...any) error {
	return &InvalidError{Field: field, Problem: fmt.Sprintf(format, args...)}
}

// failed is classed for an error of s, with the file that SQLite failed on.
func (s *Store) failed(err error) error {
	var lite sqlite3.Error
	if errors.As(err, &lite) {
		return fmt.Errorf("%s: %w", s.path, Classed(err))
	}
	return Classed(err)
}

// Classed puts a database's own error into the class that callers test for: writes do it
// themselves, reads leave it to whoever tells a person.
func Classed(err error) error {
	var lite sqlite3.Error
	if !errors.As(err, &lite) {
		return classedPostgres(err)
	}
	switch {
	case errors.Is(err, ErrFull), errors.Is(err, ErrUnavailable), errors.Is(err, ErrReadOnly): // it was done
		return err
	case lite.Code == sqlite3.ErrFull, lite.SystemErrno == syscall.ENOSPC, lite.SystemErrno == syscall.EDQUOT:
		return fmt.Errorf("%w: %w", ErrFull, err)
	case lite.Code == sqlite3.ErrBusy, lite.Code == sqlite3.ErrLocked, lite.Code == sqlite3.ErrProtocol,
		lite.Code == sqlite3.ErrIoErr, lite.Code == sqlite3.ErrCantOpen:
		return fmt.Errorf("%w: %w", ErrUnavailable, err)
	case lite.Code == sqlite3.ErrReadonly:
		return fmt.Errorf("%w: %w", ErrReadOnly, err)
	}
	return err
}

// classedPostgres is Classed for errors of PostgreSQL and of the way to it.
func classedPostgres(err error) error {
	var (
		pg      *pgconn.PgError
		connect *pgconn.ConnectError
		network *net.OpError
	)
	switch {
	case errors.Is(err, ErrFull), errors.Is(err, ErrUnavailable), errors.Is(err, ErrReadOnly), errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case errors.As(err, &pg):
		switch {
		case pg.Code == "53100": // disk_full
			return fmt.Errorf("%w: %w", ErrFull, err)
		case pg.Code == "25006": // read_only_sql_transaction
			return fmt.Errorf("%w: %w", ErrReadOnly, err)
		case strings.HasPrefix(pg.Code, "08"), strings.HasPrefix(pg.Code, "57P"), pg.Code == "53300": // connection, shutdown, too many
			return fmt.Errorf("%w: %w", ErrUnavailable, err)
		}
		return err
	case errors.As(err, &connect), errors.As(err, &network), errors.Is(err, driver.ErrBadConn), errors.Is(err, sql.ErrConnDone),
		errors.Is(err, pgconn.ErrConnClosed), errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("%w: %w", ErrUnavailable, err)
	}
	return err
}
