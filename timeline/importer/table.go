package importer

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
)

// table reads a file with a heading, its cells separated by commas or tabs.
type table struct {
	csv    *csv.Reader
	limit  *recordLimit
	column map[string]int
	cells  []string // of the record that was read last
	line   int
}

// newTable reads the heading; name says how one of its cells is looked up.
func newTable(r io.Reader, tabs bool, name func(string) string) (*table, error) {
	limit := &recordLimit{r: r}
	in := bufio.NewReader(limit)
	t := &table{csv: csv.NewReader(in), limit: limit, column: map[string]int{}}
	t.csv.ReuseRecord = true
	if tabs {
		start, err := in.Peek(in.Size())
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, err
		}
		if first, _, _ := bytes.Cut(start, []byte("\n")); bytes.IndexByte(first, '\t') >= 0 {
			t.csv.Comma = '\t'
		}
	}
	head, err := t.csv.Read()
	if err != nil {
		return nil, fmt.Errorf("the heading: %w", err)
	}
	for i, h := range head {
		h = name(strings.TrimPrefix(h, "\ufeff"))
		if _, twice := t.column[h]; !twice {
			t.column[h] = i
		}
	}
	return t, nil
}

// next reads a record. A fault of that record alone comes as row, one that ends the
// file as err: io.EOF at its end.
func (t *table) next() (row, err error) {
	t.limit.used = 0
	t.cells, err = t.csv.Read()
	var parse *csv.ParseError
	if errors.As(err, &parse) {
		t.line = parse.StartLine
		return fmt.Errorf("line %d: %w", parse.StartLine, parse.Err), nil
	}
	if err == nil {
		t.line, _ = t.csv.FieldPos(0)
	}
	return nil, err
}

// has reports whether the heading has a column.
func (t *table) has(name string) bool {
	_, ok := t.column[name]
	return ok
}

// cell is that of a column; "" where the table has none.
func (t *table) cell(name string) string {
	if i, ok := t.column[name]; ok {
		return t.cells[i]
	}
	return ""
}

// recordLimit ends a record that a quote without its end would stretch over the
// whole file.
type recordLimit struct {
	r    io.Reader
	used int
}

func (l *recordLimit) Read(p []byte) (int, error) {
	if l.used > maxLine {
		return 0, errTooLong
	}
	n, err := l.r.Read(p)
	l.used += n
	return n, err
}
