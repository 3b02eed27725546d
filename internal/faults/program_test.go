package faults

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"demarche/internal/cli"
)

// asProgram makes this binary be demarche itself, so that it can be killed and traced.
const asProgram = "FAULTS_AS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		os.Exit(cli.Main(os.Args[1:]))
	}
	os.Exit(m.Run())
}

// rounds is n, or as often as DEMARCHE_FAULTS says.
func rounds(t *testing.T, n int) int {
	t.Helper()
	text := os.Getenv("DEMARCHE_FAULTS")
	if text == "" {
		return n
	}
	times, err := strconv.Atoi(text)
	if err != nil || times < 1 {
		t.Fatalf("DEMARCHE_FAULTS=%q is no number above 0", text)
	}
	return n * times
}

// long reports whether more rounds than usual were asked for.
func long() bool { return os.Getenv("DEMARCHE_FAULTS") != "" }

// program is demarche with args, behind the words of a wrapper such as strace.
func program(t *testing.T, wrapper []string, args ...string) *exec.Cmd {
	t.Helper()
	words := append(slices.Clone(wrapper), os.Args[0])
	words = append(words, args...)
	cmd := exec.CommandContext(t.Context(), words[0], words[1:]...)
	for _, v := range os.Environ() {
		if !strings.HasPrefix(v, "DEMARCHE_") {
			cmd.Env = append(cmd.Env, v)
		}
	}
	cmd.Env = append(cmd.Env, asProgram+"=1")
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return killGroup(cmd) }
	return cmd
}

// killGroup sends SIGKILL to a process and its children.
func killGroup(cmd *exec.Cmd) error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }

// run runs a command of the program to its end.
func run(t *testing.T, wrapper []string, args ...string) (status int, out, errs string) {
	t.Helper()
	var o, e bytes.Buffer
	cmd := program(t, wrapper, args...)
	cmd.Stdout, cmd.Stderr = &o, &e
	err := cmd.Run()
	if exit := (*exec.ExitError)(nil); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode(), o.String(), e.String()
}

// server is `demarche serve` in a process of its own.
type server struct {
	base   string // up to and with /api/v1
	pid    int
	cmd    *exec.Cmd
	ended  chan struct{}
	mu     sync.Mutex
	log    strings.Builder
	client *http.Client
}

// errStart is a server that did not come up; the text is what it said.
type errStart struct{ said string }

func (e errStart) Error() string { return "the server did not start: " + e.said }

// start starts a server on a database. It is killed when the test ends.
func start(t *testing.T, db string, wrapper []string, args ...string) *server {
	t.Helper()
	s, err := tryStart(t, db, wrapper, args...)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func tryStart(t *testing.T, db string, wrapper []string, args ...string) (*server, error) {
	t.Helper()
	s := &server{ended: make(chan struct{})}
	s.cmd = program(t, wrapper, append([]string{"serve", "--log-format", "json", "--listen", "127.0.0.1:0", "--db", db}, args...)...)
	said, err := s.cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	s.pid = s.cmd.Process.Pid
	s.client = &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 64}, Timeout: time.Minute}
	up := make(chan string, 1)
	go func() {
		defer close(s.ended)
		lines := bufio.NewScanner(said)
		lines.Buffer(nil, 1<<20)
		for lines.Scan() {
			var line struct{ Msg, Address string }
			_ = json.Unmarshal(lines.Bytes(), &line)
			s.mu.Lock()
			s.log.Write(append(lines.Bytes(), '\n'))
			s.mu.Unlock()
			if line.Msg == "serving" {
				up <- line.Address
			}
		}
		_ = s.cmd.Wait()
	}()
	t.Cleanup(s.kill)
	select {
	case address := <-up:
		s.base = address + "/api/v1"
		return s, nil
	case <-s.ended:
		return nil, errStart{s.said()}
	}
}

// said is the log so far.
func (s *server) said() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.log.String()
}

// kill ends the server as a power cut would, but for the disk's own memory.
func (s *server) kill() {
	_ = killGroup(s.cmd)
	<-s.ended
	s.client.CloseIdleConnections()
}

// stop ends the server as Ctrl-C does.
func (s *server) stop(t *testing.T) {
	t.Helper()
	if err := syscall.Kill(-s.pid, syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	<-s.ended
	s.client.CloseIdleConnections()
}

// do sends a request and gives the whole answer.
func (s *server) do(method, path, body string, header ...string) (status int, answer string, err error) {
	req, err := http.NewRequest(method, s.base+path, strings.NewReader(body))
	if err != nil {
		return 0, "", err
	}
	for i := 0; i+1 < len(header); i += 2 {
		req.Header.Set(header[i], header[i+1])
	}
	res, err := s.client.Do(req)
	if err != nil {
		return 0, "", err
	}
	defer func() { _ = res.Body.Close() }()
	b, err := io.ReadAll(res.Body)
	return res.StatusCode, string(b), err
}

// post hands an article in.
func (s *server) post(text, key string) (status int, answer string, err error) {
	return s.do("POST", "/articles?published=2024-03-06", text, "Idempotency-Key", key, "Content-Type", "text/plain")
}

// story is an article with an event in it; no two n have the same text.
func story(n int) string {
	return fmt.Sprintf("Russia vetoed the draft resolution on %d March 2024. This is story number %d.", n%5+1, n)
}

func storyKey(n int) string { return fmt.Sprintf("story-%d", n) }

// newDB is the name of a database that is not there yet.
func newDB(t *testing.T) string {
	t.Helper()
	return filepath.Join(t.TempDir(), "faults.db")
}

// strace is the words that trace a program with a filter on paths; the test is
// skipped where there is no strace or tracing is not allowed.
func strace(t *testing.T, args ...string) []string {
	t.Helper()
	path, err := exec.LookPath("strace")
	if err != nil {
		t.Skip("strace is not installed")
	}
	if out, err := exec.Command(path, "-f", "-o", "/dev/null", "/bin/true").CombinedOutput(); err != nil {
		t.Skipf("strace is not allowed to trace: %s", out)
	}
	return append([]string{path, "-f", "-qq", "--seccomp-bpf"}, args...)
}
