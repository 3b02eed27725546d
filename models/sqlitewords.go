package models

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"gorm.io/gorm"
)

func (sqliteDialect) match(words string) (string, []any) {
	return "f.events_fts MATCH ?", []any{ftsQuery(words)}
}

func (sqliteDialect) pagesOfWords() bool { return true }

func (d sqliteDialect) find(ctx context.Context, db *gorm.DB, words string, seg segment, limit int) ([]int64, error) {
	q := selection{from: "events_fts f"}
	cond, args := d.match(words)
	q.where(cond, args...)
	if limit == 0 && seg.lo == math.MinInt64 && seg.hi == math.MaxInt64 && !seg.desc { // FTS5 gives them in order
		query, args := q.sql("coalesce(group_concat(f.rowid), '')", "")
		out, err := joined(ctx, db, query, args)
		slices.Sort(out)
		return out, err
	}
	inner, args := q.segment("f.rowid", "f.rowid", seg, limit)
	return joined(ctx, db, "SELECT coalesce(group_concat(t.rowid), '') FROM ("+inner+") t", args)
}

func (d sqliteDialect) among(ctx context.Context, db *gorm.DB, words string, ords []int64) ([]int64, error) {
	var out []int64
	cond, args := d.match(words)
	for chunk := range slices.Chunk(ords, 500) {
		query := "SELECT coalesce(group_concat(f.rowid), '') FROM events_fts f WHERE " + cond + " AND f.rowid IN (" + marks(len(chunk)) + ")"
		found, err := joined(ctx, db, query, append(slices.Clip(args), numArgs(chunk)...))
		if err != nil {
			return nil, err
		}
		out = append(out, found...)
	}
	return out, nil
}

func (sqliteDialect) oneOf(column string, nums []int64) (string, []any) {
	return column + " IN (" + marks(len(nums)) + ")", numArgs(nums)
}

func (sqliteDialect) putWords(t *tx, rows []*newRow) error {
	for chunk := range slices.Chunk(rows, batchRows) {
		args := t.batch.args[:0]
		for _, r := range chunk {
			args = append(args, r.ord, r.words)
		}
		t.batch.args = args
		if err := t.exec("INSERT INTO events_fts (rowid, words) VALUES "+repeated("(?, ?)", len(chunk)), args...); err != nil {
			return err
		}
	}
	return nil
}

func (sqliteDialect) dropWords(t *tx, ord int64) error {
	return t.exec("DELETE FROM events_fts WHERE rowid = ?", ord)
}

func (sqliteDialect) order(*tx) error { return nil }

// joined reads numbers that the database joined with commas: one long text is read
// far faster than a row for each.
func joined(ctx context.Context, db *gorm.DB, query string, args []any) ([]int64, error) {
	var text string
	if err := db.WithContext(ctx).Raw(query, args...).Row().Scan(&text); err != nil {
		return nil, fmt.Errorf("search text: %w", err)
	}
	out := make([]int64, 0, strings.Count(text, ",")+1)
	for text != "" {
		var one string
		one, text, _ = strings.Cut(text, ",")
		ord, err := strconv.ParseInt(one, 10, 64)
		if err != nil {
			return nil, fmt.Errorf("search text: %w", err)
		}
		out = append(out, ord)
	}
	return out, nil
}
