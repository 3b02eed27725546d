package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"iter"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"unicode/utf8"

	"demarche/timeline"
)

func updating() bool {
	f := flag.Lookup("update")
	return f != nil && f.Value.String() == "true"
}

func TestMain(m *testing.M) {
	flag.Bool("update", false, "rewrite the golden files")
	flag.Parse()
	os.Exit(m.Run())
}

func each(events []timeline.Event) iter.Seq2[timeline.Event, error] {
	return func(yield func(timeline.Event, error) bool) {
		for _, e := range events {
			if !yield(e, nil) {
				return
			}
		}
	}
}

func sampleOptions() Options {
	return Options{
		Query: "country=RUS&from=2024", Generated: "2024-07-01T12:00:00Z", DataVersion: "42", Count: 7,
		Licence: "CC-BY-4.0", Site: "https://timeline.example",
	}
}

func write(t testing.TB, f Format) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := f.Write(&b, newWire(t), each(sample()), sampleOptions()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestFormatsGolden(t *testing.T) {
	for _, f := range Formats() {
		if f.Name == "parquet" {
			continue // its bytes are the library's: parquet_test.go reads them back
		}
		t.Run(f.Name, func(t *testing.T) {
			got := write(t, f)
			path := filepath.Join("testdata", f.Name+"."+f.Extension)
			if updating() {
				if err := os.WriteFile(path, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, want) {
				t.Errorf("%s differs from %s; run go test -update when that is meant", f.Name, path)
			}
			if strings.HasSuffix(f.Extension, "json") && f.Name != "ndjson" && !json.Valid(got) {
				t.Errorf("%s is not valid JSON", f.Name)
			}
		})
	}
}

func TestFormatsOfNoEvents(t *testing.T) {
	for _, f := range Formats() {
		var b bytes.Buffer
		if err := f.Write(&b, newWire(t), each(nil), Options{Count: -1}); err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(f.Extension, "json") && f.Name != "ndjson" && !json.Valid(b.Bytes()) {
			t.Errorf("%s of no events = %s", f.Name, b.String())
		}
	}
}

func TestWriteStopsAtAnError(t *testing.T) {
	broken := errors.New("store broke")
	events := func(yield func(timeline.Event, error) bool) {
		if yield(sample()[0], nil) {
			yield(timeline.Event{}, broken)
		}
	}
	for _, f := range Formats() {
		if err := f.Write(io.Discard, newWire(t), events, Options{}); !errors.Is(err, broken) || !strings.Contains(err.Error(), "after 1 events") {
			t.Errorf("%s: error = %v", f.Name, err)
		}
	}
}

func TestCSVRunsNoFormula(t *testing.T) {
	f, _ := Lookup("csv")
	var b bytes.Buffer
	o := sampleOptions()
	o.BOM = true
	if err := f.Write(&b, newWire(t), each(sample()), o); err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(b.Bytes(), []byte("\ufeffid,")) {
		t.Errorf("no byte order mark: %.20q", b.String())
	}
	rows, err := csv.NewReader(bytes.NewReader(b.Bytes()[3:])).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 8 {
		t.Fatalf("%d rows, want 8", len(rows))
	}
	for _, row := range rows[1:] {
		for i, cell := range row {
			if cell != "" && strings.ContainsAny(cell[:1], "=+-@\t\r") && csvColumns[i] != "weight" {
				t.Errorf("%s = %q would run", csvColumns[i], cell)
			}
		}
	}
	if got := rows[1][7]; got != "'-0043-03-15" {
		t.Errorf("date of year -43 = %q", got)
	}
}

func TestICSLines(t *testing.T) {
	f, _ := Lookup("ics")
	text := string(write(t, f))
	for l := range strings.SplitSeq(strings.TrimSuffix(text, "\r\n"), "\r\n") {
		if len(l) > 75 || !utf8.ValidString(l) {
			t.Errorf("line of %d bytes: %q", len(l), l)
		}
	}
	for _, want := range []string{"DTSTART;VALUE=DATE:20240618\r\nDTEND;VALUE=DATE:20240620", "DTSTART;VALUE=DATE:20190101\r\nDTEND;VALUE=DATE:20200101", "X-DEMARCHE-LEFT-OUT:4"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in %s", want, text)
		}
	}
}

func TestPlacesTable(t *testing.T) {
	seen := map[string]bool{}
	for line := range strings.Lines(placesTSV) {
		col := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if strings.HasPrefix(line, "#") || col[0] == "country" {
			continue
		}
		if len(col) != 4 || len(col[0]) != 3 || seen[col[0]+col[1]] {
			t.Errorf("row %q", line)
			continue
		}
		seen[col[0]+col[1]] = true
		p := gazette()[col[0]+"\t"+strings.ToLower(col[1])]
		if p == (point{}) || p.lat < -90 || p.lat > 90 || p.lon < -180 || p.lon > 180 {
			t.Errorf("%s lies at %v", col[1], p)
		}
	}
	if len(seen) < 200 {
		t.Errorf("%d places", len(seen))
	}
}

func TestNoEventIsDrawnInAnotherCountry(t *testing.T) {
	parties := []timeline.Party{{Actor: "country/RUS", Name: "Russia", Country: "RUS", Role: timeline.RoleSource}}
	moscow, bern := gazette()["RUS"], gazette()["CHE"]
	tests := []struct {
		name  string
		event timeline.Event
		want  point
		exact string
	}{
		{"no place", timeline.Event{Parties: parties}, moscow, "country"},
		{"a vote", timeline.Event{Parties: []timeline.Party{{Name: "Russia", Country: "RUS", Role: timeline.RoleVoter}}}, point{}, ""},
		{"a place in no country", timeline.Event{Parties: parties, Place: timeline.Place{Name: "Atlantis"}}, point{}, ""},
		{"a place that is not in the table", timeline.Event{Parties: parties, Place: timeline.Place{Name: "Gstaad", Country: "CHE"}}, bern, "country"},
		{"a country without a capital in the table", timeline.Event{Parties: parties, Place: timeline.Place{Country: "ATA"}}, point{}, ""},
		{"own coordinates", timeline.Event{Parties: parties, Place: timeline.Place{Name: "Atlantis"}, Detail: map[string]string{Latitude: "-1.5", Longitude: "2"}}, point{-1.5, 2}, "place"},
		{"coordinates off the Earth", timeline.Event{Parties: parties, Place: timeline.Place{Name: "Atlantis"}, Detail: map[string]string{Latitude: "NaN", Longitude: "2"}}, point{}, ""},
		{"half of the coordinates", timeline.Event{Parties: parties, Detail: map[string]string{Latitude: "5"}}, moscow, "country"},
	}
	for _, tt := range tests {
		e := newWire(t).Event(tt.event)
		if p, exact, ok := locate(&e); p != tt.want || ok != (tt.exact != "") || ok && exact != tt.exact {
			t.Errorf("%s: locate() = %v, %q, %v; want %v, %q", tt.name, p, exact, ok, tt.want, tt.exact)
		}
	}
}

func TestMemoryStaysFlat(t *testing.T) {
	w := newWire(t)
	e := sample()[1]
	many := func(n int) iter.Seq2[timeline.Event, error] {
		return func(yield func(timeline.Event, error) bool) {
			for range n {
				if !yield(e, nil) {
					return
				}
			}
		}
	}
	for _, f := range Formats() {
		if err := f.Write(io.Discard, w, many(50_000), Options{}); err != nil {
			t.Fatal(err)
		}
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		if m.HeapAlloc > 50<<20 {
			t.Errorf("%s: heap of %d MB after 50,000 events", f.Name, m.HeapAlloc>>20)
		}
	}
}

func BenchmarkFormats(b *testing.B) {
	w := newWire(b)
	events := sample()
	for _, f := range Formats() {
		b.Run(f.Name, func(b *testing.B) {
			var n counter
			for b.Loop() {
				n = 0
				if err := f.Write(&n, w, func(yield func(timeline.Event, error) bool) {
					for i := range 7000 {
						if !yield(events[i%len(events)], nil) {
							return
						}
					}
				}, Options{}); err != nil {
					b.Fatal(err)
				}
			}
			b.SetBytes(int64(n))
		})
	}
}

type counter int

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}
