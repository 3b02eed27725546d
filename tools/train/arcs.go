package main

import (
	"cmp"
	"errors"
	"slices"

	"demarche/timeline/syntax/english"
)

// arcLearner is an averaged perceptron over the three kinds of transition.
type arcLearner struct {
	counts []uint8
	least  uint8
	slots  []arcSlot // open addressing, what searching reads
	keys   []uint64  // whole hashes, beside the slots
	sums   [][3]float64
	used   int
	now    int32
	seen   byte // keeps the reads ahead from being optimised away
}

// arcSlot is a feature's weights. A check of 0 is a free slot.
type arcSlot struct {
	check   uint16
	weights [3]int16
}

const (
	arcCountBits = 26
	arcSlotBits  = 22
)

func newArcLearner(least int) *arcLearner {
	const n = 1 << arcSlotBits
	return &arcLearner{
		counts: make([]uint8, 1<<arcCountBits), least: uint8(least), now: 1,
		slots: make([]arcSlot, n), keys: make([]uint64, n), sums: make([][3]float64, n),
	}
}

func (l *arcLearner) count(features []uint64) {
	for _, h := range features {
		if c := &l.counts[h&(1<<arcCountBits-1)]; *c < 255 {
			*c++
		}
	}
}

const arcSlotMask = 1<<arcSlotBits - 1

// Score adds up the weights of features for each kind of transition. All slots are
// asked for before any is read, so that the waits for memory overlap.
func (l *arcLearner) Score(features []uint64, _ *english.Scratch) (out [3]int32) {
	slots := l.slots[:arcSlotMask+1]
	seen := byte(0)
	for _, h := range features {
		seen |= byte(slots[h>>20&arcSlotMask].check)
	}
	l.seen = seen
	for _, h := range features {
		check := uint16(h) | 1
		i := h >> 20 & arcSlotMask
		for slots[i].check != check && slots[i].check != 0 {
			i = (i + 1) & arcSlotMask
		}
		w := &slots[i].weights // zero in a free slot
		out[0] += int32(w[0])
		out[1] += int32(w[1])
		out[2] += int32(w[2])
	}
	return out
}

func (l *arcLearner) update(features []uint64, move int, by int16) error {
	for _, h := range features {
		if l.counts[h&(1<<arcCountBits-1)] < l.least {
			continue
		}
		check := uint16(h) | 1
		i := h >> 20 & arcSlotMask
		for l.slots[i].check != check && l.slots[i].check != 0 {
			i = (i + 1) & arcSlotMask
		}
		if l.slots[i].check == 0 {
			if l.used++; l.used > arcSlotMask/8*7 {
				return errors.New("more features of transitions than there is room for: raise -parse-least")
			}
			l.slots[i].check, l.keys[i] = check, h
		}
		l.slots[i].weights[move] += by
		l.sums[i][move] += float64(by) * float64(l.now)
	}
	return nil
}

// averages gives the rows of averaged weights.
func (l *arcLearner) averages() []english.ArcRow {
	var out []english.ArcRow
	for i, h := range l.keys {
		if h == 0 {
			continue
		}
		r := english.ArcRow{Hash: h}
		for k := range r.Weights {
			r.Weights[k] = float32(float64(l.slots[i].weights[k]) - l.sums[i][k]/float64(l.now))
		}
		out = append(out, r)
	}
	slices.SortFunc(out, func(a, b english.ArcRow) int { return cmp.Compare(a.Hash, b.Hash) })
	return out
}

// addArcs adds up the weights of a feature in two models.
func addArcs(a, b english.ArcRow) english.ArcRow {
	for m, w := range b.Weights {
		a.Weights[m] += w
	}
	return a
}
