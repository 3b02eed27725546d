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
	errNotUTF8 = errors.New("the text is not UTF-8")
)

// readLine reads a line with its end into buf; of a line that is too long it gives
// nothing. The error is io.EOF behind the last line.
func readLine(in *bufio.Reader, buf []byte) (line []byte, long bool, err error) {
	got := false
	for {
		part, err := in.ReadSlice('\n')
		got = got || len(part) > 0
		if long = long || len(buf)+len(part) > maxLine; !long {
			buf = append(buf, part...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
		case err == nil, errors.Is(err, io.EOF) && got:
			return buf, long, nil
		default:
			return buf, long, err
		}
	}
}

// withoutEnd is a line without its line end.
func withoutEnd(line []byte) []byte {
	return bytes.TrimSuffix(bytes.TrimSuffix(line, []byte("\n")), []byte("\r"))
}

// eachLine calls fn for each line that is neither blank nor a comment, without
// its line end. A line that is too long is told to yield, and the next is read.
func eachLine(r io.Reader, yield func(Row) bool, fn func(n int, line string) bool) error {
	in := bufio.NewReaderSize(r, 64<<10)
	var buf []byte
	for n := 1; ; n++ {
		var long bool
		var err error
		if buf, long, err = readLine(in, buf[:0]); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
		line := string(withoutEnd(buf))
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
	}
}

// eachRow is eachLine for tab-separated rows of n columns. A heading is passed over,
// as often as it comes: files are put together of several.
func eachRow(r io.Reader, columns int, heading func(col []string) bool, yield func(Row) bool, fn func(n int, col []string) Row) error {
	return eachLine(r, yield, func(n int, line string) bool {
		if !utf8.ValidString(line) {
			return yield(Row{Line: n, Err: fmt.Errorf("line %d: %w", n, errNotUTF8)})
		}
		col := strings.Split(line, "\t")
		if len(col) > 1 && heading(col) {
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
