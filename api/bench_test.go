package api_test

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"testing"
	"time"

	"demarche/api"
	"demarche/internal/bench"
	"demarche/models"
	"demarche/models/modelstest"
	"demarche/timeline"
	"demarche/timeline/gazetteer"
	"demarche/timeline/ontology"
)

// BenchmarkAnswers is the time of a whole request without the network.
func BenchmarkAnswers(b *testing.B) {
	types, err := ontology.Load()
	if err != nil {
		b.Fatal(err)
	}
	names, err := gazetteer.Load()
	if err != nil {
		b.Fatal(err)
	}
	store := modelstest.New(b, models.WithIndex(""))
	modelstest.Put(b, store, slices.Collect(bench.Events(50_000, 1, []timeline.TypeSlug{"talks", "visit", "veto"}))...)
	if err := store.WaitIndex(b.Context()); err != nil {
		b.Fatal(err)
	}
	h, err := api.New(api.Options{
		Store: store, Ontology: types, Gazetteer: names, Log: slog.New(slog.DiscardHandler),
		MaxBodyBytes: 1 << 20, RequestTimeout: time.Minute,
	})
	if err != nil {
		b.Fatal(err)
	}
	for _, target := range []string{
		"/events?limit=100&from=2010-03", "/events?limit=100&country=USA", "/events/b1-700",
		"/density?bins=640&by=country&min_score=0.6", "/facets?min_score=0.6", "/index.bin",
	} {
		b.Run(target, func(b *testing.B) {
			for b.Loop() {
				w := httptest.NewRecorder()
				if h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, api.Prefix+target, nil)); w.Code != http.StatusOK {
					b.Fatal(w.Body.String())
				}
				b.SetBytes(int64(w.Body.Len()))
			}
		})
	}
}
