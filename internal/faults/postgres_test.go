package faults

import (
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// TestNothingIsLostOrTwiceWhenPostgresFails restarts PostgreSQL as after a crash, cuts its
// connections, refuses new ones and slows them down, while articles are handed in, an
// import runs and pages are read. Clients ask again until they are told "stored".
func TestNothingIsLostOrTwiceWhenPostgresFails(t *testing.T) {
	t.Parallel()
	const clients, events = 3, 3000
	c := newCluster(t)
	p := newProxy(t, "127.0.0.1:"+c.port)
	s := start(t, dsnAt(p.address()), nil, "--request-timeout", "10s")
	over := make(chan struct{})
	var next, unanswered atomic.Int64
	var wg sync.WaitGroup
	for range clients {
		wg.Go(func() {
			for !closed(over) {
				n := int(next.Add(1)) - 1
				if !s.untilStored(t, n) {
					return
				}
			}
		})
	}
	wg.Go(func() {
		for i := 0; !closed(over); i++ {
			path := []string{"/events", "/events?q=talks", "/facets?q=vetoed", "/density?by=country", "/actors"}[i%5]
			status, answer, err := s.do("GET", path, "")
			if s.checkAnswer(t, http.StatusOK, path, status, answer, err); status != http.StatusOK {
				unanswered.Add(1)
				time.Sleep(20 * time.Millisecond)
			}
		}
	})
	wg.Go(func() { importUntilDone(t, dsnAt(p.address()), dataset(t, events)) })
	for range rounds(t, 3) {
		time.Sleep(500 * time.Millisecond)
		p.cut()
		time.Sleep(500 * time.Millisecond)
		p.slow.Store(int64(20 * time.Millisecond))
		time.Sleep(time.Second)
		p.slow.Store(0)
		c.crash(t)
		time.Sleep(500 * time.Millisecond)
		p.closed.Store(true)
		p.cut()
		time.Sleep(500 * time.Millisecond)
		p.closed.Store(false)
	}
	close(over)
	wg.Wait()
	t.Logf("%d stories, %d pages not answered", next.Load(), unanswered.Load())
	if status, answer, err := s.do("GET", "/events", ""); err != nil || status != http.StatusOK {
		t.Errorf("a page when all is well again: status %d: %s, %v", status, answer, err)
	}
	c.settled(t)
	s.stop(t)
	if strings.Contains(s.said(), `"panic"`) {
		t.Errorf("the server said: %s", s.said())
	}
	c.sound(t, int(next.Load()), events)
}

func closed(c chan struct{}) bool {
	select {
	case <-c:
		return true
	default:
		return false
	}
}

// untilStored hands a story in again and again until it is told that it is stored.
func (s *server) untilStored(t *testing.T, n int) bool {
	for range 600 {
		status, answer, err := s.post(story(n), storyKey(n))
		if !s.checkAnswer(t, http.StatusAccepted, storyKey(n), status, answer, err) {
			return false
		}
		if status == http.StatusAccepted {
			return true
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Errorf("story %d was never stored", n)
	return false
}

// checkAnswer demands the status wanted, or a clear problem that says "later" and tells
// nothing of the driver.
func (s *server) checkAnswer(t *testing.T, want int, what string, status int, answer string, err error) bool {
	if err == nil && status == want {
		return true
	}
	if err != nil || status != http.StatusServiceUnavailable || !strings.Contains(answer, "/problems/unavailable") {
		t.Errorf("%s: status %d: %s, %v", what, status, answer, err)
		return false
	}
	for _, word := range []string{"SQLSTATE", "pgx", "127.0.0.1", "unexpected EOF", "connection", "FATAL"} {
		if strings.Contains(answer, word) {
			t.Errorf("%s: the answer speaks of the driver: %s", what, answer)
			return false
		}
	}
	return true
}

// importUntilDone runs an import until it ends well.
func importUntilDone(t *testing.T, db, file string) {
	for range 100 {
		status, _, errs := run(t, nil, "import", "--db", db, "--format", "ndjson", file)
		if status == 0 {
			return
		}
		if status != 1 {
			t.Errorf("import: status %d: %s", status, errs)
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Error("the import never ended well")
}

// settled waits until all jobs are done and demands that none failed. Where the word that
// a job was taken got lost, its lease must end first: time passes.
func (c *cluster) settled(t *testing.T) {
	t.Helper()
	for i := range 1200 {
		var open, failed int
		c.query(t, "SELECT count(*) FILTER (WHERE state IN ('queued', 'running')), count(*) FILTER (WHERE state = 'failed') FROM jobs", &open, &failed)
		if failed > 0 {
			var why string
			c.query(t, "SELECT error FROM jobs WHERE state = 'failed' LIMIT 1", &why)
			t.Fatalf("%d jobs failed, one as: %s", failed, why)
		}
		if open == 0 {
			return
		}
		if i%100 == 99 {
			var n int
			c.query(t, "WITH u AS (UPDATE jobs SET due = 0 WHERE state IN ('queued', 'running') RETURNING 1) SELECT count(*) FROM u", &n)
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatal("jobs are still open after a minute")
}

// sound demands each of the stories and events once, and lists of links and words that
// hold what the events say and no more.
func (c *cluster) sound(t *testing.T, stories, events int) {
	t.Helper()
	var n int
	for q, want := range map[string]int{
		"SELECT count(*) FROM jobs":                                                      stories,
		"SELECT count(*) FROM articles":                                                  stories,
		"SELECT count(*) FROM events WHERE id LIKE 'set-%'":                              events,
		"SELECT count(*) FROM events WHERE ord NOT IN (SELECT rowid FROM events_fts)":    0,
		"SELECT count(*) FROM events_fts WHERE rowid NOT IN (SELECT ord FROM events)":    0,
		"SELECT count(*) FROM event_countries WHERE ord NOT IN (SELECT ord FROM events)": 0,
		"SELECT count(*) FROM event_actors WHERE ord NOT IN (SELECT ord FROM events)":    0,
		`WITH listed AS (SELECT term, unnest(ords) AS ord FROM event_words),
			said AS (SELECT DISTINCT w AS term, rowid AS ord FROM events_fts, unnest(string_to_array(words, ' ')) w WHERE w <> chr(57344))
		SELECT (SELECT count(*) FROM listed) - (SELECT count(*) FROM said) + (SELECT count(*) FROM (TABLE said EXCEPT TABLE listed) x)`: 0,
	} {
		if c.query(t, q, &n); n != want {
			t.Errorf("%s: %d, want %d", q, n, want)
		}
	}
}
