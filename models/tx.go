package models

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"time"

	"gorm.io/gorm"
)

// tx is one write transaction.
type tx struct {
	ctx     context.Context // ends with its caller
	still   context.Context // of statements, see dialect.still
	store   *Store
	gorm    *gorm.DB
	sql     *sql.Tx
	conn    *sql.Conn // of sql
	stmts   map[string]*sql.Stmt
	ords    []int64 // touched
	terms   []term  // added here, published at commit
	pending map[termKey]int64
	places
	batch batch
}

// places is where the next events go, as of a version of the data. It passes from
// one transaction to the next as long as nobody else writes between them.
type places struct {
	version int64
	days    map[int64]int64 // next ord, by day
	added   int64           // the last event's
}

// maxPlaces bounds the days that are remembered.
const maxPlaces = 100_000

// write runs fn in one transaction, alone: all or nothing is kept. When it
// returns nil, what fn wrote is on the disk.
func (s *Store) write(ctx context.Context, what string, fn func(*tx) error) error {
	return s.writeWith(ctx, what, mode{}, fn)
}

// writeWith is write in a mode.
func (s *Store) writeWith(ctx context.Context, what string, m mode, fn func(*tx) error) (err error) {
	if s.writer == nil {
		return fmt.Errorf("%s: %w", what, ErrReadOnly)
	}
	select {
	case <-s.queue:
	case <-ctx.Done():
		return fmt.Errorf("%s: wait for the writer: %w", what, ctx.Err())
	}
	defer func() { s.queue <- struct{}{} }()
	defer func() { err = errors.Join(err, s.setMode(context.WithoutCancel(ctx), m.after)) }()
	if err := s.setMode(ctx, m.before); err != nil {
		return err
	}
	t := &tx{
		ctx: ctx, still: s.dialect.still(ctx), store: s, stmts: map[string]*sql.Stmt{}, pending: map[termKey]int64{},
		places: s.places,
	}
	s.places = places{} // until it is known that the transaction stands
	err = s.transaction(ctx, func(conn *sql.Conn, g *gorm.DB) error {
		in, ok := g.Statement.ConnPool.(*sql.Tx)
		if !ok {
			return fmt.Errorf("no transaction but %T", g.Statement.ConnPool)
		}
		t.gorm, t.sql, t.conn = g, in, conn
		if err := t.start(); err != nil {
			return err
		}
		if err := fn(t); err != nil {
			return err
		}
		return t.finish()
	})
	if err != nil {
		return fmt.Errorf("%s: %w", what, s.failed(err))
	}
	s.terms.add(t.terms)
	s.places = t.places
	return nil
}

// transaction runs fn in a transaction on a connection, whose start waits for the writer
// of another process: lockPatience at most, and no longer than the caller.
func (s *Store) transaction(ctx context.Context, fn func(*sql.Conn, *gorm.DB) error) error {
	begun, started := time.Now(), false
	for {
		err := s.writer.WithContext(ctx).Connection(func(c *gorm.DB) error {
			conn, ok := c.Statement.ConnPool.(*sql.Conn)
			if !ok {
				return fmt.Errorf("no connection but %T", c.Statement.ConnPool)
			}
			return c.Transaction(func(g *gorm.DB) error {
				started = true
				return fn(conn, g)
			})
		})
		switch {
		case started || !locked(err) || time.Since(begun) > lockPatience:
			return err
		case ctx.Err() != nil:
			return fmt.Errorf("wait for the writer of another process: %w", ctx.Err())
		}
	}
}

func (t *tx) start() error {
	if begin := t.store.dialect.begin(); begin != "" {
		// Another node may hold the writers' queue for long: a caller that has gone waits no more.
		if _, err := t.sql.ExecContext(t.ctx, begin); err != nil {
			return fmt.Errorf("wait for the writer: %w", err)
		}
	}
	version, err := dataVersion(t.gorm)
	if err != nil {
		return err
	}
	if t.version != version || len(t.days) == 0 || len(t.days) > maxPlaces {
		t.places = places{version: version, days: map[int64]int64{}}
	}
	// Another process may have added terms: numbers must not be given twice.
	return t.store.terms.refresh(t.ctx, t.gorm)
}

func (t *tx) finish() error {
	for i := range t.terms {
		if err := t.exec("INSERT INTO terms (num, kind, key, name, country) VALUES (?, ?, ?, ?, ?)",
			t.terms[i].Num, t.terms[i].Kind, t.terms[i].Key, t.terms[i].Name, t.terms[i].Country); err != nil {
			return fmt.Errorf("add term: %w", err)
		}
	}
	if len(t.ords) == 0 {
		return nil
	}
	found, err := t.row("INSERT INTO changes (ords) VALUES (?) RETURNING seq", []any{packOrds(t.ords)}, &t.version)
	if err == nil && !found {
		err = errors.New("the change has no number")
	}
	return err
}

func (t *tx) touch(ord int64) { t.ords = append(t.ords, ord) }

// num is the number of a term, given now where it has none. "" is 0.
func (t *tx) num(kind termKind, key, name, country string) int64 {
	if key == "" {
		return 0
	}
	if n, ok := t.store.terms.num(kind, key); ok {
		return n
	}
	k := termKey{kind, key}
	if n, ok := t.pending[k]; ok {
		return n
	}
	n := t.store.terms.last() + int64(len(t.terms)) + 1
	t.terms = append(t.terms, term{n, kind, key, name, country})
	t.pending[k] = n
	return n
}

// prepare gives the statement of a query, unless the caller has gone.
func (t *tx) prepare(query string) (*sql.Stmt, error) {
	if err := t.ctx.Err(); err != nil {
		return nil, err
	}
	if st := t.stmts[query]; st != nil {
		return st, nil
	}
	st, err := t.sql.PrepareContext(t.ctx, t.store.dialect.rebind(query))
	if err != nil {
		return nil, err
	}
	t.stmts[query] = st
	return st, nil
}

func (t *tx) exec(query string, args ...any) error {
	_, err := t.affected(query, args...)
	return err
}

// affected is exec with the number of rows that were changed.
func (t *tx) affected(query string, args ...any) (int64, error) {
	st, err := t.prepare(query) //nolint:sqlclosecheck // kept for the next use, closed with the transaction
	if err != nil {
		return 0, err
	}
	res, err := st.ExecContext(t.still, args...)
	if err != nil {
		return 0, err
	}
	return res.RowsAffected()
}

// row scans the only row of a query; found is false where there is none.
func (t *tx) row(query string, args []any, dest ...any) (found bool, err error) {
	st, err := t.prepare(query) //nolint:sqlclosecheck // kept for the next use, closed with the transaction
	if err == nil {
		err = st.QueryRowContext(t.still, args...).Scan(dest...)
	}
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, err
}

// packOrds writes ords in order, each once, as varints of differences.
func packOrds(ords []int64) []byte {
	slices.Sort(ords)
	ords = slices.Compact(ords)
	var out []byte
	var last int64
	for _, o := range ords {
		out = binary.AppendVarint(out, o-last)
		last = o
	}
	return out
}

func unpackOrds(data []byte) ([]int64, error) {
	var out []int64
	var last int64
	for len(data) > 0 {
		d, n := binary.Varint(data)
		if n <= 0 {
			return nil, errors.New("damaged list of changed events")
		}
		last += d
		out = append(out, last)
		data = data[n:]
	}
	return out, nil
}
