package importer

import (
	"bufio"
	"bytes"
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
// its line end. A line that is too long is told to yield, and the next is read.
func eachLine(r io.Reader, yield func(Row) bool, fn func(n int, line string) bool) error {
	in := bufio.NewReaderSize(r, 64<<10)
	var buf []byte
	for n := 1; ; n++ {
		var end error
		long := false
		buf = buf[:0]
		for {
			part, err := in.ReadSlice('\n')
			if long = long || len(buf)+len(part) > maxLine; !long {
				buf = append(buf, part...)
			}
			if end = err; !errors.Is(err, bufio.ErrBufferFull) {
				break
			}
		}
		if end != nil && !errors.Is(end, io.EOF) {
			return fmt.Errorf("line %d: %w", n, end)
		}
		line := string(bytes.TrimSuffix(bytes.TrimSuffix(buf, []byte("\n")), []byte("\r")))
		if n == 1 {
			line = strings.TrimPrefix(line, "\ufeff")
		}
		switch {
		case long:
			if !yield(Row{Line: n, Err: fmt.Errorf("line %d: %w", n, errTooLong)}) {
				return nil
			}
		case strings.TrimSpace(line) == "" || strings.HasPrefix(line, "# "):
		case !fn(n, line):
			return nil
		}
		if end != nil {
			return nil
		}
	}
}

// eachRow is eachLine for tab-separated rows of n columns. A first row that is a
// heading is passed over.
func eachRow(r io.Reader, columns int, heading func(col []string) bool, yield func(Row) bool, fn func(n int, col []string) Row) error {
	first := true
	return eachLine(r, yield, func(n int, line string) bool {
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
