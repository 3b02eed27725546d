package models

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"gorm.io/gorm"

	"demarche/models/index"
)

// follower keeps an index of all events beside the database. Every answer first
// brings it up to the database's version, whoever wrote there.
type follower struct {
	store    *Store
	log      *slog.Logger
	snapshot string // file; "" for none
	ready    atomic.Pointer[index.Index]
	catchUp  sync.Mutex
	cache    answers
	waits    atomic.Bool // the rows of the last page waited for a disk
	done     chan struct{}
	warming  sync.WaitGroup
	file     *os.File // the database's, of warm
	cancel   context.CancelFunc
	unfit    bool  // the snapshot that was found; read after done
	failed   error // why there is no index; read after done
}

// WithIndex holds an index of all events in memory, which answers counts, facets
// and density, and finds the events of a page, in milliseconds at any size. It
// is made in the background: until it is ready the database answers. snapshot
// names a file that spares the next start from making it anew; "" keeps none.
func WithIndex(snapshot string) Option {
	return func(o *options) { o.index, o.snapshot = true, snapshot }
}

func (s *Store) startIndex(o options) {
	ctx, cancel := context.WithCancel(context.Background())
	f := &follower{store: s, log: o.log, snapshot: o.snapshot, done: make(chan struct{}), cancel: cancel}
	s.follow = f
	go func() {
		defer close(f.done)
		if err := f.start(ctx); err != nil {
			f.failed = fmt.Errorf("make index: %w", err)
			if ctx.Err() == nil {
				f.log.ErrorContext(ctx, "no index in memory: queries are slower", "error", err)
			}
		}
	}()
}

// WaitIndex waits until the index of WithIndex is ready.
func (s *Store) WaitIndex(ctx context.Context) error {
	if s.follow == nil {
		return errors.New("the store was opened without an index")
	}
	select {
	case <-s.follow.done:
		return s.follow.failed
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (f *follower) start(ctx context.Context) error {
	begun := time.Now()
	x, from, err := f.load(ctx)
	if err != nil {
		f.unfit = true
		f.log.InfoContext(ctx, "index snapshot not used", "reason", err)
	}
	if x == nil {
		from = "database"
		f.warming.Go(func() { f.warm(ctx) }) // ahead of what the index is made from
		if x, err = f.build(ctx); err != nil {
			return err
		}
	} else {
		f.warming.Go(func() { f.warm(ctx) })
	}
	f.ready.Store(x)
	f.warming.Go(func() { f.warmFrequent(ctx, x) })
	f.log.InfoContext(ctx, "index ready", "events", x.Len(), "from", from, "seconds", time.Since(begun).Seconds())
	return nil
}

// stop ends the building and keeps a snapshot.
func (f *follower) stop() error {
	f.cancel()
	<-f.done
	f.warming.Wait()
	x := f.ready.Load()
	if x == nil {
		return nil
	}
	x.Wait()
	return f.save(x)
}

// build reads all events, and tells how far it is.
func (f *follower) build(ctx context.Context) (*index.Index, error) {
	var x *index.Index
	err := f.store.snapshot(ctx, func(db *gorm.DB) error {
		version, err := dataVersion(db)
		if err != nil {
			return err
		}
		n, told := 0, time.Now()
		var failed error
		x = index.New(version, func(yield func(index.Row) bool) {
			failed = scanIndexRows(db, "SELECT "+indexColumns+" FROM events e ORDER BY e.ord", nil, func(r index.Row) {
				yield(r)
				if n++; n%100_000 == 0 && time.Since(told) > 5*time.Second {
					told = time.Now()
					f.log.InfoContext(ctx, "index under way", "events", n)
				}
			})
		})
		return failed
	})
	return x, err
}

const indexColumns = "e.ord, e.last_day, e.type, e.modality, e.status, e.roles, e.sources, e.score, e.body"

func scanIndexRows(db *gorm.DB, query string, args []any, fn func(index.Row)) error {
	rows, err := db.Raw(query, args...).Rows()
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	var r index.Row
	var roles int64
	var body sql.RawBytes
	for rows.Next() {
		if err := rows.Scan(&r.Ord, &r.Last, &r.Type, &r.Modality, &r.Status, &roles, &r.Sources, &r.Score, &body); err != nil {
			return err
		}
		r.Roles = uint8(roles)
		if r.Links, err = unpackLinks(body, r.Links[:0]); err != nil {
			return fmt.Errorf("event at %d: %w", r.Ord, err)
		}
		fn(r)
	}
	return rows.Err()
}

// current is the index at the database's version or later; nil when it is not
// ready. The version is that of AtVersion, or is looked up outside any transaction of
// the caller.
func (f *follower) current(ctx context.Context) (*index.Index, error) {
	x := f.ready.Load()
	if x == nil {
		return nil, nil
	}
	version, err := f.store.DataVersion(ctx)
	if err != nil || x.Version() >= version {
		return x, err
	}
	f.catchUp.Lock()
	defer f.catchUp.Unlock()
	if x.Version() >= version {
		return x, nil
	}
	if err := f.apply(ctx, x); err != nil {
		return nil, fmt.Errorf("bring index up to date: %w", err)
	}
	return x, nil
}

// apply reads what changed since the index's version.
func (f *follower) apply(ctx context.Context, x *index.Index) error {
	return f.store.snapshot(ctx, func(db *gorm.DB) error {
		version, err := dataVersion(db)
		if err != nil {
			return err
		}
		touched, err := changedOrds(db, x.Version())
		if err != nil {
			return err
		}
		var rows []index.Row
		for chunk := range slices.Chunk(touched, 500) {
			cond, args := f.store.dialect.oneOf("e.ord", chunk)
			if err := scanIndexRows(db, "SELECT "+indexColumns+" FROM events e WHERE "+cond+" ORDER BY e.ord", args, func(r index.Row) {
				r.Links = slices.Clone(r.Links)
				rows = append(rows, r)
			}); err != nil {
				return err
			}
		}
		x.Apply(version, touched, rows)
		return nil
	})
}

// changedOrds is what changed after a version, each ord once, ascending.
func changedOrds(db *gorm.DB, after int64) ([]int64, error) {
	rows, err := db.Raw("SELECT ords FROM changes WHERE seq > ? ORDER BY seq", after).Rows()
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var touched []int64
	for rows.Next() {
		var data sql.RawBytes
		if err := rows.Scan(&data); err != nil {
			return nil, err
		}
		ords, err := unpackOrds(data)
		if err != nil {
			return nil, err
		}
		touched = append(touched, ords...)
	}
	slices.Sort(touched)
	return slices.Compact(touched), rows.Err()
}
