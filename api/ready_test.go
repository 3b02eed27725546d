package api_test

import (
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"demarche/api"
	"demarche/models"
	"demarche/models/modelstest"
	"demarche/timeline/gazetteer"
	"demarche/timeline/ontology"
)

// counted is a store that counts the pages asked of it.
type counted struct {
	*models.Store
	pages int
}

func (c *counted) Events(ctx context.Context, f models.Filter) (models.Page, error) {
	c.pages++
	return c.Store.Events(ctx, f)
}

func countedSite(t *testing.T) (http.Handler, *counted) {
	t.Helper()
	store := modelstest.New(t)
	modelstest.Put(t, store, event("a", "visit", "2024-01-02", "RUS"), event("b", "veto", "2024-03-28", "JPN"))
	return countedSiteOf(t, store)
}

func countedSiteOf(t *testing.T, of *models.Store) (http.Handler, *counted) {
	t.Helper()
	store := &counted{Store: of}
	types, err := ontology.Load()
	if err != nil {
		t.Fatal(err)
	}
	names, err := gazetteer.Load()
	if err != nil {
		t.Fatal(err)
	}
	h, err := api.New(api.Options{
		Store: store, Articles: fakeQueue{store.Store}, Extractor: fakeExtractor{}, Ontology: types, Gazetteer: names,
		Log: slog.New(slog.DiscardHandler), MaxBodyBytes: 1 << 20, RequestTimeout: time.Minute,
	})
	if err != nil {
		t.Fatal(err)
	}
	return h, store
}

func TestAnswersStandReadyUntilTheDataChanges(t *testing.T) {
	h, store := countedSite(t)
	const page = "/api/v1/events?country=RUS"
	for _, encoding := range []string{"", "gzip", "zstd"} {
		store.pages = 0
		first := do(h, http.MethodGet, page, "", "Accept-Encoding", encoding)
		body := text(t, first)
		for range 3 {
			again := do(h, http.MethodGet, page, "", "Accept-Encoding", encoding)
			for _, name := range []string{"Content-Type", "Content-Encoding", "Content-Length", "Etag", "Cache-Control", "Vary"} {
				if got, want := again.Header.Get(name), first.Header.Get(name); got != want {
					t.Errorf("%q: %s is %q again, first %q", encoding, name, got, want)
				}
			}
			if got := text(t, again); got != body || again.StatusCode != http.StatusOK {
				t.Errorf("%q: again %d %.80q, first %.80q", encoding, again.StatusCode, got, body)
			}
			if got, first := again.Header.Get("X-Request-Id"), first.Header.Get("X-Request-Id"); got == first {
				t.Errorf("%q: request id %q twice", encoding, got)
			}
		}
		if res := do(h, http.MethodGet, page, "", "Accept-Encoding", encoding, "If-None-Match", first.Header.Get("Etag")); res.StatusCode != http.StatusNotModified || text(t, res) != "" {
			t.Errorf("%q: with its tag %d", encoding, res.StatusCode)
		}
		if store.pages != 1 {
			t.Errorf("%q: the store was asked %d times, want once", encoding, store.pages)
		}
	}
	modelstest.Put(t, store.Store, event("c", "visit", "2024-02-02", "RUS"))
	if got := text(t, do(h, http.MethodGet, page+"&total=1", "")); !strings.Contains(got, `"total":2`) {
		t.Errorf("after a change: %s", got)
	}
	if got := text(t, do(h, http.MethodGet, page, "")); !strings.Contains(got, `"id":"c"`) {
		t.Errorf("after a change: %s", got)
	}
}

// TestATagHidesNoFault asks with a tag that the client has of another answer, and with
// the one that stands for any.
func TestATagHidesNoFault(t *testing.T) {
	h, _ := countedSite(t)
	tag := do(h, http.MethodGet, "/api/v1/events", "").Header.Get("Etag")
	for target, want := range map[string]int{
		"/api/v1/events/nope":               http.StatusNotFound,
		"/api/v1/events?cursor=bad":         http.StatusUnprocessableEntity,
		"/api/v1/index.bin?columns=foo":     http.StatusUnprocessableEntity,
		"/api/v1/density?from=2020&to=2010": http.StatusUnprocessableEntity,
		"/api/v1/actors/person/nobody":      http.StatusNotFound,
		"/api/v1/saved/nope":                http.StatusNotFound,
		"/api/v1/events.json?country=ZZZ":   http.StatusUnprocessableEntity,
	} {
		for _, had := range []string{tag, "*"} {
			if res := do(h, http.MethodGet, target, "", "If-None-Match", had); res.StatusCode != want {
				t.Errorf("%s with %s: %d, want %d", target, had, res.StatusCode, want)
			}
		}
	}
	for range 2 { // made, then ready
		if res := do(h, http.MethodGet, "/api/v1/events?country=JPN", "", "If-None-Match", "*"); res.StatusCode != http.StatusNotModified {
			t.Errorf("any tag: %d, want 304", res.StatusCode)
		}
		do(h, http.MethodGet, "/api/v1/events?country=JPN", "")
	}
}

// TestAnEmptyDatabaseIsAskedTwice has no version yet that answers could be of.
func TestAnEmptyDatabaseIsAskedTwice(t *testing.T) {
	h, store := countedSiteOf(t, modelstest.New(t, models.WithIndex("")))
	if err := store.WaitIndex(t.Context()); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		for _, path := range []string{"/events", "/facets?q=veto", "/density?q=veto"} {
			w := httptest.NewRecorder()
			if h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, api.Prefix+path, nil)); w.Code != http.StatusOK {
				t.Errorf("%s: status %d: %s", path, w.Code, w.Body)
			}
		}
	}
	if store.pages != 1 {
		t.Errorf("%d pages were read, want 1", store.pages)
	}
}
