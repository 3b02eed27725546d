package bench

import (
	"context"
	"fmt"
	"io"
	"iter"
	"math/rand/v2"
	"os"
	"runtime"
	"slices"
	"syscall"
	"text/tabwriter"
	"time"

	"demarche/models"
	"demarche/timeline"
	"demarche/timeline/edtf"
)

// Options of Run.
type Options struct {
	Events   int    // made up and stored first; 0 measures what the database holds
	Batch    int    // events in a transaction; 0 is 20,000
	Seed     uint64 // of the events and queries
	Rounds   int    // queries of each kind; 0 is 200
	Types    []timeline.TypeSlug
	Progress func(stored int) // may be nil
}

// Report is what Run measured.
type Report struct {
	Stored       int           `json:"stored"`
	StoreSeconds float64       `json:"store_seconds"`
	PerSecond    float64       `json:"stored_per_second"`
	PerCPUSecond float64       `json:"stored_per_cpu_second"` // what other work on the machine changes less
	LastPart     float64       `json:"stored_per_second_last_tenth"`
	IndexSeconds float64       `json:"index_seconds"`
	HeapBytes    uint64        `json:"heap_bytes"`
	ExportPerSec float64       `json:"streamed_per_second"`
	Queries      []Measurement `json:"queries"`
}

// Measurement is one kind of query, in milliseconds.
type Measurement struct {
	Name    string  `json:"name"`
	P50     float64 `json:"p50_ms"`
	P95     float64 `json:"p95_ms"`
	P99     float64 `json:"p99_ms"`
	Matches int     `json:"matches"` // of the last query
}

// Run stores made-up events in dsn and measures queries on it, one after the
// other, straight at the store.
func Run(ctx context.Context, dsn string, o Options, opts ...models.Option) (Report, error) {
	if o.Batch == 0 {
		o.Batch = 20_000
	}
	if o.Rounds == 0 {
		o.Rounds = 200
	}
	var r Report
	if o.Events > 0 {
		if err := fill(ctx, dsn, o, &r); err != nil {
			return r, err
		}
	}
	begun := time.Now()
	s, err := models.Open(ctx, dsn, append(opts, models.WithIndex(""))...)
	if err != nil {
		return r, err
	}
	defer func() { _ = s.Close() }()
	if err := s.WaitIndex(ctx); err != nil {
		return r, err
	}
	r.IndexSeconds = time.Since(begun).Seconds()
	runtime.GC()
	var mem runtime.MemStats
	runtime.ReadMemStats(&mem)
	r.HeapBytes = mem.HeapAlloc
	for _, q := range workload(s, o) {
		m, err := measure(ctx, q, o)
		if err != nil {
			return r, fmt.Errorf("%s: %w", q.name, err)
		}
		r.Queries = append(r.Queries, m)
	}
	begun = time.Now()
	n := 0
	for _, err := range s.Stream(ctx, models.Filter{}) {
		if err != nil {
			return r, err
		}
		n++
	}
	r.ExportPerSec = float64(n) / time.Since(begun).Seconds()
	return r, nil
}

// fill stores the events in batches, without an index that follows. What making
// the events up costs is part of it, as reading a file is of an import.
func fill(ctx context.Context, dsn string, o Options, r *Report) error {
	s, err := models.Open(ctx, dsn)
	if err != nil {
		return err
	}
	defer func() { _ = s.Close() }()
	begun, used := time.Now(), cpuTime()
	nine := begun // when nine tenths were stored
	lastRows := 0
	err = s.PutAll(ctx, batches(o), func(put models.Put) {
		r.Stored += put.Added + put.Replaced + put.Unchanged + put.Kept
		if r.Stored <= o.Events-o.Events/10 {
			nine, lastRows = time.Now(), o.Events-r.Stored
		}
		if o.Progress != nil {
			o.Progress(r.Stored)
		}
	})
	if err != nil {
		return err
	}
	r.StoreSeconds = time.Since(begun).Seconds()
	r.PerSecond = float64(r.Stored) / r.StoreSeconds
	if cpu := cpuTime() - used; cpu > 0 {
		r.PerCPUSecond = float64(r.Stored) / cpu.Seconds()
	}
	if lastRows > 0 {
		r.LastPart = float64(lastRows) / time.Since(nine).Seconds()
	}
	return nil
}

// batches is the made-up events in batches.
func batches(o Options) iter.Seq[[]timeline.Event] {
	return func(yield func([]timeline.Event) bool) {
		var batch []timeline.Event
		for e := range Events(o.Events, o.Seed, o.Types) {
			if batch == nil {
				batch = make([]timeline.Event, 0, o.Batch)
			}
			if batch = append(batch, e); len(batch) == o.Batch {
				if !yield(batch) {
					return
				}
				batch = nil
			}
		}
		if len(batch) > 0 {
			yield(batch)
		}
	}
}

type query struct {
	name string
	ask  func(ctx context.Context, rnd *rand.Rand) (matches int, err error)
}

