package models

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"gorm.io/gorm"

	"demarche/timeline"
	"demarche/timeline/edtf"
)

// Count is the number of events that f chooses.
func (s *Store) Count(ctx context.Context, f Filter) (int, error) {
	p, err := s.plan(ctx, f)
	if err != nil {
		return 0, err
	}
	if s.follow != nil {
		if n, ok, err := s.follow.count(ctx, p); ok || err != nil {
			return n, err
		}
	}
	var n int
	query, args := s.selection(p, false).sql("count(*)", "")
	if err := s.reader.WithContext(ctx).Raw(query, args...).Row().Scan(&n); err != nil {
		return 0, fmt.Errorf("count events: %w", err)
	}
	return n, nil
}

// FacetValue is one value of a facet with the number of matching events.
type FacetValue struct {
	Key    string `json:"key"`
	Name   string `json:"name,omitempty"`
	Events int    `json:"events"`
}

// Facets counts the events that a Filter chooses by what they hold. Lists run
// from the most frequent value down, equals by key.
type Facets struct {
	Total      int          `json:"total"`
	Undated    int          `json:"undated"`
	Countries  []FacetValue `json:"countries"`
	Actors     []FacetValue `json:"actors"`
	Types      []FacetValue `json:"types"`
	Families   []FacetValue `json:"families"`
	Modalities []FacetValue `json:"modalities"`
	Statuses   []FacetValue `json:"statuses"`
	Langs      []FacetValue `json:"langs"`
	Outlets    []FacetValue `json:"outlets"`
}

// Facets counts what f chooses; f.Limit bounds the values of each list.
func (s *Store) Facets(ctx context.Context, f Filter) (Facets, error) {
	p, err := s.plan(ctx, f)
	if err != nil {
		return Facets{}, err
	}
	if s.follow != nil {
		if c, ok, err := s.follow.counts(ctx, p); ok || err != nil {
			return s.facets(ctx, c, f.limit(), err)
		}
	}
	var c counts
	err = s.snapshot(ctx, func(db *gorm.DB) error {
		c, err = s.countTerms(db, p)
		return err
	})
	return s.facets(ctx, c, f.limit(), err)
}

// counts are events by dictionary number.
type counts struct {
	total, undated int
	byTerm         []int // by number
}

func (c *counts) add(term, n int64) {
	if more := int(term) + 1 - len(c.byTerm); more > 0 {
		c.byTerm = append(c.byTerm, make([]int, more)...)
	}
	c.byTerm[term] += int(n)
}

// countTerms counts with plain SQL.
func (s *Store) countTerms(db *gorm.DB, p plan) (counts, error) {
	var c counts
	query, args := s.selection(p, false).sql("count(*), coalesce(sum(CASE WHEN e.edtf IS NULL THEN 1 ELSE 0 END), 0)", "")
	if err := db.Raw(query, args...).Row().Scan(&c.total, &c.undated); err != nil {
		return c, err
	}
	add := func(query string, args []any) error { return scanPairs(db, query, args, c.add) }
	for _, column := range []string{"e.type", "e.modality", "e.status"} {
		query, args := s.selection(p, false).sql(column+", count(*)", "GROUP BY "+column)
		if err := add(query, args); err != nil {
			return c, err
		}
	}
	for _, table := range linkTables() {
		if err := add(s.termCounts(p, table.name, "", nil)); err != nil {
			return c, err
		}
	}
	return c, nil
}

// termCounts counts the events of a plan by the terms of a table of links, of which cond
// chooses some; "" for all.
func (s *Store) termCounts(p plan, table, cond string, some []any) (query string, args []any) {
	query, args = s.selection(p, false).sql("e.ord", "")
	query = "WITH m AS (" + query + ") SELECT k.term, count(*) FROM " + table + " k JOIN m ON m.ord = k.ord"
	if cond != "" {
		query += " WHERE " + cond
	}
	return query + " GROUP BY k.term", append(args, some...)
}

func scanPairs(db *gorm.DB, query string, args []any, each func(a, b int64)) error {
	rows, err := db.Raw(query, args...).Rows()
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var a, b int64
		if err := rows.Scan(&a, &b); err != nil {
			return err
		}
		each(a, b)
	}
	return rows.Err()
}

// facets names what was counted.
func (s *Store) facets(ctx context.Context, c counts, limit int, err error) (Facets, error) {
	if err != nil {
		return Facets{}, fmt.Errorf("count facets: %w", err)
	}
	if int64(len(c.byTerm)) > s.terms.last()+1 { // another process stored new ones
		if err := s.terms.refresh(ctx, s.reader); err != nil {
			return Facets{}, err
		}
	}
	terms := s.terms.all()
	var lists [kindOutlet + 1]top
	families := map[string]int{}
	for num, n := range c.byTerm {
		if n <= 0 {
			continue
		}
		if num >= len(terms) {
			return Facets{}, fmt.Errorf("term %d is not in the dictionary", num)
		}
		t := &terms[num]
		lists[t.Kind].add(limit, t, n)
		if t.Kind == kindType {
			families[s.families(timeline.TypeSlug(t.Key))] += n
		}
	}
	var of top
	for key, n := range families {
		if key != "" {
			of.add(limit, &term{Key: key}, n)
		}
	}
	return Facets{
		Total: c.total, Undated: c.undated, Families: of.values(limit),
		Countries: lists[kindCountry].values(limit), Actors: lists[kindActor].values(limit),
		Types: lists[kindType].values(limit), Modalities: lists[kindModality].values(limit),
		Statuses: lists[kindStatus].values(limit), Langs: lists[kindLang].values(limit),
		Outlets: lists[kindOutlet].values(limit),
	}, nil
}

