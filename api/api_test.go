package api_test

import (
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"

	"demarche/api"
	"demarche/models"
	"demarche/models/modelstest"
	"demarche/timeline"
	"demarche/timeline/article"
	"demarche/timeline/edtf"
	"demarche/timeline/gazetteer"
	"demarche/timeline/ontology"
)

// fakeQueue takes articles in without reading them.
type fakeQueue struct{ store *models.Store }

func (q fakeQueue) Submit(ctx context.Context, in article.Input, key string) (models.Job, error) {
	if len(in.Data) == 0 {
		return models.Job{}, &article.Error{Code: article.CodeEmpty, Message: "input is empty"}
	}
	return q.store.AddJob(ctx, models.NewJob{Kind: "test", Payload: in.Data, Key: key})
}

// fakeExtractor finds nothing: what is found is tested where it is found.
type fakeExtractor struct{}

func (fakeExtractor) Annotate(*timeline.Document) error                      { return nil }
func (fakeExtractor) Extract(*timeline.Document) ([]timeline.Mention, error) { return nil, nil }

func event(id string, typ timeline.TypeSlug, date string, countries ...timeline.CountryID) timeline.Event {
	e := timeline.Event{
		ID: id, Type: typ, When: edtf.MustParse(date), Modality: timeline.Occurred, Summary: "Report of " + id,
		Lang: "en", Score: 0.9, Sources: 1, Status: timeline.StatusExtracted,
	}
	for _, c := range countries {
		e.Parties = append(e.Parties, timeline.Party{Actor: timeline.ActorID("country/" + c), Name: string(c), Country: c, Role: timeline.RoleParticipant})
	}
	return e
}

// site is the whole handler over a store with a few events.
func site(t *testing.T, token string) http.Handler {
	t.Helper()
	return siteOver(t, modelstest.New(t), token)
}

