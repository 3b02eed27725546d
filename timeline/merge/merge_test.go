package merge

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"demarche/timeline"
	"demarche/timeline/edtf"
	"demarche/timeline/ontology"
)

func newMerger(t testing.TB) *Merger {
	t.Helper()
	o, err := ontology.Load()
	if err != nil {
		t.Fatal(err)
	}
	return New(o)
}

// told makes a report by an article of its own outlet.
func told(article string, kind timeline.TypeSlug, date string, parties ...timeline.Party) timeline.Report {
	return timeline.Report{
		Article: article, Outlet: article + ".example", Lang: "en", Quote: article + " tells",
		Mention: timeline.Mention{
			Type: kind, When: edtf.MustParse(date), WhenSpan: timeline.Span{Start: 1, End: 4},
			Parties: parties, Modality: timeline.Occurred, Score: 0.8,
		},
	}
}

func state(c timeline.CountryID, r timeline.Role) timeline.Party {
	return timeline.Party{Actor: timeline.ActorID("country/" + c), Name: string(c), Country: c, Role: r}
}

func person(slug string, c timeline.CountryID, r timeline.Role) timeline.Party {
	return timeline.Party{Actor: timeline.ActorID("person/" + slug), Name: slug, Country: c, Role: r}
}

func with(r timeline.Report, change func(*timeline.Report)) timeline.Report {
	change(&r)
	return r
}

const (
	src  = timeline.RoleSource
	tgt  = timeline.RoleTarget
	part = timeline.RoleParticipant
)

func TestSharperTypeWins(t *testing.T) {
	putin, kim := person("vladimir-putin", "RUS", part), person("kim-jong-un", "PRK", part)
	weak := told("a", "summit", "2024-06-19", putin, kim)
	weak.Score = 0.1
	for _, tt := range []struct {
		name    string
		reports []timeline.Report
		want    timeline.TypeSlug
	}{
		{"half of them", []timeline.Report{told("a", "summit", "2024-06-19", putin, kim), told("b", "meeting", "2024-06-19", putin, kim), told("c", "meeting", "2024-06-19", putin, kim)}, "summit"},
		{"hardly one", []timeline.Report{weak, told("b", "meeting", "2024-06-19", putin, kim)}, "meeting"},
	} {
		if got := newMerger(t).Events(tt.reports); len(got) != 1 || got[0].Type != tt.want {
			t.Errorf("%s: events %+v, want one %s", tt.name, got, tt.want)
		}
	}
}

func TestWhatTellsTheTypeProvesTheEvent(t *testing.T) {
	putin, kim := person("vladimir-putin", "RUS", part), person("kim-jong-un", "PRK", part)
	surer := told("b", "meeting", "2024-06-19", putin, kim)
	surer.Score = 0.9
	got := newMerger(t).Events([]timeline.Report{told("a", "summit", "2024-06-19", putin, kim), surer})
	if len(got) != 1 || got[0].Type != "summit" || got[0].Summary != "a tells" || got[0].Reports[0].Article != "a" {
		t.Errorf("events %+v, want one summit that the sentence which says so proves", got)
	}
}

func TestPartiesOfManyReports(t *testing.T) {
	code := timeline.Party{Name: "PRK", Country: "PRK", Role: part}
	got := newMerger(t).Events([]timeline.Report{
		told("a", "summit", "2024-06-19", person("vladimir-putin", "RUS", part), code),
		told("b", "summit", "2024-06-19", state("RUS", part), timeline.Party{Actor: "country/PRK", Name: "North Korea", Country: "PRK", Role: part}),
		told("c", "summit", "2024-06-19", state("RUS", part), person("kim-jong-un", "PRK", part)),
	})
	var names []string
	for _, p := range got[0].Parties {
		names = append(names, p.Name)
	}
	if want := []string{"vladimir-putin", "North Korea", "kim-jong-un"}; len(got) != 1 || !slices.Equal(names, want) {
		t.Errorf("parties %v of %d events, want %v", names, len(got), want)
	}
}

func TestVagueReportOfSeveralEventsStaysApart(t *testing.T) {
	putin, kim := person("vladimir-putin", "RUS", part), person("kim-jong-un", "PRK", part)
	got := newMerger(t).Events([]timeline.Report{
		told("a", "summit", "2019-04-25", putin, kim),
		told("b", "summit", "2019-09-13", putin, kim),
		told("c", "summit", "2019", putin, kim),
	})
	if len(got) != 3 {
		t.Errorf("%d events, want 3", len(got))
	}
}