// workload is what a person does with the page, each kind with random values of
// any rank.
func workload(s *models.Store, o Options) []query {
	page := func(name string, f func(*rand.Rand) models.Filter) query {
		return query{name, func(ctx context.Context, rnd *rand.Rand) (int, error) {
			p, err := s.Events(ctx, f(rnd))
			return len(p.Events), err
		}}
	}
	facets := func(name string, f func(*rand.Rand) models.Filter) query {
		return query{name, func(ctx context.Context, rnd *rand.Rand) (int, error) {
			c, err := s.Facets(ctx, f(rnd))
			return c.Total, err
		}}
	}
	density := func(name string, f func(*rand.Rand) models.Filter) query {
		return query{name, func(ctx context.Context, rnd *rand.Rand) (int, error) {
			d, err := s.Density(ctx, f(rnd), 640, "country")
			return d.Total, err
		}}
	}
	nation := func(rnd *rand.Rand) timeline.CountryID { return CountryID(rnd.IntN(countries)) }
	one := func(rnd *rand.Rand) models.Filter {
		return models.Filter{Countries: []timeline.CountryID{nation(rnd)}}
	}
	two := func(rnd *rand.Rand) models.Filter {
		return models.Filter{Countries: []timeline.CountryID{nation(rnd), nation(rnd)}, AllCountries: true}
	}
	from := func(rnd *rand.Rand) models.Filter {
		return models.Filter{From: edtf.Of(firstYear+rnd.IntN(years), 1+rnd.IntN(12), 1)}
	}
	top := func(rnd *rand.Rand) models.Filter { // never the same twice: the year differs
		f := from(rnd)
		f.Countries = []timeline.CountryID{CountryID(0), CountryID(1)}
		f.MinScore = float64(rnd.IntN(500)) / 10000
		return f
	}
	narrow := func(rnd *rand.Rand) models.Filter {
		f := from(rnd)
		f.To = edtf.Year(firstYear + years)
		f.Actors = []timeline.ActorID{ActorID(rnd.IntN(1000))}
		f.Types = []timeline.TypeSlug{o.Types[rnd.IntN(min(5, len(o.Types)))]}
		return f
	}
	text := func(rnd *rand.Rand) models.Filter { return models.Filter{Query: Word(rnd.IntN(5000))} }
	both := func(rnd *rand.Rand) models.Filter {
		f := text(rnd)
		f.Countries = []timeline.CountryID{nation(rnd)}
		return f
	}
	return []query{
		page("page by time", from),
		page("page of a country", one),
		page("page of two countries", two),
		page("page of actor, type and range", narrow),
		page("page of a word", text),
		page("page of a Japanese word", func(*rand.Rand) models.Filter { return models.Filter{Query: "会談"} }),
		page("page of a word and a country", both),
		facets("facets of a country", one),
		facets("facets of the two top countries", top),
		facets("facets of a word", text),
		density("density of a country", one),
		density("density of the two top countries", top),
	}
}

func measure(ctx context.Context, q query, o Options) (Measurement, error) {
	rnd := rand.New(rand.NewPCG(o.Seed, 2))
	m := Measurement{Name: q.name}
	var times []time.Duration
	for i := range o.Rounds + o.Rounds/10 {
		begun := time.Now()
		n, err := q.ask(ctx, rnd)
		if err != nil {
			return m, err
		}
		if i >= o.Rounds/10 { // the first ones warm up
			times = append(times, time.Since(begun))
			m.Matches = n
		}
	}
	slices.Sort(times)
	at := func(p float64) float64 {
		return float64(times[int(p*float64(len(times)-1))].Microseconds()) / 1000
	}
	m.P50, m.P95, m.P99 = at(0.50), at(0.95), at(0.99)
	return m, nil
}

// Write prints r as a table.
func (r Report) Write(w io.Writer) error {
	t := tabwriter.NewWriter(w, 0, 4, 2, ' ', tabwriter.AlignRight)
	if r.Stored > 0 {
		fmt.Fprintf(t, "stored\t%d\tevents in %.1f s\t%.0f/s\tlast tenth %.0f/s\t%.0f per CPU second\t\n",
			r.Stored, r.StoreSeconds, r.PerSecond, r.LastPart, r.PerCPUSecond)
	}
	fmt.Fprintf(t, "index\t%.1f s\theap %d MB\tstream %.0f events/s\t\t\n", r.IndexSeconds, r.HeapBytes>>20, r.ExportPerSec)
	fmt.Fprint(t, "query\tp50 ms\tp95 ms\tp99 ms\tmatches\t\n")
	for _, q := range r.Queries {
		fmt.Fprintf(t, "%s\t%.2f\t%.2f\t%.2f\t%d\t\n", q.Name, q.P50, q.P95, q.P99, q.Matches)
	}
	return t.Flush()
}

// cpuTime is the processor time that this process has used.
func cpuTime() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// FileSize is the size of a SQLite database with its log; 0 where there is none.
func FileSize(path string) int64 {
	var n int64
	for _, suffix := range []string{"", "-wal"} {
		if info, err := os.Stat(path + suffix); err == nil {
			n += info.Size()
		}
	}
	return n
}
