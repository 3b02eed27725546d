package faults

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// filled is a server on a database with enough events that no export fits into the
// buffers between it and its client.
func filled(t *testing.T, args ...string) *server {
	t.Helper()
	db := newDB(t)
	if status, out, errs := run(t, nil, "import", "--db", db, "--format", "ndjson", dataset(t, 16_000)); status != 0 {
		t.Fatalf("import: status %d: %s%s", status, out, errs)
	}
	s := start(t, db, nil, args...)
	if status, answer, err := s.do("GET", "/events?limit=1000", ""); err != nil || status != http.StatusOK {
		t.Fatalf("status %d: %s, %v", status, answer, err)
	}
	return s
}

// address is where the server listens.
func (s *server) address() string {
	return strings.TrimSuffix(strings.TrimPrefix(s.base, "http://"), "/api/v1")
}

// open connects and sends raw bytes.
func (s *server) open(t *testing.T, raw string) net.Conn {
	t.Helper()
	c, err := net.Dial("tcp", s.address())
	if err != nil {
		t.Fatal(err)
	}
	if tcp, ok := c.(*net.TCPConn); ok { // what it has not read must not wait on its side
		if err := tcp.SetReadBuffer(16 << 10); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := io.WriteString(c, raw); err != nil {
		t.Fatal(err)
	}
	return c
}

func get(path string) string {
	return "GET /api/v1" + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
}

// use is what a server has open.
type use struct{ goroutines, sockets, files int }

func (s *server) use(t *testing.T) use {
	t.Helper()
	res, err := http.Get("http://" + s.address() + "/metrics")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = res.Body.Close() }()
	var u use
	lines := bufio.NewScanner(res.Body)
	for lines.Scan() {
		if n, found := strings.CutPrefix(lines.Text(), "go_goroutines "); found {
			if u.goroutines, err = strconv.Atoi(n); err != nil {
				t.Fatal(err)
			}
		}
	}
	open, err := filepath.Glob(fmt.Sprintf("/proc/%d/fd/*", s.pid))
	if err != nil || len(open) == 0 {
		t.Skip("the system does not tell what a process has open")
	}
	for _, name := range open {
		if to, err := os.Readlink(name); err == nil && strings.HasPrefix(to, "socket:") {
			u.sockets++
		}
	}
	u.files = len(open) - u.sockets
	return u
}

// returnsTo waits until a server has no more open than before, but for a few.
func (s *server) returnsTo(t *testing.T, before use) {
	t.Helper()
	const few, pool = 5, 2 * 10 // connections to the database stay open, with two files each
	var now use
	for range 1200 {
		if now = s.use(t); now.goroutines <= before.goroutines+few && now.sockets <= before.sockets+few && now.files <= before.files+pool {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Errorf("it has %+v open, before %+v", now, before)
}

// resident is the memory of a server in bytes.
func (s *server) resident(t *testing.T) int64 {
	t.Helper()
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.pid))
	if err != nil {
		t.Skip("the system does not tell the memory of a process")
	}
	for line := range strings.Lines(string(status)) {
		if rest, found := strings.CutPrefix(line, "VmRSS:"); found {
			kb, err := strconv.ParseInt(strings.TrimSuffix(strings.TrimSpace(rest), " kB"), 10, 64)
			if err != nil {
				t.Fatal(err)
			}
			return kb << 10
		}
	}
	return 0
}

// TestClientsThatDropLeaveNothingBehind has clients go away in the middle of answers.
func TestClientsThatDropLeaveNothingBehind(t *testing.T) {
	t.Parallel()
	s := filled(t)
	before := s.use(t)
	paths := []string{"/events.ndjson", "/events.csv", "/events.json?reports=1", "/events.parquet", "/events?limit=1000", "/index.bin", "/density?by=country"}
	var wg sync.WaitGroup
	for i := range rounds(t, 10) {
		for k := range 10 {
			wg.Go(func() {
				c := s.open(t, get(paths[(i+k)%len(paths)]))
				_, _ = io.ReadFull(c, make([]byte, 1+(i*37)%2000))
				_ = c.Close()
			})
		}
		wg.Wait()
	}
	s.returnsTo(t, before)
	if status, answer, err := s.do("GET", "/events", ""); err != nil || status != http.StatusOK {
		t.Errorf("a page: status %d: %s, %v", status, answer, err)
	}
	if said := s.said(); strings.Contains(said, `"panic"`) {
		t.Errorf("the server said: %s", said)
	}
}

