package web

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
)

// Options of Run.
type Options struct {
	Base    string // address of the server up to and with /api/v1
	Rounds  int    // questions of each kind; 0 is 300
	Runs    int    // of the whole; the medians are told. 0 is 3
	Seed    uint64
	Writers int               // that store articles beside readers; 0 leaves this out and changes nothing
	Memory  func() Memory     // of the server; may be nil
	Tell    func(what string) // what is being measured; may be nil
}

// Report is what Run measured.
type Report struct {
	Events    int           `json:"events"`
	Questions []Measurement `json:"questions"`
	Pages     Static        `json:"pages_against_static"`
	Export    Export        `json:"export"`
	Beside    *Beside       `json:"writers,omitempty"`
	Memory    *Memory       `json:"memory_bytes,omitempty"` // after all questions
}

// Run measures the server at o.Base.
func Run(ctx context.Context, o Options) (Report, error) {
	if o.Rounds == 0 {
		o.Rounds = 300
	}
	if o.Runs == 0 {
		o.Runs = 3
	}
	if o.Tell == nil {
		o.Tell = func(string) {}
	}
	c := newClient(o.Base)
	rnd := rand.New(rand.NewPCG(o.Seed, 3))
	o.Tell("looking at the data")
	s, err := look(ctx, c, rnd)
	if err != nil {
		return Report{}, err
	}
	r := Report{Events: s.events}
	if r.Questions, err = questions(ctx, c, s, rnd, o); err != nil {
		return r, err
	}
	o.Tell("pages against a static answer")
	if r.Pages, err = againstStatic(ctx, c, s, rnd, o.Rounds); err != nil {
		return r, err
	}
	if o.Memory != nil {
		m := o.Memory()
		r.Memory = &m
	}
	o.Tell("export")
	if r.Export, err = export(ctx, c, o.Memory); err != nil {
		return r, err
	}
	if o.Writers > 0 {
		o.Tell(fmt.Sprintf("%d writers beside a reader", o.Writers))
		if r.Beside, err = beside(ctx, c, s, rnd, o); err != nil {
			return r, err
		}
	}
	return r, nil
}

// questions runs the workload and gives the medians of its runs.
func questions(ctx context.Context, c *client, s *sample, rnd *rand.Rand, o Options) ([]Measurement, error) {
	runs := make([][]Measurement, o.Runs)
	for i := range runs {
		for _, k := range kinds() {
			o.Tell(fmt.Sprintf("run %d: %s", i+1, k.name))
			all, err := ask(ctx, c, o.Rounds, func() string { return k.path(s, rnd) })
			if err != nil {
				return nil, err
			}
			runs[i] = append(runs[i], summary(k.name, k.target, all))
		}
		o.Tell(fmt.Sprintf("run %d: facets", i+1))
		few, lots, err := facets(ctx, c, s, rnd, 2*o.Rounds)
		if err != nil {
			return nil, err
		}
		runs[i] = append(runs[i], summary("facets, to 250,000 events", 25, few), summary("facets, above 250,000 events", 120, lots))
	}
	return medians(runs), nil
}

// medians is the median of each figure over the runs.
func medians(runs [][]Measurement) []Measurement {
	out := slices.Clone(runs[len(runs)-1])
	for i := range out {
		median := func(of func(Measurement) float64) float64 {
			var all []float64
			for _, r := range runs {
				all = append(all, of(r[i]))
			}
			slices.Sort(all)
			return all[len(all)/2]
		}
		out[i].P50 = median(func(m Measurement) float64 { return m.P50 })
		out[i].P95 = median(func(m Measurement) float64 { return m.P95 })
		out[i].P99 = median(func(m Measurement) float64 { return m.P99 })
	}
	return slices.DeleteFunc(out, func(m Measurement) bool { return m.Asked == 0 })
}
