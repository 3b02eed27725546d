package models_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"demarche/models"
	"demarche/models/modelstest"
	"demarche/timeline"
	"demarche/timeline/edtf"
)

// sample is a small timeline whose ids stand in its order.
func sample() []timeline.Event {
	e := modelstest.Event
	events := []timeline.Event{
		e("a-old", "visit", "../1953", "SUN", "PRK"),
		e("b-bce", "treaty", "-0043-03-15", "ITA", "EGY"),
		e("c-decade", "talks", "199X", "USA", "PRK"),
		e("d-year", "talks", "2019", "USA", "RUS"),
		e("e-summit", "summit", "2019-04-25", "RUS", "PRK"),
		e("f-summit", "summit", "2023-09-13", "PRK", "RUS"),
		e("g-veto", "veto", "2024-03-28", "RUS", "PRK"),
		e("h-visit", "visit", "2024-06-18/2024-06-19", "RUS", "PRK"),
		e("i-war", "clash", "2022-02-24/..", "RUS", "UKR"),
		e("j-undated", "praise", "", "CHN", "PRK"),
		e("k-undated", "praise", "", "CHN", "RUS"),
	}
	events[6].Vote = &timeline.Vote{Body: "UNSC", Symbol: "S/2024/255", For: 13, Against: 1, Abstain: 1}
	events[6].Summary = "ロシアが拒否権を行使した"
	events[6].Lang = "ja"
	events[5].Parties = append(events[5].Parties, timeline.Party{
		Actor: "person/vladimir-putin", Name: "Vladimir Putin", Country: "RUS", Role: timeline.RoleHost,
	})
	events[4].Modality = timeline.Alleged
	events[4].Score = 0.4
	events[7].Sources = 3
	return events
}

func ids(events []timeline.Event) []string {
	out := []string{}
	for _, e := range events {
		out = append(out, e.ID[:1])
	}
	return out
}

func date(s string) edtf.Date { return edtf.MustParse(s) }

