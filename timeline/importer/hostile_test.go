package importer

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"demarche/timeline"
	"demarche/timeline/export"
)

const plainEvent = `{"id":"a","type":"veto","modality":"occurred","status":"extracted","score":1,"sources":1}`

// TestRowsThatNothingCouldServeAreRefused has one fault a line; the line behind it is read.
func TestRowsThatNothingCouldServeAreRefused(t *testing.T) {
	with := func(fields string) string { return strings.Replace(plainEvent, "{", "{"+fields+",", 1) }
	report := func(key, value string) string {
		r := map[string]any{"article": "x", "quote": "abc", "start": 0, "end": 3, "type": "veto", "date": nil, "modality": "occurred", "score": 0.5}
		r[key] = json.RawMessage(value)
		b, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		return with(`"reports":[` + string(b) + `]`)
	}
	tests := []struct{ name, line, want string }{
		{"no id", strings.Replace(plainEvent, `"a"`, `""`, 1), "the id"},
		{"long id", strings.Replace(plainEvent, `"a"`, `"`+strings.Repeat("a", 65)+`"`, 1), "the id"},
		{"slash", strings.Replace(plainEvent, `"a"`, `"a/b"`, 1), "the id"},
		{"parent", strings.Replace(plainEvent, `"a"`, `".."`, 1), "the id"},
		{"line break", strings.Replace(plainEvent, `"a"`, `"a\nb"`, 1), "the id"},
		{"space", strings.Replace(plainEvent, `"a"`, `"a b"`, 1), "the id"},
		{"other letters", strings.Replace(plainEvent, `"a"`, `"é"`, 1), "the id"},
		{"sources", strings.Replace(plainEvent, `"sources":1`, `"sources":1000000000000`, 1), "sources are out of range"},
		{"language", with(`"lang":"no language"`), "the language"},
		{"dispute", with(`"disputes":["nonsense"]`), `unknown dispute "nonsense"`},
		{"role", with(`"parties":[{"name":"X","role":"hero"}]`), `unknown role "hero"`},
		{"country", with(`"parties":[{"name":"X","country":"QQQ","role":"source"}]`), `unknown country "QQQ"`},
		{"actor", with(`"parties":[{"actor":"person/../x","name":"X","role":"source"}]`), "the actor"},
		{"country as actor", with(`"parties":[{"actor":"country/ZZZ","name":"X","role":"source"}]`), `unknown country "ZZZ"`},
		{"country of a place", with(`"place":{"name":"X","country":"XXX"}`), `unknown country "XXX"`},
		{"position", with(`"vote":{"for":1,"against":1,"abstain":1,"by":{"RUS":"maybe"}}`), `unknown position "maybe"`},
		{"who voted", with(`"vote":{"for":1,"against":1,"abstain":1,"by":{"":"for"}}`), "of no country"},
		{"who vetoed", with(`"vote":{"for":1,"against":1,"abstain":1,"vetoed":[""]}`), "of no country"},
		{"count", with(`"vote":{"for":1000000000000000000,"against":1,"abstain":1}`), "out of range"},
		{"negative count", with(`"vote":{"for":-1,"against":1,"abstain":1}`), "below 0"},
		{"modality of a report", report("modality", `"nonsense"`), `unknown modality of a report "nonsense"`},
		{"score of a report", report("score", `7`), "score of a report 7 is out of range"},
		{"type of a report", report("type", `"vote"`), "unknown type of a report"},
		{"start of a quote", report("start", `-5`), "out of range"},
		{"far start of a quote", report("start", `9000000000`), "out of range"},
		{"bytes", strings.Replace(plainEvent, `{`, "{\"summary\":\"\xff\",", 1), "not UTF-8"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			rows := readRows(t, newImporter(t), "ndjson", tt.line+"\n"+plainEvent+"\n")
			if len(rows) != 2 || rows[1].Err != nil {
				t.Fatalf("rows = %+v, want the second read", rows)
			}
			if err := rows[0].Err; err == nil || !strings.HasPrefix(err.Error(), "line 1: ") || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error = %v, want line 1 and %q", err, tt.want)
			}
		})
	}
}

