package export

import (
	"encoding/json"
	"testing"

	gojson "github.com/goccy/go-json"

	"demarche/timeline"
	"demarche/timeline/edtf"
	"demarche/timeline/ontology"
)

func newWire(t testing.TB) *Wire {
	t.Helper()
	o, err := ontology.Load()
	if err != nil {
		t.Fatal(err)
	}
	return NewWire(o)
}

// sample is events with everything that a format must carry: votes, open and
// vague dates, quotes in two languages, text that is hostile to some format.
func sample() []timeline.Event {
	quote := "3月に<ロシア>が国連で拒否権を行使した。"
	at := func(part string) timeline.Span {
		for i := range quote {
			if len(quote)-i >= len(part) && quote[i:i+len(part)] == part {
				return timeline.Span{Start: 100 + i, End: 100 + i + len(part)}
			}
		}
		return timeline.Span{}
	}
	veto := timeline.Event{
		ID: "e1", Type: "veto", When: edtf.MustParse("2024-03-28"), Modality: timeline.Occurred,
		Parties: []timeline.Party{{Actor: "country/RUS", Name: "Russia", Country: "RUS", Role: timeline.RoleSource}, {Actor: "country/PRK", Name: "North Korea", Country: "PRK", Role: timeline.RoleTarget}},
		Place:   timeline.Place{Name: "New York", Country: "USA"},
		Vote: &timeline.Vote{
			Body: "UNSC", Symbol: "S/2024/255", For: 13, Against: 1, Abstain: -1,
			By: []timeline.Position{{Country: "CHN", Position: "abstain"}, {Country: "RUS", Position: "against"}}, Vetoed: []timeline.CountryID{"RUS"},
		},
		Summary: quote, Lang: "ja", Score: 0.8567, Sources: 1, Status: timeline.StatusExtracted, Disputes: []string{"date"},
		Reports: []timeline.Report{{
			Mention: timeline.Mention{
				Type: "veto", When: edtf.MustParse("2024-03"), WhenSpan: at("3月に"), Trigger: at("拒否権を行使"), Modality: timeline.Occurred,
				Evidence: timeline.Span{Start: 100, End: 100 + len(quote)}, Rule: "ja/veto-1", Score: 0.86,
			},
			Article: "a1", Outlet: "Agency", URL: "https://agency.example/1", Lang: "ja", Quote: quote, QuoteStart: 40,
		}},
	}
	return []timeline.Event{
		{
			ID: "e0", Type: "treaty-signed", When: edtf.MustParse("-0043-03-15"), Modality: timeline.Alleged, Status: timeline.StatusAccepted,
			Parties: []timeline.Party{{Name: "=HYPERLINK(\"x\"), \"Rome\"\nand others", Role: timeline.RoleSignatory}},
			Summary: "=1+1", Detail: map[string]string{"treaty": "A \u2028 & B", "count": "2"}, Lang: "en",
		},
		veto,
		{
			ID: "e2", Type: "summit", When: edtf.MustParse("2024-06-18/2024-06-19"), Modality: timeline.Planned, Status: timeline.StatusExtracted, Outcome: "held",
			Parties: []timeline.Party{{Actor: "person/kim-jong-un", Name: "Kim Jong Un", Country: "PRK", Role: timeline.RoleHost}, {Actor: "person/vladimir-putin", Name: "Vladimir Putin", Country: "RUS", Role: timeline.RoleParticipant}},
			Place:   timeline.Place{Name: "Pyongyang", Country: "PRK"}, Summary: "The leaders will meet; a long line follows, with commas, and a quote \"here\" to be folded 折り返し折り返し折り返し折り返し.", Lang: "en", Score: 0.5, Sources: 3,
		},
		{ID: "e3", Type: "visit", When: edtf.MustParse("2019"), Modality: timeline.Negated, Status: timeline.StatusExtracted, Lang: "en", Summary: "No visit."},
		{ID: "e4", Type: "attack", When: edtf.MustParse("2022-02-24/.."), Modality: timeline.Ongoing, Status: timeline.StatusExtracted, Lang: "en", Summary: "It goes on."},
		{ID: "e5", Type: "statement", Modality: timeline.Occurred, Status: timeline.StatusExtracted, Lang: "en", Summary: "No date."},
		{ID: "e6", Type: "praise", When: edtf.MustParse("Y12345-06-01"), Modality: timeline.Hypothetical, Status: timeline.StatusExtracted, Lang: "en", Summary: "Far off."},
	}
}

func TestAppendJSONIsWhatEncodingJSONMakes(t *testing.T) {
	w := newWire(t)
	for _, e := range sample() {
		wire := w.Event(e)
		want, err := json.Marshal(wire)
		if err != nil {
			t.Fatal(err)
		}
		if got := string(AppendJSON(nil, &wire)); got != string(want) {
			t.Errorf("AppendJSON = %s\nwant         %s", got, want)
		}
	}
}

func TestOffsetsCountCodePoints(t *testing.T) {
	r := newWire(t).Event(sample()[1]).Reports[0]
	if r.Start != 40 || r.End != 40+21 {
		t.Errorf("quote at %d-%d, want 40-61", r.Start, r.End)
	}
	if r.Trigger == nil || *r.Trigger != (Quote{Start: 40 + 12, End: 40 + 18, Text: "拒否権を行使"}) {
		t.Errorf("trigger = %+v", r.Trigger)
	}
	if r.DateSpan == nil || *r.DateSpan != (Quote{Start: 40, End: 43, Text: "3月に"}) {
		t.Errorf("date span = %+v", r.DateSpan)
	}
}

func FuzzAppendString(f *testing.F) {
	f.Add("a\"b\\c\n<&>\u2028\xff\x00\x7f")
	f.Fuzz(func(t *testing.T, s string) {
		want, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		if got := string(appendString(nil, s)); got != string(want) {
			t.Errorf("appendString(%q) = %s, want %s", s, got, want)
		}
	})
}

func BenchmarkEventJSON(b *testing.B) {
	e := newWire(b).Event(sample()[1])
	var buf []byte
	b.Run("append", func(b *testing.B) {
		for b.Loop() {
			buf = AppendJSON(buf[:0], &e)
		}
		b.SetBytes(int64(len(buf)))
	})
	b.Run("encoding/json", func(b *testing.B) {
		for b.Loop() {
			if _, err := json.Marshal(e); err != nil {
				b.Fatal(err)
			}
		}
		b.SetBytes(int64(len(buf)))
	})
	b.Run("goccy", func(b *testing.B) {
		for b.Loop() {
			if _, err := gojson.Marshal(e); err != nil {
				b.Fatal(err)
			}
		}
		b.SetBytes(int64(len(buf)))
	})
}