func TestFilterChooses(t *testing.T) {
	cases := []struct {
		name   string
		filter models.Filter
		want   string
	}{
		{"all, oldest first, undated last", models.Filter{}, "abcdeifghjk"},
		{"newest first, undated last", models.Filter{Sort: models.SortDateDesc}, "hgfiedcbakj"},
		{"last stored first", models.Filter{Sort: models.SortAdded}, "kjihgfedcba"},
		{"one country", models.Filter{Countries: []timeline.CountryID{"PRK"}}, "acefghj"},
		{"either country", models.Filter{Countries: []timeline.CountryID{"UKR", "CHN"}}, "ijk"},
		{"both countries", models.Filter{Countries: []timeline.CountryID{"RUS", "PRK"}, AllCountries: true}, "efgh"},
		{"unknown country", models.Filter{Countries: []timeline.CountryID{"ZZZ"}}, ""},
		{"one of both is unknown", models.Filter{Countries: []timeline.CountryID{"RUS", "ZZZ"}, AllCountries: true}, ""},
		{"dyad", models.Filter{Dyads: []models.Dyad{{A: "PRK", B: "RUS"}}}, "efgh"},
		{"directed dyad", models.Filter{Dyads: []models.Dyad{{A: "PRK", B: "RUS", Directed: true}}}, "f"},
		{"either dyad", models.Filter{Dyads: []models.Dyad{{A: "PRK", B: "USA"}, {A: "UKR", B: "RUS"}}}, "ci"},
		{"actor", models.Filter{Actors: []timeline.ActorID{"person/vladimir-putin"}}, "f"},
		{"either actor", models.Filter{Actors: []timeline.ActorID{"person/vladimir-putin", "country/UKR"}}, "if"},
		{"both actors", models.Filter{Actors: []timeline.ActorID{"person/vladimir-putin", "country/PRK"}, AllActors: true}, "f"},
		{"both actors, never together", models.Filter{Actors: []timeline.ActorID{"person/vladimir-putin", "country/UKR"}, AllActors: true}, ""},
		{"one of both actors is unknown", models.Filter{Actors: []timeline.ActorID{"person/vladimir-putin", "person/nobody"}, AllActors: true}, ""},
		{"both actors in a role", models.Filter{Actors: []timeline.ActorID{"person/vladimir-putin", "country/PRK"}, AllActors: true, Roles: []timeline.Role{"host"}}, ""},
		{"role of a country", models.Filter{Countries: []timeline.CountryID{"PRK"}, Roles: []timeline.Role{"source"}}, "f"},
		{"role of anybody", models.Filter{Roles: []timeline.Role{"host"}}, "f"},
		{"type", models.Filter{Types: []timeline.TypeSlug{"summit", "veto"}}, "efg"},
		{"family", models.Filter{Families: []string{"words"}}, "cdjk"},
		{"family and type", models.Filter{Families: []string{"words"}, Types: []timeline.TypeSlug{"talks", "veto"}}, "cd"},
		{"modality", models.Filter{Modalities: []timeline.Modality{"alleged"}}, "e"},
		{"language", models.Filter{Langs: []timeline.Lang{"ja"}}, "g"},
		{"status", models.Filter{Statuses: []timeline.Status{"accepted"}}, ""},
		{"score", models.Filter{MinScore: 0.5}, "abcdifghjk"},
		{"sources", models.Filter{MinSources: 2}, "h"},
		{"possibly in a range", models.Filter{From: date("2024-01"), To: date("2024-04")}, "ig"},
		{"a range in a long event", models.Filter{From: date("1995-05"), To: date("1995-06")}, "c"},
		{"surely in a range", models.Filter{From: date("2019"), To: date("2023"), Certain: true}, "def"},
		{"from", models.Filter{From: date("2024-06-19")}, "ih"},
		{"to", models.Filter{To: date("1990")}, "abc"},
		{"words", models.Filter{Query: "russia veto"}, ""},
		{"Japanese words", models.Filter{Query: "拒否権"}, "g"},
		{"one character", models.Filter{Query: "権"}, "g"},
		{"words are not case sensitive", models.Filter{Query: "VLADIMIR"}, "f"},
		{"syntax is only words", models.Filter{Query: `vladimir" OR "prk`}, ""},
		{"words and country", models.Filter{Query: "summit", Countries: []timeline.CountryID{"RUS"}}, "ef"},
		{"words and sort", models.Filter{Query: "summit", Sort: models.SortAdded}, "fe"},
		{"words backwards", models.Filter{Query: "prk", Sort: models.SortDateDesc}, "hgfecaj"},
	}
	modelstest.Each(t, func(t *testing.T, s *models.Store) {
		modelstest.Put(t, s, sample()...)
		for _, c := range cases {
			t.Run(c.name, func(t *testing.T) { expect(t, s, c.filter, c.want) })
		}
	}, families())
	t.Run("index", func(t *testing.T) {
		s := indexed(t, modelstest.SQLite(t), "")
		modelstest.Put(t, s, sample()...)
		for _, c := range cases {
			t.Run(c.name, func(t *testing.T) { expect(t, s, c.filter, c.want) })
		}
	})
}

func families() models.Option {
	return models.WithFamilies(func(slug timeline.TypeSlug) string {
		if slug == "talks" || slug == "praise" {
			return "words"
		}
		return "deeds"
	})
}

// expect asks for the events of f in one page, in pages of two both ways, as a
// stream and as a count.
func expect(t *testing.T, s *models.Store, f models.Filter, want string) {
	t.Helper()
	ctx := context.Background()
	check := func(how string, got []string) {
		t.Helper()
		if g := joined(got); g != want {
			t.Errorf("%s: %q, want %q", how, g, want)
		}
	}
	page, err := s.Events(ctx, f)
	if err != nil {
		t.Fatal(err)
	}
	check("page", ids(page.Events))
	var streamed []timeline.Event
	for e, err := range s.Stream(ctx, f) {
		if err != nil {
			t.Fatal(err)
		}
		streamed = append(streamed, e)
	}
	check("stream", ids(streamed))
	if n, err := s.Count(ctx, f); err != nil || n != len(want) {
		t.Errorf("Count = %d, %v, want %d", n, err, len(want))
	}
	f.Limit = 2
	var forward []string
	var last string
	for {
		page, err := s.Events(ctx, f)
		if err != nil {
			t.Fatal(err)
		}
		forward = append(forward, ids(page.Events)...)
		if page.Next == "" {
			last = page.Prev
			break
		}
		f.Cursor = page.Next
	}
	check("pages", forward)
	backward := forward[max(0, len(forward)-2+len(forward)%2):]
	for last != "" {
		f.Cursor = last
		page, err := s.Events(ctx, f)
		if err != nil {
			t.Fatal(err)
		}
		backward = append(ids(page.Events), backward...)
		last = page.Prev
	}
	check("pages backwards", backward)
}

