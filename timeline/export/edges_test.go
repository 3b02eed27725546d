package export

import (
	"bytes"
	"encoding/json"
	"math"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"

	"demarche/timeline"
	"demarche/timeline/edtf"
)

// writeOne is one event dated so, in a format.
func writeOne(t *testing.T, format string, e timeline.Event, o Options) []byte {
	t.Helper()
	f, _ := Lookup(format)
	var b bytes.Buffer
	if err := f.Write(&b, newWire(t), each([]timeline.Event{e}), o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func dated(date string) timeline.Event {
	return timeline.Event{ID: "e", Type: "visit", When: edtf.MustParse(date), Modality: timeline.Occurred, Status: timeline.StatusAccepted}
}

func TestTimelineJSDates(t *testing.T) {
	type date struct{ Year, Month, Day string }
	tests := []struct {
		date       string
		start, end date
	}{
		{"-012X", date{Year: "-129"}, date{"-120", "12", "31"}},
		{"199X", date{Year: "1990"}, date{"1999", "12", "31"}},
		{"-01XX", date{Year: "-199"}, date{"-100", "12", "31"}},
		{"2024-21", date{Year: "2024", Month: "3"}, date{"2024", "5", "31"}},
		{"2024-24", date{Year: "2024", Month: "12"}, date{"2025", "2", "28"}},
		{"2024-03", date{Year: "2024", Month: "3"}, date{}},
		{"../2024", date{Year: "2024"}, date{}},
		{"/2024-05-06", date{"2024", "5", "6"}, date{}},
		{"2024/..", date{Year: "2024"}, date{}},
		{"-012X/-0043", date{Year: "-129"}, date{Year: "-43"}},
		{"1980/199X", date{Year: "1980"}, date{"1999", "12", "31"}},
		{"Y170000002-01-02", date{"170000002", "1", "2"}, date{}},
	}
	for _, tt := range tests {
		var got struct {
			Scale  *string
			Events []struct {
				Start struct {
					date
					Display string `json:"display_date"`
				} `json:"start_date"`
				End date `json:"end_date"`
			}
		}
		if err := json.Unmarshal(writeOne(t, "timelinejs", dated(tt.date), Options{}), &got); err != nil {
			t.Fatal(err)
		}
		if len(got.Events) != 1 || got.Events[0].Start.date != tt.start || got.Events[0].End != tt.end || got.Events[0].Start.Display != tt.date {
			t.Errorf("%s = %+v, want %v to %v", tt.date, got.Events, tt.start, tt.end)
		}
		if got.Scale != nil {
			t.Errorf("the scale %q is named: TimelineJS draws nothing where a date lies outside", *got.Scale)
		}
	}
}

func TestJSONLDDates(t *testing.T) {
	for date, want := range map[string][2]string{
		"2024-01-15/..": {"2024-01-15", ""}, "../2024": {"", "2024-12-31"}, "-0043-03-15": {"-000043-03-15", "-000043-03-15"},
		"Y12345": {"+012345-01-01", "+012345-12-31"}, "0001": {"0001-01-01", "0001-12-31"}, "9999": {"9999-01-01", "9999-12-31"},
	} {
		var got struct {
			About []struct{ StartDate, EndDate, EDTF string }
		}
		if err := json.Unmarshal(writeOne(t, "jsonld", dated(date), Options{}), &got); err != nil {
			t.Fatal(err)
		}
		if e := got.About[0]; e.StartDate != want[0] || e.EndDate != want[1] || e.EDTF != date {
			t.Errorf("%s = %+v, want %q", date, e, want)
		}
	}
}

// eventProperties are those of schema.org's Event and Thing that stand in our files,
// after https://schema.org/Event.
const eventProperties = "@type @id identifier name description additionalType keywords startDate endDate edtf eventStatus location organizer attendee about subjectOf"

func TestJSONLDKeepsToTheVocabulary(t *testing.T) {
	f, _ := Lookup("jsonld")
	var got struct{ About []map[string]json.RawMessage }
	if err := json.Unmarshal(write(t, f), &got); err != nil {
		t.Fatal(err)
	}
	if len(got.About) != len(sample()) {
		t.Fatalf("%d events", len(got.About))
	}
	for _, e := range got.About {
		for name, value := range e {
			if !strings.Contains(" "+eventProperties+" ", " "+name+" ") {
				t.Errorf("%s is no property of an Event", name)
			}
			if name == "additionalType" && !strings.HasPrefix(string(value), `"urn:demarche:type:`) {
				t.Errorf("additionalType %s is no address", value)
			}
		}
	}
	for licence, want := range map[string]string{"": "", "CC0-1.0": "https://spdx.org/licenses/CC0-1.0", "https://x.example/l": "https://x.example/l"} {
		if got := licenceURL(licence); got != want {
			t.Errorf("licenceURL(%q) = %q, want %q", licence, got, want)
		}
	}
}

func TestICSAtTheEndOfTime(t *testing.T) {
	for date, want := range map[string]string{
		"9999-12-31": "DTSTART;VALUE=DATE:99991231\r\nDURATION:P1D\r\n", "9999-12": "DTSTART;VALUE=DATE:99991201\r\nDURATION:P31D\r\n",
		"9999-12-30": "DTSTART;VALUE=DATE:99991230\r\nDTEND;VALUE=DATE:99991231\r\n", "Y10000": "X-DEMARCHE-LEFT-OUT:1\r\n", "0000-12-31": "X-DEMARCHE-LEFT-OUT:1\r\n",
	} {
		if got := string(writeOne(t, "ics", dated(date), Options{})); !strings.Contains(got, want) {
			t.Errorf("%s = %s, want %q", date, got, want)
		}
	}
}

// TestICSPropertiesStandBeforeComponents holds the order of RFC 5545, 3.6.
func TestICSPropertiesStandBeforeComponents(t *testing.T) {
	f, _ := Lookup("ics")
	depth, components := 0, 0
	for l := range strings.SplitSeq(strings.TrimSuffix(string(write(t, f)), "\r\n"), "\r\n") {
		switch {
		case strings.HasPrefix(l, "BEGIN:"):
			if depth++; depth == 2 {
				components++
			}
		case strings.HasPrefix(l, "END:"):
			depth--
		case depth == 1 && components > 0:
			t.Errorf("%q stands behind a component", l)
		}
	}
	if components != 4 { // three events and the note on those left out
		t.Errorf("%d components", components)
	}
}

func TestParquetNumbersDoNotWrap(t *testing.T) {
	e := dated("2024")
	e.Sources = math.MaxInt64
	e.Vote = &timeline.Vote{For: math.MaxInt64, Against: 1 << 40, Abstain: -1}
	e.Reports = []timeline.Report{{Quote: "x", QuoteStart: 1 << 40}}
	file := writeOne(t, "parquet", e, Options{})
	rows, err := parquet.Read[parquetRow](bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	if r := rows[0]; r.Sources != math.MaxInt64 || *r.Vote.For != math.MaxInt64 || *r.Vote.Against != 1<<40 || r.Vote.Abstain != nil || r.Reports[0].Start != 1<<40 {
		t.Errorf("row = %+v, vote %+v", r, r.Vote)
	}
}

// TestWhatMadeAnExportIsInIt looks for query, time, data version and licence where a
// format has room for them.
func TestWhatMadeAnExportIsInIt(t *testing.T) {
	o := sampleOptions()
	for _, name := range []string{"json", "ics", "geojson", "jsonld", "timelinejs", "parquet"} {
		text := string(writeOne(t, name, dated("2024"), o))
		text = strings.NewReplacer(`\u0026amp;`, "&", `\u0026`, "&").Replace(text)
		for _, want := range []string{o.Query, o.Generated, o.DataVersion, o.Licence} {
			if !strings.Contains(text, want) {
				t.Errorf("%s does not tell %q", name, want)
			}
		}
		if text := string(writeOne(t, name, dated("2024"), Options{})); strings.Contains(strings.ToLower(text), "licence") || strings.Contains(text, "license") {
			t.Errorf("%s tells a licence where there is none: %s", name, text)
		}
	}
}
