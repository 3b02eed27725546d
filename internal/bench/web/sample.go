package web

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/url"
	"slices"
	"strings"
	"unicode"
)

// sample is what a database holds, as far as questions about it need to know.
type sample struct {
	events    int
	countries []string // the most frequent first, as all lists
	actors    []string
	types     []string
	ids       []string // of events, from all over time
	words     []string // from all over time, each once: frequent and rare ones
	first     int      // year of the first and last event
	last      int
}

// samplePages is how many pages words and ids are taken from.
const samplePages = 60

// look finds out what the server has.
func look(ctx context.Context, c *client, rnd *rand.Rand) (*sample, error) {
	var s sample
	var facets struct {
		Total                    int
		Countries, Actors, Types []struct{ Key string }
	}
	if err := c.read(ctx, "/facets?limit=1000", &facets); err != nil {
		return nil, fmt.Errorf("look at the data: %w", err)
	}
	s.events = facets.Total
	keys := func(list []struct{ Key string }) (out []string) {
		for _, v := range list {
			out = append(out, v.Key)
		}
		return out
	}
	s.countries, s.types = keys(facets.Countries), keys(facets.Types)
	s.actors = slices.DeleteFunc(keys(facets.Actors), func(id string) bool { return strings.HasPrefix(id, "country/") })
	var density struct {
		First int64
		Days  int64
	}
	if err := c.read(ctx, "/density?bins=1", &density); err != nil {
		return nil, fmt.Errorf("look at the data: %w", err)
	}
	s.first = 1970 + int(density.First/365)
	s.last = 1970 + int((density.First+density.Days)/365)
	if err := s.readPages(ctx, c, rnd); err != nil {
		return nil, err
	}
	if len(s.countries) < 2 || len(s.actors) == 0 || len(s.types) == 0 || len(s.words) == 0 || len(s.ids) == 0 {
		return nil, errors.New("the database holds too little to ask about")
	}
	return &s, nil
}

func (s *sample) readPages(ctx context.Context, c *client, rnd *rand.Rand) error {
	seen := map[string]bool{}
	for range samplePages {
		var page struct {
			Events []struct{ ID, Summary string }
		}
		if err := c.read(ctx, "/events?from="+s.date(rnd), &page); err != nil {
			return fmt.Errorf("look at the events: %w", err)
		}
		for _, e := range page.Events {
			s.ids = append(s.ids, e.ID)
			for _, w := range wordsOf(e.Summary) {
				if !seen[w] {
					seen[w] = true
					s.words = append(s.words, w)
				}
			}
		}
	}
	return nil
}

// wordsOf is what a person could search for: words, and in texts without spaces
// pieces of four characters.
func wordsOf(text string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		runes := []rune(w)
		if !unicode.In(runes[0], unicode.Han, unicode.Hiragana, unicode.Katakana) {
			out = append(out, w)
			continue
		}
		for i := 0; i+4 <= len(runes); i += 4 {
			out = append(out, string(runes[i:i+4]))
		}
	}
	return out
}

func (s *sample) date(rnd *rand.Rand) string {
	return fmt.Sprintf("%04d-%02d", s.first+rnd.IntN(s.last-s.first+1), 1+rnd.IntN(12))
}

func one(rnd *rand.Rand, list []string) string { return list[rnd.IntN(len(list))] }

// query writes pairs of names and values.
func query(pairs ...string) string {
	v := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		v.Add(pairs[i], pairs[i+1])
	}
	return v.Encode()
}

// filter is any filter: of what the page offers, up to three at once.
func (s *sample) filter(rnd *rand.Rand) string {
	v := url.Values{}
	for range 1 + rnd.IntN(3) {
		switch rnd.IntN(9) {
		case 0:
			v.Set("country", one(rnd, s.countries))
		case 1:
			v["country"] = []string{one(rnd, s.countries[:min(10, len(s.countries))]), one(rnd, s.countries)}
		case 2:
			v.Set("type", one(rnd, s.types))
		case 3:
			v.Set("actor", one(rnd, s.actors))
		case 4:
			v.Set("from", s.date(rnd))
		case 5:
			v.Set("to", fmt.Sprint(s.last+1))
			v.Set("min_score", fmt.Sprintf("%.4f", 0.3*rnd.Float64()))
		case 6:
			v.Set("q", one(rnd, s.words))
		case 7:
			v.Set("role", one(rnd, []string{"source", "target"}))
		case 8:
			v.Set("modality", one(rnd, []string{"occurred", "planned"}))
		}
	}
	return v.Encode()
}

// wide is a filter that much passes, never the same twice.
func (s *sample) wide(rnd *rand.Rand) string {
	v := url.Values{"min_score": {fmt.Sprintf("%.6f", 0.5*rnd.Float64())}}
	if rnd.IntN(2) == 0 {
		v["country"] = []string{s.countries[rnd.IntN(2)], s.countries[2+rnd.IntN(min(8, len(s.countries)-2))]}
	}
	return v.Encode()
}
