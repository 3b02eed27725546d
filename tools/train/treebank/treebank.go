// Package treebank reads treebanks in CoNLL-U.
package treebank

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"os"
	"strconv"
	"strings"
)

// Sentence is one sentence with its tree. Heads are token indexes, len(Forms) for the root.
type Sentence struct {
	Forms, Lemmas, UPOS, XPOS, Rels []string
	Heads                           []int32
}

// Read reads a gzipped CoNLL-U file, leaving out ranges and empty nodes.
func Read(path string) ([]*Sentence, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	var out []*Sentence
	t := &Sentence{}
	sc := bufio.NewScanner(z)
	sc.Buffer(nil, 1<<24)
	for sc.Scan() {
		l := sc.Text()
		if l == "" {
			if len(t.Forms) > 0 {
				t.closeRoot()
				out = append(out, t)
			}
			t = &Sentence{}
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

func (t *Sentence) closeRoot() {
	for i, h := range t.Heads {
		if h < 0 {
			t.Heads[i] = int32(len(t.Forms))
		}
	}
}
