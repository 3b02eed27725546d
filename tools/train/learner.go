package main

import (
	"cmp"
	"slices"

	"demarche/timeline/syntax/english"
)

// learner is an averaged perceptron over hashed features (Collins 2002). Features
// are admitted first, in a pass that counts them; the others never get a weight.
type learner struct {
	counts []uint8 // of hashes by their low bits, saturating
	least  uint8
	keys   []uint64 // open addressing, 0 is free
	rows   []int32  // of the key, index into hot and cold
	used   int
	hot    [][]weight
	cold   [][]history
	now    int32
}

type weight struct {
	class uint8
	w     float32
}

// history sums a weight over time, brought up to date when the weight changes.
type history struct {
	sum   float64
	since int32
}

const countBits = 28

func newLearner(least int) *learner {
	return &learner{counts: make([]uint8, 1<<countBits), least: uint8(least), keys: make([]uint64, 1<<20), rows: make([]int32, 1<<20)}
}

func (l *learner) count(features []uint64) {
	for _, h := range features {
		if c := &l.counts[h&(1<<countBits-1)]; *c < 255 {
			*c++
		}
	}
}

func (l *learner) find(h uint64) int32 {
	mask := uint64(len(l.keys) - 1)
	for i := h >> 20 & mask; ; i = (i + 1) & mask {
		switch l.keys[i] {
		case h:
			return l.rows[i]
		case 0:
			return -1
		}
	}
}

func (l *learner) insert(h uint64) int32 {
	if l.used*2 > len(l.keys) {
		keys, rows := l.keys, l.rows
		l.keys, l.rows = make([]uint64, 2*len(keys)), make([]int32, 2*len(keys))
		for i, k := range keys {
			if k != 0 {
				l.place(k, rows[i])
			}
		}
	}
	row := int32(len(l.hot))
	l.hot = append(l.hot, nil)
	l.cold = append(l.cold, nil)
	l.place(h, row)
	l.used++
	return row
}

func (l *learner) place(h uint64, row int32) {
	mask := uint64(len(l.keys) - 1)
	i := h >> 20 & mask
	for l.keys[i] != 0 {
		i = (i + 1) & mask
	}
	l.keys[i], l.rows[i] = h, row
}

// score adds up the weights of features for each class.
func (l *learner) score(scores []float32, features []uint64) {
	clear(scores)
	for _, h := range features {
		if row := l.find(h); row >= 0 {
			for _, w := range l.hot[row] {
				scores[w.class] += w.w
			}
		}
	}
}

// update moves the weights of features toward one class and away from another.
func (l *learner) update(features []uint64, right, wrong int) {
	for _, h := range features {
		if l.counts[h&(1<<countBits-1)] < l.least {
			continue
		}
		row := l.find(h)
		if row < 0 {
			row = l.insert(h)
		}
		l.bump(row, uint8(right), 1)
		l.bump(row, uint8(wrong), -1)
	}
}

func (l *learner) bump(row int32, class uint8, by float32) {
	hot := l.hot[row]
	for i := range hot {
		if hot[i].class == class {
			c := &l.cold[row][i]
			c.sum += float64(hot[i].w) * float64(l.now-c.since)
			c.since = l.now
			hot[i].w += by
			return
		}
	}
	l.hot[row] = append(hot, weight{class, by})
	l.cold[row] = append(l.cold[row], history{since: l.now})
}

// averages gives the rows of averaged weights, without weights under least and
// classes a row does better without.
func (l *learner) averages() []english.Row {
	var out []english.Row
	for i, h := range l.keys {
		if h == 0 {
			continue
		}
		r := english.Row{Hash: h}
		row := l.rows[i]
		for k, w := range l.hot[row] {
			c := l.cold[row][k]
			a := (c.sum + float64(w.w)*float64(l.now-c.since)) / float64(l.now)
			if a != 0 {
				r.Classes = append(r.Classes, w.class)
				r.Weights = append(r.Weights, float32(a))
			}
		}
		if len(r.Classes) > 0 {
			out = append(out, r)
		}
	}
	slices.SortFunc(out, func(a, b english.Row) int { return cmp.Compare(a.Hash, b.Hash) })
	return out
}

// prune drops weights smaller than least and then the rows whose largest weight is
// smallest, so that about bytes are left.
func prune(rows []english.Row, least float32, bytes int) []english.Row {
	type sized struct {
		row english.Row
		top float32
	}
	var all []sized
	for _, r := range rows {
		s := sized{row: english.Row{Hash: r.Hash}}
		for k, w := range r.Weights {
			if max(w, -w) >= least {
				s.row.Classes = append(s.row.Classes, r.Classes[k])
				s.row.Weights = append(s.row.Weights, w)
				s.top = max(s.top, max(w, -w))
			}
		}
		if s.top > 0 {
			all = append(all, s)
		}
	}
	slices.SortStableFunc(all, func(a, b sized) int { return cmp.Compare(b.top, a.top) })
	size := 0
	for i, s := range all {
		size += 5 + 2*len(s.row.Classes)
		if size > bytes {
			all = all[:i]
			break
		}
	}
	out := make([]english.Row, len(all))
	for i, s := range all {
		out[i] = s.row
	}
	return out
}
