package english

import "slices"

// The transitions that the beam chooses among.

type candidate struct {
	from  int
	move  int
	score int64
	arcs  uint64
	gold  bool
}

// admit keeps candidates in order of their scores, Width at most, and of those that
// lead to the same arcs the best. After as many transitions their states are the same.
func (b *Beam) admit(c candidate) {
	if b.Slack > 0 && len(b.candidates) > 0 && c.score < b.candidates[0].score-b.Slack {
		return
	}
	for k := range b.candidates {
		d := &b.candidates[k]
		if d.arcs != c.arcs {
			continue
		}
		if d.score >= c.score {
			d.gold = d.gold || c.gold
			return
		}
		c.gold = c.gold || d.gold
		b.candidates = slices.Delete(b.candidates, k, k+1)
		break
	}
	if len(b.candidates) < b.Width {
		b.candidates = append(b.candidates, c)
	} else if c.score <= b.candidates[len(b.candidates)-1].score {
		return
	}
	k := len(b.candidates) - 1
	for ; k > 0 && b.candidates[k-1].score < c.score; k-- {
		b.candidates[k] = b.candidates[k-1]
	}
	b.candidates[k] = c
}

// advance turns the candidates into the states of the beam.
func (b *Beam) advance(s *Sentence) {
	if b.Slack > 0 {
		for k, c := range b.candidates {
			if c.score < b.candidates[0].score-b.Slack {
				b.candidates = b.candidates[:k]
				break
			}
		}
	}
	// The last candidate from a state takes the state itself, the others copies.
	b.next = slices.Grow(b.next[:0], len(b.candidates))[:len(b.candidates)]
	taken := uint64(0)
	for i := len(b.candidates) - 1; i >= 0; i-- {
		from := b.candidates[i].from
		b.next[i] = b.items[from]
		if taken>>from&1 != 0 {
			it := b.fresh()
			it.State.Copy(&b.items[from].State)
			it.Path = append(it.Path[:0], b.items[from].Path...)
			b.next[i] = it
		}
		taken |= 1 << from
	}
	for k, it := range b.items {
		if taken>>k&1 == 0 {
			b.spare = append(b.spare, it)
		}
	}
	for i, c := range b.candidates {
		it := b.next[i]
		it.Score, it.arcs, it.Gold = c.score, c.arcs, c.gold
		class := b.Class(s, &it.State, c.move)
		it.Path = append(it.Path, uint8(class))
		it.State.Apply(class, b.roles)
	}
	b.items, b.next = b.next, b.items
}

// arcsAfter is the hash of the arcs after a transition.
func (it *BeamItem) arcsAfter(move int) uint64 {
	if move == moveShift {
		return it.arcs
	}
	st := &it.State
	top, head := st.stack[len(st.stack)-1], int32(st.next)
	if move == moveRight {
		head = st.stack[len(st.stack)-2]
	}
	return it.arcs + mix(uint64(top)<<32|uint64(head))
}
