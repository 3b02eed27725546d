package models

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"

	"gorm.io/gorm"

	"demarche/models/columnar"
	"demarche/models/index"
	"demarche/timeline"
	"demarche/timeline/edtf"
)

// MaxColumnRows bounds the rows of Columns.
const MaxColumnRows = 4_000_000

// Columns is all events that f chooses as columns of numbers: see package
// columnar. list names the columns, "" for the usual ones; more events than
// limit are an error.
func (s *Store) Columns(ctx context.Context, f Filter, list string, limit int) (*columnar.Table, error) {
	names, err := columnar.Parse(list)
	if err != nil {
		return nil, invalid("columns", "%v", err)
	}
	if limit < 1 || limit > MaxColumnRows {
		return nil, invalid("limit", "%d is not in 1-%d", limit, MaxColumnRows)
	}
	p, err := s.plan(ctx, f)
	if err != nil {
		return nil, err
	}
	opts := columnar.Options{Columns: names}
	if s.follow != nil {
		sel, ok, err := s.follow.choose(ctx, p)
		if err != nil {
			return nil, err
		}
		if ok {
			return s.columns(ctx, opts, sel.Version, sel.Count(), limit, sel.Rows())
		}
	}
	var table *columnar.Table
	err = s.snapshot(ctx, func(db *gorm.DB) error {
		table, err = s.columnsBySQL(ctx, db, p, opts, limit)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read columns: %w", err)
	}
	return table, nil
}

func (s *Store) columnsBySQL(ctx context.Context, db *gorm.DB, p plan, opts columnar.Options, limit int) (*columnar.Table, error) {
	version, err := dataVersion(db)
	if err != nil {
		return nil, err
	}
	var n int
	query, args := s.selection(p, false).sql("count(*)", "")
	if err := db.Raw(query, args...).Row().Scan(&n); err != nil {
		return nil, err
	}
	q := s.selection(p, true)
	query, args = q.segment(indexColumns, q.ord, segments(SortDate)[0], 0)
	var failed error
	table, err := s.columns(ctx, opts, version, n, limit, func(yield func(index.Row) bool) {
		more := true
		failed = scanIndexRows(db, query, args, func(r index.Row) { more = more && yield(r) })
	})
	return table, cmp.Or(failed, err)
}

func (s *Store) columns(ctx context.Context, opts columnar.Options, version int64, n, limit int, rows iter.Seq[index.Row]) (*columnar.Table, error) {
	if n > limit {
		return nil, invalid("limit", "%d events match, more than %d: narrow the filter", n, limit)
	}
	if err := s.terms.refresh(ctx, s.reader); err != nil { // after the rows were chosen, so that it knows all of theirs
		return nil, err
	}
	opts.DataVersion = version
	for _, t := range s.terms.all() {
		opts.Terms = append(opts.Terms, columnar.Term{Kind: t.Kind.column(), Key: t.Key, Name: t.Name})
	}
	return columnar.New(opts, rows), nil
}

// column is the name of the column, and dictionary, of terms of a kind.
func (k termKind) column() string {
	switch k {
	case kindCountry:
		return "country"
	case kindActor:
		return "actor"
	case kindType:
		return "type"
	case kindModality:
		return "modality"
	case kindStatus:
		return "status"
	case kindLang:
		return "lang"
	case kindOutlet:
		return "outlet"
	}
	return ""
}

// Place is where an event stands in the order of time: a row of Columns names
// it so. Editing the date of an event moves it.
type Place struct{ ord int64 }

// ParsePlace reads "day.seq", or "undated.seq" for an event without a date.
func ParsePlace(text string) (Place, error) {
	left, right, _ := strings.Cut(text, ".")
	seq, err := strconv.ParseUint(right, 10, dayBits)
	day := int64(edtf.MaxDay)
	if err == nil && left != "undated" {
		day, err = strconv.ParseInt(left, 10, 32)
	}
	if err != nil {
		return Place{}, invalid("at", "%.40q is no place like 19810.3 or undated.7", text)
	}
	if day == -1<<31 { // how a column writes an open start
		day = int64(edtf.MinDay)
	}
	return Place{day<<dayBits | int64(seq)}, nil
}

// EventsAt is the events at places, in their order and without Reports. A place
// where nothing stands is left out.
func (s *Store) EventsAt(ctx context.Context, places []Place) ([]timeline.Event, error) {
	if len(places) > MaxLimit {
		return nil, invalid("at", "%d places are more than %d", len(places), MaxLimit)
	}
	ords := make([]int64, len(places))
	for i, p := range places {
		ords[i] = p.ord
	}
	byOrd := make(map[int64]timeline.Event, len(ords))
	for chunk := range slices.Chunk(ords, 500) {
		query := "SELECT " + eventColumns + " FROM events e WHERE e.ord IN (" + marks(len(chunk)) + ")"
		err := scanRows(s.reader.WithContext(ctx), query, numArgs(chunk), func(r eventRow) error {
			e, err := s.event(ctx, &r)
			byOrd[r.ord] = e
			return err
		})
		if err != nil {
			return nil, fmt.Errorf("read events at places: %w", err)
		}
	}
	out := make([]timeline.Event, 0, len(ords))
	for _, ord := range ords {
		if e, ok := byOrd[ord]; ok {
			out = append(out, e)
		}
	}
	return out, nil
}
