package article

import (
	"bytes"
	"encoding/json"
	"mime"
	"net/http"
	"path"
	"strings"

	"github.com/mmcdole/gofeed"
)

type format int

const (
	formatText format = iota
	formatEmpty
	formatBinary
	formatHTML
	formatFeed
	formatPDF
	formatDOCX
	formatJSON      // one object or an array of them
	formatJSONLines // one object a line
)

// sniffBytes is how much of an input decides its format.
const sniffBytes = 64 << 10

// detect tells the format by the content. The given type and name only decide
// where the content leaves a doubt.
func detect(in Input) format {
	data := in.Data
	head := data[:min(len(data), sniffBytes)]
	text := bytes.TrimSpace(trimBOM(data))
	if len(text) == 0 {
		return formatEmpty
	}
	text = text[:min(len(text), sniffBytes)]
	switch {
	case bytes.Contains(head[:min(len(head), 1024)], []byte("%PDF-")):
		return formatPDF
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		if bytes.Contains(data, []byte("word/document.xml")) {
			return formatDOCX
		}
		return formatBinary
	}
	if looksBinary(head) {
		return formatBinary
	}
	if f, ok := detectJSON(in, text); ok {
		return f
	}
	return detectMarkup(in, text)
}

func detectMarkup(in Input, text []byte) format {
	lower := bytes.ToLower(text[:min(len(text), 4096)])
	given, _, _ := mime.ParseMediaType(in.ContentType)
	switch {
	case bytes.HasPrefix(lower, []byte("<?xml")), bytes.HasPrefix(lower, []byte("<rss")),
		bytes.HasPrefix(lower, []byte("<feed")), bytes.HasPrefix(lower, []byte("<rdf:rdf")):
		if gofeed.DetectFeedType(bytes.NewReader(text)) != gofeed.FeedTypeUnknown {
			return formatFeed
		}
		return formatHTML
	case bytes.HasPrefix(lower, []byte("<!doctype html")), bytes.HasPrefix(lower, []byte("<html")):
		return formatHTML
	case strings.HasPrefix(given, "text/html"), strings.HasPrefix(given, "application/xhtml"):
		return formatHTML
	case bytes.HasPrefix(lower, []byte("<")) && bytes.Contains(lower, []byte("</")) &&
		strings.HasPrefix(http.DetectContentType(text), "text/html"):
		return formatHTML
	}
	return formatText
}

// detectJSON is ok where text is meant to be JSON, be it well-formed or not.
func detectJSON(in Input, text []byte) (format, bool) {
	given, _, _ := mime.ParseMediaType(in.ContentType)
	ext := strings.ToLower(path.Ext(in.Name))
	lines := given == "application/x-ndjson" || given == "application/jsonl" || ext == ".jsonl" || ext == ".ndjson"
	whole := given == "application/json" || ext == ".json"
	first, _, _ := bytes.Cut(text, []byte("\n"))
	switch {
	case lines:
		return formatJSONLines, true
	case text[0] == '{' && (whole || startsObject(text)):
		// An object that ends on its line is the first of lines, even when it is
		// malformed; one that goes on is a single object laid out for reading.
		if !json.Valid(first) && json.Valid(bytes.TrimSpace(trimBOM(in.Data))) {
			return formatJSON, true
		}
		return formatJSONLines, true
	case text[0] == '[' && (whole || json.Valid(bytes.TrimSpace(trimBOM(in.Data)))):
		return formatJSON, true
	case whole:
		return formatJSON, true
	}
	return formatJSONLines, laterObject(text)
}

func startsObject(text []byte) bool {
	rest := bytes.TrimLeft(text[1:], " \t\r\n")
	return len(rest) == 0 || rest[0] == '"' || rest[0] == '}'
}

// laterObject is true where the first line is broken but one of the next is a
// JSON object with a text.
func laterObject(text []byte) bool {
	n := 0
	for line := range bytes.Lines(text) {
		if n++; n > 5 {
			break
		}
		line = bytes.TrimSpace(line)
		if bytes.HasPrefix(line, []byte(`{"`)) && bytes.Contains(line, []byte(`"text"`)) && json.Valid(line) {
			return true
		}
	}
	return false
}

// looksBinary is true for images, archives and the like, and for anything with
// NUL or many control characters that is not UTF-16.
func looksBinary(head []byte) bool {
	if isUTF16(head) {
		return false
	}
	kind := http.DetectContentType(head)
	for _, p := range []string{"image/", "audio/", "video/", "font/", "application/"} {
		if strings.HasPrefix(kind, p) && kind != "application/octet-stream" {
			return true
		}
	}
	control := 0
	for _, b := range head {
		if b < 0x20 && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != 0x1b {
			control++
		}
	}
	// A stray NUL or two in a text is damage to be mended, not another format.
	return control*50 > len(head)
}

func contentName(data []byte) string {
	if kind := http.DetectContentType(data); kind != "application/octet-stream" && !strings.HasPrefix(kind, "text/") {
		return kind
	}
	return "binary data"
}