func joined(parts []string) string {
	out := ""
	for _, p := range parts {
		out += p
	}
	return out
}

func TestBadFilterIsNamed(t *testing.T) {
	s := modelstest.New(t)
	modelstest.Put(t, s, sample()...)
	page, err := s.Events(context.Background(), models.Filter{Limit: 2})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		field  string
		filter models.Filter
	}{
		{"cursor", models.Filter{Cursor: "nonsense"}},
		{"cursor", models.Filter{Cursor: page.Next[:len(page.Next)-1]}},
		{"cursor", models.Filter{Cursor: page.Next, Sort: models.SortAdded}},
		{"limit", models.Filter{Limit: 1001}},
		{"limit", models.Filter{Limit: -1}},
		{"sort", models.Filter{Sort: "id; DROP TABLE events"}},
		{"role", models.Filter{Roles: []timeline.Role{"boss"}}},
		{"dyad", models.Filter{Dyads: []models.Dyad{{A: "RUS", B: "RUS"}}}},
		{"to", models.Filter{From: date("2024"), To: date("2023")}},
		{"q", models.Filter{Query: "?!"}},
	} {
		_, err := s.Events(context.Background(), c.filter)
		var bad *models.InvalidError
		if !errors.Is(err, timeline.ErrInvalid) || !errors.As(err, &bad) || bad.Field != c.field {
			t.Errorf("%+v: error %v, want one of %s", c.filter, err, c.field)
		}
	}
}

func TestStreamStops(t *testing.T) {
	s := modelstest.New(t)
	modelstest.Put(t, s, sample()...)
	for e, err := range s.Stream(context.Background(), models.Filter{}) {
		if err != nil || e.ID != "a-old" {
			t.Fatal(e, err)
		}
		break
	}
	for range s.Stream(context.Background(), models.Filter{}) { // the connection is free again
		break
	}
}

func TestEventComesBackWhole(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, s *models.Store) {
		want := sample()[6]
		want.Place = timeline.Place{Name: "New York", Country: "USA"}
		want.Outcome, want.Detail = "fails", map[string]string{"treaty": "x", "count": "3"}
		want.Disputes = []string{"date"}
		want.Parties = append(want.Parties, timeline.Party{Name: "envoys of nobody", Role: "participant"})
		want.Vote.By = []timeline.Position{{Country: "RUS", Position: "against"}}
		want.Vote.Vetoed = []timeline.CountryID{"RUS"}
		want.Reports = []timeline.Report{{
			Mention: timeline.Mention{Type: "veto", When: date("2024-03-28"), Score: 0.5}, Outlet: "Example", Lang: "en", Quote: "q",
		}}
		modelstest.Put(t, s, want)
		got, err := s.Event(context.Background(), want.ID)
		if err != nil {
			t.Fatal(err)
		}
		want.Status = timeline.StatusExtracted
		if !equalJSON(t, got, want) {
			t.Errorf("got  %+v\nwant %+v", got, want)
		}
		if _, err := s.Event(context.Background(), "nobody"); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("error %v, want ErrNotFound", err)
		}
		page, err := s.Events(context.Background(), models.Filter{Langs: []timeline.Lang{"en"}, Outlets: []string{"Example"}})
		if err != nil || !slices.Equal(ids(page.Events), []string{"g"}) {
			t.Errorf("by language and outlet of a report: %v, %v", page.Events, err)
		}
	})
}
