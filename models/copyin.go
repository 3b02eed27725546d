package models

import (
	"errors"
	"fmt"
	"sync"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
)

// copyFrom is how many events at least come in by COPY: below, one statement for
// some of them takes as long.
const copyFrom = 200

// storeRows stores the rows whose ids are new, by COPY where they are many. The
// writer is alone, so what was looked up before still holds then.
func (d postgresDialect) storeRows(t *tx, rows []*newRow) (fresh, known []*newRow, err error) {
	if len(rows) < copyFrom {
		return t.insertRows(rows)
	}
	if fresh, known, err = t.split(rows); err != nil {
		return nil, nil, err
	}
	// While the server works on the events, their links and words are gathered here.
	links := make([][]keyedLink, len(linkTables()))
	var words []wordsChunk
	var gathering sync.WaitGroup
	gathering.Go(func() {
		for i, table := range linkTables() {
			links[i] = sortedLinks(table, fresh)
		}
		words = wordChunks(fresh)
	})
	err = t.copyIn("events", eventKeys(), len(fresh), func(i int) []any {
		r := fresh[i]
		return []any{r.ord, r.id, r.edtf, r.lastDay, r.typ, r.modality, r.status, r.roles, r.sources, r.score, r.added, int64(1), r.body}
	})
	gathering.Wait()
	for i, table := range linkTables() {
		if err != nil {
			return nil, nil, err
		}
		err = t.copyLinks(table, links[i])
	}
	if err == nil {
		err = t.copyWordsIn(fresh, words)
	}
	if err == nil {
		err = t.copyReports(fresh)
	}
	return fresh, known, err
}

// eventKeys are the columns of a row of events.
func eventKeys() []string {
	return []string{"ord", "id", "edtf", "last_day", "type", "modality", "status", "roles", "sources", "score", "added", "revision", "body"}
}

// split tells rows whose ids are new from the others.
func (t *tx) split(rows []*newRow) (fresh, known []*newRow, err error) {
	ids := make([]string, len(rows))
	for i, r := range rows {
		ids[i] = r.id
	}
	there, err := t.sql.QueryContext(t.ctx, "SELECT id FROM events WHERE id = ANY($1)", ids)
	if err != nil {
		return nil, nil, fmt.Errorf("look for %d events: %w", len(rows), err)
	}
	defer func() { _ = there.Close() }()
	stand := map[string]bool{}
	for there.Next() {
		var id string
		if err := there.Scan(&id); err != nil {
			return nil, nil, err
		}
		stand[id] = true
	}
	for _, r := range rows {
		if stand[r.id] {
			known = append(known, r)
		} else {
			fresh = append(fresh, r)
		}
	}
	return fresh, known, there.Err()
}

func (t *tx) copyLinks(table linkTable, links []keyedLink) error {
	columns := []string{"term", "ord", "roles"}
	if !table.roles {
		columns = columns[:2]
	}
	return t.copyIn(table.name, columns, len(links), func(i int) []any {
		l := links[i]
		return []any{l.term, l.ord, l.roles}[:len(columns)]
	})
}

// copyReports stores the symbols of votes and the reports of new events.
func (t *tx) copyReports(rows []*newRow) error {
	var symbols, reports [][]any
	for _, r := range rows {
		if symbol := voteSymbol(r.event.Vote); symbol != "" {
			symbols = append(symbols, []any{symbol, r.ord})
		}
		for place, report := range r.event.Reports {
			row, err := t.mentionOf(r.id, place, report)
			if err != nil {
				return err
			}
			reports = append(reports, row)
		}
	}
	err := t.copyIn("event_symbols", []string{"symbol", "ord"}, len(symbols), func(i int) []any { return symbols[i] })
	if err != nil {
		return err
	}
	return t.copyIn("mentions", []string{"article", "event", "place", "body"}, len(reports), func(i int) []any { return reports[i] })
}

// copyIn stores n rows in a table by COPY, within the transaction.
func (t *tx) copyIn(table string, columns []string, n int, row func(i int) []any) error {
	if n == 0 {
		return nil
	}
	i := 0
	rows := pgx.CopyFromFunc(func() ([]any, error) {
		if i++; i > n {
			return nil, nil
		}
		return row(i - 1), nil
	})
	err := t.conn.Raw(func(driverConn any) error {
		conn, ok := driverConn.(*stdlib.Conn)
		if !ok {
			return errors.New("no connection of pgx")
		}
		_, err := conn.Conn().CopyFrom(t.ctx, pgx.Identifier{table}, columns, rows)
		return err
	})
	if err != nil {
		return fmt.Errorf("copy %d rows into %s: %w", n, table, err)
	}
	return nil
}
