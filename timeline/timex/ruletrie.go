package timex

import "slices"

// ruleTrie holds the sequences of all rules of one layer.
type ruleTrie struct {
	root  []int32 // by class; 0 for none
	nodes []ruleNode
	edges []ruleEdge
}

type ruleNode struct {
	edges, edgesEnd int32
	rules           []int32 // that end here, in the order of the pack
}

// fewEdges is up to how many edges are looked through one by one.
const fewEdges = 12

// first is the first edge of a node that can be of a class; edges are in order of class.
func (t *ruleTrie) first(n *ruleNode, c class) int32 {
	lo, hi := n.edges, n.edgesEnd
	if hi-lo <= fewEdges {
		for lo < hi && t.edges[lo].class < c {
			lo++
		}
		return lo
	}
	for lo < hi {
		mid := (lo + hi) / 2
		if t.edges[mid].class < c {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

type ruleEdge struct {
	element
	to int32
}

type ruleTrieBuilder struct {
	kids  []map[element]int32
	rules [][]int32
}

func newRuleTrieBuilder() *ruleTrieBuilder {
	return &ruleTrieBuilder{kids: []map[element]int32{{}}, rules: [][]int32{nil}}
}

// add enters a sequence. Where two rules share one, the earlier rule comes first.
func (b *ruleTrieBuilder) add(seq []element, rule int32) {
	n := int32(0)
	for _, e := range seq {
		to, ok := b.kids[n][e]
		if !ok {
			to = int32(len(b.kids))
			b.kids = append(b.kids, map[element]int32{})
			b.rules = append(b.rules, nil)
			b.kids[n][e] = to
		}
		n = to
	}
	if n != 0 && !slices.Contains(b.rules[n], rule) {
		b.rules[n] = append(b.rules[n], rule)
	}
}

func (b *ruleTrieBuilder) freeze(classes int) *ruleTrie {
	t := &ruleTrie{root: make([]int32, classes)}
	for i, kids := range b.kids {
		node := ruleNode{edges: int32(len(t.edges)), rules: b.rules[i]}
		keys := make([]element, 0, len(kids))
		for k := range kids {
			keys = append(keys, k)
		}
		slices.SortFunc(keys, func(a, b element) int {
			if a.class != b.class {
				return int(a.class) - int(b.class)
			}
			return int(a.slot) - int(b.slot)
		})
		for _, k := range keys {
			t.edges = append(t.edges, ruleEdge{k, kids[k]})
			if i == 0 {
				t.root[k.class] = 1
			}
		}
		node.edgesEnd = int32(len(t.edges))
		t.nodes = append(t.nodes, node)
	}
	return t
}
