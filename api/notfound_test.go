package api

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

func TestNowhereIsTheAnswerThatTheClientReads(t *testing.T) {
	page := http.NewServeMux() // answers what it does not have in plain text
	page.HandleFunc("GET /there", func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("page")) })
	h, err := New(Options{Log: slog.New(slog.DiscardHandler), Page: page, MaxBodyBytes: 1, RequestTimeout: time.Minute})
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ path, accept, kind, has string }{
		{"/nowhere", "text/html,*/*", "text/html; charset=utf-8", "Nothing is here"},
		{"/nowhere", "*/*", "application/problem+json", "/nowhere"},
		{"/api/nowhere", "text/html", "application/problem+json", "/api/nowhere"},
	} {
		req := httptest.NewRequest(http.MethodGet, tt.path, nil)
		req.Header.Set("Accept", tt.accept)
		w := httptest.NewRecorder()
		h.ServeHTTP(w, req)
		if w.Code != http.StatusNotFound || w.Header().Get("Content-Type") != tt.kind || !strings.Contains(w.Body.String(), tt.has) {
			t.Errorf("%s for %s: %d %s %s", tt.path, tt.accept, w.Code, w.Header().Get("Content-Type"), w.Body)
		}
	}
	w := httptest.NewRecorder()
	if h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/there", nil)); w.Code != 200 || w.Body.String() != "page" {
		t.Errorf("what is there: %d %q", w.Code, w.Body)
	}
}