// siteOver is site over an empty store.
func siteOver(t *testing.T, store *models.Store, token string) http.Handler {
	t.Helper()
	veto := event("veto-2024", "veto", "2024-03-28", "RUS")
	veto.Parties = append(veto.Parties, timeline.Party{Actor: "person/of-the-data", Name: "Somebody", Role: timeline.RoleVoter})
	veto.Reports = []timeline.Report{{Mention: timeline.Mention{Type: "veto", Modality: timeline.Occurred}, Lang: "en", Quote: "Russia vetoed it."}}
	_, err := store.PutEvents(t.Context(), []timeline.Event{
		event("summit-2019", "summit", "2019-04-25", "RUS", "PRK"),
		event("summit-2023", "summit", "2023-09", "RUS", "PRK"),
		veto,
		event("visit-undated", "visit", "", "JPN"),
	})
	if err != nil {
		t.Fatal(err)
	}
	types, err := ontology.Load()
	if err != nil {
		t.Fatal(err)
	}
	names, err := gazetteer.Load()
	if err != nil {
		t.Fatal(err)
	}
	h, err := api.New(api.Options{
		Store: store, Articles: fakeQueue{store}, Extractor: fakeExtractor{}, Ontology: types, Gazetteer: names,
		Log: slog.New(slog.DiscardHandler), Build: "test", Token: token, Licence: "CC-BY-4.0", MaxBodyBytes: 1 << 20, RequestTimeout: 30 * time.Second,
	})
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func do(h http.Handler, method, target, body string, header ...string) *http.Response {
	req := httptest.NewRequest(method, target, strings.NewReader(body))
	for i := 0; i+1 < len(header); i += 2 {
		req.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, req)
	return w.Result()
}

func text(t *testing.T, res *http.Response) string {
	t.Helper()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestScenarios(t *testing.T) {
	h := site(t, "")
	tests := []struct {
		name, method, target, body string
		header                     []string
		status                     int
		has, lacks                 []string
	}{
		{name: "all events in order", target: "/events", status: 200, has: []string{`"summit-2019"`, `"visit-undated"`}},
		{name: "by country", target: "/events?country=PRK", status: 200, has: []string{"summit-2019", "summit-2023"}, lacks: []string{"veto-2024"}},
		{name: "possibly inside", target: "/events?from=2023-09-15&to=2023-09-16", status: 200, has: []string{"summit-2023"}},
		{name: "surely inside", target: "/events?from=2023-09-15&to=2023-09-16&certain=1", status: 200, lacks: []string{"summit-2023"}},
		{name: "one event", target: "/events/veto-2024", status: 200, has: []string{`"date":"2024-03-28"`, `"plover":"REJECT"`}},
		{name: "no such event", target: "/events/none", status: 404, has: []string{"/problems/not-found", "request_id"}},
		{name: "unknown parameter", target: "/events?colour=red", status: 422, has: []string{"query.colour"}},
		{name: "bad date", target: "/events?from=2024-13", status: 422, has: []string{"query.from", "2024-13"}},
		{name: "range backwards", target: "/events?from=2024&to=2023", status: 422, has: []string{"query.to"}},
		{name: "wrong cursor", target: "/events?cursor=x", status: 422, has: []string{"query.cursor"}},
		{name: "unknown country", target: "/events?country=ZZZ", status: 422, has: []string{"query.country", "ZZZ"}},
		{name: "unknown type", target: "/events?type=party", status: 422, has: []string{"query.type", "party"}},
		{name: "bad dyad", target: "/events?dyad=RUS", status: 422, has: []string{"query.dyad"}},
		{name: "limit too high", target: "/events?limit=5000", status: 422, has: []string{"query.limit"}},
		{name: "dyad of no country", target: "/events?dyad=RUS-ZZZ", status: 422, has: []string{"query.dyad", "ZZZ"}},
		{name: "no number for a score", target: "/events?min_score=NaN", status: 422, has: []string{"query.min_score"}},
		{name: "density", target: "/density?bins=4&by=country", status: 200, has: []string{`"PRK"`, `"undated":1`}},
		{name: "facets", target: "/facets?country=PRK", status: 200, has: []string{`"total":2`}},
		{name: "complete a country in Japanese", target: "/countries?q=%E5%8C%97%E6%9C%9D%E9%AE%AE", status: 200, has: []string{`"PRK"`}},
		{name: "complete an actor in Cyrillic", target: "/actors?q=%D0%9F%D1%83%D1%82%D0%B8%D0%BD", status: 200, has: []string{`"person/vladimir-putin"`}},
		{name: "one actor", target: "/actors/person/vladimir-putin", status: 200, has: []string{`"Vladimir Putin"`, "tenures"}},
		{name: "types", target: "/types", status: 200, has: []string{`"veto"`, "拒否権行使"}},
		{name: "export holds what the filter shows", target: "/events.ndjson?type=veto", status: 200, has: []string{"veto-2024"}, lacks: []string{"summit"}},
		{name: "extract", method: "POST", target: "/extract", body: "A text.", status: 200, has: []string{`"articles"`, "A text."}},
		{name: "extract nothing", method: "POST", target: "/extract", body: " ", status: 422, has: []string{`"code":"empty"`}},
		{name: "extract a broken line", method: "POST", target: "/extract", body: `{"text":`, status: 422, has: []string{"bad-json"}},
		{name: "add an article", method: "POST", target: "/articles", body: "A text.", status: 202, has: []string{`"state":"queued"`}},
		{name: "add nothing", method: "POST", target: "/articles", body: "", status: 400, has: []string{"body is required"}},
		{name: "body too large", method: "POST", target: "/articles", body: strings.Repeat("x", 1<<20+1), status: 413, has: []string{"too-large"}},
		{name: "a form", method: "POST", target: "/articles", body: "A text.", header: []string{"Content-Type", "multipart/form-data; boundary=x"}, status: 415, has: []string{"/problems/unsupported"}},
		{name: "another site writes", method: "POST", target: "/articles", body: "A text.", header: []string{"Sec-Fetch-Site", "cross-site"}, status: 403},
		{name: "one value given twice", target: "/events?from=2024&from=2020", status: 422, has: []string{"query.from"}},
		{name: "another site under its own name", method: "POST", target: "/articles", body: "A text.", header: []string{"Origin", "http://example.com"}, status: 403},
		{name: "wrong method", method: "DELETE", target: "/types", status: 405},
		{name: "index of too many", target: "/index.bin?limit=3", status: 422, has: []string{"query.limit", "4 events"}},
		{name: "index with an unknown column", target: "/index.bin?columns=colour", status: 422, has: []string{"query.columns", "colour"}},
		{name: "rows that are gone", target: "/rows?at=1.1&at=undated.9", status: 200, has: []string{`"events":[]`}},
		{name: "row of no place", target: "/rows?at=x.1", status: 422, has: []string{"query.at"}},
		{name: "rows without a place", target: "/rows", status: 422, has: []string{"query.at"}},
		{name: "unknown actor", target: "/events?actor=person/nobody-at-all", status: 422, has: []string{"query.actor", "nobody-at-all"}},
		{name: "unknown outlet", target: "/facets?outlet=nowhere.example", status: 422, has: []string{"query.outlet"}},
		{name: "actor of the data alone", target: "/events?actor=person/of-the-data", status: 200, has: []string{"veto-2024"}, lacks: []string{"summit"}},
		{name: "actor of the tables alone", target: "/events?actor=person/vladimir-putin", status: 200, has: []string{`"events":[]`}},
		{name: "all actors", target: "/events?actor=country/RUS&actor=country/PRK&all_actors=1", status: 200, has: []string{"summit-2019"}, lacks: []string{"veto-2024"}},
		{name: "names in no language", target: "/actors?lang=xx!!", status: 422, has: []string{"query.lang", "xx!!"}},
		{name: "one actor's names in no language", target: "/actors/country/RUS?lang=xx!!", status: 422, has: []string{"query.lang"}},
		{name: "countries' names in no language", target: "/countries?lang=xx!!", status: 422, has: []string{"query.lang"}},
		{name: "filter of no language", target: "/events?lang=zz", status: 422, has: []string{"query.lang", "zz"}},
		{name: "article in no language", method: "POST", target: "/articles?lang=zz", body: "A text.", status: 422, has: []string{"query.lang", "zz"}},
		{name: "wrong choice", target: "/density?by=colour", status: 422, has: []string{"query.by", "type, family, country"}, lacks: []string{"country, "}},
		{name: "no choice", target: "/density", status: 200, has: []string{`"key":""`}},
		{name: "export without reports", target: "/events.ndjson?type=veto", status: 200, lacks: []string{`"reports"`}},
		{name: "export with reports", target: "/events.ndjson?type=veto&reports=1", status: 200, has: []string{`"reports":[{`, "Russia vetoed it."}},
		{name: "nowhere", target: "/nowhere", status: 404, has: []string{"/problems/not-found"}},
		{name: "no such job", target: "/jobs/none", status: 404},
		{name: "no such article", target: "/articles/none", status: 404},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if tt.method == "" {
				tt.method = http.MethodGet
			}
			res := do(h, tt.method, api.Prefix+tt.target, tt.body, tt.header...)
			body := text(t, res)
			if res.StatusCode != tt.status {
				t.Fatalf("status %d, want %d: %s", res.StatusCode, tt.status, body)
			}
			if tt.status >= 400 && res.Header.Get("Content-Type") != "application/problem+json" {
				t.Errorf("content type %q, want a problem", res.Header.Get("Content-Type"))
			}
			for _, s := range tt.has {
				if !strings.Contains(body, s) {
					t.Errorf("answer lacks %s: %s", s, body)
				}
			}
			for _, s := range tt.lacks {
				if strings.Contains(body, s) {
					t.Errorf("answer has %s: %s", s, body)
				}
			}
		})
	}
}