// ActorCounts is the number of events of each actor that has any.
func (s *Store) ActorCounts(ctx context.Context, ids []timeline.ActorID) (map[timeline.ActorID]int, error) {
	return countsOf(ctx, s, kindActor, "event_actors", ids)
}

// CountryCounts is the number of events of each country that has any.
func (s *Store) CountryCounts(ctx context.Context, ids []timeline.CountryID) (map[timeline.CountryID]int, error) {
	return countsOf(ctx, s, kindCountry, "event_countries", ids)
}

func countsOf[T ~string](ctx context.Context, s *Store, kind termKind, table string, ids []T) (map[T]int, error) {
	nums, err := s.nums(ctx, kind, texts(ids))
	out := map[T]int{}
	if err != nil || len(nums) == 0 {
		return out, err
	}
	terms := s.terms.all()
	p, err := s.plan(ctx, Filter{})
	if err != nil {
		return nil, err
	}
	if all, ok, err := s.allCounts(ctx, p); ok || err != nil {
		for _, num := range nums {
			if num < int64(len(all)) && all[num] > 0 {
				out[T(terms[num].Key)] = all[num]
			}
		}
		return out, err
	}
	query, args := s.termCounts(p, table, "k.term IN ("+marks(len(nums))+")", numArgs(nums))
	err = scanPairs(s.reader.WithContext(ctx), query, args, func(num, n int64) { out[T(terms[num].Key)] = int(n) })
	if err != nil {
		return nil, fmt.Errorf("count %s: %w", table, err)
	}
	return out, nil
}

// Actor is an actor that events name.
type Actor struct {
	ID      timeline.ActorID
	Name    string
	Country timeline.CountryID
	Events  int
}

// Actors are the actors that events name, the most frequent first; with q those
// whose id or name holds q, whatever its case.
func (s *Store) Actors(ctx context.Context, q string, limit int) ([]Actor, error) {
	list, err := s.list(ctx, kindActor, "event_actors", q, limit)
	if err != nil {
		return nil, err
	}
	out := make([]Actor, len(list))
	for i, v := range list {
		out[i] = Actor{ID: timeline.ActorID(v.Key), Name: v.Name, Events: v.Events}
		if num, ok := s.terms.num(kindActor, v.Key); ok {
			out[i].Country = timeline.CountryID(s.terms.all()[num].Country)
		}
	}
	return out, nil
}

// Countries are the countries that events name, the most frequent first.
func (s *Store) Countries(ctx context.Context, limit int) ([]FacetValue, error) {
	return s.list(ctx, kindCountry, "event_countries", "", limit)
}

// Outlets are the outlets that report events, the most frequent first; with q
// those whose name holds q, whatever its case.
func (s *Store) Outlets(ctx context.Context, q string, limit int) ([]FacetValue, error) {
	return s.list(ctx, kindOutlet, "event_outlets", q, limit)
}

func (s *Store) list(ctx context.Context, kind termKind, table, q string, limit int) ([]FacetValue, error) {
	if limit < 1 || limit > MaxLimit {
		return nil, invalid("limit", "%d is not in 1-%d", limit, MaxLimit)
	}
	if err := s.terms.refresh(ctx, s.reader); err != nil {
		return nil, err
	}
	terms := s.terms.all()
	q = strings.ToLower(strings.TrimSpace(q))
	var out top
	add := func(num, n int64) {
		if n == 0 || num >= int64(len(terms)) { // or stored since
			return
		}
		t := &terms[num]
		if t.Kind == kind && (strings.Contains(strings.ToLower(t.Name), q) || strings.Contains(strings.ToLower(t.Key), q)) {
			out.add(limit, t, int(n))
		}
	}
	p, err := s.plan(ctx, Filter{})
	if err != nil {
		return nil, err
	}
	all, ok, err := s.allCounts(ctx, p)
	for num, n := range all {
		add(int64(num), int64(n))
	}
	if err == nil && !ok {
		query, args := s.termCounts(p, table, "", nil)
		err = scanPairs(s.reader.WithContext(ctx), query, args, add)
	}
	if err != nil {
		return nil, fmt.Errorf("list %s: %w", table, err)
	}
	return out.values(limit), nil
}

// allCounts is the number of events of every term, where the index has it at hand: of
// those that a Filter without wishes chooses, as a reader of the lists will see them.
func (s *Store) allCounts(ctx context.Context, p plan) ([]int, bool, error) {
	if s.follow == nil {
		return nil, false, nil
	}
	c, ok, err := s.follow.counts(ctx, p)
	return c.byTerm, ok, err
}

// extent is the first and last day under which the events of a plan stand; ok
// is false when none is dated.
func (s *Store) extent(db *gorm.DB, p plan) (first, last edtf.Day, ok bool, err error) {
	var lo, hi sql.NullInt64
	q := s.selection(p, false)
	q.where("e.ord >= ? AND e.ord < ?", (int64(edtf.MinDay)+1)<<dayBits, undatedOrd)
	query, args := q.sql("min(e.ord), max(e.ord)", "")
	if err := db.Raw(query, args...).Row().Scan(&lo, &hi); err != nil {
		return 0, 0, false, err
	}
	return edtf.Day(lo.Int64 >> dayBits), edtf.Day(hi.Int64 >> dayBits), lo.Valid, nil
}
