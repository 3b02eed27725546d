package models

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"math"
	"slices"

	"gorm.io/gorm"

	"demarche/timeline"
)

// Page is a part of the events that a Filter chooses, without their Reports.
type Page struct {
	Events []timeline.Event
	Next   string // cursor of the page behind; "" on the last
	Prev   string // cursor of the page before; "" on the first
}

// segment is a stretch of keys that is read in one direction. The order of a
// page is one segment behind the other: newest first has the undated in a second.
type segment struct {
	lo, hi int64 // inclusive
	desc   bool
}

func segments(sort Sort) []segment {
	switch sort {
	case SortDateDesc:
		return []segment{{math.MinInt64, undatedOrd - 1, true}, {undatedOrd, math.MaxInt64, true}}
	case SortAdded:
		return []segment{{math.MinInt64, math.MaxInt64, true}}
	}
	return []segment{{math.MinInt64, math.MaxInt64, false}}
}

// from is what is left of the segments behind the key.
func from(segs []segment, key int64) []segment {
	for i, s := range segs {
		if key < s.lo || key > s.hi {
			continue
		}
		if s.desc {
			s.hi = key - 1
		} else {
			s.lo = key + 1
		}
		return append([]segment{s}, segs[i+1:]...)
	}
	return nil
}

// turned is the order read from its end.
func turned(segs []segment) []segment {
	out := slices.Clone(segs)
	slices.Reverse(out)
	for i := range out {
		out[i].desc = !out[i].desc
	}
	return out
}

// Events gives one page of the events that f chooses. Errors: timeline.ErrInvalid.
func (s *Store) Events(ctx context.Context, f Filter) (Page, error) {
	p, err := s.plan(ctx, f)
	if err != nil {
		return Page{}, err
	}
	order := segments(f.sort())
	var c cursor
	if f.Cursor != "" {
		if c, err = parseCursor(f.Cursor, f.sort()); err != nil {
			return Page{}, err
		}
		if c.backward {
			order = turned(order)
		}
		order = from(order, c.key)
	}
	limit := f.limit()
	rows, err := s.rows(ctx, p, f.sort(), order, limit+1)
	if err != nil {
		return Page{}, fmt.Errorf("read page: %w", err)
	}
	more := len(rows) > limit
	rows = rows[:min(len(rows), limit)]
	if c.backward {
		slices.Reverse(rows)
	}
	var page Page
	page.Events = make([]timeline.Event, len(rows))
	for i := range rows {
		if page.Events[i], err = s.event(ctx, &rows[i]); err != nil {
			return Page{}, err
		}
	}
	if len(rows) == 0 {
		return page, nil
	}
	key := func(r eventRow) int64 {
		if f.sort() == SortAdded {
			return r.added
		}
		return r.ord
	}
	if more || c.backward {
		page.Next = cursor{f.sort(), false, key(rows[len(rows)-1])}.String()
	}
	if f.Cursor != "" && (more || !c.backward) {
		page.Prev = cursor{f.sort(), true, key(rows[0])}.String()
	}
	return page, nil
}

// rows reads up to limit rows of a plan in the order of the segments.
func (s *Store) rows(ctx context.Context, p plan, sort Sort, order []segment, limit int) ([]eventRow, error) {
	if s.follow != nil {
		if out, ok, err := s.follow.rows(ctx, p, sort, order, limit); ok || err != nil {
			return out, err
		}
	}
	var out []eventRow
	for _, seg := range order {
		q := s.selection(p, sort != SortAdded)
		key := q.ord
		if sort == SortAdded {
			key = "e.added"
		}
		query, args := q.segment(eventColumns, key, seg, limit-len(out))
		err := scanRows(s.reader.WithContext(ctx), query, args, func(r eventRow) error {
			r.body = slices.Clone(r.body)
			out = append(out, r)
			return nil
		})
		if err != nil || len(out) >= limit {
			return out, err
		}
	}
	return out, nil
}

// segment is the statement for one segment of the order.
func (s *selection) segment(columns, key string, seg segment, limit int) (string, []any) {
	if seg.lo != math.MinInt64 {
		s.where(key+" >= ?", seg.lo)
	}
	if seg.hi != math.MaxInt64 {
		s.where(key+" <= ?", seg.hi)
	}
	tail := "ORDER BY " + key
	if seg.desc {
		tail += " DESC"
	}
	if limit > 0 {
		return s.sql(columns, tail+" LIMIT ?", limit)
	}
	return s.sql(columns, tail)
}

// scanRows calls each with every row of a query. The body is only lent.
func scanRows(db *gorm.DB, query string, args []any, each func(eventRow) error) error {
	rows, err := db.Raw(query, args...).Rows()
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	var r eventRow
	var body sql.RawBytes
	dest := r.dest()
	dest[len(dest)-1] = &body
	for rows.Next() {
		if err := rows.Scan(dest...); err != nil {
			return err
		}
		r.body = body
		if err := each(r); err != nil {
			return err
		}
	}
	return rows.Err()
}

// Stream gives all events that f chooses, in its order, without their Reports,
// from one committed state and in constant memory. Limit and Cursor are not
// used. After an error it ends.
func (s *Store) Stream(ctx context.Context, f Filter) iter.Seq2[timeline.Event, error] {
	return ahead(func(yield func(timeline.Event, error) bool) {
		f.Limit, f.Cursor = 0, ""
		p, err := s.plan(ctx, f)
		if err != nil {
			yield(timeline.Event{}, err)
			return
		}
		err = s.snapshot(ctx, func(db *gorm.DB) error {
			for _, seg := range segments(f.sort()) {
				q := s.selection(p, f.sort() != SortAdded)
				key := q.ord
				if f.sort() == SortAdded {
					key = "e.added"
				}
				query, args := q.segment(eventColumns, key, seg, 0)
				if err := scanRows(db, query, args, func(r eventRow) error {
					e, err := s.event(ctx, &r)
					if err == nil && !yield(e, nil) {
						err = errStopped
					}
					return err
				}); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil && !errors.Is(err, errStopped) {
			yield(timeline.Event{}, fmt.Errorf("stream events: %w", err))
		}
	})
}

// errStopped ends a stream whose reader has enough.
var errStopped = errors.New("stopped")
