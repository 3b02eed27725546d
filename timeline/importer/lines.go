package importer

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// maxLine bounds a line of any format, in bytes.
const maxLine = 16 << 20

var (
	errTooLong = errors.New("the line is too long")
	errNotUTF8 = errors.New("the line is not UTF-8")
)

// eachLine calls fn for each line that is neither blank nor a comment, without
// its line end.
func eachLine(r io.Reader, fn func(n int, line string) bool) error {
	s := bufio.NewScanner(r)
	s.Buffer(make([]byte, 64<<10), maxLine)
	n := 0
	for s.Scan() {
		n++
		line := s.Text()
		if n == 1 {
			line = strings.TrimPrefix(line, "\ufeff")
		}
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "# ") {
			continue
		}
		if !fn(n, line) {
			return nil
		}
	}
	if err := s.Err(); err != nil {
		if errors.Is(err, bufio.ErrTooLong) {
			err = errTooLong
		}
		return fmt.Errorf("line %d: %w", n+1, err)
	}
	return nil
}

// eachRow is eachLine for tab-separated rows of n columns. A first row that is a
// heading is passed over.
func eachRow(r io.Reader, columns int, heading func(col []string) bool, yield func(Row) bool, fn func(n int, col []string) Row) error {
	first := true
	return eachLine(r, func(n int, line string) bool {
		if !utf8.ValidString(line) {
			return yield(Row{Line: n, Err: fmt.Errorf("line %d: %w", n, errNotUTF8)})
		}
		col := strings.Split(line, "\t")
		was := first
		first = false
		if was && len(col) > 1 && heading(col) {
			return true
		}
		if len(col) != columns {
			return yield(Row{Line: n, Err: fmt.Errorf("line %d: %d columns, want %d", n, len(col), columns)})
		}
		return yield(fn(n, col))
	})
}

// isHeading tells a heading by the word at its end of the cell of one column:
// "date", "Event Date".
func isHeading(column int, word string) func([]string) bool {
	return func(col []string) bool {
		return column < len(col) && strings.HasSuffix(strings.ToLower(strings.TrimSpace(col[column])), word)
	}
}
