package gazetteer

import (
	"fmt"
	"io"
	"io/fs"
	"strings"

	"demarche/timeline"
	"demarche/timeline/edtf"
)

// row is one line of a table with where it stands, for errors. Its fields are
// those of the next line once that is read.
type row struct {
	file   string
	line   int
	fields []string
	text   string
}

// eachRow reads a file of tab-separated lines with the given number of columns;
// trailing empty columns may be left out. Lines that start with # are comments.
// It stops at the first error, of the table or of read.
func eachRow(fsys fs.FS, name string, columns int, read func(row) error) error {
	file, err := fsys.Open(name)
	if err != nil {
		return fmt.Errorf("read table %s: %w", name, err)
	}
	defer func() { _ = file.Close() }()
	var text strings.Builder
	if info, err := file.Stat(); err == nil {
		text.Grow(int(info.Size()))
	}
	if _, err := io.Copy(&text, file); err != nil {
		return fmt.Errorf("read table %s: %w", name, err)
	}
	return eachLine(text.String(), name, columns, read)
}

func eachLine(text, name string, columns int, read func(row) error) error {
	fields := make([]string, columns)
	for n := 1; text != ""; n++ {
		var line string
		line, text, _ = strings.Cut(text, "\n")
		line = strings.TrimSuffix(line, "\r")
		if line == "" || line[0] == '#' {
			continue
		}
		r := row{name, n, fields, line}
		for i := range fields {
			var cell string
			cell, line, _ = strings.Cut(line, "\t")
			fields[i] = strings.TrimSpace(cell)
		}
		if line != "" {
			return r.errorf("more than %d columns: %w", columns, timeline.ErrInvalid)
		}
		if err := read(r); err != nil {
			return err
		}
	}
	return nil
}

// from is the rest of the line from a column on, as it stands in the table.
func (r row) from(column int) string {
	rest := r.text
	for range column {
		_, rest, _ = strings.Cut(rest, "\t")
	}
	return rest
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
	return &lineError{r.file, r.line, fmt.Errorf(format, args...)}
}

// lineError is what is wrong with one line of a table.
type lineError struct {
	file string
	line int
	err  error
}

func (e *lineError) Error() string {
	return fmt.Sprintf("table %s, line %d: %v", e.file, e.line, e.err)
}
func (e *lineError) Unwrap() error { return e.err }
