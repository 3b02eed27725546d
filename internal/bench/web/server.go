package web

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"
)

// Server is `demarche serve` as a process of its own, so that its memory is its alone.
type Server struct {
	Base  string // address up to and with /api/v1
	Ready Ready
	cmd   *exec.Cmd
	done  chan error
}

// Ready is how the index came to be.
type Ready struct {
	From    string  `json:"from"` // database or snapshot
	Seconds float64 `json:"seconds"`
}

// Start runs program on a database and waits until its index is ready.
func Start(ctx context.Context, program, dsn string) (*Server, error) {
	cmd := exec.CommandContext(ctx, program, "serve", "--log-format", "json", "--listen", "127.0.0.1:0", "--db", dsn) //nolint:gosec // the caller's own program
	for _, v := range os.Environ() {
		if !strings.HasPrefix(v, "DEMARCHE_") { // settings of another server
			cmd.Env = append(cmd.Env, v)
		}
	}
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	cmd.WaitDelay = time.Minute
	log, err := cmd.StderrPipe()
	if err != nil {
		return nil, fmt.Errorf("start the server: %w", err)
	}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("start the server: %w", err)
	}
	s := &Server{cmd: cmd, done: make(chan error, 1)}
	if err := s.await(log); err != nil {
		_ = cmd.Process.Kill()
		return nil, errors.Join(err, cmd.Wait())
	}
	go func() {
		_, _ = io.Copy(io.Discard, log) // the pipe must not fill up
		s.done <- cmd.Wait()
	}()
	return s, nil
}

// await reads the server's log until it serves and its index is ready.
func (s *Server) await(log io.Reader) error {
	lines := bufio.NewReader(log)
	for s.Base == "" || s.Ready.From == "" {
		text, err := lines.ReadString('\n')
		if err != nil {
			return fmt.Errorf("the server stopped at its start: %.300s", text)
		}
		var line struct {
			Level, Msg, Address, From, Error string
			Seconds                          float64
		}
		if json.Unmarshal([]byte(text), &line) != nil {
			return fmt.Errorf("the server says: %.300s", text)
		}
		switch {
		case line.Level == "ERROR":
			return fmt.Errorf("the server says: %s: %s", line.Msg, line.Error)
		case line.Msg == "serving":
			s.Base = line.Address + "/api/v1"
		case line.Msg == "index ready":
			s.Ready = Ready{line.From, line.Seconds}
		}
	}
	return nil
}

// Memory is resident memory in bytes: all of it, and the part that shows pages of
// the database file, which the system takes back when it needs them.
type Memory struct {
	Resident int64 `json:"resident"`
	File     int64 `json:"file"`
}

// Memory is that of the process; zero where the system does not tell it.
func (s *Server) Memory() Memory {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.cmd.Process.Pid))
	if err != nil {
		return Memory{}
	}
	return readMemory(string(status))
}

func readMemory(status string) Memory {
	var m Memory
	for line := range strings.Lines(status) {
		name, rest, _ := strings.Cut(line, ":")
		kb, err := strconv.ParseInt(strings.TrimSuffix(strings.TrimSpace(rest), " kB"), 10, 64)
		switch {
		case err != nil:
		case name == "VmRSS":
			m.Resident = kb << 10
		case name == "RssFile":
			m.File = kb << 10
		}
	}
	return m
}

// Stop ends the server as Ctrl-C does and waits for it.
func (s *Server) Stop() error {
	if err := s.cmd.Process.Signal(os.Interrupt); err != nil {
		return fmt.Errorf("stop the server: %w", err)
	}
	var exit *exec.ExitError
	if err := <-s.done; err != nil && !errors.As(err, &exit) {
		return fmt.Errorf("stop the server: %w", err)
	}
	return nil
}
