package ingest_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"demarche/internal/ingest"
	"demarche/models"
	"demarche/models/modelstest"
	"demarche/timeline"
	"demarche/timeline/article"
	"demarche/timeline/edtf"
	"demarche/timeline/merge"
	"demarche/timeline/ontology"
)

// lines is an extractor for tests: a line "summit 2024-06-19 RUS PRK" is an event.
type lines struct{}

func (lines) Annotate(*timeline.Document) error { return nil }

func (lines) Extract(doc *timeline.Document) ([]timeline.Mention, error) {
	var out []timeline.Mention
	at := 0
	for line := range strings.Lines(doc.Text) {
		f := strings.Fields(line)
		span := timeline.Span{Start: at, End: at + len(strings.TrimRight(line, "\n"))}
		at += len(line)
		if len(f) > 0 && f[0] == "poison" {
			panic("poison")
		}
		if len(f) != 4 {
			continue
		}
		when, err := edtf.Parse(f[1])
		if err != nil {
			return nil, err
		}
		out = append(out, timeline.Mention{
			Type: timeline.TypeSlug(f[0]), When: when, Modality: timeline.Occurred, Score: 0.9,
			Evidence: span, Trigger: timeline.Span{Start: span.Start, End: span.Start + len(f[0])}, Rule: "test/lines",
			Parties: []timeline.Party{
				{Actor: timeline.ActorID("country/" + f[2]), Name: f[2], Country: timeline.CountryID(f[2]), Role: timeline.RoleParticipant},
				{Actor: timeline.ActorID("country/" + f[3]), Name: f[3], Country: timeline.CountryID(f[3]), Role: timeline.RoleParticipant},
			},
		})
	}
	return out, nil
}

func newIngester(t testing.TB, s *models.Store, version string) *ingest.Ingester {
	t.Helper()
	o, err := ontology.Load()
	if err != nil {
		t.Fatal(err)
	}
	return ingest.New(ingest.Options{Store: s, Extractor: lines{}, Merger: merge.New(o), Version: version, Workers: 3})
}

func doc(id, outlet, text string) article.Item {
	return article.Item{ID: id, Doc: &timeline.Document{
		ID: id, Outlet: outlet, URL: "https://" + outlet + "/" + id, Text: text, Lang: "en",
		DCT: edtf.MustParse("2024-06-20"), PublishedFrom: timeline.PublishedGiven,
	}}
}

func reader(items ...article.Item) func(func(article.Item) error) error {
	return func(fn func(article.Item) error) error {
		for _, item := range items {
			if err := fn(item); err != nil {
				return err
			}
		}
		return nil
	}
}

func run(t *testing.T, g *ingest.Ingester, items ...article.Item) ingest.Summary {
	t.Helper()
	sum, err := g.Run(context.Background(), reader(items...), nil)
	if err != nil {
		t.Fatal(err)
	}
	return sum
}

func events(t *testing.T, s *models.Store) []timeline.Event {
	t.Helper()
	page, err := s.Events(context.Background(), models.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	var out []timeline.Event
	for _, e := range page.Events {
		full, err := s.Event(context.Background(), e.ID)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, full)
	}
	return out
}

func TestReportsOfOneEventJoin(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, s *models.Store) {
		g := newIngester(t, s, "v1")
		sum := run(t, g,
			doc("a", "one.example", "summit 2024-06-19 RUS PRK\nsummit 2023-09-13 RUS PRK"),
			doc("b", "two.example", "The other paper.\nsummit 2024-06-19 PRK RUS"),
			doc("c", "two.example", "The other paper.\nsummit 2024-06-19 PRK RUS"),
			article.Item{ID: "d", Err: &article.Error{Code: article.CodeEmpty, Message: "d is empty"}},
			doc("e", "one.example", "poison"),
			doc("f", "one.example", "nothing to tell"),
		)
		if sum.Articles != 6 || sum.Stored != 3 || sum.Duplicates != 1 || sum.Failed != 2 || sum.Added != 2 || sum.Joined != 1 {
			t.Errorf("summary %+v", sum)
		}
		if len(sum.Failures) != 2 || sum.Failures[0].Code != "empty" || sum.Failures[1].Code != "internal" {
			t.Errorf("failures %+v", sum.Failures)
		}
		all := events(t, s)
		if len(all) != 2 {
			t.Fatalf("events %+v", all)
		}
		e := all[1]
		if len(e.Reports) != 2 || e.Sources != 2 || e.Reports[1].Reason == "" || e.Reports[0].Quote == "" {
			t.Errorf("joined event %+v", e)
		}
		again := run(t, g, doc("a", "one.example", "summit 2024-06-19 RUS PRK\nsummit 2023-09-13 RUS PRK"))
		if again.Duplicates != 1 || again.Stored != 0 {
			t.Errorf("same article again: %+v", again)
		}
		for _, r := range e.Reports {
			a, err := s.Article(context.Background(), r.Article)
			if err != nil || r.Evidence.In(a.Doc.Text) != r.Quote {
				t.Errorf("quote %q is not at its place in %q: %v", r.Quote, a.Doc.Text, err)
			}
		}
	})
}

