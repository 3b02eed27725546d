package faults

import (
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// TestAnAcknowledgedArticleIsOnTheDisk demands that after the write to the log and before
// the answer 202 the system brought the log to the disk.
func TestAnAcknowledgedArticleIsOnTheDisk(t *testing.T) {
	t.Parallel()
	trace := filepath.Join(t.TempDir(), "trace")
	db := newDB(t)
	s := start(t, db, strace(t, "-y", "-s", "16", "-o", trace, "-e", "trace=pwrite64,fdatasync,fsync,write"))
	const articles = 5
	for i := range articles {
		accepted(t, s, i)
	}
	s.stop(t)
	text, err := os.ReadFile(trace)
	if err != nil {
		t.Fatal(err)
	}
	if answers := syncedAnswers(t, string(text)); answers != articles {
		t.Errorf("the trace shows %d answers, want %d", answers, articles)
	}
}

var (
	logWritten = regexp.MustCompile(`^\d+ +pwrite64\(\d+<[^>]*-wal>`)
	logSynced  = regexp.MustCompile(`^(\d+) +f(?:data)?sync\(\d+<[^>]*-wal>(\) += 0| <unfinished)`)
	syncEnds   = regexp.MustCompile(`^(\d+) +<\.\.\. f(?:data)?sync resumed>\) += 0`)
)

// syncedAnswers counts the answers 202 of a trace and demands of each that the log was
// written and synced since the answer before, which tells that the server is idle.
func syncedAnswers(t *testing.T, trace string) int {
	t.Helper()
	answers, written, synced := 0, false, false
	syncing := map[string]bool{} // threads
	for line := range strings.Lines(trace) {
		switch {
		case logWritten.MatchString(line):
			written = true
		case logSynced.MatchString(line):
			m := logSynced.FindStringSubmatch(line)
			if syncing[m[1]] = strings.HasSuffix(m[2], "unfinished"); !syncing[m[1]] {
				synced = written
			}
		case syncEnds.MatchString(line):
			if thread := syncEnds.FindStringSubmatch(line)[1]; syncing[thread] {
				syncing[thread], synced = false, written
			}
		case strings.Contains(line, `"HTTP/1.1 202 Ac`):
			if answers++; !synced {
				t.Errorf("answer %d came before the log was on the disk", answers)
			}
		case strings.Contains(line, `"HTTP/1.1 200 OK`):
			written, synced = false, false
		}
	}
	return answers
}

// accepted hands a story in and waits until it is read.
func accepted(t *testing.T, s *server, n int) {
	t.Helper()
	status, answer, err := s.post(story(n), storyKey(n))
	if err != nil || status != http.StatusAccepted {
		t.Fatalf("story %d: status %d: %s, %v", n, status, answer, err)
	}
	var job struct{ ID, State string }
	if err := json.Unmarshal([]byte(answer), &job); err != nil {
		t.Fatal(err)
	}
	for job.State != "done" {
		time.Sleep(20 * time.Millisecond)
		if _, answer, err = s.do("GET", "/jobs/"+job.ID, ""); err != nil || json.Unmarshal([]byte(answer), &job) != nil || job.State == "failed" {
			t.Fatalf("story %d: %s, %v", n, answer, err)
		}
	}
}
