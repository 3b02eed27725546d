package english

// Values of atoms beyond the ends of the sentence.
var (
	before = word{form: 2, lower: 2, shape: 2, amb: 2, class: 2, group: 2, suffix: [5]uint32{2, 2, 2, 2, 2}}
	beyond = word{form: 4, lower: 4, shape: 4, amb: 4, class: 4, group: 4, suffix: [5]uint32{4, 4, 4, 4, 4}}
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
	return s.moreTagFeatures(s.tagFeatures(buf, i), i)
}

// tagFeatures are those that most tags can be told by.
func (s *Sentence) tagFeatures(buf []uint64, i int) []uint64 {
	f := features{hashes: buf}
	w, p1, n1 := s.at(i), s.at(i-1), s.at(i+1)
	t1, t2 := s.tagAt(i-1), s.tagAt(i-2)
	f.one(w.form)
	f.one(w.lower)
	f.two(p1.lower, w.lower)
	f.two(w.lower, n1.lower)
	f.one(w.suffix[1])
	f.one(w.suffix[2])
	f.two(w.suffix[2], w.shape)
	f.two(w.shape, s.place(i))
	f.one(t1)
	f.two(t1, t2)
	f.two(t1, w.lower)
	f.three(t2, t1, w.lower)
	f.two(t1, w.suffix[2])
	f.one(w.amb)
	f.two(w.amb, n1.amb)
	f.three(t1, w.amb, n1.amb)
	f.two(t1, w.amb)
	f.three(t2, t1, w.amb)
	f.one(w.class)
	f.two(t1, w.class)
	return f.hashes
}

// place is whether token i is the first, and the sentence in capitals.
func (s *Sentence) place(i int) uint32 {
	place := uint32(0)
	if i == 0 {
		place = 1
	}
	if s.caps {
		place += 2
	}
	return place
}

// moreTemplates is the number of the template after which those begin that are looked
// at only where the others leave doubt.
const moreTemplates = 64

// moreTagFeatures are the others.
func (s *Sentence) moreTagFeatures(buf []uint64, i int) []uint64 {
	f := features{hashes: buf, template: moreTemplates}
	w, p1, p2, n1, n2 := s.at(i), s.at(i-1), s.at(i-2), s.at(i+1), s.at(i+2)
	t1 := s.tagAt(i - 1)
	f.one(p1.lower)
	f.one(n1.lower)
	f.one(p2.lower)
	f.one(n2.lower)
	f.two(p1.lower, n1.lower)
	f.one(w.suffix[0])
	f.one(w.suffix[3])
	f.one(w.suffix[4])
	for k := range w.prefix {
		f.one(w.prefix[k])
	}
	f.two(p1.shape, w.shape)
	f.two(w.shape, n1.shape)
	f.three(p1.shape, w.shape, n1.shape)
	f.two(t1, n1.lower)
	f.three(t1, w.suffix[1], w.shape)
	f.one(n1.amb)
	f.one(n2.amb)
	f.three(w.amb, n1.amb, n2.amb)
	f.two(n1.suffix[2], w.lower)
	f.one(n1.suffix[2])
	f.one(p1.suffix[2])
	f.two(t1, n1.suffix[1])
	f.one(n1.class)
	f.one(p1.class)
	f.two(p1.class, w.class)
	f.two(w.class, n1.class)
	f.two(w.amb, n1.class)
	f.one(w.group)
	f.two(p1.group, w.group)
	f.two(w.group, n1.group)
	f.three(t1, w.group, n1.group)
	f.three(w.amb, w.group, w.shape)
	f.two(w.suffix[2], w.group)
	f.two(s.at(i+3).amb, n1.amb)
	f.two(w.form, s.place(i))
	return f.hashes
}

// Sole is the tag of a token that has no other as far as training saw, and whether
// it has.
func (s *Sentence) Sole(i int) (tag uint8, ok bool) {
	if a := s.words[i].amb; a > 0 && a < TagSets {
		return uint8(a - 1), true
	}
	return 0, false
}

// tag fills the tags of the sentence in ws from left to right.
func (m *Model) tag(ws *Workspace) {
	s := &ws.sentence
	scores := ws.scores[:len(m.Tags)]
	for i := range s.words {
		if t, ok := s.Sole(i); ok {
			s.Tags[i] = t
			continue
		}
		clear(scores)
		ws.buf = s.tagFeatures(ws.buf[:0], i)
		m.tagger.Add(&ws.scores, &ws.scratch, ws.buf)
		best, lead := leader(scores)
		if lead < tagSure {
			ws.buf = s.moreTagFeatures(ws.buf[:0], i)
			m.tagger.Add(&ws.scores, &ws.scratch, ws.buf)
			best, _ = leader(scores)
		}
		s.Tags[i] = uint8(best)
	}
}

// tagSure and labelSure are leads after the first half of the features that the second
// does not overturn, but for so few that the scores are the same (ADR 0017).
const (
	tagSure   = 160 * weightUnit
	labelSure = 50 * weightUnit
)

// leader is the class with the highest score and how far it leads.
func leader(scores []int32) (best int, lead int32) {
	top, second := scores[0], int32(-1<<31)
	for i, v := range scores[1:] {
		if v > top {
			best, top, second = i+1, v, top
		} else if v > second {
			second = v
		}
	}
	if lead = top - second; lead < 0 {
		lead = 1<<31 - 1
	}
	return best, lead
}
