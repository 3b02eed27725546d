package importer

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
)

var (
	errQuote = errors.New("a quotation mark stands where none may")
	errOpen  = errors.New("a quotation mark has no partner")
)

// records reads rows of cells after RFC 4180. Unlike encoding/csv it keeps the line
// ends inside a cell as they are, and a record has a limit.
type records struct {
	in    *bufio.Reader
	comma byte
	line  int // of the record that was read last
	lines int // read so far
	buf   []byte
	end   string // line end of the line read last
	cells []string
	width int // cells of every record; 0 for any number
}

// next reads the next record that is not blank into cells. A fault is of this record
// alone, err ends the file: io.EOF at its end.
func (r *records) next() (fault, err error) {
	for {
		text, long, err := r.readLine()
		if err != nil {
			return nil, err
		}
		r.line = r.lines
		if long {
			return fmt.Errorf("line %d: %w", r.line, errTooLong), nil
		}
		if text == "" {
			continue
		}
		if err := r.split(text); err != nil {
			return fmt.Errorf("line %d: %w", r.line, err), nil
		}
		if r.width > 0 && len(r.cells) != r.width {
			return fmt.Errorf("line %d: %d cells, want %d", r.line, len(r.cells), r.width), nil
		}
		return nil, nil
	}
}

func (r *records) readLine() (text string, long bool, err error) {
	if r.buf, long, err = readLine(r.in, r.buf[:0]); err != nil {
		return "", false, err
	}
	r.lines++
	text = string(withoutEnd(r.buf))
	r.end = string(r.buf[len(text):])
	return text, long, nil
}

// split cuts a line into cells. A quoted one may go on in the lines below.
func (r *records) split(text string) error {
	r.cells = r.cells[:0]
	for {
		cell, rest := text, ""
		quoted := strings.HasPrefix(text, `"`)
		if quoted {
			var err error
			if cell, rest, err = r.quoted(text[1:]); err != nil {
				return err
			}
		} else if i := strings.IndexByte(text, r.comma); i >= 0 {
			cell, rest = text[:i], text[i:]
		}
		if !quoted && strings.Contains(cell, `"`) || rest != "" && rest[0] != r.comma {
			return errQuote
		}
		r.cells = append(r.cells, cell)
		if rest == "" {
			return nil
		}
		text = rest[1:]
	}
}

// quoted reads a cell from behind its first quotation mark, and what stands behind
// its last one.
func (r *records) quoted(text string) (cell, rest string, err error) {
	var b strings.Builder
	for {
		i := strings.IndexByte(text, '"')
		switch {
		case i < 0:
			b.WriteString(text)
			b.WriteString(r.end)
			var long bool
			if text, long, err = r.readLine(); errors.Is(err, io.EOF) {
				return "", "", errOpen
			}
			if err == nil && (long || b.Len()+len(text) > maxLine) {
				err = errTooLong
			}
			if err != nil {
				return "", "", err
			}
		case strings.HasPrefix(text[i+1:], `"`):
			b.WriteString(text[:i+1])
			text = text[i+2:]
		default:
			b.WriteString(text[:i])
			return b.String(), text[i+1:], nil
		}
	}
}
