package importer

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"demarche/timeline"
	"demarche/timeline/export"
	"demarche/timeline/gazetteer"
	"demarche/timeline/ontology"
)

func newImporter(t testing.TB) *Importer {
	t.Helper()
	o, err := ontology.Load()
	if err != nil {
		t.Fatal(err)
	}
	g, err := gazetteer.Load()
	if err != nil {
		t.Fatal(err)
	}
	im, err := New(o, g)
	if err != nil {
		t.Fatal(err)
	}
	return im
}

func readRows(t testing.TB, im *Importer, format, data string) []Row {
	t.Helper()
	f, ok := Lookup(format)
	if !ok {
		t.Fatalf("no format %s", format)
	}
	var rows []Row
	if err := im.Read(f, strings.NewReader(data), func(r Row) bool { rows = append(rows, r); return true }); err != nil {
		t.Fatal(err)
	}
	return rows
}

func TestOwnFormatsRoundTrip(t *testing.T) {
	im := newImporter(t)
	wire := export.NewWire(im.types)
	for _, name := range []string{"json", "ndjson", "csv"} {
		golden, err := os.ReadFile(filepath.Join("..", "export", "testdata", name+"."+name))
		if err != nil {
			t.Fatal(err)
		}
		t.Run(name, func(t *testing.T) {
			rows := readRows(t, im, name, string(golden))
			if len(rows) != 7 {
				t.Fatalf("%d events, want 7", len(rows))
			}
			var b bytes.Buffer
			f, _ := export.Lookup(name)
			err := f.Write(&b, wire, func(yield func(timeline.Event, error) bool) {
				for _, r := range rows {
					if !yield(r.Event, r.Err) {
						return
					}
				}
			}, export.Options{
				Query: "country=RUS&from=2024", Generated: "2024-07-01T12:00:00Z", DataVersion: "42", Count: 7,
				Licence: "CC-BY-4.0", Site: "https://timeline.example",
			})
			if err != nil {
				t.Fatal(err)
			}
			want := string(golden)
			if name == "csv" { // the best report is not read back
				want = strings.Replace(want, ",a1,Agency,https://agency.example/1,", ",,,,", 1)
			}
			if b.String() != want {
				t.Errorf("round trip = %s\nwant %s", b.String(), want)
			}
		})
	}
}

func TestOwnFormatsRefuse(t *testing.T) {
	good := `{"id":"a","type":"veto","modality":"occurred","status":"extracted","score":1,"sources":1}`
	tests := []struct{ name, line, want string }{
		{"good", good, ""},
		{"type", strings.Replace(good, "veto", "vote", 1), `unknown type "vote"`},
		{"modality", strings.Replace(good, "occurred", "maybe", 1), `unknown modality "maybe"`},
		{"status", strings.Replace(good, "extracted", "ok", 1), `unknown status "ok"`},
		{"score", strings.Replace(good, `"score":1`, `"score":2`, 1), "out of range"},
		{"date", strings.Replace(good, `{`, `{"date":"2023-02-29",`, 1), "not an EDTF date"},
		{"broken", `{"id":`, "malformed event"},
		{"summary with U+0000", strings.Replace(good, `{`, `{"summary":"a\u0000b",`, 1), "summary \"a\\x00b\" holds"},
		{"id with U+0000", strings.Replace(good, `"a"`, `"a\u0000"`, 1), "id \"a\\x00\" holds"},
		{"name with U+0000", strings.Replace(good, `{`, `{"parties":[{"name":"X\u0000","role":"source"}],`, 1), "name \"X\\x00\" holds"},
		{"offsets", strings.Replace(good, `{`, `{"reports":[{"quote":"abc","start":5,"end":8,"trigger":{"start":6,"end":7,"text":"x"}}],`, 1), "do not point at"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			rows := readRows(t, newImporter(t), "ndjson", tt.line+"\n"+good+"\n")
			if len(rows) != 2 || rows[1].Err != nil {
				t.Fatalf("rows = %+v", rows)
			}
			if err := rows[0].Err; (err == nil) != (tt.want == "") || (err != nil && !strings.Contains(err.Error(), tt.want)) {
				t.Errorf("error = %v, want %q", err, tt.want)
			}
		})
	}
	im := newImporter(t)
	f, _ := Lookup("json")
	for _, data := range []string{`[]`, `{"header":{"schema":"other-1"}}`, `{"header":{"schema":"demarche-export-1"},"events":[{"id":"a"`} {
		if err := im.Read(f, strings.NewReader(data), func(Row) bool { return true }); err == nil {
			t.Errorf("Read(%s) gave no error", data)
		}
	}
}

func TestJSONThatIsCutOffGivesWhatIsWhole(t *testing.T) {
	const head = `{"header":{"schema":"demarche-export-1"},"events":[`
	const good = `{"id":"a","type":"veto","modality":"occurred","status":"extracted","score":1,"sources":1}`
	f, _ := Lookup("json")
	for _, rest := range []string{"", ",", `,{"id":"b","ty`, "]", `,{"id":x}]}`} {
		rows := 0
		err := newImporter(t).Read(f, strings.NewReader(head+good+rest), func(r Row) bool {
			if r.Err == nil {
				rows++
			}
			return true
		})
		at := len(head + good)
		if rest == "]" {
			at++
		}
		if rows != 1 || err == nil || !strings.Contains(err.Error(), fmt.Sprintf("byte %d", at)) && !strings.Contains(err.Error(), fmt.Sprintf("byte %d", at+1)) {
			t.Errorf("cut off with %q: %d rows and the fault %v, want 1 and byte %d", rest, rows, err, at)
		}
	}
}

func TestCellsThatAreNotUTF8AreRefused(t *testing.T) {
	rows := readRows(t, newImporter(t), "csv", "id,type,date,modality,parties,status\nAtl\xe1ntida,veto,2024,occurred,[],extracted\nb,veto,2024,occurred,[],extracted\n")
	if len(rows) != 2 || rows[0].Err == nil || !strings.Contains(rows[0].Err.Error(), `"Atl\xe1ntida" is not UTF-8`) || rows[1].Err != nil {
		t.Errorf("rows = %+v, want the first refused with its id", rows)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("icews", "Japan\tMake a visit\tThailand\t2014-09-22\n")
	f.Add("vetoes", "2024-03-28\tS/2024/255\t-\tx\tPRK\tRUS\t13\t1\t1\tCHN\town\n")
	f.Add("unvotes", "rcid,date,unres,ccode,country,vote\n1,2024-01-01,A/1,365,Russia,3\n1,2024-01-01,A/1,,Iran (x),yes\n")
	f.Add("unvotes", "rcid,date,unres,country,vote\n\"0")
	f.Add("ndjson", `{"id":"a","type":"veto","date":"2024","modality":"occurred","status":"extracted"}`)
	f.Add("json", `{"header":{"schema":"demarche-export-1"},"events":[{}],"written":1}`)
	f.Add("csv", "id,type,date,modality,parties,status\na,veto,2024,occurred,[],extracted\n")
	im := newImporter(f)
	f.Fuzz(func(t *testing.T, name, data string) {
		format, ok := Lookup(name)
		if !ok {
			return
		}
		// An error of the file is as good as none here: nothing may panic, and
		// each row is an event, a reason or an error.
		if err := im.Read(format, strings.NewReader(data), func(r Row) bool {
			if r.Err == nil && r.Skipped == "" && r.Event.Type == "" {
				t.Fatalf("row %+v holds nothing", r)
			}
			return true
		}); err != nil && err.Error() == "" {
			t.Fatal("an error without words")
		}
	})
}
