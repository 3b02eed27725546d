package models

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/logger"

	"demarche/timeline"
)

// Store is an open database. It is safe for use by many goroutines: writers
// stand in a queue, readers never wait for them.
type Store struct {
	dialect  dialect
	path     string   // of the SQLite file
	writer   *gorm.DB // one connection on SQLite; nil where the file may not be written
	reader   *gorm.DB
	queue    chan struct{} // holds one token: who has it may write
	places   places        // of who has the token
	terms    *dictionary
	families func(timeline.TypeSlug) string
	now      func() time.Time
	follow   *follower // nil without WithIndex
}

// Option changes how Open works.
type Option func(*options)

type options struct {
	families func(timeline.TypeSlug) string
	now      func() time.Time
	log      *slog.Logger
	readers  int
	index    bool
	reading  bool
	snapshot string
}

// WithFamilies says which family a type belongs to. Without it no type has one,
// and a Filter by family finds nothing.
func WithFamilies(of func(timeline.TypeSlug) string) Option {
	return func(o *options) { o.families = of }
}

// WithClock replaces time.Now for the times at which rows were stored.
func WithClock(now func() time.Time) Option {
	return func(o *options) { o.now = now }
}

// WithLog takes what the store has to tell beside errors. Without it nothing is told.
func WithLog(log *slog.Logger) Option {
	return func(o *options) { o.log = log }
}

// WithReaders sets how many connections read at once; the default is 8.
func WithReaders(n int) Option {
	return func(o *options) { o.readers = n }
}

// Open opens the database that dsn names and brings its schema up to date. A
// dsn that starts with postgres:// or postgresql:// is a PostgreSQL server, all
// else the path of a SQLite file, made where there is none. The caller closes
// the Store. Errors: ErrNewerSchema, ErrNoFTS5.
func Open(ctx context.Context, dsn string, opts ...Option) (*Store, error) {
	o := options{
		families: func(timeline.TypeSlug) string { return "" },
		now:      time.Now,
		log:      slog.New(slog.DiscardHandler),
		readers:  8,
	}
	for _, opt := range opts {
		opt(&o)
	}
	s := &Store{
		queue:    make(chan struct{}, 1),
		terms:    newDictionary(),
		families: o.families,
		now:      o.now,
	}
	s.queue <- struct{}{}
	var err error
	if isPostgres(dsn) {
		s.dialect = postgresDialect{}
		err = s.openPostgres(ctx, dsn, o)
	} else {
		s.dialect, s.path = sqliteDialect{}, sqlitePath(dsn)
		err = s.openSQLite(ctx, s.path, o)
	}
	if err == nil {
		err = s.migrate(ctx)
	}
	if o.reading && unwritable(err) {
		_ = s.disconnect() // nothing was written
		s.reader, s.writer = nil, nil
		if err = s.openUnwritable(s.path, o); err == nil {
			err = s.migrate(ctx)
		}
	}
	if err == nil {
		err = s.pollLocks(ctx)
	}
	if err == nil {
		err = s.terms.refresh(ctx, s.reader)
	}
	if err != nil {
		if s.path != "" { // a DSN of PostgreSQL may hold a password
			err = fmt.Errorf("%s: %w", s.path, err)
		}
		return nil, errors.Join(fmt.Errorf("open database: %w", Classed(err)), s.Close())
	}
	if o.index {
		s.startIndex(o) //nolint:contextcheck // it outlives the call of Open; Close ends it
	}
	return s, nil
}

// Close ends all use of the database. It waits for the writer at work.
func (s *Store) Close() error {
	var errs []error
	if s.follow != nil {
		errs = append(errs, s.follow.stop())
	}
	<-s.queue // never given back: later writes wait until their context ends
	errs = append(errs, s.disconnect())
	if s.follow != nil && s.follow.file != nil {
		errs = append(errs, s.follow.file.Close())
	}
	return errors.Join(errs...)
}

// disconnect closes all connections.
func (s *Store) disconnect() error {
	var errs []error
	for _, g := range []*gorm.DB{s.reader, s.writer} {
		if g == nil {
			continue
		}
		db, err := g.DB()
		if err != nil {
			errs = append(errs, err)
			continue
		}
		errs = append(errs, db.Close())
	}
	return errors.Join(errs...)
}

type versionKey struct{}

// AtVersion lets the calls of one request answer from the data of a version that
// DataVersion told it, or later, without asking for it again.
func AtVersion(ctx context.Context, version int64) context.Context {
	return context.WithValue(ctx, versionKey{}, version)
}

// DataVersion is a number that grows with every change to events: that of AtVersion,
// or the present one. Equal numbers mean equal answers to every Filter.
func (s *Store) DataVersion(ctx context.Context) (int64, error) {
	if v, ok := ctx.Value(versionKey{}).(int64); ok {
		return v, nil
	}
	return dataVersion(s.reader.WithContext(ctx))
}

func dataVersion(db *gorm.DB) (int64, error) {
	var v int64
	// Without GORM: every answer asks for it, some twice.
	err := db.Statement.ConnPool.QueryRowContext(db.Statement.Context, "SELECT coalesce(max(seq), 0) FROM changes").Scan(&v)
	if err != nil {
		return 0, fmt.Errorf("read data version: %w", err)
	}
	return v, nil
}

// Ping reports whether the database answers.
func (s *Store) Ping(ctx context.Context) error {
	db, err := s.reader.DB()
	if err != nil {
		return err
	}
	return db.PingContext(ctx)
}

// Backend is "sqlite" or "postgres".
func (s *Store) Backend() string { return s.dialect.name() }

func gormConfig() *gorm.Config {
	return &gorm.Config{
		TranslateError:         true,
		SkipDefaultTransaction: true,
		Logger:                 logger.Discard,
	}
}

// snapshot runs read in one transaction, so that all it reads is one committed state.
func (s *Store) snapshot(ctx context.Context, read func(db *gorm.DB) error) error {
	return s.reader.WithContext(ctx).Transaction(read, &sql.TxOptions{
		ReadOnly: true, Isolation: s.dialect.snapshotLevel(),
	})
}
