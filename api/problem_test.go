package api

import (
	"database/sql/driver"
	"errors"
	"fmt"
	"net"
	"testing"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/mattn/go-sqlite3"

	"demarche/models"
)

func TestErrorsOfDatabasesHaveTheirStatus(t *testing.T) {
	for _, tt := range []struct {
		err  error
		want int
	}{
		{models.ErrReadOnly, 503},
		{sqlite3.Error{Code: sqlite3.ErrReadonly}, 503},
		{sqlite3.Error{Code: sqlite3.ErrBusy}, 503},
		{sqlite3.Error{Code: sqlite3.ErrFull}, 507},
		{sqlite3.Error{Code: sqlite3.ErrCorrupt}, 500},
		{&pgconn.PgError{Code: "57P01"}, 503},
		{&pgconn.PgError{Code: "08006"}, 503},
		{&pgconn.PgError{Code: "53300"}, 503},
		{&pgconn.PgError{Code: "25006"}, 503},
		{&pgconn.PgError{Code: "53100"}, 507},
		{&pgconn.PgError{Code: "22021"}, 500},
		{&net.OpError{Op: "dial", Err: errors.New("refused")}, 503},
		{driver.ErrBadConn, 503},
		{errors.New("another"), 500},
	} {
		if got := problemOf(fmt.Errorf("read events: %w", tt.err)); got.Status != tt.want {
			t.Errorf("%T %v: status %d, want %d", tt.err, tt.err, got.Status, tt.want)
		}
	}
}
