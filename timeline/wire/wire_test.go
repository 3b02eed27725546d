package wire

import (
	"testing"
	"unicode/utf8"

	"demarche/timeline"
	"demarche/timeline/edtf"
	"demarche/timeline/ontology"
)

func TestPointsCountCodePoints(t *testing.T) {
	for _, text := range []string{"", "plain", "Erdoğan met Orbán", "3月に ロシアが𠮟る", "bad \xff byte é"} {
		p := newPoints(text)
		for i := 0; i <= len(text); i++ {
			if i < len(text) && !utf8.RuneStart(text[i]) {
				continue
			}
			if got, want := p.at(i), utf8.RuneCountInString(text[:i]); got != want {
				t.Errorf("points(%q).at(%d) = %d, want %d", text, i, got, want)
			}
		}
	}
}

func TestArticleQuotesTheTextAtItsOffsets(t *testing.T) {
	doc := &timeline.Document{ID: "a", Lang: "en", Text: "Süd. Norway vetoed it.", DCT: edtf.Of(2024, 3, 28)}
	m := timeline.Mention{
		Type: "veto", Modality: timeline.Occurred, When: edtf.Month(2024, 3),
		Evidence: timeline.Span{Start: 6, End: 23}, Trigger: timeline.Span{Start: 13, End: 19},
		Parties: []timeline.Party{{Actor: "country/NOR", Name: "Norway", Country: "NOR", Role: timeline.RoleSource, Span: timeline.Span{Start: 6, End: 12}}},
		Vote:    &timeline.Vote{For: 13, Against: -1, Abstain: 0},
	}
	o, err := ontology.Load()
	if err != nil {
		t.Fatal(err)
	}
	got := Article(doc, []timeline.Mention{m}, Options{Ontology: o})
	e := got.Events[0]
	if e.Evidence != (Evidence{Start: 5, End: 22, Quote: "Norway vetoed it."}) || e.Trigger.Text != "vetoed" || e.Trigger.Start != 12 {
		t.Errorf("evidence %+v trigger %+v", e.Evidence, e.Trigger)
	}
	if e.PLOVER != "REJECT" || e.CAMEO != "129" || *e.Date != "2024-03" || *e.First != "2024-03-01" || *e.Last != "2024-03-31" {
		t.Errorf("event %+v", e)
	}
	if *e.Vote.For != 13 || e.Vote.Against != nil || *e.Vote.Abstain != 0 {
		t.Errorf("vote %+v", e.Vote)
	}
	if got.PublishedFrom != "none" || *got.Published != "2024-03-28" || len(e.Countries) != 1 {
		t.Errorf("article %+v", got)
	}
}
