package main

import (
	"fmt"
	"math/rand/v2"
	"os"

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
func jackknife(trees []*tree, tags int, lex *english.Lexicon, o options, rng *rand.Rand) error {
	fold := make([]int, len(trees))
	for i := range fold {
		fold[i] = i * o.folds / len(trees)
	}
	for k := range o.folds {
		var train, held []*tree
		for i, t := range trees {
			if fold[i] == k {
				held = append(held, t)
			} else {
				train = append(train, t)
			}
		}
		table, err := pack(trainTagger(train, tags, lex, o.tag, rng).averages(), o.perBucket)
		if err != nil {
			return err
		}
		tagWith(table, held, tags, lex)
	}
	return nil
}

// autoTags gives every tree tags as the parser will meet them: by jackknife, or from
// the file of an earlier run.
func autoTags(trees []*tree, tags int, lex *english.Lexicon, o options) error {
	if o.autoTags != "" {
		if data, err := os.ReadFile(o.autoTags); err == nil {
			for _, t := range trees {
				if len(data) < len(t.Forms) {
					return fmt.Errorf("%s does not fit the treebanks", o.autoTags)
				}
				t.auto, data = data[:len(t.Forms)], data[len(t.Forms):]
			}
			return nil
		}
	}
	if err := jackknife(trees, tags, lex, o, o.random(streamTags)); err != nil {
		return err
	}
	if o.autoTags == "" {
		return nil
	}
	var data []byte
	for _, t := range trees {
		data = append(data, t.auto...)
	}
	return os.WriteFile(o.autoTags, data, 0o644)
}
