package models

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"time"

	"demarche/timeline"
)

// PutAll stores the events of an import as PutEvents does, a batch in each
// transaction; while one is written the next is drawn and prepared, so a batch must
// not be used again. each hears what became of every batch, in order.
//
// A batch need not be on the disk before PutAll returns: a power cut can take the
// last ones, whole, and the import is run again.
func (s *Store) PutAll(ctx context.Context, batches iter.Seq[[]timeline.Event], each func(Put)) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	ready := make(chan []newRow, 1)
	go func() {
		defer close(ready)
		for events := range batches {
			select {
			case ready <- s.prepare(events):
			case <-ctx.Done():
				return
			}
		}
	}()
	var failed error
	added := 0
	for events := range ready {
		if failed != nil {
			continue // until the source has seen that it is over
		}
		put, err := s.putPrepared(ctx, events, s.writeBulk)
		if err != nil {
			failed = err
			cancel()
			continue
		}
		added += put.Added
		each(put)
	}
	ctx = context.WithoutCancel(ctx)
	if added >= manyEvents {
		failed = errors.Join(failed, s.write(ctx, "put what was stored in order", s.dialect.order))
	}
	return errors.Join(failed, s.settle(ctx))
}

// manyEvents is how many new events scatter what belongs together, see dialect.order.
const manyEvents = 10_000

// writeBulk is write for a batch of many: the disk is not waited for, and the log
// of changes may grow long before it is worked into the database.
func (s *Store) writeBulk(ctx context.Context, what string, fn func(*tx) error) error {
	m := s.dialect.bulk()
	defer time.Sleep(m.pause)
	return s.writeWith(ctx, what, m, fn)
}

// settle waits until all that was written is on the disk.
func (s *Store) settle(ctx context.Context) error {
	query := s.dialect.settle()
	if query == "" || s.writer == nil {
		return nil
	}
	select {
	case <-s.queue:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { s.queue <- struct{}{} }()
	if err := s.writer.WithContext(ctx).Exec(query).Error; err != nil {
		return fmt.Errorf("write to the disk: %w", s.failed(err))
	}
	return nil
}

// mode is how a connection is set for a transaction: statements before it and,
// whatever became of it, after it. Then other processes have a pause to write in.
type mode struct {
	before, after []string
	pause         time.Duration
}

func (s *Store) setMode(ctx context.Context, statements []string) error {
	for _, q := range statements {
		if err := s.writer.WithContext(ctx).Exec(q).Error; err != nil {
			return fmt.Errorf("set the connection: %w", err)
		}
	}
	return nil
}
