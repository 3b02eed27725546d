package api_test

import (
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"

	"demarche/api"
	"demarche/models/modelstest"
)

// link forwards connections to a server until it is cut, and again when it is mended.
type link struct {
	mu    sync.Mutex
	cut   bool
	conns []net.Conn
}

func newLink(t *testing.T, server string) (*link, string) {
	t.Helper()
	l := &link{}
	in, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = in.Close() })
	go func() {
		for {
			from, err := in.Accept()
			if err != nil {
				return
			}
			to, err := net.Dial("tcp", server)
			if err != nil || !l.add(from, to) {
				_ = from.Close()
				continue
			}
			go func() { _, _ = io.Copy(to, from); _ = to.Close() }()
			go func() { _, _ = io.Copy(from, to); _ = from.Close() }()
		}
	}()
	return l, in.Addr().String()
}

func (l *link) add(conns ...net.Conn) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.conns = append(l.conns, conns...)
	return !l.cut
}

func (l *link) set(cut bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.cut = cut
	for _, c := range l.conns {
		_ = c.Close()
	}
	l.conns = nil
}

// TestAServerThatIsAwayIsNoFaultOfOurs loses PostgreSQL and finds it again.
func TestAServerThatIsAwayIsNoFaultOfOurs(t *testing.T) {
	dsn, err := url.Parse(modelstest.Postgres(t))
	if err != nil {
		t.Fatal(err)
	}
	l, at := newLink(t, dsn.Host)
	dsn.Host = at
	h := siteOver(t, modelstest.Open(t, dsn.String()), "")
	l.set(true)
	for _, target := range []string{"/events", "/events/summit-2019", "/facets", "/density", "/index.bin", "/events.csv", "/actors", "/saved", "/jobs/x"} {
		res := do(h, http.MethodGet, api.Prefix+target, "")
		if body := text(t, res); res.StatusCode != http.StatusServiceUnavailable || !strings.Contains(body, "/problems/unavailable") {
			t.Errorf("%s: %d %s", target, res.StatusCode, body)
		}
	}
	if res := do(h, http.MethodPost, api.Prefix+"/articles", "A text."); res.StatusCode != http.StatusServiceUnavailable {
		t.Errorf("POST: %d %s", res.StatusCode, text(t, res))
	}
	l.set(false)
	if res := do(h, http.MethodGet, api.Prefix+"/events", ""); res.StatusCode != http.StatusOK {
		t.Errorf("afterwards: %d %s", res.StatusCode, text(t, res))
	}
}
