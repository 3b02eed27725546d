package web

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Static compares pages of 100 events with an answer of the same size that
// stands ready, in requests a second of one client.
type Static struct {
	Bytes  int     `json:"bytes"`
	Pages  float64 `json:"pages_per_second"`
	Static float64 `json:"static_per_second"`
	Ratio  float64 `json:"ratio"`
}

func againstStatic(ctx context.Context, c *client, s *sample, rnd *rand.Rand, rounds int) (Static, error) {
	pages, err := ask(ctx, c, rounds, func() string { return "/events?limit=100&from=" + s.date(rnd) })
	if err != nil {
		return Static{}, err
	}
	size := 0
	for _, p := range pages {
		size += p.bytes
	}
	size /= len(pages)
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return Static{}, fmt.Errorf("listen for the static answer: %w", err)
	}
	body := []byte(strings.Repeat("x", size))
	srv := &http.Server{ReadHeaderTimeout: time.Second, Handler: http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("Content-Length", strconv.Itoa(size))
		_, _ = w.Write(body)
	})}
	go func() { _ = srv.Serve(listener) }()
	defer func() { _ = srv.Close() }()
	still := newClient("http://" + listener.Addr().String())
	ready, err := ask(ctx, still, rounds*3, func() string { return "/" })
	if err != nil {
		return Static{}, err
	}
	out := Static{Bytes: size, Pages: rate(pages), Static: rate(ready)}
	out.Ratio = out.Pages / out.Static
	return out, nil
}

// rate is answers a second of one client.
func rate(all []asked) float64 {
	var took time.Duration
	for _, a := range all {
		took += a.took
	}
	return float64(len(all)) / took.Seconds()
}

// Export is the export of all events as ndjson.
type Export struct {
	Bytes   int64   `json:"bytes"`
	Seconds float64 `json:"seconds"`
	MBps    float64 `json:"mb_per_second"`
	Growth  *Memory `json:"memory_growth_bytes,omitempty"` // at its highest above before
}

func export(ctx context.Context, c *client, memory func() Memory) (Export, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, c.base+"/events.ndjson", nil)
	if err != nil {
		return Export{}, err
	}
	watch := watchMemory(memory)
	begun := time.Now()
	long := *c.http
	long.Timeout = 0
	res, err := long.Do(req)
	if err != nil {
		return Export{}, err
	}
	defer func() { _ = res.Body.Close() }()
	n, err := io.Copy(io.Discard, res.Body)
	took := time.Since(begun)
	if err != nil || res.StatusCode != http.StatusOK {
		return Export{}, fmt.Errorf("export: %s after %d bytes: %w", res.Status, n, err)
	}
	return Export{Bytes: n, Seconds: took.Seconds(), MBps: float64(n) / 1e6 / took.Seconds(), Growth: watch()}, nil
}

// watchMemory looks at the memory until the function that it gives is called,
// which tells how far it rose.
func watchMemory(memory func() Memory) func() *Memory {
	if memory == nil {
		return func() *Memory { return nil }
	}
	before := memory()
	top := before
	stop, done := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(done)
		for {
			now := memory()
			top = Memory{Resident: max(top.Resident, now.Resident), File: max(top.File, now.File)}
			select {
			case <-stop:
				return
			case <-time.After(20 * time.Millisecond):
			}
		}
	}()
	return func() *Memory {
		close(stop)
		<-done
		return &Memory{Resident: top.Resident - before.Resident, File: top.File - before.File}
	}
}

// Beside is a reader with and without writers beside it.
type Beside struct {
	Writers  int     `json:"writers"`
	Stored   int     `json:"articles"`
	Failed   int     `json:"failed"`
	Fault    string  `json:"first_fault,omitempty"`
	Alone    float64 `json:"reader_p99_ms_alone"`
	Together float64 `json:"reader_p99_ms_beside"`
	WriteP50 float64 `json:"write_p50_ms"`
	WriteP99 float64 `json:"write_p99_ms"`
}

// pause is how long a writer rests between two articles: fifty of them store
// fifty articles a second.
const pause = time.Second

// beside reads alone and then beside the writers, who store short articles.
func beside(ctx context.Context, c *client, s *sample, rnd *rand.Rand, o Options) (*Beside, error) {
	mixed := func() string { return kinds()[rnd.IntN(5)].path(s, rnd) }
	alone, err := ask(ctx, c, 5*o.Rounds, mixed)
	if err != nil {
		return nil, err
	}
	out := &Beside{Writers: o.Writers, Alone: summary("", 0, alone).P99}
	writing, stop := context.WithCancel(ctx)
	defer stop()
	var (
		mu      sync.Mutex
		wg      sync.WaitGroup
		written []asked
	)
	run := rnd.Uint64()
	for w := range o.Writers {
		wg.Go(func() {
			time.Sleep(pause * time.Duration(w) / time.Duration(o.Writers))
			for i := 0; writing.Err() == nil; i++ {
				text := fmt.Sprintf("The ministers met in Geneva on 5 March 2024. This is report %d of writer %d in run %x.", i, w, run)
				begun := time.Now()
				_, err := c.do(ctx, http.MethodPost, "/articles?published=2024-03-06", "text/plain", strings.NewReader(text))
				mu.Lock()
				written = append(written, asked{took: time.Since(begun)})
				if err != nil {
					if out.Failed++; out.Fault == "" {
						out.Fault = err.Error()
					}
				}
				mu.Unlock()
				select {
				case <-time.After(pause):
				case <-writing.Done():
				}
			}
		})
	}
	beside, err := ask(ctx, c, 5*o.Rounds, mixed)
	stop()
	wg.Wait()
	if err != nil {
		return nil, err
	}
	out.Together, out.Stored = summary("", 0, beside).P99, len(written)-out.Failed
	m := summary("", 0, written)
	out.WriteP50, out.WriteP99 = m.P50, m.P99
	return out, nil
}
