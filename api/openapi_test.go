package api_test

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"

	"demarche/api"
)

// TestTheDocumentTellsTheTruth asks every route of the OpenAPI document for an answer and
// for faults of many kinds, and holds each to what the document says of it.
func TestTheDocumentTellsTheTruth(t *testing.T) {
	h, guarded := site(t, ""), site(t, "a-long-enough-secret")
	doc := readDocument(t, h)
	asJSON := []string{"Content-Type", "application/json"}
	send := func(h http.Handler, method, target, body string, header ...string) (*http.Response, string) {
		res := do(h, method, api.Prefix+target, body, header...)
		return res, text(t, res)
	}
	id := func(target, body string) string {
		res, answer := send(h, "POST", target, body, asJSON...)
		_, at, ok := strings.Cut(res.Header.Get("Location"), api.Prefix+target[:strings.LastIndex(target, "/")+1])
		if !ok {
			t.Fatalf("POST %s: %d %s", target, res.StatusCode, answer)
		}
		return at[strings.LastIndex(at, "/")+1:]
	}
	job, view := id("/articles", `{"text":"A text."}`), id("/saved", `{"name":"a","query":""}`)
	type ask struct {
		h            http.Handler
		target, body string
		status       int
		header       []string
		method       string
	}
	asks := []ask{
		{target: "/events/summit-2019", status: 200},
		{target: "/events/none", status: 404},
		{target: "/rows?at=18011.1", status: 200},
		{target: "/rows", status: 422},
		{target: "/actors/person/vladimir-putin", status: 200},
		{target: "/actors/person/nobody", status: 404},
		{target: "/actors/x/y", status: 422},
		{target: "/jobs/" + job, status: 200},
		{target: "/jobs/none", status: 404},
		{target: "/articles/none", status: 404},
		{target: "/saved/" + view, status: 200},
		{target: "/saved/none", status: 404},
		{method: "POST", target: "/articles", body: "A text.", status: 202},
		{method: "POST", target: "/articles", status: 400},
		{method: "POST", target: "/articles", body: strings.Repeat("x", 1<<20+1), status: 413},
		{method: "POST", target: "/articles", body: "A text.", header: []string{"Content-Type", "multipart/form-data; boundary=x"}, status: 415},
		{method: "POST", target: "/articles", body: "A text.", header: []string{"Sec-Fetch-Site", "cross-site"}, status: 403},
		{method: "POST", target: "/articles", body: "A text.", h: guarded, status: 401},
		{method: "POST", target: "/extract", body: "A text.", status: 200},
		{method: "POST", target: "/extract", body: `{"text":`, status: 422},
		{method: "POST", target: "/extract?lang=zz", body: "A text.", status: 422},
		{method: "POST", target: "/extract", body: "A text.", header: []string{"Sec-Fetch-Site", "cross-site"}, status: 403},
		{method: "POST", target: "/saved", body: `{"name":"b","query":"country=RUS"}`, header: asJSON, status: 201},
		{method: "POST", target: "/saved", body: `{"name":"b","query":""}`, header: asJSON, status: 409},
		{method: "POST", target: "/saved", body: `{"name":"c","NAME":"c"}`, header: asJSON, status: 400},
		{method: "POST", target: "/saved", body: `{"name":1}`, header: asJSON, status: 422},
		{method: "POST", target: "/saved", body: `x`, header: []string{"Content-Type", "text/plain"}, status: 415},
		{method: "POST", target: "/saved", body: `{"name":"d","query":""}`, header: asJSON, h: guarded, status: 401},
		{method: "DELETE", target: "/saved/" + view, status: 204},
		{method: "DELETE", target: "/saved/none", status: 404},
		{method: "DELETE", target: "/saved/none", h: guarded, status: 401},
	}
	for _, op := range doc.operations { // what all that read have in common
		target := strings.NewReplacer("{id}", "none", "{kind}", "person", "{slug}", "nobody").Replace(op.path)
		for query, status := range map[string]int{"?q=50%": 400, "?colour=red": 422, "?x=": 422, "": 200} {
			if op.method == "GET" && (query != "" || !strings.Contains(op.path, "{") && op.path != "/rows") {
				asks = append(asks, ask{target: target + query, status: status})
			}
		}
	}
	seen := map[string][2]bool{} // an answer, and a fault, of each route
	for _, a := range asks {
		if a.method == "" {
			a.method = "GET"
		}
		if a.h == nil {
			a.h = h
		}
		op, ok := doc.find(a.method, a.target)
		if !ok {
			t.Fatalf("no route takes %s %s", a.method, a.target)
		}
		res, body := send(a.h, a.method, a.target, a.body, a.header...)
		if res.StatusCode != a.status {
			t.Errorf("%s %s: %d, want %d: %.300s", a.method, a.target, res.StatusCode, a.status, body)
		}
		if _, named := op.Responses[strconv.Itoa(a.status)]; !named {
			t.Errorf("%s %s: %d is not named", a.method, op.path, a.status)
		}
		if err := doc.check(op, res.StatusCode, res.Header.Get("Content-Type"), body); err != nil {
			t.Errorf("%s %s: %v: %.300s", a.method, a.target, err, body)
		}
		key := a.method + " " + op.path
		was := seen[key]
		seen[key] = [2]bool{was[0] || a.status < 400, was[1] || a.status >= 400}
		conditional := slices.ContainsFunc(op.Parameters, func(p parameter) bool { return p.Name == "If-None-Match" })
		tag := res.Header.Get("ETag")
		if conditional != (tag != "") && a.status == 200 {
			t.Errorf("%s %s: takes If-None-Match: %t, ETag %q", a.method, op.path, conditional, tag)
		}
		if conditional && a.status == 200 {
			again, body := send(a.h, a.method, a.target, "", "If-None-Match", tag)
			if again.StatusCode != 304 || body != "" || again.Header.Get("ETag") == "" || op.Responses["304"].Headers["ETag"] == nil || op.Responses["200"].Headers["ETag"] == nil {
				t.Errorf("%s: with its tag %d, %v", a.target, again.StatusCode, op.Responses["304"])
			}
		}
	}
	for _, op := range doc.operations {
		key := op.method + " " + op.path
		if got := seen[key]; got != [2]bool{true, true} && op.path != "/articles/{id}" { // the queue of the test reads nothing
			t.Errorf("%s: an answer was seen: %t, a fault: %t", key, got[0], got[1])
		}
		for status, r := range op.Responses {
			for media := range r.Content {
				if strings.ContainsAny(media, "; ") {
					t.Errorf("%s: %s is no media type", key, media)
				}
				if status >= "4" != (media == "application/problem+json") {
					t.Errorf("%s: %s is %s", key, status, media)
				}
			}
		}
	}
	whole := text(t, do(h, "GET", api.Prefix+"/openapi.json", ""))
	if strings.Contains(whole, "ErrorModel") || strings.Contains(whole, "ErrorDetail") {
		t.Error("the document still has the errors of the library")
	}
}

func TestTheDocumentIsConditional(t *testing.T) {
	h := site(t, "")
	for _, target := range []string{"/api/docs", "/api/docs.css", api.Prefix + "/openapi.json", api.Prefix + "/openapi.yaml", api.Prefix + "/openapi-3.0.json", api.Prefix + "/openapi-3.0.yaml"} {
		res := do(h, "GET", target, "")
		tag := res.Header.Get("ETag")
		if res.StatusCode != 200 || len(text(t, res)) < 500 || tag == "" {
			t.Errorf("%s: %d, ETag %q", target, res.StatusCode, tag)
		}
		if again := do(h, "GET", target, "", "If-None-Match", tag); again.StatusCode != 304 || text(t, again) != "" {
			t.Errorf("%s with its tag: %d", target, again.StatusCode)
		}
	}
}
