package main

import (
	"fmt"
	"math/rand/v2"

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
				if tag, ok := s.Sole(i); ok {
					s.Tags[i] = tag
					continue
				}
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
		rows = sum(rows, r, func(r english.Row) uint64 { return r.Hash }, addRows)
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
			if tag, ok := s.Sole(i); ok {
				s.Tags[i] = tag
				t.auto = append(t.auto, tag)
				continue
			}
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
		var train, rest []*tree
		for i, t := range trees {
			if fold(i, o.folds) == k {
				rest = append(rest, t)
			} else {
				train = append(train, t)
			}
		}
		table, err := pack(trainTagger(train, tags, lex, o.tag, o.random(streamTags+uint64(k))).averages(), o.perBucket)
		if err != nil {
			return err
		}
		tagWith(table, rest, tags, lex)
		return nil
	})
}

// fold is the fold of the i-th tree. Folds are made of short runs of trees, so that each
// has its share of every treebank and kind of text, and few stories are cut in two.
func fold(i, folds int) int {
	const run = 40
	return i / run % folds
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