func TestReadAgainReplacesOwnMentionsOnly(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, s *models.Store) {
		ctx := context.Background()
		text := "summit 2024-06-19 RUS PRK\nvisit 2024-06-20 RUS VNM\ntalks 2020-01-02 USA CHN\nveto 2024-03-28 RUS PRK"
		run(t, newIngester(t, s, "v1"), doc("a", "one.example", text), doc("b", "two.example", "summit 2024-06-19 RUS PRK"))
		before := events(t, s)
		if len(before) != 4 {
			t.Fatalf("events %+v", before)
		}
		// One event is corrected by a person, one is deleted.
		if err := s.Edit(ctx, before[2].ID, 0, func(e *timeline.Event) error {
			e.When, e.Status = edtf.MustParse("2024-06-18"), timeline.StatusCorrected
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		if err := s.Delete(ctx, before[0].ID, 0); err != nil {
			t.Fatal(err)
		}
		sum := run(t, newIngester(t, s, "v2"), doc("a", "one.example", text))
		if sum.Again != 1 || sum.Stored != 0 {
			t.Errorf("summary %+v", sum)
		}
		after := events(t, s)
		if len(after) != 3 {
			t.Fatalf("events after: %+v", after)
		}
		summit := after[1]
		if summit.ID != before[2].ID || summit.When.String() != "2024-06-18" || summit.Status != timeline.StatusCorrected {
			t.Errorf("the correction did not stand: %+v", summit)
		}
		for i, want := range []string{before[1].ID, before[2].ID, before[3].ID} {
			if after[i].ID != want {
				t.Errorf("event %d has id %s, want %s", i, after[i].ID, want)
			}
		}
	})
}

// none is an extractor of a later version that finds nothing.
type none struct{ lines }

func (none) Extract(*timeline.Document) ([]timeline.Mention, error) { return nil, nil }

func TestEventsWithoutReportsGo(t *testing.T) {
	s := modelstest.New(t)
	run(t, newIngester(t, s, "v1"), doc("a", "one.example", "summit 2024-06-19 RUS PRK\ntalks 2020-01-02 USA CHN"),
		doc("b", "two.example", "summit 2024-06-19 RUS PRK"))
	o, err := ontology.Load()
	if err != nil {
		t.Fatal(err)
	}
	g := ingest.New(ingest.Options{Store: s, Extractor: none{}, Merger: merge.New(o), Version: "v2"})
	run(t, g, doc("a", "one.example", "summit 2024-06-19 RUS PRK\ntalks 2020-01-02 USA CHN"))
	all := events(t, s)
	if len(all) != 1 || all[0].Type != "summit" || len(all[0].Reports) != 1 || all[0].Sources != 1 {
		t.Errorf("events %+v", all)
	}
}

func TestImportedEventTakesReports(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, s *models.Store) {
		e := modelstest.Event("un-1", "veto", "2024-03-28", "RUS", "PRK")
		e.Vote = &timeline.Vote{Body: "UNSC", Symbol: "S/2024/255", For: 13, Against: 1, Abstain: 1}
		modelstest.Put(t, s, e)
		g := newIngester(t, s, "v1")
		run(t, g, doc("a", "one.example", "veto 2024-03-28 RUS PRK"))
		all := events(t, s)
		if len(all) != 1 || all[0].ID != "un-1" || all[0].Vote == nil || len(all[0].Reports) != 2 {
			t.Fatalf("events %+v", all)
		}
		modelstest.Put(t, s, e) // the import runs again
		all = events(t, s)
		if len(all) != 1 || len(all[0].Reports) != 1 || all[0].Reports[0].Article == "" {
			t.Fatalf("after the second import: %+v", all)
		}
	})
}

func TestRunStopsWithTheStore(t *testing.T) {
	s := modelstest.New(t)
	g := newIngester(t, s, "v1")
	ctx, cancel := context.WithCancel(context.Background())
	n := 0
	_, err := g.Run(ctx, func(fn func(article.Item) error) error {
		for i := range 1000 {
			if err := fn(doc(fmt.Sprint(i), "one.example", fmt.Sprintf("talks 2020-01-02 USA CHN\n%d", i))); err != nil {
				return err
			}
		}
		return nil
	}, func(ingest.Summary) {
		if n++; n == 10 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want context.Canceled", err)
	}
}
