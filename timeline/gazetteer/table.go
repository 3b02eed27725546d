package gazetteer

import (
	"fmt"
	"io/fs"
	"strings"

	"demarche/timeline"
	"demarche/timeline/edtf"
)

// row is one line of a table with where it stands, for errors.
type row struct {
	file   string
	line   int
	fields []string
}

// table reads a file of tab-separated lines with the given number of columns;
// trailing empty columns may be left out. Lines that start with # are comments.
func table(fsys fs.FS, name string, columns int) ([]row, error) {
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, fmt.Errorf("read table %s: %w", name, err)
	}
	return rows(string(data), name, columns)
}

func rows(text, name string, columns int) ([]row, error) {
	lines := strings.Count(text, "\n") + 1
	out := make([]row, 0, lines)
	backing := make([]string, 0, columns*lines)
	for n := 1; text != ""; n++ {
		var line string
		line, text, _ = strings.Cut(text, "\n")
		line = strings.TrimSuffix(line, "\r")
		if line == "" || line[0] == '#' {
			continue
		}
		start := len(backing)
		for len(backing)-start < columns {
			cell, rest, more := strings.Cut(line, "\t")
			backing = append(backing, strings.TrimSpace(cell))
			line = rest
			if !more {
				line = ""
			}
		}
		if line != "" {
			return nil, fmt.Errorf("table %s, line %d: more than %d columns: %w", name, n, columns, timeline.ErrInvalid)
		}
		out = append(out, row{name, n, backing[start:len(backing):len(backing)]})
	}
	return out, nil
}

// list is the parts of a cell, split at "|".
func (r row) list(column int) []string { return splitList(r.fields[column]) }

func splitList(cell string) []string {
	if cell == "" {
		return nil
	}
	parts := strings.Split(cell, "|")
	out := parts[:0]
	for _, p := range parts {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return out
}

func (r row) date(column int) (edtf.Date, error) {
	if r.fields[column] == "" {
		return edtf.Date{}, nil
	}
	d, err := edtf.Parse(r.fields[column])
	if err != nil {
		return edtf.Date{}, r.errorf("column %d: %w", column+1, err)
	}
	return d, nil
}

// period reads two dates in neighbouring columns.
func (r row) period(column int) (from, to edtf.Date, err error) {
	if from, err = r.date(column); err != nil {
		return
	}
	if to, err = r.date(column + 1); err != nil {
		return
	}
	if !from.IsZero() && !to.IsZero() && to.Last() < from.First() {
		err = r.errorf("ends %v before it starts %v: %w", to, from, timeline.ErrInvalid)
	}
	return
}

func (r row) errorf(format string, args ...any) error {
	return fmt.Errorf("table %s, line %d: %w", r.file, r.line, fmt.Errorf(format, args...))
}
