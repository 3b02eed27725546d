package english

// Transitions of the arc-hybrid system. Class 0 shifts, class 1+2l takes the stack's
// top as a dependent of the buffer's front with label l, class 2+2l of the token
// below it on the stack.
const shiftClass = 0

// LeftClass is the class of the transition that attaches the stack's top to the
// buffer's front with a label.
func LeftClass(label uint8) int { return 1 + 2*int(label) }

// RightClass is the class of the transition that attaches the stack's top to the
// token below it.
func RightClass(label uint8) int { return 2 + 2*int(label) }

// State is a partial tree: the tokens 0..n-1, and n for the root.
type State struct {
	n      int
	next   int // front of the buffer
	stack  []int32
	Heads  []int32 // -1 while not known; n for the root
	Labels []uint8
	nodes  []node
}

// node is what features ask about the dependents found so far. Indexes are -1 for
// none.
type node struct {
	left, right       int32 // outermost dependents
	nleft, nright     uint8
	leftSet, rightSet uint64 // bits of their labels
	prep              int32  // leftmost dependent with label case or mark
	cc                int32  // dependent with label cc
	sum               uint64 // a hash of all dependents with their labels
}

// Reset makes s the initial state of a sentence of n tokens: the root on the stack.
func (s *State) Reset(n int) {
	s.n, s.next = n, 0
	s.stack = append(s.stack[:0], int32(n))
	s.Heads, s.Labels, s.nodes = s.Heads[:0], s.Labels[:0], s.nodes[:0]
	for range n + 1 {
		s.Heads = append(s.Heads, -1)
		s.Labels = append(s.Labels, 0)
		s.nodes = append(s.nodes, node{left: -1, right: -1, prep: -1, cc: -1})
	}
}

// Done reports whether only the root is left.
func (s *State) Done() bool { return s.next == s.n && len(s.stack) == 1 }

// Can reports which kinds of transition are possible. The root takes its one
// dependent last.
func (s *State) Can() (shift, left, right bool) {
	shift = s.next < s.n
	left = shift && len(s.stack) > 1
	right = len(s.stack) > 2 || len(s.stack) == 2 && !shift
	return
}

// LabelRoles tells which labels have a meaning for features.
type LabelRoles struct {
	caseMark [256]bool
	cc       [256]bool
}

// Apply takes the transition of a class.
func (s *State) Apply(class int, roles *LabelRoles) {
	if class == shiftClass {
		s.stack = append(s.stack, int32(s.next))
		s.next++
		return
	}
	label := uint8((class - 1) / 2)
	top := s.stack[len(s.stack)-1]
	s.stack = s.stack[:len(s.stack)-1]
	head := int32(s.next)
	var h *node
	if class%2 == 1 {
		h = &s.nodes[head]
		h.left = top
		h.nleft = min(h.nleft+1, 7)
		h.leftSet |= 1 << (label & 63)
		if roles.caseMark[label] {
			h.prep = top
		}
	} else {
		head = s.stack[len(s.stack)-1]
		h = &s.nodes[head]
		h.right = top
		h.nright = min(h.nright+1, 7)
		h.rightSet |= 1 << (label & 63)
		if h.prep < 0 && roles.caseMark[label] {
			h.prep = top
		}
	}
	if roles.cc[label] {
		h.cc = top
	}
	h.sum = mix(h.sum ^ (uint64(class)<<32 | uint64(top+1)))
	s.Heads[top] = head
	s.Labels[top] = label
}

// Costs gives what each kind of transition loses of the gold heads (n for the root),
// after Goldberg and Nivre (2013).
func (s *State) Costs(gold []int32) (shift, left, right int) {
	top := s.stack[len(s.stack)-1]
	b := int32(s.next)
	if s.next < s.n {
		for i, k := range s.stack {
			if i < len(s.stack)-1 && gold[b] == k {
				shift++
			}
			if k != int32(s.n) && gold[k] == b {
				shift++
			}
		}
	}
	if top == int32(s.n) {
		return
	}
	below := s.stack[len(s.stack)-2]
	for k := b; k < int32(s.n); k++ {
		if gold[k] == top {
			left++
			right++
		}
		if gold[top] == k {
			right++
			if k != b {
				left++
			}
		}
	}
	if gold[top] == below {
		left++
	}
	return
}

// Ends gives the tokens that a transition may join: the stack's top, the buffer's
// front and the token below the top. Those that don't exist are -1.
func (s *State) Ends() (top, front, below int32) {
	top, front, below = -1, -1, -1
	if k := len(s.stack); k > 0 {
		top = s.stack[k-1]
		if k > 1 {
			below = s.stack[k-2]
		}
	}
	if s.next < s.n {
		front = int32(s.next)
	}
	return
}

// arc is a hash of all that the label of an arc between two tokens depends on.
func (s *State) arc(head, dep int32) uint64 {
	h := mix(^(uint64(head)<<32 | uint64(uint32(s.next)))) // the complement, as sums are made alike
	return mix(mix(h^s.nodes[head].sum) + s.nodes[dep].sum)
}

// place is a hash of all that the features of the next transition depend on.
func (s *State) place() uint64 {
	h := ^uint64(s.next)
	joins := false
	if s.next < s.n {
		h = mix(h ^ s.nodes[s.next].sum)
		joins = s.nodes[s.next].cc >= 0
	}
	for k := 1; k <= len(s.stack) && (k <= 3 || joins && k == 4); k++ {
		i := s.stack[len(s.stack)-k]
		h = mix(h<<1 ^ uint64(i+1))
		if k <= 2 || joins {
			h ^= s.nodes[i].sum
		}
	}
	return mix(h)
}

// Copy makes s the same as from.
func (s *State) Copy(from *State) {
	s.n, s.next = from.n, from.next
	s.stack = append(s.stack[:0], from.stack...)
	s.Heads = append(s.Heads[:0], from.Heads...)
	s.Labels = append(s.Labels[:0], from.Labels...)
	s.nodes = append(s.nodes[:0], from.nodes...)
}