func TestPreciseRefinesVague(t *testing.T) {
	putin, kim := person("vladimir-putin", "RUS", part), person("kim-jong-un", "PRK", part)
	m := newMerger(t)
	old := m.Events([]timeline.Report{told("a", "summit", "2019-04", putin, kim)})
	old[0].ID = "e1"
	got := m.Join([]timeline.Report{told("b", "summit", "2019-04-25", putin, kim)}, old)
	if len(got) != 1 || got[0].ID != "e1" || got[0].When.String() != "2019-04-25" || got[0].Sources != 2 {
		t.Errorf("Join = %+v, want e1 on 2019-04-25 with 2 sources", got)
	}
}

func TestCorrectedEventKeepsWhatAPersonSaid(t *testing.T) {
	m := newMerger(t)
	old := m.Events([]timeline.Report{told("a", "veto", "2024-03", state("RUS", src))})
	old[0].ID, old[0].Status = "e1", timeline.StatusCorrected
	got := m.Join([]timeline.Report{told("b", "veto", "2024-03-28", state("RUS", src))}, old)
	if len(got) != 1 || got[0].When.String() != "2024-03" || len(got[0].Reports) != 2 || got[0].Status != timeline.StatusCorrected {
		t.Errorf("Join = %+v, want the corrected date with two reports", got)
	}
	old[0].Status = timeline.StatusRejected
	if got := m.Join([]timeline.Report{told("b", "veto", "2024-03-28", state("RUS", src))}, old); len(got) != 1 || got[0].ID != "" {
		t.Errorf("Join = %+v, want a new event beside the rejected one", got)
	}
}

func TestDisputes(t *testing.T) {
	a := told("a", "veto", "2024-03-28", state("RUS", src))
	a.Vote = &timeline.Vote{Body: "UNSC", Symbol: "S/2024/255", For: 13, Against: 1, Abstain: 1}
	b := told("b", "veto", "2024-03-27", state("RUS", src), state("PRK", tgt))
	b.Vote = &timeline.Vote{Body: "UNSC", Symbol: "S/2024/255", For: 12, Against: 1, Abstain: 2}
	b.Modality = timeline.Alleged
	got := newMerger(t).Events([]timeline.Report{a, b})
	if want := []string{"date", "modality", "vote"}; len(got) != 1 || !slices.Equal(got[0].Disputes, want) {
		t.Errorf("events = %+v, want one with disputes %v", got, want)
	}
}

func TestOrderOfReportsDoesNotMatter(t *testing.T) {
	m := newMerger(t)
	rng := rand.New(rand.NewPCG(1, 2))
	var reports []timeline.Report
	countries := []timeline.CountryID{"RUS", "PRK", "USA", "CHN"}
	kinds := []timeline.TypeSlug{"summit", "meeting", "veto", "visit"}
	dates := []string{"2024-06-18", "2024-06-19", "2024-06-18/2024-06-19", "2024-06", "2024", ""}
	for i := range 120 {
		r := told(string(rune('a'+i%26))+string(rune('a'+i/26)), kinds[rng.IntN(4)], dates[rng.IntN(6)],
			state(countries[rng.IntN(2)], part), state(countries[2+rng.IntN(2)], part))
		r.Score = float64(rng.IntN(10)) / 10
		if rng.IntN(3) == 0 {
			r.WhenSpan = timeline.Span{}
		}
		reports = append(reports, r)
	}
	want := m.Events(reports)
	for range 20 {
		rng.Shuffle(len(reports), func(i, j int) { reports[i], reports[j] = reports[j], reports[i] })
		if got := m.Events(reports); !reflect.DeepEqual(got, want) {
			t.Fatalf("other order, other events: %d and %d", len(got), len(want))
		}
	}
	n := 0
	for _, e := range want {
		n += len(e.Reports)
	}
	if n != len(reports) {
		t.Errorf("%d reports in events, want %d", n, len(reports))
	}
}

func TestNearQuery(t *testing.T) {
	m := newMerger(t)
	q, ok := m.Near(told("a", "summit", "2024-06", state("RUS", part)))
	if !ok || !slices.Contains(q.Types, "meeting") || q.First != edtf.DayOf(2024, 5, 30) || q.Last != edtf.DayOf(2024, 7, 2) {
		t.Errorf("Near = %+v, %v", q, ok)
	}
	if q, ok := m.Near(told("a", "summit", "", state("RUS", part))); ok || q.First <= q.Last {
		t.Errorf("Near of an undated report = %+v, %v, want none", q, ok)
	}
}

func BenchmarkEvents(b *testing.B) {
	m := newMerger(b)
	var reports []timeline.Report
	for i := range 5000 {
		r := told("a", "visit", edtf.Day(18000+i/3).Date().String(), state("RUS", src), state("PRK", tgt))
		reports = append(reports, r)
	}
	for b.Loop() {
		m.Events(reports)
	}
}