func TestEventsHaveOneMeaning(t *testing.T) {
	with := func(fields string) string { return strings.Replace(plainEvent, "{", "{"+fields+",", 1) }
	tests := []struct{ name, line, want string }{
		{"twice", with(`"id":"b"`), `the key "id" comes twice`},
		{"capitals", with(`"ID":"b"`), `there is no key "ID"`},
		{"a letter that folds", with(`"ſummary":"b"`), `there is no key`},
		{"escaped", with(`"\u0069d":"b"`), `the key "id" comes twice`},
		{"in a party", with(`"parties":[{"name":"a","Name":"b","role":"source"}]`), `there is no key "Name"`},
		{"in a vote", with(`"vote":{"for":1,"for":2,"against":null,"abstain":null}`), `the key "for" comes twice`},
		{"in the details", with(`"detail":{"k":"1","k":"2"}`), `the key "k" comes twice`},
		{"positions", with(`"vote":{"for":1,"against":null,"abstain":null,"by":{"RUS":"for","RUS":"against"}}`), `the key "RUS" comes twice`},
		{"keys of others", with(`"detail":{"K":"1","k":"2","\"{":"3"},"vote":{"for":1,"against":null,"abstain":null,"by":{"RUS":"for"}},"parties":[{"name":"id","role":"source"},{"name":"id","role":"source"}]`), ""},
		{"quotation marks", with(`"summary":"a\\","outcome":"\\\"id\":","detail":{"\"":"1","\\":"2","\\\"":"3"}`), ""},
		{"fields to come", with(`"later":{"a":[1,{"b":[]}],"c":{}}`), ""},
	}
	for _, tt := range tests {
		for _, format := range []string{"ndjson", "json"} {
			line := tt.line + "\n"
			if format == "json" {
				line = `{"header":{"schema":"demarche-export-1"},"events":[` + tt.line + "]}"
			}
			rows := readRows(t, newImporter(t), format, line)
			if err := rows[0].Err; len(rows) != 1 || (err == nil) != (tt.want == "") || err != nil && !strings.Contains(err.Error(), tt.want) {
				t.Errorf("%s as %s: %v, want %q", tt.name, format, err, tt.want)
			}
		}
	}
}

func TestALineThatIsTooLongIsPassedOver(t *testing.T) {
	long := strings.Replace(plainEvent, "{", `{"summary":"`+strings.Repeat("x", maxLine)+`",`, 1)
	rows := readRows(t, newImporter(t), "ndjson", "\ufeff"+plainEvent+"\r\n"+long+"\n\n# a note\n"+plainEvent)
	if len(rows) != 3 || rows[0].Err != nil || rows[2].Err != nil || rows[2].Line != 5 || rows[1].Err == nil || rows[1].Err.Error() != "line 2: the line is too long" {
		t.Errorf("%d rows, the second with %v", len(rows), rows[1].Err)
	}
}

func TestUnknownCountriesAreCounted(t *testing.T) {
	im := newImporter(t)
	line := strings.Replace(plainEvent, "{", `{"parties":[{"name":"X","country":"QQQ","role":"source"}],`, 1)
	readRows(t, im, "ndjson", line+"\n"+line+"\n"+strings.Replace(line, "QQQ", "SUN", 1)+"\n")
	readRows(t, im, "vetoes", "1990-05-01\t-\t-\tx\tPRK\tFOO\t13\t1\t1\t-\town\n")
	if got := im.Strays(); len(got) != 2 || got[0] != (Count{"QQQ", 2}) || got[1] != (Count{"FOO", 1}) {
		t.Errorf("Strays() = %v", got)
	}
}

func TestCSVRefusesWhatIsNoNumber(t *testing.T) {
	const head = "id,type,date,modality,parties,status,score,sources,vote_for\n"
	for _, cells := range []string{"NaN,1,", "+Inf,1,", "0.5,1e300,", "0.5,1.5,", "0.5,1,9999999999", "0.5,1,-3"} {
		rows := readRows(t, newImporter(t), "csv", head+"a,veto,2024,occurred,[],extracted,"+cells+"\nb,veto,2024,occurred,[],extracted,0.5,1,1\n")
		if len(rows) != 2 || rows[0].Err == nil || !strings.Contains(rows[0].Err.Error(), "line 2: ") || rows[1].Err != nil {
			t.Errorf("%s: rows = %+v, want the first refused with its line", cells, rows)
		}
	}
}

