package english

// LabelFeatures appends to buf the features of the label of an arc from head to dep,
// which st is about to take. Both have the dependents that st gave them.
func (s *Sentence) LabelFeatures(buf []uint64, st *State, head, dep int32) []uint64 {
	return s.moreLabelFeatures(s.labelFeatures(buf, st, head, dep), st, head, dep)
}

// labelTemplates is the first number of a template for arcs to the left; those for
// arcs to the right have others.
func labelTemplates(head, dep int32) uint64 {
	if head > dep {
		return 384
	}
	return 256
}

// labelFeatures are those that most labels can be told by.
func (s *Sentence) labelFeatures(buf []uint64, st *State, head, dep int32) []uint64 {
	f := features{hashes: buf, template: labelTemplates(head, dep)}
	h, d := s.atoms(head), s.atoms(dep)
	nh, nd := &st.nodes[head], &st.nodes[dep]
	f.two(d.w, d.t)
	f.one(d.w)
	f.one(d.t)
	f.two(d.t, h.t)
	f.two(d.w, h.t)
	f.two(d.t, h.w)
	f.two(d.w, h.w)
	f.three(d.t, h.t, distance(min(head, dep), max(head, dep)))
	f.three(d.t, h.t, s.between(min(head, dep), max(head, dep)))
	f.two(d.c, h.t)
	f.two(d.t, h.c)
	prep := s.atoms(nd.prep)
	f.two(prep.w, d.t)
	f.three(prep.w, h.t, d.t)
	f.three(prep.w, h.w, d.p)
	f.four(d.p, h.p, lo(nd.leftSet), hi(nd.leftSet))
	f.four(d.p, h.p, lo(nh.leftSet), hi(nh.leftSet))
	f.four(d.p, h.p, lo(nh.rightSet), hi(nh.rightSet))
	f.three(d.t, lo(nd.leftSet), hi(nd.leftSet))
	f.three(d.t, h.t, s.atoms(dep-1).t)
	f.three(d.t, h.t, s.atoms(dep+1).t)
	return f.hashes
}

// moreLabelFeatures are the others.
func (s *Sentence) moreLabelFeatures(buf []uint64, st *State, head, dep int32) []uint64 {
	f := features{hashes: buf, template: labelTemplates(head, dep) + moreTemplates}
	h, d := s.atoms(head), s.atoms(dep)
	nh, nd := &st.nodes[head], &st.nodes[dep]
	between := s.between(min(head, dep), max(head, dep))
	f.one(h.w)
	f.one(h.t)
	f.three(d.w, h.t, d.t)
	f.two(d.c, h.c)
	f.two(d.g, h.g)
	f.two(d.g, h.w)
	f.two(d.w, h.g)
	f.one(d.c)
	prep := s.atoms(nd.prep)
	f.one(prep.w)
	f.two(prep.w, d.w)
	f.two(prep.w, d.c)
	f.three(prep.w, h.p, d.w)
	f.three(prep.w, h.p, d.c)
	f.three(prep.w, h.c, d.p)
	f.three(prep.w, h.g, d.g)
	f.three(d.t, lo(nd.rightSet), hi(nd.rightSet))
	f.three(h.t, lo(nh.leftSet), hi(nh.leftSet))
	f.four(d.w, h.p, lo(nh.leftSet), hi(nh.leftSet))
	f.four(d.t, h.w, lo(nh.rightSet), hi(nh.rightSet))
	f.four(d.c, h.p, lo(nh.rightSet), hi(nh.rightSet))
	f.three(d.t, h.t, s.atoms(nd.cc).w)
	f.three(d.p, h.p, s.atoms(nh.cc).w)
	f.three(d.t, h.t, s.atoms(nd.left).w)
	f.three(d.t, h.t, s.atoms(nd.right).w)
	f.three(d.t, h.t, s.atoms(head-1).t)
	f.three(d.t, h.t, s.atoms(head+1).t)
	f.two(d.t, s.atoms(dep-1).w)
	f.two(d.t, s.atoms(dep+1).w)
	f.three(d.p, h.p, s.atoms(dep-1).w)
	// Siblings found so far and the dependents of dep.
	sibling := st.label(nh.left)
	if dep > head {
		sibling = st.label(nh.right)
	}
	f.three(d.t, h.t, sibling)
	f.three(d.w, h.p, sibling)
	f.four(d.p, h.p, sibling, between)
	f.three(d.t, h.t, st.label(nd.left))
	f.three(d.t, h.t, st.label(nd.right))
	f.four(d.p, h.p, s.shapeOf(dep), s.shapeOf(head))
	f.three(d.t, h.w, sibling)
	_, front, _ := st.Ends()
	f.four(d.p, h.p, s.atoms(front).p, between)
	return f.hashes
}

// shapeOf is the shape of a token's form, 0 for the root.
func (s *Sentence) shapeOf(i int32) uint32 {
	if i < 0 || int(i) >= len(s.words) {
		return 0
	}
	return s.words[i].shape
}
