package models

import (
	"context"
	"slices"
	"strings"

	"demarche/timeline"
	"demarche/timeline/edtf"
)

// plan is a Filter with dictionary numbers for names. A nil list asks for
// nothing; none is true where no event can match.
type plan struct {
	none                                        bool
	countries, actors                           []int64
	allCountries, allActors                     bool
	types, modalities, statuses, langs, outlets []int64
	rejected                                    int64 // status to be left out; 0 for none
	roles                                       int64 // of the countries and actors; of anybody where there are neither
	dyads                                       []pair
	ranged, certain                             bool
	first, last                                 edtf.Day
	query                                       string
	minSources                                  int
	minScore                                    float64
}

type pair struct {
	a, b     int64
	directed bool
}

func (s *Store) plan(ctx context.Context, f Filter) (plan, error) {
	if err := f.check(); err != nil {
		return plan{}, err
	}
	p := plan{
		allCountries: f.AllCountries && len(f.Countries) > 1,
		allActors:    f.AllActors && len(f.Actors) > 1,
		certain:      f.Certain,
		query:        strings.TrimSpace(f.Query),
		minSources:   f.MinSources,
		minScore:     f.MinScore,
	}
	p.first, p.last, p.ranged = f.days()
	if len(f.Statuses) == 0 {
		p.rejected, _ = s.terms.num(kindStatus, string(timeline.StatusRejected)) // every database has it
	}
	mask, err := roleMask(f.Roles)
	if err != nil {
		return plan{}, err
	}
	p.roles = mask
	for _, c := range []struct {
		dest *[]int64
		kind termKind
		keys []string
		all  bool
	}{
		{&p.countries, kindCountry, texts(f.Countries), p.allCountries},
		{&p.actors, kindActor, texts(f.Actors), p.allActors},
		{&p.types, kindType, texts(f.Types), false},
		{&p.modalities, kindModality, texts(f.Modalities), false},
		{&p.statuses, kindStatus, texts(f.Statuses), false},
		{&p.langs, kindLang, texts(f.Langs), false},
		{&p.outlets, kindOutlet, f.Outlets, false},
	} {
		if len(c.keys) == 0 {
			continue
		}
		keys := slices.Compact(slices.Sorted(slices.Values(c.keys)))
		nums, err := s.nums(ctx, c.kind, keys)
		if err != nil {
			return plan{}, err
		}
		if len(nums) == 0 || c.all && len(nums) < len(keys) {
			p.none = true
		}
		*c.dest = nums
	}
	if err := s.planFamilies(ctx, f, &p); err != nil {
		return plan{}, err
	}
	if err := s.planDyads(ctx, f, &p); err != nil {
		return plan{}, err
	}
	return p, nil
}

// planFamilies narrows the types to those of the families.
func (s *Store) planFamilies(ctx context.Context, f Filter, p *plan) error {
	if len(f.Families) == 0 {
		return nil
	}
	if err := s.terms.refresh(ctx, s.reader); err != nil {
		return err
	}
	var of []int64
	for _, t := range s.terms.all() {
		if t.Kind == kindType && slices.Contains(f.Families, s.families(timeline.TypeSlug(t.Key))) &&
			(len(f.Types) == 0 || slices.Contains(p.types, t.Num)) {
			of = append(of, t.Num)
		}
	}
	p.types = of
	p.none = p.none || len(of) == 0
	return nil
}

func (s *Store) planDyads(ctx context.Context, f Filter, p *plan) error {
	for _, d := range f.Dyads {
		nums, err := s.nums(ctx, kindCountry, []string{string(d.A), string(d.B)})
		if err != nil {
			return err
		}
		if len(nums) == 2 {
			p.dyads = append(p.dyads, pair{nums[0], nums[1], d.Directed})
		}
	}
	p.none = p.none || len(f.Dyads) > 0 && len(p.dyads) == 0
	return nil
}

func texts[T ~string](values []T) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = string(v)
	}
	return out
}
