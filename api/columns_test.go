package api_test

import (
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
	"testing"

	"demarche/api"
	"demarche/models/columnar/columnartest"
)

// ids of the events of a page or of rows.
func ids(t *testing.T, body string) []string {
	t.Helper()
	var page struct{ Events []struct{ ID string } }
	if err := json.Unmarshal([]byte(body), &page); err != nil {
		t.Fatalf("%v: %s", err, body)
	}
	out := make([]string, len(page.Events))
	for i, e := range page.Events {
		out[i] = e.ID
	}
	return out
}

// places are the rows of a file as /rows takes them.
func places(dated int, columns map[string][]int) string {
	v := url.Values{}
	for i, seq := range columns["seq"] {
		day := fmt.Sprint(columns["day"][i])
		if i >= dated {
			day = "undated"
		}
		v.Add("at", fmt.Sprintf("%s.%d", day, seq))
	}
	return v.Encode()
}

func TestTheIndexHoldsTheRowsOfThePage(t *testing.T) {
	h := site(t, "")
	for _, filter := range []string{"", "country=PRK", "type=veto&type=visit"} {
		file := text(t, do(h, "GET", api.Prefix+"/index.bin?"+filter, ""))
		head, columns := columnartest.Read(t, []byte(file))
		want := ids(t, text(t, do(h, "GET", api.Prefix+"/events?"+filter, "")))
		if len(columns["day"]) != len(want) || head.Events != len(want) {
			t.Fatalf("%q: %d rows, the page has %d", filter, len(columns["day"]), len(want))
		}
		got := ids(t, text(t, do(h, "GET", api.Prefix+"/rows?"+places(head.Dated, columns), "")))
		if strings.Join(got, " ") != strings.Join(want, " ") {
			t.Errorf("%q: rows %v, the page has %v", filter, got, want)
		}
	}
}

func TestTheIndexIsCompressedAndKept(t *testing.T) {
	h := site(t, "")
	res := do(h, "GET", api.Prefix+"/index.bin", "", "Accept-Encoding", "gzip")
	if res.Header.Get("Content-Encoding") != "gzip" {
		t.Errorf("headers %v, want gzip", res.Header)
	}
	if again := do(h, "GET", api.Prefix+"/index.bin", "", "If-None-Match", res.Header.Get("ETag")); again.StatusCode != 304 {
		t.Errorf("status %d for the same ETag, want 304", again.StatusCode)
	}
}
