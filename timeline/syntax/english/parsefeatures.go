package english

// treeAtoms are the values of one token for the parser's templates.
// The joint tag is t, the universal tag p; c and g are the word's class and group,
// each with the universal tag.
type treeAtoms struct{ w, t, p, c, g uint32 }

func (s *Sentence) atoms(i int32) treeAtoms {
	switch {
	case i < 0:
		return treeAtoms{}
	case int(i) >= len(s.words): // the root or the end of the buffer
		return treeAtoms{w: 1, t: 255, p: 255, c: 0xffff, g: 0xffff}
	}
	w := &s.words[i]
	p := uint32(s.coarse.universal[s.Tags[i]])
	return treeAtoms{w: w.lower, t: uint32(s.Tags[i]) + 1, p: p, c: w.class<<8 | p, g: w.group<<8 | p}
}

// distance puts the number of tokens between two into a few classes.
func distance(from, to int32) uint32 {
	switch d := to - from; {
	case d < 0:
		return 0
	case d <= 4:
		return uint32(d)
	case d <= 6:
		return 5
	case d <= 10:
		return 6
	default:
		return 7
	}
}

// view is what the templates look at of one state: tokens of the stack (s0 is its top)
// and of the buffer (b0 is its front), and where the first of them stand.
type view struct {
	s              *Sentence
	st             *State
	i0, i1, j      int32
	s0, s1, s2     treeAtoms
	b0, b1, b2, b3 treeAtoms
	n0, n1, nb     *node
}

// noNode is the node of what is not there.
var noNode = node{left: -1, right: -1, prep: -1, cc: -1}

func (s *Sentence) look(v *view, st *State) {
	v.s, v.st = s, st
	v.i0, v.i1, v.j = -1, -1, int32(st.next)
	v.n0, v.n1, v.nb = &noNode, &noNode, &noNode
	i2 := int32(-1)
	if k := len(st.stack); k > 0 {
		v.i0 = st.stack[k-1]
		v.n0 = &st.nodes[v.i0]
		if k > 1 {
			v.i1 = st.stack[k-2]
			v.n1 = &st.nodes[v.i1]
		}
		if k > 2 {
			i2 = st.stack[k-3]
		}
	}
	if st.next < st.n {
		v.nb = &st.nodes[v.j]
	}
	v.s0, v.s1, v.s2 = s.atoms(v.i0), s.atoms(v.i1), s.atoms(i2)
	v.b0, v.b1, v.b2, v.b3 = s.atoms(v.j), s.atoms(v.j+1), s.atoms(v.j+2), s.atoms(v.j+3)
}

// ParseFeatures appends to buf the features of the next transition from st: of the
// tokens of the stack, of the buffer and of the dependents that they have.
func (s *Sentence) ParseFeatures(buf []uint64, st *State) []uint64 {
	var v view
	s.look(&v, st)
	f := features{hashes: buf}
	return f.words(&v).distances(&v).dependents(&v).classes(&v).prepositions(&v).conjunctions(&v).hashes
}

func same(a, b uint32) uint32 {
	if a == b {
		return 1
	}
	return 0
}

// alike tells how the tokens on the stack resemble the buffer's front: for the top
// and the three below it whether the tag is the same and then the group and the preposition.
func (s *Sentence) alike(st *State, b0 *treeAtoms, prep uint32) uint32 {
	out := uint32(0)
	for k := range 4 {
		at := len(st.stack) - 1 - k
		if at < 0 || int(st.stack[at]) >= len(s.words) {
			break
		}
		a := s.atoms(st.stack[at])
		bits := same(a.t, b0.t)
		if bits == 1 {
			bits |= same(a.g, b0.g)<<1 | same(s.atoms(st.nodes[st.stack[at]].prep).w, prep)<<2
		}
		out |= bits << (3 * k)
	}
	return out
}

func lo(x uint64) uint32 { return uint32(x) }
func hi(x uint64) uint32 { return uint32(x >> 32) }

// label is the label of a token found so far, 0 for none.
func (s *State) label(i int32) uint32 {
	if i < 0 {
		return 0
	}
	return uint32(s.Labels[i]) + 1
}
