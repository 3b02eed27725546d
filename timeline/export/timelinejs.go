package export

import (
	"html"
	"strconv"
	"strings"

	"demarche/timeline/edtf"
)

// timelineJSWriter writes the JSON of TimelineJS 3. Its dates carry only the
// parts that are known, and its texts are HTML. Events without a date have no
// place on it and are left out.
type timelineJSWriter struct {
	Options
	n int
}

func newTimelineJS(_ *Wire, o Options) eventWriter { return &timelineJSWriter{Options: o} }

func (t *timelineJSWriter) begin(b []byte) []byte {
	about := strings.TrimSpace("Demarche timeline " + t.Query)
	b = appendField(b, `{"scale":"human","title":{"text":{"headline":`, html.EscapeString(about))
	b = appendField(b, `,"text":`, html.EscapeString(t.Generated))
	return append(b, "}},\"events\":["...)
}

func (t *timelineJSWriter) end(b []byte) []byte { return append(b, "\n]}\n"...) }

func (t *timelineJSWriter) event(b []byte, e *Event) []byte {
	if e.Date == nil {
		return b
	}
	d, err := edtf.Parse(*e.Date)
	if err != nil || d.Start().IsZero() {
		return b
	}
	if t.n > 0 {
		b = append(b, ',')
	}
	t.n++
	b = appendField(b, "\n{\"unique_id\":", "e"+e.ID)
	b = appendJSDate(append(b, `,"start_date":`...), d.Start(), *e.Date)
	switch end := d.End(); {
	case end.IsZero():
	case d.IsInterval():
		b = appendJSDate(append(b, `,"end_date":`...), end, "")
	case d.Precision() < edtf.PrecisionYear || d.Precision() == edtf.PrecisionSeason:
		b = appendJSDate(append(b, `,"end_date":`...), d.Last().Date(), "")
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

// appendJSDate writes the known parts of a date; display overrides how it shows.
func appendJSDate(b []byte, d edtf.Date, display string) []byte {
	year, month, day := d.Components()
	b = append(strconv.AppendInt(append(b, `{"year":"`...), int64(year), 10), '"')
	switch d.Precision() {
	case edtf.PrecisionSeason:
		_, month, _ = d.First().Civil()
		day = 0
	case edtf.PrecisionDay, edtf.PrecisionMonth:
	default:
		month, day = 0, 0
	}
	if month > 0 {
		b = append(strconv.AppendInt(append(b, `,"month":"`...), int64(month), 10), '"')
	}
	if day > 0 {
		b = append(strconv.AppendInt(append(b, `,"day":"`...), int64(day), 10), '"')
	}
	b = appendOptional(b, `,"display_date":`, display)
	return append(b, '}')
}
