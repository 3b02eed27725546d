package timex

import (
	"fmt"
	"slices"
)

// class is a set of words that rules name together. Classes are numbered per pack.
type class uint16

// lexeme is a word, a number or the match of a lower layer at one place of the view.
type lexeme struct {
	class class
	cap   bool // must start with a capital letter
	val   int32
	end   int32
	sub   int32 // index of a match; -1 for a word
	next  int32 // next lexeme at the same place; -1 for none
}

// lexicon is a trie over bytes with the readings of each word.
type lexicon struct {
	root  [256]int32
	nodes []lexNode
	edges []lexEdge
	words []lexeme
}

type lexNode struct {
	edges, edgesEnd int32
	words, wordsEnd int32
}

type lexEdge struct {
	b  byte
	to int32
}

// next is the node behind n on byte b; 0 when there is none.
func (l *lexicon) next(n int32, b byte) int32 {
	node := &l.nodes[n]
	for i := node.edges; i < node.edgesEnd; i++ {
		if l.edges[i].b == b {
			return l.edges[i].to
		}
	}
	return 0
}

// lexiconBuilder grows the trie that freeze packs into arrays.
type lexiconBuilder struct {
	kids  []map[byte]int32
	words [][]lexeme
}

func newLexiconBuilder() *lexiconBuilder {
	return &lexiconBuilder{kids: []map[byte]int32{{}}, words: [][]lexeme{nil}}
}

// add gives a surface form a reading. A form is written as the view shows it; a
// leading ^ says that the text must have a capital there.
func (b *lexiconBuilder) add(form string, c class, val int32) error {
	w := lexeme{class: c, val: val, sub: -1}
	if len(form) > 1 && form[0] == '^' {
		w.cap = true
		form = form[1:]
	}
	var v view
	v.reset(form)
	if len(v.norm) == 0 {
		return fmt.Errorf("empty word")
	}
	n := int32(0)
	for _, c := range v.norm {
		to, ok := b.kids[n][c]
		if !ok {
			to = int32(len(b.kids))
			b.kids = append(b.kids, map[byte]int32{})
			b.words = append(b.words, nil)
			b.kids[n][c] = to
		}
		n = to
	}
	if !slices.Contains(b.words[n], w) {
		b.words[n] = append(b.words[n], w)
	}
	return nil
}

func (b *lexiconBuilder) freeze() *lexicon {
	l := &lexicon{}
	for i, kids := range b.kids {
		node := lexNode{edges: int32(len(l.edges)), words: int32(len(l.words))}
		keys := make([]byte, 0, len(kids))
		for k := range kids {
			keys = append(keys, k)
		}
		slices.Sort(keys)
		for _, k := range keys {
			l.edges = append(l.edges, lexEdge{k, kids[k]})
			if i == 0 {
				l.root[k] = kids[k]
			}
		}
		l.words = append(l.words, b.words[i]...)
		node.edgesEnd, node.wordsEnd = int32(len(l.edges)), int32(len(l.words))
		l.nodes = append(l.nodes, node)
	}
	return l
}
