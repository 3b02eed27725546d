package web

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/url"
	"slices"
	"time"
)

// kind is one kind of question.
type kind struct {
	name   string
	target float64 // of p99, in milliseconds; 0 for none
	path   func(s *sample, rnd *rand.Rand) string
}

// kinds are what a person does with the page; values are of any rank.
func kinds() []kind {
	page := func(pairs ...string) string { return "/events?limit=100&" + query(pairs...) }
	return []kind{
		{"page by time", 10, func(s *sample, rnd *rand.Rand) string { return page("from", s.date(rnd)) }},
		{"page of a country", 10, func(s *sample, rnd *rand.Rand) string {
			return page("country", one(rnd, s.countries))
		}},
		{"page of an actor, a type and a range", 10, func(s *sample, rnd *rand.Rand) string {
			return page("actor", one(rnd, s.actors), "type", one(rnd, s.types[:min(5, len(s.types))]), "from", s.date(rnd), "to", fmt.Sprint(s.last+1))
		}},
		{"page of two countries", 15, func(s *sample, rnd *rand.Rand) string {
			return page("country", one(rnd, s.countries), "country", one(rnd, s.countries), "all_countries", "true")
		}},
		{"page of a word", 15, func(s *sample, rnd *rand.Rand) string { return page("q", one(rnd, s.words)) }},
		{"page of a word and a country", 30, func(s *sample, rnd *rand.Rand) string {
			return page("q", one(rnd, s.words), "country", one(rnd, s.countries))
		}},
		{"density, 640 bins, 40 lanes, any filter", 25, func(s *sample, rnd *rand.Rand) string {
			return "/density?bins=640&by=country&" + s.filter(rnd)
		}},
		{"density of most events", 25, func(s *sample, rnd *rand.Rand) string {
			return "/density?bins=640&by=country&" + s.wide(rnd)
		}},
		{"one event", 3, func(s *sample, rnd *rand.Rand) string { return "/events/" + url.PathEscape(one(rnd, s.ids)) }},
	}
}

// Measurement is one kind of question, in milliseconds.
type Measurement struct {
	Name    string  `json:"name"`
	Asked   int     `json:"asked"`
	P50     float64 `json:"p50_ms"`
	P95     float64 `json:"p95_ms"`
	P99     float64 `json:"p99_ms"`
	Target  float64 `json:"p99_target_ms,omitempty"`
	Slowest string  `json:"slowest"`   // the question that took longest, in the last run
	Bytes   int     `json:"bytes_p50"` // of an answer
	Longest float64 `json:"slowest_ms"`
}

// asked is one answer.
type asked struct {
	path  string
	took  time.Duration
	bytes int
}

// ask puts rounds questions after some that warm up.
func ask(ctx context.Context, c *client, rounds int, path func() string) ([]asked, error) {
	var out []asked
	for i := range rounds + rounds/10 {
		p := path()
		begun := time.Now()
		data, err := c.get(ctx, p)
		took := time.Since(begun)
		if err != nil {
			return nil, err
		}
		if i >= rounds/10 {
			out = append(out, asked{p, took, len(data)})
		}
	}
	return out, nil
}

// summary is the percentiles of answers.
func summary(name string, target float64, all []asked) Measurement {
	m := Measurement{Name: name, Asked: len(all), Target: target}
	if len(all) == 0 {
		return m
	}
	slices.SortFunc(all, func(a, b asked) int { return int(a.took - b.took) })
	at := func(p float64) float64 { return ms(all[int(p*float64(len(all)-1)+0.5)].took) }
	m.P50, m.P95, m.P99 = at(0.50), at(0.95), at(0.99)
	last := all[len(all)-1]
	m.Slowest, m.Longest = last.path, ms(last.took)
	slices.SortFunc(all, func(a, b asked) int { return a.bytes - b.bytes })
	m.Bytes = all[len(all)/2].bytes
	return m
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// many is the number of matching events above which facets have more time.
const many = 250_000

// facets asks for facets of any filter, and tells those of few and of many
// matching events apart.
func facets(ctx context.Context, c *client, s *sample, rnd *rand.Rand, rounds int) (few, lots []asked, err error) {
	for i := range rounds + rounds/10 {
		path := "/facets?" + s.filter(rnd)
		if i%3 == 0 {
			path = "/facets?" + s.wide(rnd)
		}
		begun := time.Now()
		data, err := c.get(ctx, path)
		took := time.Since(begun)
		if err != nil {
			return nil, nil, err
		}
		var answer struct{ Total int }
		if err := json.Unmarshal(data, &answer); err != nil {
			return nil, nil, fmt.Errorf("%s: %w", path, err)
		}
		switch a := (asked{path, took, len(data)}); {
		case i < rounds/10: // warms up
		case answer.Total > many:
			lots = append(lots, a)
		default:
			few = append(few, a)
		}
	}
	return few, lots, nil
}
