package main

import (
	"errors"
	"log"
	"math/rand/v2"

	"demarche/timeline/syntax/english"
)

// beamTrainer learns transitions by searching with a beam and correcting the search
// where the wrong states lead by most.
type beamTrainer struct {
	c      *corpus
	arcs   *arcLearner
	beam   *english.Beam
	roles  *english.LabelRoles
	coarse *english.Coarse
	s      english.Sentence
	st     english.State
	buf    []uint64
	golds  [][]int // kinds of transition for each tree
}

func newBeamTrainer(c *corpus, o options) *beamTrainer {
	b := &beamTrainer{c: c, arcs: newArcLearner(o.parse.least), roles: english.Roles(c.labels), coarse: english.CoarseTags(c.tags)}
	b.beam = english.NewBeam(b.arcs, nil, c.labels, o.beam)
	b.beam.Slack = int64(o.slack)
	for _, t := range c.trees {
		b.read(t)
		var gold []int
		for b.st.Reset(len(t.Forms)); !b.st.Done(); {
			b.buf = b.s.ParseFeatures(b.buf[:0], &b.st)
			b.arcs.count(b.buf)
			class := goldClass(&b.st, t)
			gold = append(gold, english.MoveOf(class))
			b.st.Apply(class, b.roles)
		}
		b.golds = append(b.golds, gold)
	}
	return b
}

func (b *beamTrainer) read(t *tree) {
	b.s.Read(t.Forms, b.c.lex)
	copy(b.s.Tags, t.auto)
	b.s.Tagged(b.coarse)
}

// learn searches one sentence and corrects the weights; it reports whether there was
// anything to correct.
func (b *beamTrainer) learn(t *tree, gold []int, o options) (bool, error) {
	b.read(t)
	b.beam.Start(len(t.Forms))
	b.st.Reset(len(t.Forms))
	var right, wrong []uint8
	var score, worst int64
	at, lost := -1, false
	for step, m := range gold {
		if lost {
			score += b.score(m)
		}
		class := b.beam.Class(&b.s, &b.st, m)
		right = append(right, uint8(class))
		b.st.Apply(class, b.roles)
		b.beam.Step(&b.s, m, int64(o.parse.margin))
		if !lost {
			score += int64(b.beam.Right[m])
		}
		rival := -1
		has := false
		for k, it := range b.beam.Items() {
			has = has || it.Gold
			if !it.Gold && rival < 0 {
				rival = k
			}
		}
		lost = lost || !has
		if rival < 0 || !lost && step < len(gold)-1 {
			continue
		}
		it := b.beam.Items()[rival]
		if v := it.Score - score; v >= worst {
			worst, at = v, step
			wrong = append(wrong[:0], it.Path...)
		}
	}
	b.arcs.now++
	if at < 0 {
		return false, nil
	}
	common := 0
	for english.MoveOf(int(right[common])) == english.MoveOf(int(wrong[common])) {
		common++
	}
	return true, errors.Join(b.correct(t, right[:at+1], common, 1), b.correct(t, wrong[:at+1], common, -1))
}

// score is what the weights say of a move from the trainer's state.
func (b *beamTrainer) score(move int) int64 {
	if _, left, right := b.st.Can(); !left && !right {
		return 0
	}
	b.buf = b.s.ParseFeatures(b.buf[:0], &b.st)
	return int64(b.arcs.Score(b.buf, nil)[move])
}

// correct changes the weights of the transitions of a path from a step on.
func (b *beamTrainer) correct(t *tree, path []uint8, from int, by int16) error {
	b.st.Reset(len(t.Forms))
	for i, class := range path {
		if _, left, right := b.st.Can(); i >= from && (left || right) {
			b.buf = b.s.ParseFeatures(b.buf[:0], &b.st)
			if err := b.arcs.update(b.buf, english.MoveOf(int(class)), by); err != nil {
				return err
			}
		}
		b.st.Apply(int(class), b.roles)
	}
	return nil
}

// trainArcs makes passes over the trees.
func trainArcs(c *corpus, o options, labels [3][]byte, rng *rand.Rand) (*arcLearner, error) {
	b := newBeamTrainer(c, o)
	var tables [2]*english.Table
	for k := range tables {
		var err error
		if tables[k], _, err = english.OpenTable(labels[k]); err != nil {
			return nil, err
		}
	}
	order := rng.Perm(len(c.trees))
	for epoch := range o.parse.epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		updates := 0
		for _, k := range order {
			b.beam.Labels = tables[fold(k, 2)]
			corrected, err := b.learn(c.trees[k], b.golds[k], o)
			if err != nil {
				return nil, err
			}
			if corrected {
				updates++
			}
		}
		log.Printf("transitions, epoch %d: %d of %d searches corrected, %d features", epoch, updates, len(order), b.arcs.used)
	}
	return b.arcs, nil
}

// trainParsers gives the mean of the weights of parsers from different seeds.
func trainParsers(c *corpus, o options, labels [3][]byte) ([]english.ArcRow, error) {
	runs := make([][]english.ArcRow, o.parse.runs)
	if err := parallel(o.parse.runs, func(k int) error {
		l, err := trainArcs(c, o, labels, o.random(streamParser+uint64(k)))
		if err == nil {
			runs[k] = l.averages()
		}
		return err
	}); err != nil {
		return nil, err
	}
	var rows []english.ArcRow
	for _, r := range runs {
		rows = sum(rows, r, func(r english.ArcRow) uint64 { return r.Hash }, addArcs)
	}
	for i := range rows {
		for m := range rows[i].Weights {
			rows[i].Weights[m] /= float32(o.parse.runs)
		}
	}
	return rows, nil
}
