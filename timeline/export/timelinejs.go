package export

import (
	"html"
	"strconv"
	"strings"

	"demarche/timeline/edtf"
)

// timelineJSWriter writes the JSON of TimelineJS 3. Its dates carry only the
// parts that are known, and its texts are HTML. Events without a date have no
// place on it and are left out. It names no scale: TimelineJS finds that one by the
// dates, and draws nothing where a date lies outside of the scale that is named.
type timelineJSWriter struct {
	Options
	n int
}

func newTimelineJS(_ *Wire, o Options) eventWriter { return &timelineJSWriter{Options: o} }

func (t *timelineJSWriter) begin(b []byte) []byte {
	headline := strings.TrimSpace("Demarche timeline " + t.Query)
	about := t.Generated
	if t.DataVersion != "" {
		about += ", data version " + t.DataVersion
	}
	if t.Licence != "" {
		about += ", licence: " + t.Licence
	}
	b = appendField(b, `{"title":{"text":{"headline":`, html.EscapeString(headline))
	b = appendField(b, `,"text":`, html.EscapeString(about))
	return append(b, "}},\"events\":["...)
}

func (t *timelineJSWriter) end(b []byte) []byte { return append(b, "\n]}\n"...) }

func (t *timelineJSWriter) event(b []byte, e *Event) []byte {
	if e.Date == nil {
		return b
	}
	d, err := edtf.Parse(*e.Date)
	if err != nil {
		return b
	}
	start, end := d.Start(), d.End()
	if start.IsZero() { // before a day: it stands at that day
		start, end = end, edtf.Date{}
	}
	if start.IsZero() {
		return b
	}
	if t.n > 0 {
		b = append(b, ',')
	}
	t.n++
	b = appendField(b, "\n{\"unique_id\":", "e"+e.ID)
	b = appendJSDate(append(b, `,"start_date":`...), start, start.First(), *e.Date)
	switch {
	case end.IsZero():
	case vague(end):
		b = appendJSDate(append(b, `,"end_date":`...), end.Last().Date(), end.Last(), "")
	case d.IsInterval():
		b = appendJSDate(append(b, `,"end_date":`...), end, end.First(), "")
	}
	b = appendField(b, `,"group":`, e.Label)
	b = appendField(b, `,"text":{"headline":`, html.EscapeString(title(e)))
	text := "<p>" + html.EscapeString(e.Summary) + "</p>"
	for _, r := range e.Reports {
		if safe := html.EscapeString(r.URL); strings.HasPrefix(r.URL, "https://") || strings.HasPrefix(r.URL, "http://") {
			text += `<p><a href="` + safe + `" rel="noopener">` + html.EscapeString(either(r.Outlet, r.URL)) + "</a></p>"
		}
	}
	return append(appendField(b, `,"text":`, text), "}}"...)
}

// vague reports whether d is a stretch of time for which TimelineJS has no word.
func vague(d edtf.Date) bool {
	return d.Precision() < edtf.PrecisionYear || d.Precision() == edtf.PrecisionSeason
}

// appendJSDate writes the parts of day that d knows; display overrides how it shows.
func appendJSDate(b []byte, d edtf.Date, day edtf.Day, display string) []byte {
	y, m, dd := day.Civil()
	b = append(strconv.AppendInt(append(b, `{"year":"`...), int64(y), 10), '"')
	switch d.Precision() {
	case edtf.PrecisionDay:
		b = append(strconv.AppendInt(append(b, `,"month":"`...), int64(m), 10), '"')
		b = append(strconv.AppendInt(append(b, `,"day":"`...), int64(dd), 10), '"')
	case edtf.PrecisionMonth, edtf.PrecisionSeason:
		b = append(strconv.AppendInt(append(b, `,"month":"`...), int64(m), 10), '"')
	}
	b = appendOptional(b, `,"display_date":`, display)
	return append(b, '}')
}
