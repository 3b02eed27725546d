package main

import (
	"math/rand/v2"
	"strconv"

	"demarche/timeline/syntax/english"
)

// trainLabels learns the labels of gold arcs.
func trainLabels(trees []*tree, c *corpus, o options, rng *rand.Rand) *learner {
	l := newLearner(o.label.least)
	coarse := english.CoarseTags(c.tags)
	roles := english.Roles(c.labels)
	var s english.Sentence
	var st english.State
	var buf []uint64
	scores := make([]float32, len(c.labels))
	order := rng.Perm(len(trees))
	for epoch := range o.label.epochs + 1 {
		for _, k := range order {
			t := trees[k]
			s.Read(t.Forms, c.lex)
			copy(s.Tags, t.auto)
			s.Tagged(coarse)
			for st.Reset(len(t.Forms)); !st.Done(); {
				class := goldClass(&st, t)
				if class != 0 {
					top, front, below := st.Ends()
					head := front
					if english.MoveOf(class) == 2 {
						head = below
					}
					if t.Heads[top] == head && int(head) < len(t.Forms) {
						buf = s.LabelFeatures(buf[:0], &st, head, top)
						if epoch == 0 {
							l.count(buf)
						} else {
							l.score(scores, buf)
							gold, rival := int(t.labels[top]), -1
							for c, v := range scores {
								if c != gold && (rival < 0 || v > scores[rival]) {
									rival = c
								}
							}
							l.now++
							if scores[gold] <= scores[rival]+float32(o.label.margin) {
								l.update(buf, gold, rival)
							}
							if scores[rival] > scores[gold] {
								class = class - 2*gold + 2*rival
							}
						}
					}
				}
				st.Apply(class, roles)
			}
		}
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
	}
	return l
}

// labelers are tables of label weights: two made without one half of the trees each,
// for training on that half, and one of all trees.
func labelers(c *corpus, o options) (out [3][]byte, err error) {
	parts := [][]*tree{nil, nil, c.trees}
	for i, t := range c.trees {
		other := 1 - fold(i, 2)
		parts[other] = append(parts[other], t)
	}
	err = parallel(len(parts), func(k int) (err error) {
		out[k], err = o.kept("labels"+strconv.Itoa(k), func() ([]byte, error) {
			rows := trainLabels(parts[k], c, o, o.random(streamLabels+uint64(k))).averages()
			return english.PackTable(prune(rows, o.label), o.perBucket)
		})
		return err
	})
	return out, err
}
