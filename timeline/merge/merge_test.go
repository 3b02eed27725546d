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

func TestJoinPairs(t *testing.T) {
	putin, kim, lavrov := person("vladimir-putin", "RUS", part), person("kim-jong-un", "PRK", part), person("sergei-lavrov", "RUS", part)
	vote := func(symbol string, n int) func(*timeline.Report) {
		return func(r *timeline.Report) {
			r.Vote = &timeline.Vote{Body: "UNSC", Symbol: symbol, For: n, Against: 1, Abstain: 1}
		}
	}
	modal := func(m timeline.Modality, dated bool) func(*timeline.Report) {
		return func(r *timeline.Report) {
			r.Modality = m
			if !dated {
				r.WhenSpan = timeline.Span{}
			}
		}
	}
	in := func(name string, c timeline.CountryID) func(*timeline.Report) {
		return func(r *timeline.Report) { r.Place = timeline.Place{Name: name, Country: c} }
	}
	undated := func(r *timeline.Report) { r.WhenSpan = timeline.Span{} }
	said := func(quote string) timeline.Report {
		r := told("a", "statement", "2024-06-19", state("RUS", src))
		r.Quote = quote
		return r
	}
	body := func(name string) func(*timeline.Report) {
		return func(r *timeline.Report) {
			r.Vote = &timeline.Vote{Body: name, For: -1, Against: -1, Abstain: -1}
		}
	}
	summit := told("a", "summit", "2024-06-19", putin, kim)
	veto := told("a", "veto", "2024-03-28", state("RUS", src))
	strike := told("a", "attack", "2024-05-01", state("RUS", src), state("UKR", tgt))
	tests := []struct {
		name string
		a, b timeline.Report
		join bool
	}{
		{"the same summit told twice", summit, told("b", "summit", "2024-06-19", putin, kim), true},
		{"states and their leaders", summit, told("b", "summit", "2024-06-19", state("RUS", part), state("PRK", part)), true},
		{"a summit told as a meeting", summit, told("b", "meeting", "2024-06-19", putin, kim), true},
		{"a year that holds the day", summit, told("b", "summit", "2024", putin, kim), true},
		{"two summits in one month", summit, told("b", "summit", "2024-06-02", putin, kim), false},
		{"other person of the country", summit, told("b", "meeting", "2024-06-19", lavrov, kim), false},
		{"a third country that the first leaves out", summit, told("b", "summit", "2024-06-19", putin, kim, state("CHN", part)), true},
		{"another country", summit, told("b", "summit", "2024-06-19", putin, state("VNM", part)), false},
		{"told a day later without a date", summit, with(told("b", "summit", "2024-06-20", putin, kim), undated), true},
		{"leaders told as meeting in that month", summit, told("b", "meeting", "2024-06", putin, kim), true},
		{"ministers met in that month", told("a", "meeting", "2024-06-19", state("RUS", part), state("PRK", part)), told("b", "meeting", "2024-06", state("RUS", part), state("PRK", part)), false},
		{"told a week later without a date", summit, with(told("b", "summit", "2024-06-26", putin, kim), undated), false},
		{"the next day with a date", summit, told("b", "summit", "2024-06-20", putin, kim), false},
		{"a daily type told a day later", strike, with(told("b", "attack", "2024-05-02", state("RUS", src), state("UKR", tgt)), undated), false},
		{"one statement in two papers", said("The minister welcomed the treaty with Hanoi"), said("Minister welcomed treaty"), true},
		{"two statements of a day", said("The minister welcomed the treaty with Hanoi"), said("Bread prices will fall soon"), false},
		{"statements in two languages", said("The minister welcomed the treaty"), with(said("大臣は条約を歓迎した"), func(r *timeline.Report) { r.Lang = "ja" }), true},
		{"visit and summit are two events", summit, told("b", "visit", "2024-06-19", putin, kim), false},
		{"no date", summit, told("b", "summit", "", putin, kim), false},
		{"two vetoes a day apart", veto, told("b", "veto", "2024-03-29", state("RUS", src)), false},
		{"two vetoes of one day by symbol", with(veto, vote("S/2024/255", 13)), with(veto, vote("S/2024/256", 13)), false},
		{"two vetoes of one day by tally", with(veto, vote("", 13)), with(veto, vote("", 9)), false},
		{"one symbol in two spellings", with(veto, vote("S/RES/2728 (2024)", 13)), with(veto, vote("s/res/2728", 13)), true},
		{"one symbol on two dates", with(veto, vote("S/2024/255", 13)), with(told("b", "veto", "2024-03-27", state("RUS", src)), vote("S/2024/255", 13)), true},
		{"a veto by its subject and by its sponsor", told("a", "veto", "2024-03-28", state("RUS", src), state("PRK", tgt)), told("b", "veto", "2024-03", state("RUS", src), state("USA", tgt)), true},
		{"vetoes of two members", veto, told("b", "veto", "2024-03-28", state("CHN", src)), false},
		{"the organ left open", with(veto, body("UN")), with(veto, body("UNSC")), true},
		{"two organs", with(veto, body("UNGA")), with(veto, body("UNSC")), false},
		{"veto in the month of the veto", veto, told("b", "veto", "2024-03", state("RUS", src)), true},
		{"who struck whom", strike, told("b", "attack", "2024-05-01", state("UKR", src), state("RUS", tgt)), false},
		{"one strike, one place", with(strike, in("Kharkiv", "UKR")), with(strike, in("Kharkiv", "UKR")), true},
		{"two strikes, two places", with(strike, in("Kharkiv", "UKR")), with(strike, in("Odesa", "UKR")), false},
		{"strikes of a month", strike, told("b", "attack", "2024-05", state("RUS", src), state("UKR", tgt)), false},
		{"alleged and told as fact", strike, with(strike, modal(timeline.Alleged, true)), true},
		{"denied and told as fact", strike, with(strike, modal(timeline.Negated, true)), false},
		{"a plan for the day and its fulfilment", summit, with(summit, modal(timeline.Planned, true)), true},
		{"a plan without a date of its own", summit, with(summit, modal(timeline.Planned, false)), false},
	}
	m := newMerger(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, pair := range [][]timeline.Report{{tt.a, tt.b}, {tt.b, tt.a}} {
				got := m.Events(pair)
				if joined := len(got) == 1; joined != tt.join {
					t.Fatalf("joined = %v, want %v", joined, tt.join)
				}
				if tt.join && got[0].Reports[0].Reason+got[0].Reports[1].Reason == "" {
					t.Error("joined without a reason")
				}
			}
		})
	}
}

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
