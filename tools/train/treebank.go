package main

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"os"
	"strconv"
	"strings"
)

// tree is one sentence of a treebank. Heads are token indexes, len(Forms) for the root.
type tree struct {
	Forms, Lemmas, UPOS, XPOS, Rels []string
	Heads                           []int32
	tags                            []uint8 // gold joint tags
	auto                            []uint8 // tags by a tagger that did not see the sentence
	labels                          []uint8
}

// readTrees reads a gzipped CoNLL-U file, leaving out ranges and empty nodes.
func readTrees(path string) ([]*tree, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	var out []*tree
	t := &tree{}
	sc := bufio.NewScanner(z)
	sc.Buffer(nil, 1<<24)
	for sc.Scan() {
		l := sc.Text()
		if l == "" {
			if len(t.Forms) > 0 {
				t.closeRoot()
				out = append(out, t)
			}
			t = &tree{}
			continue
		}
		if l[0] == '#' {
			continue
		}
		c := strings.Split(l, "\t")
		if len(c) != 10 || strings.ContainsAny(c[0], "-.") {
			continue
		}
		head, err := strconv.Atoi(c[6])
		if err != nil {
			return nil, fmt.Errorf("read %s: head %q: %w", path, c[6], err)
		}
		t.Forms = append(t.Forms, c[1])
		t.Lemmas = append(t.Lemmas, c[2])
		t.UPOS = append(t.UPOS, c[3])
		t.XPOS = append(t.XPOS, c[4])
		t.Heads = append(t.Heads, int32(head-1))
		t.Rels = append(t.Rels, c[7])
	}
	return out, sc.Err()
}

func (t *tree) closeRoot() {
	for i, h := range t.Heads {
		if h < 0 {
			t.Heads[i] = int32(len(t.Forms))
		}
	}
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
