package web

import (
	"bytes"
	"context"
	"log/slog"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"demarche/api"
	"demarche/internal/bench"
	"demarche/models"
	"demarche/models/modelstest"
	"demarche/timeline"
	"demarche/timeline/article"
	"demarche/timeline/gazetteer"
	"demarche/timeline/ontology"
)

// queue takes articles in without reading them.
type queue struct{ store *models.Store }

func (q queue) Submit(ctx context.Context, in article.Input, key string) (models.Job, error) {
	return q.store.AddJob(ctx, models.NewJob{Kind: "test", Payload: in.Data, Key: key})
}

func TestRunAnswersEveryQuestion(t *testing.T) {
	types, err := ontology.Load()
	if err != nil {
		t.Fatal(err)
	}
	names, err := gazetteer.Load()
	if err != nil {
		t.Fatal(err)
	}
	store := modelstest.New(t, models.WithIndex(""))
	modelstest.Put(t, store, slices.Collect(bench.Events(2000, 1, []timeline.TypeSlug{"talks", "visit", "veto"}))...)
	h, err := api.New(api.Options{
		Store: store, Articles: queue{store}, Ontology: types, Gazetteer: names,
		Log: slog.New(slog.DiscardHandler), MaxBodyBytes: 1 << 20, RequestTimeout: time.Minute,
	})
	if err != nil {
		t.Fatal(err)
	}
	srv := httptest.NewServer(h)
	defer srv.Close()
	r, err := Run(t.Context(), Options{Base: srv.URL + api.Prefix, Rounds: 10, Runs: 1, Writers: 2})
	if err != nil {
		t.Fatal(err)
	}
	if r.Events != 2000 || len(r.Questions) != len(kinds())+1 { // no facets of more than 250,000 here
		t.Errorf("asked of %d events: %+v", r.Events, r.Questions)
	}
	for _, m := range r.Questions {
		if m.P50 <= 0 || m.P99 < m.P50 || m.Slowest == "" {
			t.Errorf("%+v is no measurement", m)
		}
	}
	if r.Beside.Failed > 0 || r.Beside.Stored == 0 || r.Export.Bytes == 0 || r.Pages.Ratio <= 0 {
		t.Errorf("beside %+v, export %+v, pages %+v", r.Beside, r.Export, r.Pages)
	}
	var out bytes.Buffer
	if err := r.Write(&out); err != nil || !strings.Contains(out.String(), "| page by time |") {
		t.Errorf("Write: %v, %s", err, out.String())
	}
}

func TestReadMemory(t *testing.T) {
	const status = "Name:\tdemarche\nVmRSS:\t  256280 kB\nRssAnon:\t  206772 kB\nRssFile:\t   49508 kB\n"
	if got, want := readMemory(status), (Memory{Resident: 256280 << 10, File: 49508 << 10}); got != want {
		t.Errorf("readMemory = %+v, want %+v", got, want)
	}
}

func TestMediansOverRuns(t *testing.T) {
	run := func(p99 float64) []Measurement { return []Measurement{{Name: "a", Asked: 1, P99: p99}} }
	got := medians([][]Measurement{run(9), run(1), run(3)})
	if len(got) != 1 || got[0].P99 != 3 {
		t.Errorf("medians = %+v, want p99 3", got)
	}
}
