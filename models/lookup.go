package models

import (
	"context"
	"fmt"
	"reflect"
	"sync"

	"demarche/models/index"
	"demarche/timeline/edtf"
)

// choose answers a plan from the index; ok is false when there is none yet.
func (f *follower) choose(ctx context.Context, p plan) (sel index.Selection, ok bool, err error) {
	x, err := f.current(ctx)
	if x == nil || err != nil {
		return index.Selection{}, false, err
	}
	if p.none || p.query == "" {
		return x.Select(p.indexQuery()), true, nil
	}
	sel, err = x.SelectHolding(p.indexQuery(), f.words(ctx, x, p.query))
	return sel, err == nil, err
}

// indexQuery is p in the words of the index, without its text.
func (p plan) indexQuery() index.Query {
	q := index.Query{
		Countries: short(p.countries), Actors: short(p.actors), AllCountries: p.allCountries, AllActors: p.allActors,
		Types: short(p.types), Modalities: short(p.modalities), Statuses: short(p.statuses),
		Langs: short(p.langs), Outlets: short(p.outlets), Roles: uint8(p.roles),
		Ranged: p.ranged, Certain: p.certain, First: int64(p.first), Last: int64(p.last),
		MinSources: p.minSources, MinScore: p.minScore, NotStatus: uint32(p.rejected), None: p.none,
	}
	for _, d := range p.dyads {
		a, b := d.masks()
		q.Dyads = append(q.Dyads, index.Pair{A: uint32(d.a), B: uint32(d.b), RolesA: uint8(a), RolesB: uint8(b)})
	}
	return q
}

func short(nums []int64) []uint32 {
	if nums == nil {
		return nil
	}
	out := make([]uint32, len(nums))
	for i, n := range nums {
		out[i] = uint32(n)
	}
	return out
}

// rows finds a page's rows; ok is false where SQL is to do it: without an index,
// for words alone where the full-text index gives them in time order, and for the
// last stored of very many.
func (f *follower) rows(ctx context.Context, p plan, sort Sort, order []segment, limit int) (out []eventRow, ok bool, err error) {
	words, block := p.query, firstBlock
	switch {
	case words == "" || sort == SortAdded:
	case f.knows(words):
		words = "" // the index has their rows
	default:
		if p.onlyText() {
			if f.store.dialect.pagesOfWords() {
				return nil, false, nil
			}
			block = 2 * limit
		}
		p.query = "" // asked below, for no more than the page
	}
	sel, ok, err := f.choose(ctx, p)
	if !ok || err != nil {
		return nil, false, err
	}
	if sort == SortAdded {
		if len(order) == 0 {
			return nil, true, nil
		}
		return f.lastAdded(ctx, sel, order[0], limit)
	}
	for _, seg := range order {
		var ords []int64
		if words == "" {
			ords = sel.Ords(seg.lo, seg.hi, seg.desc, limit-len(out))
		} else if ords, err = f.wordRows(ctx, words, sel, seg, limit-len(out), block); err != nil {
			return nil, false, err
		}
		rows, err := f.fetch(ctx, ords)
		if err != nil {
			return nil, false, err
		}
		out = append(out, rows...)
		if len(out) >= limit {
			break
		}
	}
	return out, true, nil
}

// firstBlock is how many events that hold words are first looked at where they must
// meet a filter as well.
const firstBlock = 1 << 10

// onlyText reports whether p asks for words and nothing else.
func (p plan) onlyText() bool {
	q := p
	q.query, q.rejected = "", 0
	return reflect.DeepEqual(q, plan{first: edtf.MinDay, last: edtf.MaxDay})
}

func (f *follower) count(ctx context.Context, p plan) (int, bool, error) {
	sel, ok, err := f.choose(ctx, p)
	if !ok || err != nil {
		return 0, false, err
	}
	return sel.Count(), true, nil
}

func (f *follower) counts(ctx context.Context, p plan) (counts, bool, error) {
	sel, ok, err := f.choose(ctx, p)
	if !ok || err != nil {
		return counts{}, false, err
	}
	c, err := remember(&f.cache, sel.Version, fmt.Sprintf("facets %+v", p), func() (counts, error) {
		return counts{total: sel.Count(), undated: sel.Undated(), byTerm: sel.Terms()}, nil
	})
	return c, true, err
}

func (f *follower) density(ctx context.Context, flt Filter, p plan, bins int, by string) (Density, bool, error) {
	sel, ok, err := f.choose(ctx, p)
	if !ok || err != nil {
		return Density{}, false, err
	}
	d, err := remember(&f.cache, sel.Version, fmt.Sprintf("density %d %s %+v", bins, by, p), func() (Density, error) {
		first, last, dated := sel.Extent()
		d := newDensity(flt, bins, edtf.Day(first), edtf.Day(last), dated)
		d.Total, d.Undated = sel.Count(), sel.Undated()
		f.lanes(ctx, &d, sel, by)
		return d, nil
	})
	return d, true, err
}

// lanes fills the lanes of d.
func (f *follower) lanes(ctx context.Context, d *Density, sel index.Selection, by string) {
	lanes := laneSet{density: d, store: f.store, by: by, byKey: map[string]*Lane{}}
	var starts []int64
	if d.Total > d.Undated {
		starts = d.starts()
	}
	kind := index.ByNone
	switch by {
	case "type", "family":
		kind = index.ByType
	case "country":
		kind = index.ByLane
	}
	for term, counts := range sel.Bins(starts, kind) {
		lanes.addLane(ctx, int64(term), counts)
	}
	lanes.close()
}

// answers remembers what was asked of one version of the data.
type answers struct {
	mu      sync.Mutex
	version int64
	known   map[string]any
}

// maxAnswers bounds what is remembered.
const maxAnswers = 64

func remember[T any](a *answers, version int64, key string, answer func() (T, error)) (T, error) {
	a.mu.Lock()
	if a.known == nil || a.version != version || len(a.known) >= maxAnswers {
		a.version, a.known = version, map[string]any{}
	}
	if v, ok := a.known[key].(T); ok {
		a.mu.Unlock()
		return v, nil
	}
	a.mu.Unlock()
	v, err := answer()
	if err == nil {
		a.mu.Lock()
		if a.version == version {
			a.known[key] = v
		}
		a.mu.Unlock()
	}
	return v, err
}