// TestSlowReadersBlockNobodyAndAreCutOff has more clients stop reading an export than
// there are connections to read the database with.
func TestSlowReadersBlockNobodyAndAreCutOff(t *testing.T) {
	t.Parallel()
	s := filled(t, "--request-timeout", "3s")
	before := s.use(t)
	const slow = 9
	clients := make([]net.Conn, slow)
	for i := range clients {
		clients[i] = s.open(t, get("/events.json"))
		defer func() { _ = clients[i].Close() }()
	}
	time.Sleep(500 * time.Millisecond) // until what lies between fills up
	for _, path := range []string{"/events?country=RUS", "/events/set-7", "/rows?at=undated.1", "/actors", "/facets?q=talks"} {
		if status, answer, err := s.do("GET", path, ""); err != nil || status != http.StatusOK {
			t.Errorf("%s: status %d: %s, %v", path, status, answer, err)
		}
	}
	if now := s.use(t); now.sockets < before.sockets+slow {
		t.Errorf("the pages came only when slow readers had been cut off: %+v open, before %+v", now, before)
	}
	s.returnsTo(t, before)
	for i, c := range clients {
		if b, err := io.ReadAll(c); err == nil && strings.HasSuffix(string(b), "\r\n0\r\n\r\n") {
			t.Errorf("slow reader %d was not cut off", i)
		}
	}
}

// TestHostileRequestsAreRefused sends what no client should.
func TestHostileRequestsAreRefused(t *testing.T) {
	t.Parallel()
	s := start(t, newDB(t), nil, "--request-timeout", "2s", "--max-body", "1M")
	before := s.use(t)
	many := strings.Repeat("country=RUS&", 5000)
	post := "POST /api/v1/articles HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n"
	tests := []struct {
		name, raw string
		want      []string // statuses; "" for a connection that is closed without an answer
	}{
		{"header that never ends", "GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\nX-Slow: ", []string{"", "408"}},
		{"body that never comes", post + "Content-Length: 1000\r\n\r\nhalf", []string{"408", "400", ""}},
		{"body of untold length that never ends", post + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n", []string{"408", "400", ""}},
		{"huge header", "GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\nX-Huge: " + strings.Repeat("x", 1<<20), []string{"431"}},
		{"huge address", "GET /api/v1/events?q=" + strings.Repeat("x", 1<<20) + " HTTP/1.1\r\nHost: localhost\r\n\r\n", []string{"431", "414"}},
		{"many parameters", get("/events?" + many + "country=PRK"), []string{"422"}},
		{"many parameters that are none", get("/events?" + strings.Repeat("x=1&", 10000)), []string{"422", "400"}},
		{"huge body", post + "Content-Length: 1099511627776\r\n\r\nx", []string{"413"}},
		{"length told twice", post + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello", []string{"400"}},
		{"length and chunks", post + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", []string{"400"}},
		{"no host", "GET /api/v1/events HTTP/1.1\r\n\r\n", []string{"400"}},
		{"line feed in a header", "GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\nX-A: a\rb\r\n\r\n", []string{"400"}},
		{"noise", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", []string{"400", ""}},
	}
	var wg sync.WaitGroup // not parallel tests: these wait, and must not wait for each other
	for _, tt := range tests {
		wg.Go(func() {
			c, err := net.Dial("tcp", s.address())
			if err != nil {
				t.Error(err)
				return
			}
			defer func() { _ = c.Close() }()
			_, _ = io.WriteString(c, tt.raw) // it may be refused before it is through
			line, err := bufio.NewReader(c).ReadString('\n')
			status := ""
			if f := strings.Fields(line); len(f) > 1 {
				status = f[1]
			}
			if !slices.Contains(tt.want, status) {
				t.Errorf("%s: answered %q, %v; want one of %q", tt.name, line, err, tt.want)
			}
		})
	}
	slowLargeBodies(t, s, post)
	wg.Wait()
	s.returnsTo(t, before)
}

// slowLargeBodies sends many large bodies at once of which none ends.
func slowLargeBodies(t *testing.T, s *server, post string) {
	t.Helper()
	before := s.resident(t)
	for range 300 {
		c := s.open(t, post+"Content-Length: 1000000\r\n\r\n"+strings.Repeat("x", 900_000))
		defer func() { _ = c.Close() }()
	}
	if status, answer, err := s.do("GET", "/events", ""); err != nil || status != http.StatusOK {
		t.Errorf("a page beside them: status %d: %s, %v", status, answer, err)
	}
	if grown := s.resident(t) - before; grown > 150<<20 {
		t.Errorf("they take %d MB", grown>>20)
	}
}
