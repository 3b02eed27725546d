package faults

import (
	"net"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// proxy passes connections on, and can cut them, slow them down and refuse new ones.
type proxy struct {
	listener net.Listener
	target   string
	slow     atomic.Int64 // what each piece waits, in nanoseconds
	closed   atomic.Bool  // for new connections
	mu       sync.Mutex
	open     map[net.Conn]bool
}

// newProxy passes on to target until the test ends.
func newProxy(t *testing.T, target string) *proxy {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	p := &proxy{listener: l, target: target, open: map[net.Conn]bool{}}
	t.Cleanup(func() {
		_ = l.Close()
		p.cut()
	})
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go p.serve(c)
		}
	}()
	return p
}

func (p *proxy) address() string { return p.listener.Addr().String() }

func (p *proxy) serve(c net.Conn) {
	defer p.end(c)
	p.begin(c)
	if p.closed.Load() {
		return
	}
	to, err := net.Dial("tcp", p.target)
	if err != nil {
		return
	}
	defer p.end(to)
	p.begin(to)
	done := make(chan struct{})
	go func() {
		defer close(done)
		p.pass(to, c)
	}()
	p.pass(c, to)
	p.end(c)
	p.end(to)
	<-done
}

// pass copies until either side ends, which ends both.
func (p *proxy) pass(from, to net.Conn) {
	defer p.end(to)
	buf := make([]byte, 16<<10)
	for {
		n, err := from.Read(buf)
		time.Sleep(time.Duration(p.slow.Load()))
		if n > 0 {
			if _, err := to.Write(buf[:n]); err != nil {
				return
			}
		}
		if err != nil {
			return
		}
	}
}

func (p *proxy) begin(c net.Conn) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.open[c] = true
}

func (p *proxy) end(c net.Conn) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.open, c)
	_ = c.Close()
}

// cut resets all connections in the middle of what they say.
func (p *proxy) cut() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for c := range p.open {
		if tcp, ok := c.(*net.TCPConn); ok {
			_ = tcp.SetLinger(0)
		}
		_ = c.Close()
	}
	clear(p.open)
}
