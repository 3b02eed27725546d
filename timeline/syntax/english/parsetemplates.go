package english

// The templates of the next transition. The weights of the model go by the numbers of
// the templates: their order is part of it.

// First numbers of the templates that are for some states only, so that the numbers
// of all are the same in every state.
const (
	templatesPrepS = 128 // the stack's top has a preposition
	templatesPrepB = 144 // the buffer's front has one
	templatesCcS   = 160 // the stack's top has a conjunction
	templatesCcB   = 176 // the buffer's front has one
)

// words looks at the words and tags of stack and buffer, up to three at a time.
func (f features) words(v *view) features {
	s0, s1, s2, b0, b1, b2, b3 := &v.s0, &v.s1, &v.s2, &v.b0, &v.b1, &v.b2, &v.b3
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
	return f
}

// distances looks at how far apart they stand and at what stands between.
func (f features) distances(v *view) features {
	s0, s1, b0 := &v.s0, &v.s1, &v.b0
	d0, d1 := distance(v.i0, v.j), distance(v.i1, v.i0)
	m0, m1 := v.s.between(v.i0, v.j), v.s.between(v.i1, v.i0)
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
	return f
}

// dependents looks at those that they have by now.
func (f features) dependents(v *view) features {
	s0, s1, b0, n0, n1, nb := &v.s0, &v.s1, &v.b0, v.n0, v.n1, v.nb
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

	l0, r0, lb, r1, l1 := v.s.atoms(n0.left), v.s.atoms(n0.right), v.s.atoms(nb.left), v.s.atoms(n1.right), v.s.atoms(n1.left)
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
	f.three(s0.t, b0.t, v.st.label(n0.right))
	f.three(s1.t, s0.t, v.st.label(n0.right))
	f.three(s1.t, s0.t, v.st.label(n1.right))
	f.three(s1.w, s0.t, v.st.label(n1.right))
	return f
}

// classes looks at classes and groups of words.
func (f features) classes(v *view) features {
	s0, s1, b0, b1 := &v.s0, &v.s1, &v.b0, &v.b1
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
	return f
}

// prepositions looks at who is tied by which preposition to what may govern it.
func (f features) prepositions(v *view) features {
	s0, s1, b0, n0, nb := &v.s0, &v.s1, &v.b0, v.n0, v.nb
	p0, pb := v.s.atoms(n0.prep).w, v.s.atoms(nb.prep).w
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
	return f
}

// conjunctions looks at what is joined, which is mostly alike.
func (f features) conjunctions(v *view) features {
	s0, s1, s2, b0, n0, nb := &v.s0, &v.s1, &v.s2, &v.b0, v.n0, v.nb
	c0, cb := v.s.atoms(n0.cc).w, v.s.atoms(nb.cc).w
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
		pb := v.s.atoms(nb.prep).w
		like := v.s.alike(v.st, b0, pb)
		f.two(cb, like)
		f.three(cb, b0.p, like)
		f.four(cb, s0.p, b0.p, like)
		f.four(cb, s0.t, b0.t, same(v.s.atoms(n0.prep).w, pb)<<1|same(v.s.atoms(n0.left).w, v.s.atoms(nb.left).w))
	}
	return f
}
