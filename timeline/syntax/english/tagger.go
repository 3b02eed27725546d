package english

// Values of atoms beyond the ends of the sentence.
var (
	before = word{form: 2, lower: 2, shape: 2, amb: 2, cluster: 2, suffix: [5]uint32{2, 2, 2, 2, 2}}
	beyond = word{form: 4, lower: 4, shape: 4, amb: 4, cluster: 4, suffix: [5]uint32{4, 4, 4, 4, 4}}
)

func (s *Sentence) at(i int) *word {
	switch {
	case i < 0:
		return &before
	case i >= len(s.words):
		return &beyond
	}
	return &s.words[i]
}

func (s *Sentence) tagAt(i int) uint32 {
	if i < 0 {
		return 0
	}
	return uint32(s.Tags[i]) + 1
}

// TagFeatures appends to buf the features of the tag of token i, given the tags of
// the tokens before it.
func (s *Sentence) TagFeatures(buf []uint64, i int) []uint64 {
	f := features{hashes: buf}
	w, p1, p2, n1, n2 := s.at(i), s.at(i-1), s.at(i-2), s.at(i+1), s.at(i+2)
	t1, t2 := s.tagAt(i-1), s.tagAt(i-2)
	place := uint32(0)
	if i == 0 {
		place = 1
	}
	if s.caps {
		place += 2
	}
	f.one(w.form)
	f.one(w.lower)
	f.one(p1.lower)
	f.one(n1.lower)
	f.one(p2.lower)
	f.one(n2.lower)
	f.two(p1.lower, w.lower)
	f.two(w.lower, n1.lower)
	f.two(p1.lower, n1.lower)
	for k := range w.suffix {
		f.one(w.suffix[k])
	}
	for k := range w.prefix {
		f.one(w.prefix[k])
	}
	f.two(w.suffix[2], w.shape)
	f.two(w.shape, place)
	f.two(p1.shape, w.shape)
	f.two(w.shape, n1.shape)
	f.three(p1.shape, w.shape, n1.shape)
	f.one(t1)
	f.two(t1, t2)
	f.two(t1, w.lower)
	f.two(t1, n1.lower)
	f.three(t2, t1, w.lower)
	f.two(t1, w.suffix[2])
	f.three(t1, w.suffix[1], w.shape)
	f.one(w.amb)
	f.one(n1.amb)
	f.one(n2.amb)
	f.two(w.amb, n1.amb)
	f.three(t1, w.amb, n1.amb)
	f.three(w.amb, n1.amb, n2.amb)
	f.two(t1, w.amb)
	f.three(t2, t1, w.amb)
	f.two(n1.suffix[2], w.lower)
	f.one(n1.suffix[2])
	f.one(p1.suffix[2])
	f.two(t1, n1.suffix[1])
	f.one(w.cluster)
	f.one(n1.cluster)
	f.one(p1.cluster)
	f.two(p1.cluster, w.cluster)
	f.two(w.cluster, n1.cluster)
	f.two(t1, w.cluster)
	f.two(w.amb, n1.cluster)
	f.two(s.at(i+3).amb, n1.amb)
	f.two(w.form, place)
	return f.hashes
}

// tag fills the tags of the sentence in ws from left to right.
func (m *Model) tag(ws *Workspace) {
	s := &ws.sentence
	scores := ws.scores[:len(m.Tags)]
	for i := range s.words {
		ws.buf = s.TagFeatures(ws.buf[:0], i)
		clear(scores)
		m.tagger.Add(&ws.scores, &ws.scratch, ws.buf)
		best := 0
		for t, v := range scores {
			if v > scores[best] {
				best = t
			}
		}
		s.Tags[i] = uint8(best)
	}
}
