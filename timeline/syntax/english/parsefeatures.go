package english

// treeAtoms are the values of one token for the parser's templates.
// The joint tag is t, the universal tag p.
type treeAtoms struct{ w, t, p, c uint32 }

func (s *Sentence) atoms(i int32) treeAtoms {
	switch {
	case i < 0:
		return treeAtoms{}
	case int(i) >= len(s.words): // the root or the end of the buffer
		return treeAtoms{w: 1, t: 255, p: 255, c: 0xffff}
	}
	w := &s.words[i]
	return treeAtoms{w: w.lower, t: uint32(s.Tags[i]) + 1, p: uint32(s.coarse[s.Tags[i]]), c: w.cluster}
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

// ParseFeatures appends to buf the features of the next transition from st.
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
	f.one(s0.w)
	f.one(s0.t)
	f.two(s1.w, s1.t)
	f.one(s1.w)
	f.one(s1.t)
	f.two(b0.w, b0.t)
	f.one(b0.w)
	f.one(b0.t)
	f.two(b1.w, b1.t)
	f.one(b1.t)
	f.one(b2.t)
	f.one(s2.t)

	f.two(s0.w, b0.w)
	f.three(s0.w, s0.t, b0.t)
	f.three(s0.t, b0.w, b0.t)
	f.two(s0.t, b0.t)
	f.two(s1.w, s0.w)
	f.three(s1.w, s1.t, s0.t)
	f.three(s1.t, s0.w, s0.t)
	f.two(s1.t, s0.t)
	f.two(s1.w, b0.w)
	f.three(s1.t, s1.w, b0.t)
	f.three(s1.t, b0.w, b0.t)
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
	f.three(s1.p, s0.p, b0.p)
	f.three(s0.p, b0.p, b1.p)
	f.one(b1.w)

	d0, d1 := distance(i0, j), distance(i1, i0)
	f.three(s0.t, b0.t, d0)
	f.two(s0.w, d0)
	f.two(b0.w, d0)
	f.three(s0.w, b0.p, d0)
	f.three(s1.t, s0.t, d1)
	f.three(s1.w, s0.p, d1)
	comma := s.between(i0, j)
	f.three(s0.p, b0.p, comma<<4|d0)
	f.three(s1.p, s0.p, 64|s.between(i1, i0)<<4|d1)

	v0, v1, vb := uint32(n0.nleft)<<4|uint32(n0.nright), uint32(n1.nright), uint32(nb.nleft)
	f.two(s0.t, v0)
	f.two(b0.t, vb)
	f.two(s1.t, v1)
	f.three(s0.t, lo(n0.leftSet), hi(n0.leftSet))
	f.three(s0.t, lo(n0.rightSet), hi(n0.rightSet))
	f.three(s0.w, lo(n0.rightSet), hi(n0.rightSet))
	f.three(b0.t, lo(nb.leftSet), hi(nb.leftSet))
	f.three(b0.w, lo(nb.leftSet), hi(nb.leftSet))
	f.three(s1.t, lo(n1.rightSet), hi(n1.rightSet))
	f.three(s1.w, lo(n1.rightSet), hi(n1.rightSet))
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

	p0, pb, p1 := s.atoms(n0.prep).w, s.atoms(nb.prep).w, s.atoms(n1.prep).w
	f.three(s1.p, p0, s0.p)
	f.two(s1.w, p0)
	f.three(s1.w, p0, s0.w)
	f.three(s1.p, p0, s0.w)
	f.three(s1.c, p0, s0.c)
	f.three(s0.p, pb, b0.p)
	f.two(s0.w, pb)
	f.three(s0.w, pb, b0.w)
	f.three(s0.p, pb, b0.w)
	f.four(s1.p, s0.p, pb, b0.p)
	f.four(s1.w, s0.w, pb, b0.p)
	f.four(s1.w, s0.p, pb, b0.p)
	f.three(s0.t, b0.t, p0)
	f.three(s1.t, s0.t, p1)
	// Before a preposition or conjunction is shifted, what could take it.
	f.four(s0.w, s1.p, b0.w, b1.p)
	f.three(s0.w, b0.w, b1.t)

	c0, cb := s.atoms(n0.cc).w, s.atoms(nb.cc).w
	f.three(s1.p, s0.p, c0)
	f.four(s1.w, s0.w, c0, 1)
	f.four(s2.p, s1.p, s0.p, c0)
	f.three(s0.p, b0.p, cb)
	f.four(s1.p, s0.p, b0.p, cb)

	f.one(s0.c)
	f.one(b0.c)
	f.two(s0.c, b0.c)
	f.two(s1.c, s0.c)
	f.two(s1.c, b0.c)
	f.two(s0.c, b0.t)
	f.two(s0.t, b0.c)
	f.three(s0.c, b0.p, b1.p)
	f.three(s1.c, s0.p, b0.p)
	f.four(s1.c, s0.c, pb, b0.p)
	return f.hashes
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

// between tells whether a comma or another mark stands between two tokens that are
// not far apart.
func (s *Sentence) between(from, to int32) uint32 {
	out := uint32(0)
	if from < 0 || int(from) >= len(s.words) {
		return 0
	}
	for k := from + 1; k < to && k < from+12 && int(k) < len(s.words); k++ {
		switch s.words[k].form {
		case hashComma:
			out |= 1
		case hashSemicolon, hashColon, hashDash, hashDashes, hashParen, hashQuote:
			out |= 2
		}
	}
	return out
}

var (
	hashComma     = hashString(",")
	hashSemicolon = hashString(";")
	hashColon     = hashString(":")
	hashDash      = hashString("-")
	hashDashes    = hashString("--")
	hashParen     = hashString("(")
	hashQuote     = hashString("\"")
)
