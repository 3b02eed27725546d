package export

import (
	"bufio"
	"fmt"
	"io"
	"iter"

	"demarche/timeline"
)

// Options says what an export tells about itself. All of it comes from the
// caller: nothing here reads a clock.
type Options struct {
	Query       string // the filters, as the API takes them; "" for all events
	Generated   string // RFC 3339
	DataVersion string // of the store
	Count       int    // matching events; negative when not known
	Licence     string // of the data: an SPDX id or an address; "" when none is told
	Site        string // address of this installation without a slash at its end; "" when it has none
	BOM         bool   // csv only: start with a byte order mark, which Excel needs to see UTF-8
}

// Format is one way to write events.
type Format struct {
	Name      string // "json": the name in addresses and on the command line
	Extension string // "json", without a dot
	MediaType string
	About     string // one line for lists

	write func(*Wire, Options) eventWriter
}

// eventWriter writes one file: begin, each event, end.
type eventWriter interface {
	begin(b []byte) []byte
	event(b []byte, e *Event) []byte
	end(b []byte) []byte
}

// Formats lists the formats in the order in which they are offered.
func Formats() []Format {
	return []Format{
		{"json", "json", "application/json", "One object: a header that says what was asked and when, then the events.", newJSON},
		{"ndjson", "ndjson", "application/x-ndjson", "One event a line, for streaming and for analysts.", newNDJSON},
		{"csv", "csv", "text/csv; charset=utf-8", "A table for spreadsheets, one event a row.", newCSV},
		{"ics", "ics", "text/calendar; charset=utf-8", "Whole-day entries for calendars.", newICS},
		{"geojson", "geojson", "application/geo+json", "Points for maps: coordinates, the place, or the capital of its country.", newGeoJSON},
		{"jsonld", "jsonld", "application/ld+json", "Linked data: schema.org Events in a Dataset.", newJSONLD},
		{"timelinejs", "json", "application/json", "The file that TimelineJS opens.", newTimelineJS},
		{"parquet", "parquet", "application/vnd.apache.parquet", "Typed columns for pandas, R, DuckDB and Spark.", newParquet},
	}
}

// Lookup is the format with that name.
func Lookup(name string) (Format, bool) {
	for _, f := range Formats() {
		if f.Name == name {
			return f, true
		}
	}
	return Format{}, false
}

// flushBytes is how much is gathered before it goes to the writer.
const flushBytes = 64 << 10

// Write writes events to w as they come, holding one at a time in memory. An
// error of events or of w ends it; what was written by then is no whole file.
func (f Format) Write(w io.Writer, wire *Wire, events iter.Seq2[timeline.Event, error], o Options) error {
	out := bufio.NewWriterSize(w, flushBytes)
	fw := f.write(wire, o)
	b := fw.begin(nil)
	x := Event{Parties: []Party{}, Countries: []string{}} // its lists are used again
	n := 0
	for e, err := range events {
		if err != nil {
			return fmt.Errorf("export %s after %d events: %w", f.Name, n, err)
		}
		wire.fill(&x, &e)
		b = fw.event(b, &x)
		if _, err := out.Write(b); err != nil {
			return fmt.Errorf("write %s: %w", f.Name, err)
		}
		b = b[:0]
		n++
	}
	if _, err := out.Write(fw.end(b)); err != nil {
		return fmt.Errorf("write %s: %w", f.Name, err)
	}
	if f, ok := fw.(interface{ failure() error }); ok && f.failure() != nil {
		return fmt.Errorf("write parquet: %w", f.failure())
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write %s: %w", f.Name, err)
	}
	return nil
}
