package api_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"demarche/api"
	"demarche/models"
	"demarche/models/modelstest"
)

// reads are the routes that read, each with a query of its own where it needs one.
func reads() []string {
	return []string{
		"/events?limit=5", "/events/summit-2019?", "/density?bins=5", "/facets?limit=5", "/index.bin?limit=5", "/rows?at=1.1",
		"/types?", "/countries?limit=5", "/actors?limit=5", "/actors/country/RUS?lang=en", "/outlets?limit=5", "/articles/x?", "/jobs/x?",
		"/saved?", "/saved/x?", "/events.json?", "/events.ndjson?", "/events.csv?", "/events.ics?", "/events.geojson?", "/events.jsonld?",
		"/events.timelinejs?", "/events.parquet?",
	}
}

func TestAQueryThatCannotBeReadIsRefusedByName(t *testing.T) {
	h := site(t, "")
	tests := []struct {
		pair, field string
		status      int
	}{
		{"q=50%", "query.q", 400},
		{"country=RU%S", "query.country", 400},
		{"%zz=1", "query.%zz", 400},
		{"country=RUS;actor=x", "query.country", 400},
		{"q=a%00b", "query.q", 422},
		{"outlet=%ff", "query.outlet", 422},
		{"%ff=1", "query", 422},
		{"country=", "query.country", 422},
		{"q=", "query.q", 422},
		{"q=+%20", "query.q", 422},
		{"limit=", "query.limit", 422},
		{"from=", "query.from", 422},
		{"total", "query.total", 422},
		{"lang=", "query.lang", 422},
	}
	for _, route := range reads() {
		for _, tt := range tests {
			res := do(h, http.MethodGet, api.Prefix+route+"&"+tt.pair, "")
			body := text(t, res)
			if res.StatusCode != tt.status || !strings.Contains(body, `"field":"`+tt.field) {
				t.Errorf("%s&%s: %d %s, want %d and %s", route, tt.pair, res.StatusCode, body, tt.status, tt.field)
			}
		}
	}
	if res := do(h, http.MethodGet, api.Prefix+"/events?"+strings.Repeat("country=RUS&", 10001), ""); res.StatusCode != 400 {
		t.Errorf("too many parameters: %d, want 400", res.StatusCode)
	}
	for _, target := range []string{"/articles?name=50%", "/extract?published="} {
		if res := do(h, http.MethodPost, api.Prefix+target, "A text."); res.StatusCode != 400 && res.StatusCode != 422 {
			t.Errorf("POST %s: %d", target, res.StatusCode)
		}
	}
}

func TestATextThatNoDatabaseHoldsIsRefused(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, s *models.Store) {
		h := siteOver(t, s, "")
		for _, route := range []string{"/events/", "/articles/", "/jobs/", "/saved/", "/actors/person/"} {
			for _, id := range []string{"%00", "a%00b", "%ff", "%ed%a0%80"} {
				res := do(h, http.MethodGet, api.Prefix+route+id, "")
				if res.StatusCode != http.StatusNotFound || !json.Valid([]byte(text(t, res))) {
					t.Errorf("GET %s%s: %d, want 404", route, id, res.StatusCode)
				}
			}
		}
		if res := do(h, http.MethodDelete, api.Prefix+"/saved/%00", ""); res.StatusCode != http.StatusNotFound {
			t.Errorf("DELETE: %d, want 404", res.StatusCode)
		}
		for body, header := range map[string][]string{
			`{"name":"n\u0000x","query":"a=1"}`:      {"Content-Type", "application/json"},
			"{\"name\":\"n\xff\",\"query\":\"a=1\"}": {"Content-Type", "application/json"},
		} {
			if res := do(h, http.MethodPost, api.Prefix+"/saved", body, header...); res.StatusCode != 400 && res.StatusCode != 422 {
				t.Errorf("POST /saved %q: %d", body, res.StatusCode)
			}
		}
		res := do(h, http.MethodPost, api.Prefix+"/articles", "A text.", "Idempotency-Key", "k\xff")
		if body := text(t, res); res.StatusCode != http.StatusUnprocessableEntity || !strings.Contains(body, "header.Idempotency-Key") {
			t.Errorf("a key that is no text: %d %s", res.StatusCode, body)
		}
	})
}

func TestANumberMustBeFinite(t *testing.T) {
	h := site(t, "")
	for _, route := range []string{"/events?", "/events.csv?", "/facets?", "/density?", "/index.bin?"} {
		for _, v := range []string{"Inf", "-Inf", "%2BInf", "infinity", "NaN", "1e999"} {
			res := do(h, http.MethodGet, api.Prefix+route+"min_score="+v, "")
			body := text(t, res)
			if res.StatusCode != http.StatusUnprocessableEntity || !json.Valid([]byte(body)) || !strings.Contains(body, `"field":"query.min_score"`) {
				t.Errorf("%smin_score=%s: %d %s", route, v, res.StatusCode, body)
			}
		}
	}
}

func TestAFilterBeyondItsLimitIsRefused(t *testing.T) {
	h := site(t, "")
	words := strings.Repeat("talks+", 20)
	for pair, want := range map[string]int{
		"q=" + words: 200, "q=" + words + "zzz": 422, "q=...": 422,
		"min_sources=65535": 200, "min_sources=65536": 422, "min_sources=1000000000001": 422,
	} {
		for _, route := range []string{"/events?", "/events.ndjson?", "/facets?", "/density?", "/index.bin?"} {
			if res := do(h, http.MethodGet, api.Prefix+route+pair, ""); res.StatusCode != want {
				t.Errorf("%s%s: %d, want %d: %s", route, pair, res.StatusCode, want, text(t, res))
			}
		}
	}
}

// TestCaseOfCodes: a language tag means the same in any case (BCP 47), other codes are
// written as the lists give them, and a fault of case is told.
func TestCaseOfCodes(t *testing.T) {
	h := site(t, "")
	want := text(t, do(h, http.MethodGet, api.Prefix+"/events?lang=en", ""))
	if got := text(t, do(h, http.MethodGet, api.Prefix+"/events?lang=EN", "")); got != want || !strings.Contains(got, "veto-2024") {
		t.Errorf("lang=EN gives %s\nlang=en gives %s", got, want)
	}
	if got := text(t, do(h, http.MethodGet, api.Prefix+"/countries?q=Russ&lang=JA", "")); !strings.Contains(got, "ロシア") {
		t.Errorf("names in JA: %s", got)
	}
	for _, pair := range []string{"country=rus", "type=Veto", "family=Consult", "modality=Occurred", "dyad=rus-prk", "actor=PERSON/vladimir-putin", "status=Accepted", "role=Host"} {
		if res := do(h, http.MethodGet, api.Prefix+"/events?"+pair, ""); res.StatusCode != http.StatusUnprocessableEntity {
			t.Errorf("%s: %d, want 422", pair, res.StatusCode)
		}
	}
}
