package api_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"demarche/api"
	"demarche/timeline/export"
)

// TestExportsTellWhatTheyHold looks at the headers of every format, also where only
// those are asked for.
func TestExportsTellWhatTheyHold(t *testing.T) {
	h := site(t, "")
	for _, f := range export.Formats() {
		for _, method := range []string{http.MethodGet, http.MethodHead} {
			res := do(h, method, api.Prefix+"/events."+f.Name+"?country=RUS&q=veto%20%C3%A9", "")
			if res.StatusCode != http.StatusOK {
				t.Fatalf("%s %s: %s", method, f.Name, res.Status)
			}
			for name, want := range map[string]string{"Demarche-Query": "country=RUS&q=veto%20%C3%A9", "Demarche-Data-Version": "1", "Demarche-Licence": "CC-BY-4.0"} {
				if got := res.Header.Get(name); got != want {
					t.Errorf("%s %s: %s = %q, want %q", method, f.Name, name, got, want)
				}
			}
			if _, err := time.Parse(time.RFC3339, res.Header.Get("Demarche-Generated")); err != nil {
				t.Errorf("%s %s: %v", method, f.Name, err)
			}
		}
	}
	if got := text(t, do(h, http.MethodGet, api.Prefix+"/events.json", "")); !strings.Contains(got, `"licence":"CC-BY-4.0"`) {
		t.Errorf("the header of json is %.200s", got)
	}
	if got := text(t, do(h, http.MethodGet, api.Prefix+"/openapi.json", "")); !strings.Contains(got, `"Demarche-Licence"`) {
		t.Error("the OpenAPI document does not name the headers of exports")
	}
}
