package models

import (
	"strings"

	"demarche/timeline/edtf"
)

// selection is a plan as SQL: what stands behind FROM, the conditions, and the
// column that holds the time order. Conditions hold placeholders only; every
// value is an argument.
type selection struct {
	from  string
	conds []string
	args  []any
	ord   string
}

func (s *selection) where(cond string, args ...any) {
	s.conds = append(s.conds, cond)
	s.args = append(s.args, args...)
}

// sql is the statement that selects columns, with tail behind the conditions.
func (s *selection) sql(columns, tail string, args ...any) (query string, all []any) {
	query = "SELECT " + columns + " FROM " + s.from
	if len(s.conds) > 0 {
		query += " WHERE " + strings.Join(s.conds, " AND ")
	}
	return query + " " + tail, append(append([]any{}, s.args...), args...)
}

// selection writes p as SQL. With timeOrder the plan is driven from its rarest
// likely list, in time order: the text, one actor, one country, then the events.
// CROSS JOIN keeps SQLite from choosing another order.
func (s *Store) selection(p plan, timeOrder bool) *selection {
	q := &selection{from: "events e", ord: "e.ord"}
	if p.none {
		q.where("1 = 0")
		return q
	}
	countries, actors := p.countries, p.actors
	if p.query != "" {
		cond, args := s.dialect.match(p.query)
		if timeOrder {
			q.from, q.ord = "events_fts f CROSS JOIN events e", "f.rowid"
			q.where("e.ord = f.rowid AND "+cond, args...)
		} else {
			q.where("e.ord IN (SELECT f.rowid FROM events_fts f WHERE "+cond+")", args...)
		}
	} else if timeOrder {
		switch {
		case len(actors) == 1 || p.allActors:
			q.drive("event_actors", actors[0], p.roles)
			actors = actors[1:]
		case len(countries) == 1 || p.allCountries:
			q.drive("event_countries", countries[0], p.roles)
			countries = countries[1:]
		}
	}
	q.parties("event_actors", actors, p.allActors, p.roles)
	q.parties("event_countries", countries, p.allCountries, p.roles)
	if p.roles != 0 && len(p.countries) == 0 && len(p.actors) == 0 {
		q.where("e.roles & ? <> 0", p.roles)
	}
	q.dyads(p.dyads)
	q.columns(p)
	q.between(p)
	return q
}

func (s *selection) drive(table string, term, roles int64) {
	s.from, s.ord = table+" d CROSS JOIN events e", "d.ord"
	s.where("e.ord = d.ord AND d.term = ?", term)
	if roles != 0 {
		s.where("d.roles & ? <> 0", roles)
	}
}

// parties asks for one of the terms, or for all.
func (s *selection) parties(table string, terms []int64, all bool, roles int64) {
	if all {
		for _, t := range terms {
			s.linked(table, []int64{t}, roles)
		}
	} else if len(terms) > 0 {
		s.linked(table, terms, roles)
	}
}

func (s *selection) linked(table string, terms []int64, roles int64) {
	cond := "EXISTS (SELECT 1 FROM " + table + " l WHERE l.term IN (" + marks(len(terms)) + ") AND l.ord = e.ord"
	args := numArgs(terms)
	if roles != 0 {
		cond += " AND l.roles & ? <> 0"
		args = append(args, roles)
	}
	s.where(cond+")", args...)
}

func (s *selection) dyads(pairs []pair) {
	if len(pairs) == 0 {
		return
	}
	const one = "EXISTS (SELECT 1 FROM event_countries l WHERE l.term = ? AND l.ord = e.ord AND (? = 0 OR l.roles & ? <> 0))"
	var conds []string
	var args []any
	for _, p := range pairs {
		source, target := p.masks()
		conds = append(conds, "("+one+" AND "+one+")")
		args = append(args, p.a, source, source, p.b, target, target)
	}
	s.where("("+strings.Join(conds, " OR ")+")", args...)
}

// masks are the roles that a directed pair asks of its two sides; 0 for any.
func (p pair) masks() (a, b int64) {
	if p.directed {
		return 1, 2 // source and target, see rolesInOrder
	}
	return 0, 0
}

func (s *selection) columns(p plan) {
	for _, c := range []struct {
		column string
		terms  []int64
	}{{"e.type", p.types}, {"e.modality", p.modalities}, {"e.status", p.statuses}} {
		if len(c.terms) > 0 {
			s.where(c.column+" IN ("+marks(len(c.terms))+")", numArgs(c.terms)...)
		}
	}
	if p.rejected != 0 {
		s.where("e.status <> ?", p.rejected)
	}
	for _, c := range []struct {
		table string
		terms []int64
	}{{"event_langs", p.langs}, {"event_outlets", p.outlets}} {
		if len(c.terms) > 0 {
			s.linked(c.table, c.terms, 0)
		}
	}
	if p.minSources > 0 {
		s.where("e.sources >= ?", p.minSources)
	}
	if p.minScore > 0 {
		s.where("e.score >= ?", p.minScore)
	}
}

// longDays is the range beyond which an event counts as long: see the index
// events_long.
const longDays = 366

// reach is the smallest ord that can reach into a range: an event that begins
// before it either is one of the few long ones, or begins within longDays before it.
const reach = "coalesce((SELECT min(ord) FROM events WHERE last_day - (ord >> 24) > 366 AND ord < ? AND last_day >= ?), ?)"

// between bounds the time.
func (s *selection) between(p plan) {
	if !p.ranged {
		return
	}
	first, last := int64(p.first), int64(p.last)
	s.where(s.ord+" < ?", min((last+1)<<dayBits, undatedOrd))
	if p.certain {
		s.where(s.ord+" >= ? AND e.last_day <= ?", first<<dayBits, last)
	} else if p.first > edtf.MinDay {
		near := (first - longDays) << dayBits
		s.where(s.ord+" >= "+reach+" AND e.last_day >= ?", near, first, near, first)
	}
}

func marks(n int) string { return strings.TrimSuffix(strings.Repeat("?,", n), ",") }

func numArgs(nums []int64) []any {
	out := make([]any, len(nums))
	for i, n := range nums {
		out[i] = n
	}
	return out
}
