package main

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"demarche/internal/bench"
	"demarche/timeline"
)

// values are what one question is about, the same for both.
type values struct {
	country, other, actor, kind, word, from string
	event                                   int
}

// question is one kind, in the words of each program.
type question struct {
	name     string
	pocket   func(v values) string
	demarche func(v values) string
}

func questions() []question {
	pocket := func(filter string, args ...any) string {
		return "/records?perPage=100&skipTotal=1&sort=date&filter=" + url.QueryEscape(fmt.Sprintf(filter, args...))
	}
	page := func(pairs ...string) string {
		q := url.Values{}
		for i := 0; i+1 < len(pairs); i += 2 {
			q.Add(pairs[i], pairs[i+1])
		}
		return "/events?limit=100&" + q.Encode()
	}
	return []question{
		{
			"page by time", func(v values) string { return pocket("date>='%s-01'", v.from) },
			func(v values) string { return page("from", v.from) },
		},
		{
			"page of a country", func(v values) string { return pocket("countries~' %s '", v.country) },
			func(v values) string { return page("country", v.country) },
		},
		{
			"page of two countries", func(v values) string { return pocket("countries~' %s '&&countries~' %s '", v.country, v.other) },
			func(v values) string { return page("country", v.country, "country", v.other, "all_countries", "1") },
		},
		{
			"page of an actor, a type and a range",
			func(v values) string {
				return pocket("actors~' %s '&&type='%s'&&date>='%s-01'", v.actor, v.kind, v.from)
			},
			func(v values) string { return page("actor", v.actor, "type", v.kind, "from", v.from) },
		},
		{
			"page of a word", func(v values) string { return pocket("summary~' %s '", v.word) },
			func(v values) string { return page("q", v.word) },
		},
		{
			"one event", func(v values) string { return "/records/" + recordID(v.event) },
			func(v values) string { return fmt.Sprintf("/events/b1-%d", v.event) },
		},
	}
}

// draw draws values of any rank, words as they come in texts from all over time.
func draw(rnd *rand.Rand, slugs []timeline.TypeSlug, words []string, events int) values {
	v := values{
		country: string(bench.CountryID(rnd.IntN(200))), other: string(bench.CountryID(rnd.IntN(200))),
		actor: string(bench.ActorID(rnd.IntN(1000))), kind: string(slugs[rnd.IntN(5)]), word: words[rnd.IntN(len(words))],
		from: fmt.Sprintf("%d-%02d", 1995+rnd.IntN(30), 1+rnd.IntN(12)), event: rnd.IntN(events),
	}
	if v.other == v.country {
		v.other = string(bench.CountryID(199))
	}
	return v
}

// wordsOf are words of six thousand events, each once: frequent and rare ones.
func wordsOf(events int, slugs []timeline.TypeSlug) []string {
	seen := map[string]bool{}
	var out []string
	i := 0
	for e := range bench.Events(events, 1, slugs) {
		if i++; i%max(1, events/6000) > 0 {
			continue
		}
		for _, w := range strings.Fields(e.Summary) {
			if strings.HasPrefix(w, "w") && !seen[w] {
				seen[w] = true
				out = append(out, w)
			}
		}
	}
	return out
}

func compare(ctx context.Context, w io.Writer, pocket, demarche string, events, rounds int) error {
	slugs, err := typeSlugs()
	if err != nil {
		return err
	}
	words := wordsOf(events, slugs)
	fmt.Fprintln(w, "| question | PocketBase p50 ms | p99 ms | Demarche p50 ms | p99 ms | times at p50 |\n|---|---:|---:|---:|---:|---:|")
	for _, q := range questions() {
		rnd := rand.New(rand.NewPCG(1, 5))
		var theirs, ours []time.Duration
		for i := range rounds + rounds/10 {
			v := draw(rnd, slugs, words, events)
			a, err := ask(ctx, pocket+q.pocket(v))
			if err != nil {
				return err
			}
			b, err := ask(ctx, demarche+q.demarche(v))
			if err != nil {
				return err
			}
			if i >= rounds/10 {
				theirs, ours = append(theirs, a), append(ours, b)
			}
		}
		fmt.Fprintf(w, "| %s | %.2f | %.2f | %.2f | %.2f | %.1f |\n", q.name, at(theirs, 0.5), at(theirs, 0.99), at(ours, 0.5), at(ours, 0.99), at(theirs, 0.5)/at(ours, 0.5))
	}
	return nil
}

// at is a percentile in milliseconds.
func at(all []time.Duration, p float64) float64 {
	sorted := slices.Sorted(slices.Values(all))
	return float64(sorted[int(p*float64(len(sorted)-1)+0.5)].Microseconds()) / 1000
}

func ask(ctx context.Context, address string) (time.Duration, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return 0, err
	}
	req.Header.Set("Accept-Encoding", "identity")
	begun := time.Now()
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return 0, err
	}
	defer func() { _ = res.Body.Close() }()
	body, err := io.ReadAll(res.Body)
	took := time.Since(begun)
	if err == nil && res.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s: %.300s", res.Status, body)
	}
	if err != nil {
		return 0, fmt.Errorf("%s: %w", address, err)
	}
	return took, nil
}

func waitFor(address string, failed <-chan error) error {
	for range 100 {
		select {
		case err := <-failed:
			return fmt.Errorf("serve PocketBase: %w", err)
		case <-time.After(100 * time.Millisecond):
		}
		if _, err := ask(context.Background(), address); err == nil {
			return nil
		}
	}
	return fmt.Errorf("PocketBase does not answer at %s", address)
}
