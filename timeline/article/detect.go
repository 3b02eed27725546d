package article

import (
	"bytes"
	"encoding/json"
	"mime"
	"path"
	"strings"
	"unicode/utf8"

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
	case startsElement(lower) && bytes.Contains(lower, []byte("</")):
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

// startsElement is true where text begins with a comment or an element that
// pages and parts of pages begin with.
func startsElement(lower []byte) bool {
	if bytes.HasPrefix(lower, []byte("<!--")) {
		return true
	}
	rest, ok := bytes.CutPrefix(lower, []byte("<"))
	if !ok {
		return false
	}
	end := bytes.IndexAny(rest, " \t\r\n>/")
	if end < 0 {
		return false
	}
	switch string(rest[:end]) {
	case "head", "body", "title", "meta", "script", "style", "main", "article", "section", "header", "div", "p", "h1", "h2", "h3", "table", "ul", "a", "b", "i",
		"span", "br", "font", "iframe", "figure", "blockquote":
		return true
	}
	return false
}

// looksBinary is true for images, archives and the like, and for anything with
// many control characters that is not UTF-16.
func looksBinary(head []byte) bool {
	if isUTF16(head) {
		return false
	}
	if contentName(head) != binaryData {
		return true
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

// isControl is true for what no text holds: control characters, and bytes that are
// no UTF-8.
func isControl(r rune) bool {
	return r < 0x09 || (r > 0x0d && r < 0x20 && r != 0x1b) || r == utf8.RuneError
}

// binaryData is the name of data of no known format.
const binaryData = "binary data"

// contentName names well-known formats by their first bytes, for messages.
func contentName(data []byte) string {
	for _, f := range []struct{ magic, name string }{
		{"\x89PNG\r\n", "a PNG image"},
		{"\xff\xd8\xff", "a JPEG image"},
		{"GIF87a", "a GIF image"},
		{"GIF89a", "a GIF image"},
		{"RIFF", "a RIFF file (WebP, WAV or AVI)"},
		{"PK\x03\x04", "a zip archive without a Word document"},
		{"\x1f\x8b", "gzip data: unpack it first"},
		{"BZh", "bzip2 data: unpack it first"},
		{"\xfd7zXZ", "xz data: unpack it first"},
		{"\x28\xb5\x2f\xfd", "zstd data: unpack it first"},
		{"7z\xbc\xaf", "a 7z archive"},
		{"Rar!", "a RAR archive"},
		{"\x7fELF", "a program"},
		{"MZ\x90", "a program"},
		{"\xd0\xcf\x11\xe0", "an old Office file: save it as DOCX"},
		{"SQLite format 3", "a database"},
		{"ID3", "an MP3 file"},
		{"OggS", "an Ogg file"},
		{"wOFF", "a font"},
		{"wOF2", "a font"},
	} {
		// A text may begin with the letters of some of these; the bytes behind tell.
		if bytes.HasPrefix(data, []byte(f.magic)) && bytes.ContainsFunc(data[:min(len(data), 20)], isControl) {
			return f.name
		}
	}
	if len(data) > 12 && string(data[4:8]) == "ftyp" {
		return "a video"
	}
	return binaryData
}
