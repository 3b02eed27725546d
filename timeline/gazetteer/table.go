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
	if d, ok := day(r.fields[column]); ok {
		return d, nil
	}
	d, err := edtf.Parse(r.fields[column])
	if err != nil {
		return edtf.Date{}, r.errorf("column %d: %w", column+1, err)
	}
	return d, nil
}

// day reads "2024-06-19", which most cells are, without the full parser: the
// tables are read whenever the program starts. False for all other dates.
func day(s string) (edtf.Date, bool) {
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return edtf.Date{}, false
	}
	var n [3]int
	for i, at := range [3][2]int{{0, 4}, {5, 7}, {8, 10}} {
		for _, c := range []byte(s[at[0]:at[1]]) {
			if c < '0' || c > '9' {
				return edtf.Date{}, false
			}
			n[i] = 10*n[i] + int(c-'0')
		}
	}
	d := edtf.Of(n[0], n[1], n[2])
	return d, n[1] >= 1 && n[1] <= 12 && n[2] >= 1 && n[2] <= 28
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
