package api_test

import (
	"bytes"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"

	"demarche/api"
)

// unpacked is the body of an answer as it was before it was packed.
func unpacked(t *testing.T, res *http.Response) string {
	t.Helper()
	var r io.Reader = strings.NewReader(text(t, res))
	var err error
	switch res.Header.Get("Content-Encoding") {
	case "gzip":
		r, err = gzip.NewReader(r)
	case "zstd":
		r, err = zstd.NewReader(r)
	}
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if _, err := b.ReadFrom(r); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestPackingFollowsTheClient(t *testing.T) {
	h := site(t, "")
	want := text(t, do(h, "GET", api.Prefix+"/types", ""))
	for _, tt := range []struct {
		accept, want string
	}{
		{"gzip", "gzip"},
		{"gzip, zstd", "zstd"},
		{"br", ""},
		{"", ""},
		{"zstd;q=0, gzip", "gzip"},
		{"gzip;q=0.0, zstd; q=0", ""},
		{"gzip;q=0.5", "gzip"},
		{"gzip;q=1.0, zstd;q=0.1", "gzip"},
		{"gzip;q=0.2, zstd;q=0.3", "zstd"},
		{"zstd;Q=0, GZIP", "gzip"},
		{"ZSTD", "zstd"},
		{"x-gzip", "gzip"},
		{"*", "zstd"},
		{"*;q=0.5, zstd;q=0", "gzip"},
		{"*;q=0.1, gzip;q=0.4", "gzip"},
		{"identity, gzip;q=0.5", ""},
		{"identity;q=0.1, gzip;q=0.5", "gzip"},
		{"identity;q=0, gzip", "gzip"},
		{"gzip;q=x", ""},
		{"gzip ; q=0.001", "gzip"},
	} {
		for range 2 { // made, then ready
			res := do(h, "GET", api.Prefix+"/types", "", "Accept-Encoding", tt.accept)
			if got := res.Header.Get("Content-Encoding"); got != tt.want || res.StatusCode != 200 {
				t.Errorf("Accept-Encoding %q: %d as %q, want %q", tt.accept, res.StatusCode, got, tt.want)
			}
			if got := unpacked(t, res); got != want {
				t.Errorf("Accept-Encoding %q: another body: %.80q", tt.accept, got)
			}
		}
	}
}

func TestWhoRefusesThePlainAnswerGetsNone(t *testing.T) {
	h := site(t, "")
	for _, target := range []string{"/saved", "/events?country=PRK", "/events/none", "/events.parquet"} {
		plain := do(h, "GET", api.Prefix+target, "")
		body := text(t, plain)
		for range 2 {
			res := do(h, "GET", api.Prefix+target, "", "Accept-Encoding", "gzip, identity;q=0")
			got := unpacked(t, res)
			if res.Header.Get("Content-Encoding") != "gzip" || res.StatusCode != plain.StatusCode {
				t.Errorf("%s: %d as %q", target, res.StatusCode, res.Header.Get("Content-Encoding"))
			}
			if same := plain.StatusCode == 200 && target != "/events.parquet"; same && got != body { // others tell a time or an id
				t.Errorf("%s: packed %q, plain %q", target, got, body)
			}
		}
		for _, accept := range []string{"identity;q=0", "*;q=0", "br, *;q=0"} {
			res := do(h, "GET", api.Prefix+target, "", "Accept-Encoding", accept)
			if body := text(t, res); res.StatusCode != http.StatusNotAcceptable || !strings.Contains(body, "/problems/not-acceptable") {
				t.Errorf("%s with %q: %d %s", target, accept, res.StatusCode, body)
			}
		}
	}
}

func TestEveryAnswerTellsItsTime(t *testing.T) {
	h := site(t, "")
	tag := do(h, "GET", api.Prefix+"/events", "").Header.Get("ETag")
	exported := do(h, "GET", api.Prefix+"/events.csv", "").Header.Get("ETag")
	for _, tt := range []struct {
		method, target, tag string
		status              int
	}{
		{"GET", api.Prefix + "/events", "", 200},
		{"GET", api.Prefix + "/events", tag, 304},
		{"GET", api.Prefix + "/events.csv", exported, 304},
		{"GET", api.Prefix + "/openapi.json", "*", 304},
		{"HEAD", api.Prefix + "/events", "", 200},
		{"HEAD", api.Prefix + "/events.csv", "", 200},
		{"HEAD", api.Prefix + "/index.bin", "", 200},
		{"GET", api.Prefix + "/events/none", "", 404},
		{"GET", api.Prefix + "/events?x=1", "", 422},
		{"DELETE", api.Prefix + "/types", "", 405},
		{"DELETE", api.Prefix + "/saved/none", "", 404},
		{"GET", api.Prefix + "/nowhere", "", 404},
	} {
		for range 2 {
			res := do(h, tt.method, tt.target, "", "If-None-Match", tt.tag)
			if times := res.Header.Values("Server-Timing"); res.StatusCode != tt.status || len(times) != 1 {
				t.Errorf("%s %s: %d, Server-Timing %q, want %d and one time", tt.method, tt.target, res.StatusCode, times, tt.status)
			}
		}
	}
	if allow := do(h, "DELETE", api.Prefix+"/types", "").Header.Get("Allow"); allow != "GET, HEAD" {
		t.Errorf("Allow: %s, want GET, HEAD", allow)
	}
	if !strings.HasPrefix(exported, "W/") {
		t.Errorf("an export, which tells its time, has the strong ETag %s", exported)
	}
}
