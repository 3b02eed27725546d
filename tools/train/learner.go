package main

import (
	"cmp"
	"math"
	"slices"

	"demarche/timeline/syntax/english"
)

// learner is an averaged perceptron over hashed features (Collins 2002). Features
// are admitted first, in a pass that counts them; the others never get a weight.
type learner struct {
	counts []uint8 // of hashes by their low bits, saturating
	least  uint8
	slots  []slot // open addressing
	used   int
	found  []int32 // rows of the features last scored
	hot    [][]weight
	cold   [][]history
	now    int32
	seen   int32 // keeps the reads ahead from being optimised away
}

// slot finds the row of a feature; key 0 is free.
type slot struct {
	key uint64
	row int32
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

const countBits = 26

func newLearner(least int) *learner {
	return &learner{counts: make([]uint8, 1<<countBits), least: uint8(least), slots: make([]slot, 1<<20)}
}

func (l *learner) count(features []uint64) {
	for _, h := range features {
		if c := &l.counts[h&(1<<countBits-1)]; *c < 255 {
			*c++
		}
	}
}

func (l *learner) find(h uint64) int32 {
	mask := uint64(len(l.slots) - 1)
	for i := h >> 20 & mask; ; i = (i + 1) & mask {
		switch l.slots[i].key {
		case h:
			return l.slots[i].row
		case 0:
			return -1
		}
	}
}

func (l *learner) insert(h uint64) int32 {
	if l.used*2 > len(l.slots) {
		old := l.slots
		l.slots = make([]slot, 2*len(old))
		for _, s := range old {
			if s.key != 0 {
				l.place(s)
			}
		}
	}
	row := int32(len(l.hot))
	l.hot = append(l.hot, nil)
	l.cold = append(l.cold, nil)
	l.place(slot{h, row})
	l.used++
	return row
}

func (l *learner) place(s slot) {
	mask := uint64(len(l.slots) - 1)
	i := s.key >> 20 & mask
	for l.slots[i].key != 0 {
		i = (i + 1) & mask
	}
	l.slots[i] = s
}

// score adds up the weights of features for each class. Slots are asked for before
// any is read, and rows found before any is added, so that the waits for memory
// overlap.
func (l *learner) score(scores []float32, features []uint64) {
	clear(scores)
	l.found = l.found[:0]
	mask := uint64(len(l.slots) - 1)
	seen := int32(0)
	for _, h := range features {
		seen |= l.slots[h>>20&mask].row
	}
	for _, h := range features {
		if row := l.find(h); row >= 0 {
			l.found = append(l.found, row)
		}
	}
	for _, row := range l.found {
		seen |= int32(len(l.hot[row]))
	}
	l.seen = seen
	for _, row := range l.found {
		for _, w := range l.hot[row] {
			scores[w.class] += w.w
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

// averages gives the rows of averaged weights in the order of their hashes.
func (l *learner) averages() []english.Row {
	var out []english.Row
	for _, s := range l.slots {
		if s.key == 0 {
			continue
		}
		r := english.Row{Hash: s.key}
		row := s.row
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

// sum adds up the rows of two models, both in the order of their hashes; add adds two
// rows of one feature.
func sum[R any](a, b []R, hash func(R) uint64, add func(a, b R) R) []R {
	var out []R
	for len(a) > 0 && len(b) > 0 {
		switch ha, hb := hash(a[0]), hash(b[0]); {
		case ha < hb:
			out, a = append(out, a[0]), a[1:]
		case ha > hb:
			out, b = append(out, b[0]), b[1:]
		default:
			out, a, b = append(out, add(a[0], b[0])), a[1:], b[1:]
		}
	}
	return append(append(out, a...), b...)
}

// addRows adds up the weights of a feature in two models.
func addRows(a, b english.Row) english.Row {
	r := english.Row{Hash: a.Hash, Classes: slices.Clone(a.Classes), Weights: slices.Clone(a.Weights)}
	for k, c := range b.Classes {
		if i := slices.Index(r.Classes, c); i >= 0 {
			r.Weights[i] += b.Weights[k]
		} else {
			r.Classes = append(r.Classes, c)
			r.Weights = append(r.Weights, b.Weights[k])
		}
	}
	return r
}

// prune drops weights smaller than a stage keeps and then the rows whose largest
// weight is smallest, so that about the stage's bytes are left.
func prune(rows []english.Row, o stage) []english.Row {
	type sized struct {
		row english.Row
		top float64
	}
	var all []sized
	for _, r := range rows {
		s := sized{row: english.Row{Hash: r.Hash}}
		for k, w := range r.Weights {
			if a := math.Abs(float64(w)); a >= o.prune {
				s.row.Classes = append(s.row.Classes, r.Classes[k])
				s.row.Weights = append(s.row.Weights, w)
				s.top = max(s.top, a)
			}
		}
		if s.top > 0 {
			all = append(all, s)
		}
	}
	slices.SortStableFunc(all, func(a, b sized) int { return cmp.Compare(b.top, a.top) })
	size := 0
	for i, s := range all {
		size += 4 + 2*len(s.row.Classes)
		if size > o.bytes {
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
