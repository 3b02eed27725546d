package main

import (
	"math/rand/v2"

	"demarche/timeline/syntax/english"
)

// trainParser learns transitions with a dynamic oracle: after the first epochs it
// mostly follows its own choices and learns the best way on from where it is.
func trainParser(c *corpus, o options, rng *rand.Rand, report func(epoch int)) *learner {
	l := newLearner(o.parse.least)
	coarse := english.CoarseTags(c.tags)
	classes := 1 + 2*len(c.labels)
	roles := english.Roles(c.labels)
	var s english.Sentence
	s.Coarse(coarse)
	var st english.State
	var buf []uint64
	for _, t := range c.trees {
		s.Read(t.Forms, c.lex)
		copy(s.Tags, t.auto)
		for st.Reset(len(t.Forms)); !st.Done(); {
			buf = s.ParseFeatures(buf[:0], &st)
			l.count(buf)
			st.Apply(goldClass(&st, t), roles)
		}
	}
	order := rng.Perm(len(c.trees))
	scores := make([]float32, classes)
	allowed := make([]int8, classes)
	for epoch := range o.parse.epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, k := range order {
			t := c.trees[k]
			s.Read(t.Forms, c.lex)
			copy(s.Tags, t.auto)
			for st.Reset(len(t.Forms)); !st.Done(); {
				buf = s.ParseFeatures(buf[:0], &st)
				l.score(scores, buf)
				judge(&st, t, allowed)
				right, wrong := -1, -1
				for k, a := range allowed {
					switch {
					case a > 0 && (right < 0 || scores[k] > scores[right]):
						right = k
					case a == 0 && (wrong < 0 || scores[k] > scores[wrong]):
						wrong = k
					}
				}
				l.now++
				if wrong >= 0 && scores[right] <= scores[wrong]+float32(o.parse.margin) {
					l.update(buf, right, wrong)
				}
				next := right
				if wrong >= 0 && scores[wrong] > scores[right] && epoch >= o.exploreFrom && rng.Float64() < o.explore {
					next = wrong
				}
				st.Apply(next, roles)
			}
		}
		report(epoch)
	}
	return l
}

// judge marks each class: 1 when it loses nothing, 0 when it does, -1 when it is
// impossible. An arc that is right needs its gold label; one that is wrong anyway may
// have any.
func judge(st *english.State, t *tree, allowed []int8) {
	shift, left, right := st.Can()
	cs, cl, cr := st.Costs(t.Heads)
	least := 1 << 30
	for _, k := range []struct {
		can  bool
		cost int
	}{{shift, cs}, {left, cl}, {right, cr}} {
		if k.can {
			least = min(least, k.cost)
		}
	}
	for c := range allowed {
		allowed[c] = -1
	}
	mark := func(c int, cost int) {
		allowed[c] = 0
		if cost == least {
			allowed[c] = 1
		}
	}
	if shift {
		mark(0, cs)
	}
	top, front, below := st.Ends()
	for label := range (len(allowed) - 1) / 2 {
		if left {
			mark(english.LeftClass(uint8(label)), cl)
			if t.Heads[top] == front && label != int(t.labels[top]) {
				allowed[english.LeftClass(uint8(label))] = 0
			}
		}
		if right {
			mark(english.RightClass(uint8(label)), cr)
			if t.Heads[top] == below && label != int(t.labels[top]) {
				allowed[english.RightClass(uint8(label))] = 0
			}
		}
	}
}

// goldClass is the static oracle: the first transition that loses nothing, arcs first.
func goldClass(st *english.State, t *tree) int {
	shift, left, right := st.Can()
	cs, cl, cr := st.Costs(t.Heads)
	top, _, _ := st.Ends()
	switch {
	case left && cl <= cs && (!right || cl <= cr):
		return english.LeftClass(t.labels[top])
	case right && (!shift || cr <= cs):
		return english.RightClass(t.labels[top])
	case !shift && left:
		return english.LeftClass(t.labels[top])
	}
	return 0
}