func TestCursorsWalkEveryEventOnce(t *testing.T) {
	h := site(t, "")
	var seen []string
	more := ""
	for range 10 {
		var page struct {
			Events []struct{ ID string }
			Next   string
		}
		if err := json.Unmarshal([]byte(text(t, do(h, "GET", api.Prefix+"/events?limit=1"+more, ""))), &page); err != nil {
			t.Fatal(err)
		}
		for _, e := range page.Events {
			seen = append(seen, e.ID)
		}
		if page.Next == "" {
			break
		}
		more = "&cursor=" + page.Next
	}
	if got := strings.Join(seen, " "); got != "summit-2019 summit-2023 veto-2024 visit-undated" {
		t.Errorf("walked %s", got)
	}
}

func TestAnUnchangedAnswerIs304(t *testing.T) {
	h := site(t, "")
	for _, target := range []string{"/events", "/types", "/events.csv"} {
		tag := do(h, "GET", api.Prefix+target, "").Header.Get("ETag")
		if tag == "" {
			t.Fatalf("%s has no ETag", target)
		}
		if res := do(h, "GET", api.Prefix+target, "", "If-None-Match", tag); res.StatusCode != http.StatusNotModified {
			t.Errorf("%s: status %d, want 304", target, res.StatusCode)
		}
	}
}

