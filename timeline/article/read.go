// Package article turns bytes into Documents: it tells the format from the
// content, decodes the text to UTF-8 in NFC, finds the day of publication, the
// language and the parts of a page that are no article text.
//
// What the caller gave as text stays as it is: plain text and the text of a JSON
// line are only brought to NFC, and site furniture in them is marked, not cut, so
// that offsets fit the given text. HTML, feeds, PDF and DOCX give a text made
// here, and their Items say so in Cleaned.
//
// Nothing is fetched and no clock is read.
package article

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"demarche/timeline"
	"demarche/timeline/edtf"
)

// Limits on what is read, in bytes.
const (
	MaxBytes     = 32 << 20 // one file, or one line of JSON lines
	MaxTextBytes = 8 << 20  // the text of one article
)

// Input is what one file or request holds, and what the caller knows of it.
type Input struct {
	Data        []byte
	Name        string // file name or address; it names articles without an id and may hold a date
	ContentType string // as HTTP gives it, with the charset; "" when not known
	Lang        timeline.Lang
	Published   edtf.Date // zero when not known
}

// Item is one article of an Input, or the reason why there is none.
type Item struct {
	Doc *timeline.Document // nil when Err is set
	ID  string             // the article's own id, else the Input's name with a count where there are several
	// Cleaned is true where Doc.Text is not, code point for code point, the text
	// that was given; what shows offsets must then show the text too.
	Cleaned bool
	Err     error // an *Error
}

// Read calls yield for each article of in, in the order of the input, until
// yield returns false. A bad article is an Item with Err and reading goes on.
func Read(in Input, yield func(Item) bool) {
	if len(in.Data) > MaxBytes && detect(in) != formatJSONLines {
		yield(in.failed(errorf(CodeTooLarge, "%s has %d bytes, the limit is %d", in.label(), len(in.Data), MaxBytes)))
		return
	}
	switch f := detect(in); f {
	case formatJSONLines:
		readJSONLines(in, bytes.NewReader(in.Data), yield)
	case formatJSON:
		readJSON(in, yield)
	case formatFeed:
		readFeed(in, yield)
	default:
		yield(readOne(in, f))
	}
}

// ReadFrom is Read of what r holds; in.Data is not used. JSON lines are read
// line by line, anything else whole.
func ReadFrom(r io.Reader, in Input, yield func(Item) bool) {
	head := make([]byte, sniffBytes)
	n, err := io.ReadFull(r, head)
	in.Data = head[:n]
	if err == nil {
		r = io.MultiReader(bytes.NewReader(head), r)
		if detect(in) == formatJSONLines {
			readJSONLines(in, r, yield)
			return
		}
		in.Data, err = io.ReadAll(io.LimitReader(r, MaxBytes+1))
	}
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		yield(in.failed(&Error{Code: CodeUnreadable, Message: fmt.Sprintf("read %s: %s", in.label(), err), Err: err}))
		return
	}
	Read(in, yield)
}

func readOne(in Input, f format) Item {
	var (
		d   draft
		err error
	)
	switch f {
	case formatEmpty:
		err = errorf(CodeEmpty, "%s is empty", in.label())
	case formatBinary:
		err = errorf(CodeBinary, "%s is no text, HTML, feed, PDF or DOCX but %s", in.label(), contentName(in.Data))
	case formatHTML:
		d, err = readHTML(in)
	case formatPDF:
		d, err = readPDF(in)
	case formatDOCX:
		d, err = readDOCX(in)
	default:
		d = readText(in)
	}
	if err != nil {
		return in.failed(err)
	}
	d.id = in.id()
	return d.finish(in)
}

// id is the name of an article that has no id of its own: the file's, without
// its folder and without what follows the first dot ("story.ja.txt" is "story");
// an address stays whole.
func (in Input) id() string {
	if isAddress(in.Name) {
		return in.Name
	}
	base := in.Name[strings.LastIndexAny(in.Name, `/\`)+1:]
	if name, _, _ := strings.Cut(base, "."); name != "" {
		return name
	}
	return in.label()
}

// label names the input in messages and stands for a missing id.
func (in Input) label() string {
	if in.Name == "" {
		return "input"
	}
	return in.Name
}

func (in Input) failed(err error) Item { return Item{ID: in.label(), Err: err} }
