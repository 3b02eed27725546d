package eval

import (
	"errors"
	"math"
	"strings"
	"testing"

	"demarche/timeline"
	"demarche/timeline/edtf"
	"demarche/timeline/ontology"
)

const gold = `{"id":"a","lang":"en","published":"2024-06-20","text":"Putin met Kim. Russia vetoed a draft. They may talk. The weather was fine.","events":[
{"type":"summit","date":"2024-06-19","date_text":null,"modality":"occurred","countries":["RUS","PRK"],"sentence":{"start":0,"end":14},"trigger":"met","required":true,"alt_types":["meeting"]},
{"type":"veto","date":"2024","date_text":"x","modality":"occurred","countries":["RUS"],"opt_countries":["PRK"],"sentence":{"start":15,"end":37},"trigger":"vetoed","required":true,"date_window":true},
{"type":"talks","date":null,"date_text":null,"modality":"hypothetical","countries":[],"sentence":{"start":38,"end":52},"trigger":"talk","required":false}]}
{"id":"b","lang":"ja","published":null,"text":"雨が降った。","events":[]}
`

type coder map[string][]timeline.Mention

func (c coder) Mentions(doc *timeline.Document) ([]timeline.Mention, error) {
	if doc.ID == "b" && c == nil {
		return nil, errors.New("broken")
	}
	return c[doc.ID], nil
}

func mention(kind timeline.TypeSlug, date string, start, end int, score float64, countries ...timeline.CountryID) timeline.Mention {
	m := timeline.Mention{Type: kind, When: edtf.MustParse(date), Evidence: timeline.Span{Start: start, End: end}, Modality: timeline.Occurred, Score: score}
	for _, c := range countries {
		m.Parties = append(m.Parties, timeline.Party{Country: c})
	}
	return m
}

func run(t *testing.T, c coder) Report {
	t.Helper()
	articles, err := ReadGold(strings.NewReader(strings.NewReplacer(":[\n", ":[", ",\n{", ",{").Replace(gold)))
	if err != nil {
		t.Fatal(err)
	}
	o, err := ontology.Load()
	if err != nil {
		t.Fatal(err)
	}
	return Run(articles, c, o)
}

func TestRun(t *testing.T) {
	r := run(t, coder{
		"a": {
			mention("meeting", "2024-06-19", 0, 14, 0.9, "PRK", "RUS"), // an accepted other type
			mention("veto", "2024-03-28", 15, 37, 0.9, "RUS", "PRK"),   // inside the window, with an optional country
			mention("call", "", 38, 52, 0.2),                           // in the sentence of an optional event
			mention("summit", "2024-06-19", 15, 37, 0.9, "RUS"),        // the first one told again
			mention("attack", "2024-06-20", 53, 74, 0.35, "RUS"),       // wrong
		},
		"b": {mention("protest", "", 0, 18, 0.3)},
	})
	s := r.ByLang["en"]
	if s.Gold != 2 || s.Detected != 2 || s.Typed != 2 || s.Strict != 2 || s.Extra != 1 || s.Predicted != 3 {
		t.Errorf("English scores = %+v", s)
	}
	if got := s.Detect(); math.Abs(got.P-66.67) > 0.01 || got.R != 100 || math.Abs(got.F1-80) > 0.01 {
		t.Errorf("detect = %+v", got)
	}
	if ja := r.ByLang["ja"]; ja.Negatives != 1 || ja.ExtraPer100() != 100 {
		t.Errorf("Japanese scores = %+v", ja)
	}
	if b := r.Reliability[9]; b.Mentions != 2 || b.Right != 2 || b.MeanScore() != 0.9 {
		t.Errorf("last bin = %+v", b)
	}
	if b := r.Reliability[3]; b.Mentions != 2 || b.Right != 0 {
		t.Errorf("bin of 0.3 = %+v", b)
	}
	var out strings.Builder
	if err := r.Markdown(&out); err != nil || !strings.Contains(out.String(), "| en | 1 | 2 | 66.7 / 100.0 / 80.0 |") {
		t.Errorf("tables = %s, %v", out.String(), err)
	}
	if below := (Floor{Detect: 80, Type: 90, MaxExtra: 5}).Below(r.ByLang["en"]); len(below) != 1 || !strings.Contains(below[0], "type F1 is 80.0") {
		t.Errorf("below the floor: %v", below)
	}
	if below := (Floor{MaxExtra: 5}).Below(r.ByLang["ja"]); len(below) != 1 {
		t.Errorf("below the floor: %v", below)
	}
}

func TestRunOfNothing(t *testing.T) {
	r := run(t, nil)
	if r.All.Gold != 2 || r.All.Detected != 0 || r.All.Detect().F1 != 0 || len(r.Misses) != 3 || r.Misses[0].Kind != "missed" || r.Misses[2].Kind != "failed" {
		t.Errorf("report = %+v", r)
	}
}

func TestReadGoldNamesTheLine(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"{\"id\":\"a\",\"text\":\"x\"}\n{", "line 2"},
		{`{"id":"a"}`, "needs id and text"},
		{`{"id":"a","text":"x","published":"2023-02-29"}`, "not an EDTF date"},
		{`{"id":"a","text":"x","events":[{"date":"soon"}]}`, "not an EDTF date"},
	} {
		if _, err := ReadGold(strings.NewReader(tt.in)); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("ReadGold(%q) gave %v, want %q", tt.in, err, tt.want)
		}
	}
}

func TestParseFloor(t *testing.T) {
	f, err := ParseFloor("detect=80, type=70,extra=0")
	if err != nil || f != (Floor{Detect: 80, Type: 70, MaxExtra: -1}) {
		t.Errorf("ParseFloor = %+v, %v", f, err)
	}
	for _, bad := range []string{"", "detect", "detect=x", "recall=5", "type=101"} {
		if _, err := ParseFloor(bad); err == nil {
			t.Errorf("ParseFloor(%q) gave no error", bad)
		}
	}
}

func TestSummaries(t *testing.T) {
	s := run(t, coder{"a": {mention("veto", "2024-03-28", 15, 37, 0.9, "RUS")}}).Summaries()["en"]
	if s.Texts != 1 || s.Events != 2 || s.Strict.R != 50 || s.Strict.P != 100 || s.Date != 100 {
		t.Errorf("summary = %+v", s)
	}
}
