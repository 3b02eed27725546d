package models

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"gorm.io/gorm"
)

// Copied is a table that CopyTo copied.
type Copied struct {
	Table string `json:"table"`
	Rows  int64  `json:"rows"`
	// Texts that held U+0000, which PostgreSQL cannot: they have U+FFFD in its place.
	Mended int64 `json:"texts_mended,omitempty"`
}

// copiedTables are all tables with what they hold, in an order in which each row
// finds what it refers to. The words of events are cut anew: events_fts keeps no text.
func copiedTables() []string {
	return []string{
		"terms", "articles", "events", "event_countries", "event_actors", "event_langs", "event_outlets", "event_symbols",
		"mentions", "reviews", "removed_events", "jobs", "changes", "saved_views",
	}
}

// CopyTo copies one committed state of s into an empty database of either kind, in
// one transaction: whole or not at all. The rows of every table are counted on both
// sides at the end. tell, which may be nil, hears of the progress. Errors:
// ErrConflict when to is not empty.
func (s *Store) CopyTo(ctx context.Context, to *Store, tell func(table string, rows int64)) ([]Copied, error) {
	if tell == nil {
		tell = func(string, int64) {}
	}
	var out []Copied
	err := s.snapshot(ctx, func(from *gorm.DB) error {
		return to.write(ctx, "copy the database", func(t *tx) error {
			out = nil
			if err := t.mustBeEmpty(); err != nil {
				return err
			}
			for _, table := range copiedTables() {
				copied, err := t.copyTable(from, table, tell)
				if err != nil {
					return fmt.Errorf("table %s: %w", table, err)
				}
				out = append(out, copied)
			}
			// Whole rows of events can now be read with what they refer to.
			if err := to.terms.reload(ctx, t.gorm); err != nil {
				return err
			}
			n, err := t.copyWords(from, tell)
			if err != nil {
				return fmt.Errorf("words of events: %w", err)
			}
			out = append(out, Copied{Table: "events_fts", Rows: n})
			return t.compareCounts(from, out)
		})
	})
	if err != nil {
		return nil, errors.Join(err, to.terms.reload(context.WithoutCancel(ctx), to.reader))
	}
	return out, nil
}

func (t *tx) mustBeEmpty() error {
	for _, table := range copiedTables() {
		if table == "terms" { // each database has some from the start
			continue
		}
		var one int
		found, err := t.row("SELECT 1 FROM "+table+" LIMIT 1", nil, &one)
		if err == nil && found {
			err = fmt.Errorf("%w: the database to copy to is not empty: it has %s", ErrConflict, table)
		}
		if err != nil {
			return err
		}
	}
	return t.exec("DELETE FROM terms")
}

// copyRows is how many rows one statement stores.
const copyRows = 64

// copyTable copies the rows of a table and counts them.
func (t *tx) copyTable(from *gorm.DB, table string, tell func(string, int64)) (Copied, error) {
	out := Copied{Table: table}
	rows, err := from.Raw("SELECT * FROM " + table).Rows()
	if err != nil {
		return out, err
	}
	defer func() { _ = rows.Close() }()
	columns, err := rows.Columns()
	if err != nil {
		return out, err
	}
	into := "INSERT INTO " + table + " (" + strings.Join(columns, ", ") + ")" + t.store.dialect.givenKeys() + " VALUES "
	values, dest := make([]any, len(columns)), make([]any, len(columns))
	for i := range values {
		dest[i] = &values[i]
	}
	var args []any
	flush := func() error {
		if len(args) == 0 {
			return nil
		}
		count := len(args) / len(columns)
		err := t.exec(into+repeated("("+marks(len(columns))+")", count), args...)
		args, out.Rows = args[:0], out.Rows+int64(count)
		tell(table, out.Rows)
		return err
	}
	for rows.Next() {
		if err := rows.Scan(dest...); err != nil {
			return out, err
		}
		for i, v := range values {
			if text, ok := v.(string); ok {
				fit, changed := t.store.dialect.text(text)
				if values[i] = fit; changed {
					out.Mended++
				}
			}
		}
		if args = append(args, values...); len(args) == copyRows*len(columns) {
			if err := flush(); err != nil {
				return out, err
			}
		}
	}
	if err := errors.Join(rows.Err(), flush()); err != nil {
		return out, err
	}
	if query := t.store.dialect.nextKey(table, columns[0]); query != "" && out.Rows > 0 {
		return out, t.exec(query)
	}
	return out, nil
}

// wordRows is of how many events the words are stored at once.
const wordRows = 20_000

// copyWords cuts the words of all events and stores them.
func (t *tx) copyWords(from *gorm.DB, tell func(string, int64)) (n int64, err error) {
	var batch []eventRow
	var rows []*newRow
	flush := func(last bool) error {
		ids := make([]string, len(batch))
		for i, r := range batch {
			ids[i] = r.id
		}
		byEvent, err := reports(t.gorm, ids...)
		if err != nil {
			return err
		}
		for i := range batch {
			e, err := t.event(&batch[i])
			if err != nil {
				return err
			}
			e.Reports = byEvent[e.ID]
			rows = append(rows, &newRow{eventRow: eventRow{ord: batch[i].ord}, words: wordsOf(e)})
		}
		batch = batch[:0]
		if len(rows) < wordRows && !last {
			return nil
		}
		n += int64(len(rows))
		tell("events_fts", n)
		err = t.insertWords(rows)
		rows = rows[:0]
		return err
	}
	err = scanRows(from, "SELECT "+eventColumns+" FROM events e ORDER BY e.ord", nil, func(r eventRow) error {
		r.body = slices.Clone(r.body)
		if batch = append(batch, r); len(batch) < reportBatch {
			return nil
		}
		return flush(false)
	})
	if err == nil {
		err = flush(true)
	}
	if err == nil {
		err = t.store.dialect.order(t)
	}
	return n, err
}

// compareCounts counts the rows of both databases.
func (t *tx) compareCounts(from *gorm.DB, copied []Copied) error {
	for _, c := range copied {
		var there, here int64
		if c.Table == "events_fts" {
			there = c.Rows
		} else if err := from.Raw("SELECT count(*) FROM " + c.Table).Row().Scan(&there); err != nil {
			return err
		}
		if _, err := t.row("SELECT count(*) FROM "+c.Table, nil, &here); err != nil {
			return err
		}
		if there != here || here != c.Rows {
			return fmt.Errorf("table %s has %d rows, %d were copied and %d stand: nothing is kept", c.Table, there, c.Rows, here)
		}
	}
	var events int64
	if _, err := t.row("SELECT count(*) FROM events", nil, &events); err != nil {
		return err
	}
	if words := copied[len(copied)-1].Rows; words != events {
		return fmt.Errorf("%d events have words, %d stand: nothing is kept", words, events)
	}
	return nil
}
