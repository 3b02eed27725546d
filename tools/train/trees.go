package main

import (
	"demarche/tools/train/treebank"
)

// tree is one sentence of a treebank as training sees it.
type tree struct {
	*treebank.Sentence
	tags   []uint8 // gold joint tags
	auto   []uint8 // tags by a tagger that did not see the sentence
	labels []uint8
}

func readTrees(path string) ([]*tree, error) {
	sentences, err := treebank.Read(path)
	var out []*tree
	for _, s := range sentences {
		out = append(out, &tree{Sentence: s})
	}
	return out, err
}

// inventory numbers the strings of all trees by falling frequency.
func inventory(trees []*tree, of func(t *tree, i int) string, least int) ([]string, map[string]uint8) {
	count := map[string]int{}
	for _, t := range trees {
		for i := range t.Forms {
			count[of(t, i)]++
		}
	}
	names := byCount(count, least)
	index := map[string]uint8{}
	for i, n := range names {
		index[n] = uint8(i)
	}
	return names, index
}

func jointTag(t *tree, i int) string { return t.UPOS[i] + "|" + t.XPOS[i] }

func relation(t *tree, i int) string { return t.Rels[i] }