// TestWhatIsTakenInKeepsToTheSchema makes events of hostile values: each is refused
// with its line, or leaves in a form that the schema allows and that comes back the same.
func TestWhatIsTakenInKeepsToTheSchema(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile(filepath.Join("..", "..", "docs", "export-schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	im := newImporter(t)
	wire := export.NewWire(im.types)
	r := rand.New(rand.NewPCG(7, 7))
	taken, refused := 0, 0
	for n := range 4000 {
		line := hostileEvent(t, r, n)
		rows := readRows(t, im, "ndjson", line+"\n")
		if len(rows) != 1 {
			t.Fatalf("%s gave %d rows", line, len(rows))
		}
		if rows[0].Err != nil {
			refused++
			continue
		}
		taken++
		out := wire.Event(rows[0].Event)
		text := export.AppendJSON(nil, &out)
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(v); err != nil {
			t.Fatalf("%s\nleft as %s: %v", line, text, err)
		}
		again := readRows(t, im, "ndjson", string(text)+"\n")
		if again[0].Err != nil {
			t.Fatalf("%s does not come back: %v", text, again[0].Err)
		}
		if back := wire.Event(again[0].Event); !bytes.Equal(export.AppendJSON(nil, &back), text) {
			t.Fatalf("%s came back as %s", text, export.AppendJSON(nil, &back))
		}
	}
	if taken < 400 || refused < 400 {
		t.Errorf("%d events taken, %d refused: too few of one kind to tell anything", taken, refused)
	}
}

// TestTablesComeBack writes texts that a spreadsheet or a reader of tables could
// change, and reads them.
func TestTablesComeBack(t *testing.T) {
	im := newImporter(t)
	wire := export.NewWire(im.types)
	f, _ := export.Lookup("csv")
	texts := []string{
		"=1+1", "'=1+1", "''=1+1", "'", "''", "'a", "-", "+1", "@x", "\tx", "\rx", "＝x", "'＝x", "a\r\nb", "a\nb", "a\rb", "\r\n", "\n", "\r", " a ", "",
		`"`, `""`, `a"b`, `a,b`, `",`, "\ufeff", "a\r", "a\r\n", "a\n\n", "日本\u2028", "'\r\n", "'\"\r",
	}
	var b bytes.Buffer
	if err := f.Write(&b, wire, func(yield func(timeline.Event, error) bool) {
		for n, text := range texts {
			e := timeline.Event{
				ID: fmt.Sprintf("e%d", n), Type: "visit", Modality: timeline.Occurred, Status: timeline.StatusExtracted, Summary: text, Outcome: text,
				Place: timeline.Place{Name: text, Country: "FRA"}, Parties: []timeline.Party{{Name: text, Role: timeline.RoleSource}},
			}
			if !yield(e, nil) {
				return
			}
		}
	}, export.Options{BOM: true}); err != nil {
		t.Fatal(err)
	}
	rows := readRows(t, im, "csv", b.String())
	if len(rows) != len(texts) {
		t.Fatalf("%d rows, want %d", len(rows), len(texts))
	}
	for n, text := range texts {
		e := rows[n].Event
		if rows[n].Err != nil || e.Summary != text || e.Outcome != text || e.Place.Name != text || e.Parties[0].Name != text {
			t.Errorf("%q came back as %q, %q, %q, %+v: %v", text, e.Summary, e.Outcome, e.Place.Name, e.Parties, rows[n].Err)
		}
	}
}

// FuzzRecords holds our reader of tables to encoding/csv where that changes nothing.
func FuzzRecords(f *testing.F) {
	f.Add("a,b\n\"c\"\"\n\",d\n\n,\n")
	f.Add("\"a\nb")
	f.Fuzz(func(t *testing.T, data string) {
		if strings.Contains(data, "\r") || len(data) > 1<<16 {
			return // line ends are where the two differ
		}
		want, err := csv.NewReader(strings.NewReader(data)).ReadAll()
		if err != nil {
			want = nil
		}
		r := records{in: bufio.NewReader(strings.NewReader(data)), comma: ','}
		var got [][]string
		for {
			fault, err := r.next()
			if err != nil {
				break
			}
			if fault != nil {
				got = nil
				break
			}
			got = append(got, slices.Clone(r.cells))
			r.width = len(r.cells)
		}
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("%q: %q, encoding/csv reads %q", data, got, want)
		}
	})
}

// hostileEvent is a line in which each field is mostly good and sometimes not.
func hostileEvent(t *testing.T, r *rand.Rand, n int) string {
	t.Helper()
	pick := func(good []any, bad ...any) any {
		if r.IntN(40) == 0 {
			return bad[r.IntN(len(bad))]
		}
		return good[r.IntN(len(good))]
	}
	text := func() any {
		return pick([]any{"", "plain", "=1+1", "'=1+1", "a\r\nb", "日本\u2028", `<b>"x"</b>`, strings.Repeat("長", 300)}, "a\x00b", 7, []any{})
	}
	country := func() any { return pick([]any{"RUS", "PRK", "SUN", "XKX", ""}, "QQQ", "rus", "R\n", "РФ") }
	modality := func() any { return pick([]any{"occurred", "alleged", "ongoing"}, "nonsense", "", "OCCURRED") }
	date := func() any {
		return pick([]any{"2024-03-28", "-012X", "../2024", "2024/..", "Y12345-06-01", nil, "2024-33", "199X~"}, "2023-02-29", "soon", "")
	}
	count := func() any {
		return pick([]any{0, 3, 193, nil, math.MaxInt32}, -1, math.MaxInt32+1, int64(math.MaxInt64), 1.5, "3")
	}
	score := func() any { return pick([]any{0, 1, 0.5, 0.9995}, -0.1, 7, 1e300) }
	e := map[string]any{
		"id":   pick([]any{fmt.Sprintf("e%d", n), "A.b_c~d:e-f", strings.Repeat("z", 64)}, "", strings.Repeat("z", 65), "..", "a/b", "a b", "a\n", "é", nil),
		"type": pick([]any{"veto", "visit", "un-vote"}, "vote", ""), "modality": modality(), "date": date(),
		"status": pick([]any{"extracted", "accepted"}, "ok"), "score": score(), "sources": pick([]any{0, 1, 65000}, -1, 65001, int64(1e12)),
		"summary": text(), "outcome": text(), "lang": pick([]any{"en", "ja", "", "pt-BR"}, "no language", "e\x00"),
		"parties": []any{map[string]any{
			"actor": pick([]any{"country/RUS", "person/x-é-rus", ""}, "country/ZZZ", "person/", "place/x", "person/a b", "person/a/b"),
			"name":  text(), "country": country(), "role": pick([]any{"source", "voter"}, "hero", ""),
		}},
		"detail": map[string]any{"k": text()},
	}
	if r.IntN(2) == 0 {
		e["vote"] = map[string]any{
			"for": count(), "against": count(), "abstain": count(), "body": text(),
			"by":     map[string]any{pick([]any{"RUS", "USA"}, "QQQ", "").(string): pick([]any{"for", "abstain"}, "maybe", "")},
			"vetoed": []any{pick([]any{"RUS", "USA"}, "QQQ", "")},
		}
	}
	if r.IntN(2) == 0 {
		e["place"] = map[string]any{"name": text(), "country": country()}
		e["disputes"] = []any{pick([]any{"date", "vote"}, "nonsense", "")}
	}
	if r.IntN(2) == 0 {
		quote := "3月に<ロシア>"
		e["reports"] = []any{map[string]any{
			"article": text(), "quote": quote, "start": pick([]any{0, 40}, -1, math.MaxInt32, int64(math.MaxInt64)), "end": pick([]any{0}, -1, int64(1e12)),
			"type": pick([]any{"veto"}, "vote"), "date": date(), "modality": modality(), "score": score(), "outlet": text(), "url": text(),
		}}
	}
	b, err := json.Marshal(e)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestSchemaHoldsTheLimits(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile(filepath.Join("..", "..", "docs", "export-schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	wire := export.NewWire(newImporter(t).types)
	valid := func(change func(*export.Event)) bool {
		out := wire.Event(timeline.Event{ID: "a", Type: "veto", Modality: timeline.Occurred, Status: timeline.StatusAccepted})
		change(&out)
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader(export.AppendJSON(nil, &out)))
		if err != nil {
			t.Fatal(err)
		}
		return schema.Validate(v) == nil
	}
	for _, id := range []string{"", "a", ".", "..", "-a", "a..b", "a/b", "a b", "a\n", "é", "unsc-veto-s-2024-255", strings.Repeat("a", export.MaxID), strings.Repeat("a", export.MaxID+1)} {
		if got, want := valid(func(e *export.Event) { e.ID = id }), export.ValidID(id); got != want {
			t.Errorf("the schema takes the id %q: %v, ValidID says %v", id, got, want)
		}
	}
	for _, id := range []string{"person/a", "person/é", "person/a b", "person/a/b", "person/", "person/..", "person/a.b", "place/a", "country/RUS", "a", "org/" + strings.Repeat("é", export.MaxSlug), "org/" + strings.Repeat("é", export.MaxSlug+1)} {
		party := export.Party{Actor: id, Role: "source"}
		if got, want := valid(func(e *export.Event) { e.Parties = []export.Party{party} }), export.ValidActor(id); got != want {
			t.Errorf("the schema takes the actor %q: %v, ValidActor says %v", id, got, want)
		}
	}
	for n, want := range map[int]bool{0: true, export.MaxSources: true, export.MaxSources + 1: false, -1: false} {
		if got := valid(func(e *export.Event) { e.Sources = n }); got != want {
			t.Errorf("the schema takes %d sources: %v, want %v", n, got, want)
		}
	}
	for n, want := range map[int]bool{0: true, export.MaxCount: true, export.MaxCount + 1: false, -1: false} {
		if got := valid(func(e *export.Event) { e.Vote = &export.Vote{For: &n} }); got != want {
			t.Errorf("the schema takes a count of %d: %v, want %v", n, got, want)
		}
	}
}
