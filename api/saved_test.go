package api_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"demarche/api"
)

func TestAViewIsSavedListedAndDeleted(t *testing.T) {
	h := site(t, "")
	asJSON := []string{"Content-Type", "application/json"}
	res := do(h, "POST", api.Prefix+"/saved", `{"name":" Korea ","query":"?country=PRK&lanes=type"}`, asJSON...)
	var view struct{ ID, Name, Query string }
	if err := json.Unmarshal([]byte(text(t, res)), &view); err != nil || res.StatusCode != http.StatusCreated {
		t.Fatalf("status %d, %v", res.StatusCode, err)
	}
	if view.Name != "Korea" || view.Query != "country=PRK&lanes=type" || res.Header.Get("Location") != api.Prefix+"/saved/"+view.ID {
		t.Errorf("saved %+v at %s", view, res.Header.Get("Location"))
	}
	list := do(h, "GET", api.Prefix+"/saved", "")
	if body := text(t, list); !strings.Contains(body, view.ID) {
		t.Errorf("the list lacks the view: %s", body)
	}
	if again := do(h, "GET", api.Prefix+"/saved", "", "If-None-Match", list.Header.Get("ETag")); again.StatusCode != 304 {
		t.Errorf("the same list: status %d, want 304", again.StatusCode)
	}
	for _, step := range []struct {
		method, path, body string
		status             int
	}{
		{"POST", "/saved", `{"name":"Korea","query":""}`, 409},
		{"POST", "/saved", `{"name":"  ","query":""}`, 422},
		{"POST", "/saved", `{"name":"x","query":"a=%zz"}`, 422},
		{"GET", "/saved/" + view.ID, "", 200},
		{"DELETE", "/saved/" + view.ID, "", 204},
		{"DELETE", "/saved/" + view.ID, "", 404},
		{"GET", "/saved/" + view.ID, "", 404},
	} {
		if res := do(h, step.method, api.Prefix+step.path, step.body, asJSON...); res.StatusCode != step.status {
			t.Errorf("%s %s %s: status %d, want %d: %s", step.method, step.path, step.body, res.StatusCode, step.status, text(t, res))
		}
	}
	if res := do(h, "GET", api.Prefix+"/saved", "", "If-None-Match", list.Header.Get("ETag")); res.StatusCode != 200 {
		t.Errorf("another list: status %d, want 200", res.StatusCode)
	}
}

func TestABodyThatSaysTwoThingsIsRefused(t *testing.T) {
	h := site(t, "")
	for body, want := range map[string]string{
		`{"name":"a","name":"b","query":""}`:     "name",
		`{"name":"a","NAME":"cc","query":""}`:    "NAME",
		`{"NAME":"cc","query":""}`:               "NAME",
		`{"name":"a","query":"","colour":"red"}`: "colour",
		"{\"name\":\"bad \xff\",\"query\":\"\"}": "UTF-8",
		`{"name":"n\u0000x","query":""}`:         "body.name",
		`{"name":"n","query":"a=\u0000"}`:        "body.query",
		`{"name":"n","query":""}{}`:              "body",
	} {
		res := do(h, "POST", api.Prefix+"/saved", body, "Content-Type", "application/json")
		if got := text(t, res); res.StatusCode != 400 && res.StatusCode != 422 || !strings.Contains(got, want) {
			t.Errorf("%s: %d %s, want a fault that names %s", body, res.StatusCode, got, want)
		}
	}
	if got := text(t, do(h, "GET", api.Prefix+"/saved", "")); !strings.Contains(got, `"saved":[]`) {
		t.Errorf("saved all the same: %s", got)
	}
}

func TestATokenGuardsSavedViews(t *testing.T) {
	h := site(t, "a-long-enough-secret")
	if res := do(h, "POST", api.Prefix+"/saved", `{"name":"x","query":""}`, "Content-Type", "application/json"); res.StatusCode != 401 {
		t.Errorf("status %d, want 401", res.StatusCode)
	}
}
