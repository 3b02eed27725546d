// Package columnar writes rows of the index as columns of numbers, which a
// program views in place: the body of /index.bin. docs/api.md has the layout.
package columnar

import (
	"fmt"
	"iter"
	"math"
	"slices"
	"strings"

	"demarche/models/index"
)

// Version is that of the layout.
const Version = 1

// Term is what a number of the index stands for. Kind is the name of its
// dictionary: "type", "country", "actor" and so on.
type Term struct{ Kind, Key, Name string }

// Columns are the names that Options.Columns may hold, in the order of the file.
func Columns() []string {
	return []string{
		"day", "length", "seq", "type", "modality", "status", "sources", "score",
		"country", "country_role", "actor", "actor_role", "lang", "outlet",
	}
}

// Default is the columns of a reader that names none.
func Default() []string {
	return []string{"day", "length", "seq", "type", "modality", "status", "sources", "score", "country"}
}

// Parse reads a list with commas; "" is Default. A column of roles brings along
// the one that it stands beside, and the counts come with what they count.
func Parse(list string) ([]string, error) {
	if list == "" {
		return Default(), nil
	}
	var out []string
	for name := range strings.SplitSeq(list, ",") {
		name = strings.TrimSuffix(strings.TrimSpace(name), "_count")
		if !slices.Contains(Columns(), name) {
			return nil, fmt.Errorf("%.40q is none of %s", name, strings.Join(Columns(), ", "))
		}
		out = append(out, name)
		if of, ok := strings.CutSuffix(name, "_role"); ok {
			out = append(out, of)
		}
	}
	slices.SortFunc(out, func(a, b string) int {
		return slices.Index(Columns(), a) - slices.Index(Columns(), b)
	})
	return slices.Compact(out), nil
}

// Options are what a Table holds beside its rows.
type Options struct {
	DataVersion int64
	Columns     []string // see Parse
	Terms       []Term   // by number
}

// Table is rows as columns.
type Table struct {
	opts          Options
	events, dated int

	day, length, seq      []int32
	typ, modality, status []uint32
	sources, score        []uint8
	links                 map[string]*linkColumn // by kind
	kinds                 []string               // of the links wanted
	lastDay, lastSeq      int32
}

// linkColumn is a list for each row, one behind another.
type linkColumn struct {
	counts []uint8
	terms  []uint32
	roles  []uint8
}

// New is a Table of rows in ascending order of Ord.
func New(opts Options, rows iter.Seq[index.Row]) *Table {
	t := &Table{opts: opts, links: map[string]*linkColumn{}}
	for _, kind := range []string{"country", "actor", "lang", "outlet"} {
		if t.has(kind) {
			t.links[kind] = &linkColumn{}
			t.kinds = append(t.kinds, kind)
		}
	}
	for r := range rows {
		t.add(r)
	}
	return t
}

func (t *Table) has(column string) bool { return slices.Contains(t.opts.Columns, column) }

func (t *Table) add(r index.Row) {
	day, length := t.lastDay, int32(0)
	if r.Ord < index.UndatedOrd {
		t.dated++
		if day = clip(r.Ord >> index.DayBits); day == math.MinInt32 && r.Ord>>index.DayBits != openStart {
			day++ // so far away that 32 bits do not hold it, but no open start
		}
		length = clip(r.Last) - day // wraps where an end is open, as the reader's sum does
	}
	seq := int32(r.Ord & (1<<index.DayBits - 1))
	t.day = append(t.day, day-t.lastDay)
	t.length = append(t.length, length)
	t.seq = append(t.seq, seq-t.lastSeq)
	t.lastDay, t.lastSeq = day, seq
	t.typ = append(t.typ, r.Type)
	t.modality = append(t.modality, r.Modality)
	t.status = append(t.status, r.Status)
	t.sources = append(t.sources, uint8(max(0, min(math.MaxUint8, r.Sources))))
	t.score = append(t.score, uint8(math.Round(r.Score*100)))
	t.events++
	for _, kind := range t.kinds {
		t.links[kind].add(r.Links, kind, t.opts.Terms)
	}
}

func (c *linkColumn) add(links []index.Link, kind string, terms []Term) {
	n := 0
	for _, l := range links {
		if n == math.MaxUint8 || int(l.Term) >= len(terms) || terms[l.Term].Kind != kind {
			continue
		}
		c.terms = append(c.terms, l.Term)
		c.roles = append(c.roles, l.Roles)
		n++
	}
	c.counts = append(c.counts, uint8(n))
}

// openStart is the day under which a start that is open stands.
const openStart = -1 << 38

// clip is a day in 32 bits; the bounds stand for open ends.
func clip(day int64) int32 {
	return int32(max(math.MinInt32, min(math.MaxInt32, day)))
}