func TestHeadIsGetWithoutABody(t *testing.T) {
	h := site(t, "")
	for target, want := range map[string]int{"/healthz": 200, "/api/docs": 200, api.Prefix + "/events": 200, api.Prefix + "/events.json": 200, api.Prefix + "/events/none": 404, "/api": 404} {
		res := do(h, "HEAD", target, "", "Accept-Encoding", "gzip")
		if body := text(t, res); res.StatusCode != want || body != "" || res.Header.Get("Content-Encoding") != "" {
			t.Errorf("HEAD %s: status %d, body %q, headers %v; want %d without a body", target, res.StatusCode, body, res.Header, want)
		}
	}
}

func TestABodyOfUntoldLengthIsBounded(t *testing.T) {
	h := site(t, "")
	for size, want := range map[int]int{1 << 10: 202, 1<<20 + 1: 413} {
		req := httptest.NewRequest("POST", api.Prefix+"/articles", io.MultiReader(strings.NewReader(strings.Repeat("x", size))))
		w := httptest.NewRecorder()
		if h.ServeHTTP(w, req); w.Code != want {
			t.Errorf("%d bytes: status %d, want %d: %s", size, w.Code, want, w.Body)
		}
	}
}

func TestATokenGuardsWritesAlone(t *testing.T) {
	h := site(t, "a-long-enough-secret")
	for target, want := range map[string]int{"/articles": 401, "/extract": 200} {
		if res := do(h, "POST", api.Prefix+target, "A text."); res.StatusCode != want {
			t.Errorf("POST %s without a token: %d, want %d", target, res.StatusCode, want)
		}
	}
	if res := do(h, "POST", api.Prefix+"/articles", "A text.", "Authorization", "Bearer a-long-enough-secret"); res.StatusCode != 202 {
		t.Errorf("with the token: %d, want 202", res.StatusCode)
	}
}

func TestASubmissionCanBeRepeated(t *testing.T) {
	h := site(t, "")
	id := func(body string) (string, int) {
		res := do(h, "POST", api.Prefix+"/articles", body, "Idempotency-Key", "k1")
		var job struct{ ID string }
		_ = json.Unmarshal([]byte(text(t, res)), &job)
		return job.ID, res.StatusCode
	}
	first, _ := id("A text.")
	if again, status := id("A text."); again != first || status != 202 {
		t.Errorf("the same again: job %q status %d, want job %q", again, status, first)
	}
	if _, status := id("Another text."); status != http.StatusUnprocessableEntity {
		t.Errorf("the key for another text: status %d, want 422", status)
	}
}

func TestEveryAnswerIsGuarded(t *testing.T) {
	h := site(t, "")
	for _, target := range []string{"/api/docs", "/healthz", api.Prefix + "/events", api.Prefix + "/nowhere"} {
		res := do(h, "GET", target, "")
		if !strings.Contains(res.Header.Get("Content-Security-Policy"), "default-src 'self'") || res.Header.Get("X-Content-Type-Options") != "nosniff" || res.Header.Get("X-Request-Id") == "" {
			t.Errorf("%s: headers %v", target, res.Header)
		}
	}
}

func TestEveryRouteIsDocumented(t *testing.T) {
	var doc struct {
		Paths map[string]map[string]struct {
			Parameters []struct{ Name, In string }
		}
	}
	if err := json.Unmarshal([]byte(text(t, do(site(t, ""), "GET", api.Prefix+"/openapi.json", ""))), &doc); err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile("../docs/api.md")
	if err != nil {
		t.Fatal(err)
	}
	if len(doc.Paths) < 15 {
		t.Errorf("the OpenAPI document has %d routes", len(doc.Paths))
	}
	for path, methods := range doc.Paths {
		name := strings.ReplaceAll(path, "/api/v1", "")
		if !strings.Contains(string(page), name) {
			t.Errorf("docs/api.md does not name %s", name)
		}
		for _, op := range methods {
			for _, p := range op.Parameters {
				if p.In == "query" && path == "/events" && !strings.Contains(string(page), "`"+p.Name) {
					t.Errorf("docs/api.md does not name the parameter %s of %s", p.Name, path)
				}
			}
		}
	}
}
