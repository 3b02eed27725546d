package merge

import (
	"testing"

	"demarche/timeline"
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
