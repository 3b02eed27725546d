package main

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"demarche/timeline/syntax/english"
)

// trainTagger learns joint tags from trees. Words whose predicted tag is right by
// less than a margin count as wrong.
func trainTagger(trees []*tree, tags int, lex *english.Lexicon, o stage, rng *rand.Rand) *learner {
	l := newLearner(o.least)
	var s english.Sentence
	var buf []uint64
	for _, t := range trees {
		s.Read(t.Forms, lex)
		copy(s.Tags, t.tags)
		for i := range t.Forms {
			buf = s.TagFeatures(buf[:0], i)
			l.count(buf)
		}
	}
	order := rng.Perm(len(trees))
	scores := make([]float32, tags)
	for range o.epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, k := range order {
			t := trees[k]
			s.Read(t.Forms, lex)
			for i := range t.Forms {
				buf = s.TagFeatures(buf[:0], i)
				l.score(scores, buf)
				gold := int(t.tags[i])
				rival := -1
				for c, v := range scores {
					if c != gold && (rival < 0 || v > scores[rival]) {
						rival = c
					}
				}
				l.now++
				if scores[gold] <= scores[rival]+float32(o.margin) {
					l.update(buf, gold, rival)
				}
				s.Tags[i] = uint8(gold)
				if scores[rival] > scores[gold] {
					s.Tags[i] = uint8(rival)
				}
			}
		}
	}
	return l
}

// trainTaggers adds up the weights of taggers from different seeds.
func trainTaggers(c *corpus, o options) ([]english.Row, error) {
	runs := make([][]english.Row, o.tag.runs)
	if err := parallel(o.tag.runs, func(k int) error {
		runs[k] = trainTagger(c.trees, len(c.tags), c.lex, o.tag, o.random(streamTagger+uint64(k))).averages()
		return nil
	}); err != nil {
		return nil, err
	}
	var rows []english.Row
	for _, r := range runs {
		rows = sum(rows, r)
	}
	return rows, nil
}

// tagWith tags trees with a packed tagger.
func tagWith(table *english.Table, trees []*tree, tags int, lex *english.Lexicon) {
	var s english.Sentence
	var buf []uint64
	var scores [256]int32
	var scratch english.Scratch
	for _, t := range trees {
		s.Read(t.Forms, lex)
		t.auto = t.auto[:0]
		for i := range t.Forms {
			buf = s.TagFeatures(buf[:0], i)
			clear(scores[:])
			table.Add(&scores, &scratch, buf)
			best := 0
			for c, v := range scores[:tags] {
				if v > scores[best] {
					best = c
				}
			}
			s.Tags[i] = uint8(best)
			t.auto = append(t.auto, uint8(best))
		}
	}
}

// jackknife gives every tree tags by a tagger trained on the other folds.
func jackknife(trees []*tree, tags int, lex *english.Lexicon, o options) error {
	return parallel(o.folds, func(k int) error {
		from, to := k*len(trees)/o.folds, (k+1)*len(trees)/o.folds
		train := slices.Concat(trees[:from], trees[to:])
		table, err := pack(trainTagger(train, tags, lex, o.tag, o.random(streamTags+uint64(k))).averages(), o.perBucket)
		if err != nil {
			return err
		}
		tagWith(table, trees[from:to], tags, lex)
		return nil
	})
}

// autoTags gives every tree tags as the parser will meet them.
func autoTags(c *corpus, o options) error {
	data, err := o.kept("tags", func() ([]byte, error) {
		err := jackknife(c.trees, len(c.tags), c.lex, o)
		var out []byte
		for _, t := range c.trees {
			out = append(out, t.auto...)
		}
		return out, err
	})
	if err != nil {
		return err
	}
	for _, t := range c.trees {
		if len(data) < len(t.Forms) {
			return fmt.Errorf("%s: its tags do not fit the treebanks", o.keep)
		}
		t.auto, data = data[:len(t.Forms)], data[len(t.Forms):]
	}
	return nil
}
