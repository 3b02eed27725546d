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

// First numbers of the templates that are for some states only, so that the numbers
// of all are the same in every state.
const (
	templatesPrepS = 128 // the stack's top has a preposition
	templatesPrepB = 144 // the buffer's front has one
	templatesCcS   = 160 // the stack's top has a conjunction
	templatesCcB   = 176 // the buffer's front has one
)

// ParseFeatures appends to buf the features of the next transition from st: of the
// tokens of the stack (s0 is its top), of the buffer (b0 is its front) and of the
// dependents that they have.
func (s *Sentence) ParseFeatures(buf []uint64, st *State) []uint64 {
	f := features{hashes: buf}
	none := node{left: -1, right: -1, prep: -1, cc: -1}
	i0, i1, i2 := int32(-1), int32(-1), int32(-1)
	n0, n1, nb := &none, &none, &none
	if k := len(st.stack); k > 0 {
		i0 = st.stack[k-1]
		n0 = &st.nodes[i0]
		if k > 1 {
			i1 = st.stack[k-2]
			n1 = &st.nodes[i1]
		}
		if k > 2 {
			i2 = st.stack[k-3]
		}
	}
	j := int32(st.next)
	if st.next < st.n {
		nb = &st.nodes[j]
	}
	s0, s1, s2 := s.atoms(i0), s.atoms(i1), s.atoms(i2)
	b0, b1, b2, b3 := s.atoms(j), s.atoms(j+1), s.atoms(j+2), s.atoms(j+3)

	f.two(s0.w, s0.t)
	f.two(s1.w, s1.t)
	f.two(b0.w, b0.t)
	f.two(b1.w, b1.t)
	f.one(b2.t)
	f.one(s2.t)

	f.two(s0.t, b0.t)
	f.two(s1.t, s0.t)
	f.three(s0.w, s0.t, b0.t)
	f.three(s1.t, s0.w, s0.t)
	f.three(s1.w, s1.t, b0.t)
	f.three(s1.t, b0.w, b0.t)
	f.two(s0.w, b0.w)
	f.two(s1.w, s0.w)
	f.two(b0.t, b1.t)
	f.two(b0.w, b1.t)
	f.two(b0.t, b1.w)

	f.three(s0.t, b0.t, b1.t)
	f.three(s0.w, b0.p, b1.p)
	f.three(s0.p, b0.w, b1.p)
	f.three(s0.p, b0.p, b1.w)
	f.three(b0.t, b1.p, b2.p)
	f.four(s0.p, b0.p, b1.p, b2.p)
	f.three(s1.t, s0.t, b0.t)
	f.three(s1.w, s0.p, b0.p)
	f.three(s1.p, s0.w, b0.p)
	f.three(s1.p, s0.p, b0.w)
	f.four(s1.p, s0.p, b0.p, b1.p)
	f.three(s2.p, s1.t, s0.t)
	f.four(s2.p, s1.p, s0.p, b0.p)
	f.four(b0.p, b1.p, b2.p, b3.p)

	d0, d1 := distance(i0, j), distance(i1, i0)
	m0, m1 := s.between(i0, j), s.between(i1, i0)
	f.three(s0.t, b0.t, d0)
	f.three(s1.t, s0.t, d1)
	f.two(b0.w, d0)
	f.three(s0.w, b0.p, d0)
	f.three(s1.w, s0.p, d1)
	f.four(s0.p, b0.p, m0, d0)
	f.four(s1.p, s0.p, m1, d1)
	f.three(s0.t, b0.t, m0)
	f.three(s1.t, s0.t, m1)
	f.four(s1.p, s0.p, b0.p, m1<<8|m0)
	f.three(s0.w, b0.p, m0)

	f.two(s0.t, uint32(n0.nleft)<<4|uint32(n0.nright))
	f.three(s0.t, lo(n0.leftSet), hi(n0.leftSet))
	f.three(s0.t, lo(n0.rightSet), hi(n0.rightSet))
	f.three(s0.w, lo(n0.rightSet), hi(n0.rightSet))
	f.three(b0.t, lo(nb.leftSet), hi(nb.leftSet))
	f.three(b0.w, lo(nb.leftSet), hi(nb.leftSet))
	f.three(s1.t, lo(n1.rightSet), hi(n1.rightSet))
	f.three(s1.w, lo(n1.rightSet), hi(n1.rightSet))
	f.three(s1.c, lo(n1.rightSet), hi(n1.rightSet))
	f.three(s1.t, lo(n1.leftSet), hi(n1.leftSet))
	f.four(s0.p, b0.p, lo(n0.leftSet), hi(n0.leftSet))
	f.four(s1.p, s0.p, lo(n1.rightSet), hi(n1.rightSet))

	l0, r0, lb, r1, l1 := s.atoms(n0.left), s.atoms(n0.right), s.atoms(nb.left), s.atoms(n1.right), s.atoms(n1.left)
	f.two(s0.t, l0.w)
	f.two(s0.t, r0.w)
	f.two(b0.t, lb.w)
	f.two(s1.t, r1.w)
	f.three(s0.t, b0.t, l0.p)
	f.three(s0.t, b0.t, r0.p)
	f.three(s0.t, b0.t, lb.p)
	f.three(s1.t, s0.t, l0.p)
	f.three(s1.t, s0.t, r0.p)
	f.three(s1.t, s0.t, r1.p)
	f.three(s1.t, s0.t, l1.p)
	f.three(s0.t, b0.t, st.label(n0.right))
	f.three(s1.t, s0.t, st.label(n0.right))
	f.three(s1.t, s0.t, st.label(n1.right))
	f.three(s1.w, s0.t, st.label(n1.right))

	f.two(s0.c, b0.t)
	f.two(s0.t, b0.c)
	f.two(s1.c, s0.t)
	f.two(s1.t, s0.c)
	f.two(s0.c, b0.c)
	f.two(s1.c, s0.c)
	f.two(s1.c, b0.c)
	f.three(s0.g, b0.g, b1.p)
	f.three(s1.g, s0.g, b0.p)
	f.three(s1.g, s0.p, b0.g)

	p0, pb := s.atoms(n0.prep).w, s.atoms(nb.prep).w
	if p0 != 0 {
		f.template = templatesPrepS
		f.three(s1.p, p0, s0.p)
		f.two(s1.w, p0)
		f.three(s1.w, p0, s0.w)
		f.three(s1.p, p0, s0.w)
		f.three(s1.c, p0, s0.p)
		f.three(s1.c, p0, s0.g)
		f.three(s1.g, p0, s0.g)
		f.three(s0.t, b0.t, p0)
	}
	if pb != 0 {
		f.template = templatesPrepB
		f.three(s0.p, pb, b0.p)
		f.two(s0.w, pb)
		f.three(s0.w, pb, b0.w)
		f.three(s0.p, pb, b0.w)
		f.three(s0.c, pb, b0.p)
		f.three(s0.g, pb, b0.g)
		f.four(s1.p, s0.p, pb, b0.p)
		f.four(s1.w, s0.w, pb, b0.p)
		f.four(s1.w, s0.p, pb, b0.p)
		f.four(s1.p, s0.w, pb, b0.p)
		f.four(s1.c, s0.p, pb, b0.p)
		f.four(s1.g, s0.g, pb, b0.p)
		f.four(s1.g, s0.p, pb, b0.g)
	}
	// What is joined is mostly alike.
	c0, cb := s.atoms(n0.cc).w, s.atoms(nb.cc).w
	if c0 != 0 {
		f.template = templatesCcS
		f.three(s1.p, s0.p, c0)
		f.three(s1.w, s0.w, c0)
		f.three(s1.g, s0.g, c0)
		f.four(s2.p, s1.p, s0.p, c0)
	}
	if cb != 0 {
		f.template = templatesCcB
		f.three(s0.p, b0.p, cb)
		f.three(s0.g, b0.g, cb)
		f.four(s1.p, s0.p, b0.p, cb)
		like := s.alike(st, b0, pb)
		f.two(cb, like)
		f.three(cb, b0.p, like)
		f.four(cb, s0.p, b0.p, like)
		f.four(cb, s0.t, b0.t, same(p0, pb)<<1|same(l0.w, lb.w))
	}
	return f.hashes
}

func same(a, b uint32) uint32 {
	if a == b {
		return 1
	}
	return 0
}

// alike tells how the tokens on the stack resemble the buffer's front: for the top
// and the three below it whether the tag is the same and then the group and the preposition.
func (s *Sentence) alike(st *State, b0 treeAtoms, prep uint32) uint32 {
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
