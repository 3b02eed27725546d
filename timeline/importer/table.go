package importer

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
)

// table reads a file with a heading, its cells separated by commas or tabs.
type table struct {
	records
	column map[string]int
}

// newTable reads the heading; name says how one of its cells is looked up. With tabs
// a heading that has some is cut at them.
func newTable(r io.Reader, tabs bool, name func(string) string) (*table, error) {
	in := bufio.NewReaderSize(r, 64<<10)
	t := &table{records: records{in: in, comma: ','}, column: map[string]int{}}
	start, err := in.Peek(4096)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	if bytes.HasPrefix(start, []byte("\ufeff")) {
		_, _ = in.Discard(len("\ufeff")) // it was peeked at
	}
	if first, _, _ := bytes.Cut(start, []byte("\n")); tabs && bytes.IndexByte(first, '\t') >= 0 {
		t.comma = '\t'
	}
	fault, err := t.records.next()
	if err := errors.Join(fault, err); err != nil {
		return nil, fmt.Errorf("the heading: %w", err)
	}
	for i, h := range t.cells {
		h = name(h)
		if _, twice := t.column[h]; !twice {
			t.column[h] = i
		}
	}
	t.width = len(t.cells)
	return t, nil
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
