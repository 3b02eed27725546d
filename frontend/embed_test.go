package frontend

import (
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
)

func serve(t *testing.T, target string, header http.Header) *httptest.ResponseRecorder {
	t.Helper()
	h, err := Handler()
	if err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest(http.MethodGet, target, nil)
	for k, v := range header {
		r.Header[k] = v
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func TestHandler(t *testing.T) {
	for _, tc := range []struct {
		name, target string
		status       int
		media, body  string
	}{
		{"the page", "/", http.StatusOK, "text/html", `id="app"`},
		{"the page with a view", "/?country=RUS", http.StatusOK, "text/html", `id="app"`},
		{"a frame of another page", "/embed?type=veto", http.StatusOK, "text/html", `id="app"`},
		{"the script", "/app.js", http.StatusOK, "text/javascript", "import"},
		{"the style", "/app.css", http.StatusOK, "text/css", "--paper"},
		{"nothing there", "/nothing", http.StatusNotFound, "", ""},
		{"outside of the page", "/../embed.go", http.StatusNotFound, "", ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			w := serve(t, tc.target, nil)
			if w.Code != tc.status {
				t.Fatalf("status = %d, want %d", w.Code, tc.status)
			}
			if tc.body != "" && (!strings.HasPrefix(w.Header().Get("Content-Type"), tc.media) || !strings.Contains(w.Body.String(), tc.body)) {
				t.Errorf("%s: %q without %q", tc.target, w.Header().Get("Content-Type"), tc.body)
			}
		})
	}
}

func TestAssetsAreKeptByVersion(t *testing.T) {
	page := serve(t, "/", nil)
	if got := page.Header().Get("Cache-Control"); got != "no-cache" {
		t.Errorf("the page's Cache-Control = %q, want no-cache", got)
	}
	src := regexp.MustCompile(`src="(/app\.js\?v=[0-9a-f]+)"`).FindStringSubmatch(page.Body.String())
	if src == nil {
		t.Fatalf("the page names no version of its script: %s", page.Body)
	}
	w := serve(t, src[1], nil)
	if got := w.Header().Get("Cache-Control"); !strings.Contains(got, "immutable") {
		t.Errorf("%s: Cache-Control = %q, want immutable", src[1], got)
	}
	if got := serve(t, "/app.js?v=old", nil).Header().Get("Cache-Control"); got != "no-cache" {
		t.Errorf("an old version's Cache-Control = %q, want no-cache", got)
	}
	again := serve(t, src[1], http.Header{"If-None-Match": {w.Header().Get("ETag")}})
	if again.Code != http.StatusNotModified {
		t.Errorf("with its ETag: status = %d, want 304", again.Code)
	}
}

func TestOtherSitesMayLoadTheElementAlone(t *testing.T) {
	if got := serve(t, "/embed.js", nil).Header().Get("Access-Control-Allow-Origin"); got != "*" {
		t.Errorf("/embed.js: Access-Control-Allow-Origin = %q, want *: a module of another site needs it", got)
	}
	if got := serve(t, "/app.js", nil).Header().Get("Access-Control-Allow-Origin"); got != "" {
		t.Errorf("/app.js: Access-Control-Allow-Origin = %q, want none", got)
	}
}

func TestThePageRunsNothingInline(t *testing.T) {
	body := serve(t, "/", nil).Body.String()
	if regexp.MustCompile(`<script(?:[^>]*[^/])?>[^<]|<style|\son\w+=|style="`).MatchString(body) {
		t.Errorf("the page has script or style of its own, which its policy forbids: %s", body)
	}
}
