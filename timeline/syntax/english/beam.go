package english

import "slices"

// Kinds of transition.
const (
	moveShift = iota
	moveLeft
	moveRight
	moves
)

// MoveOf is the kind of transition of a class: 0 shifts, 1 attaches to the right, to
// the buffer's front, 2 to the left.
func MoveOf(class int) int {
	if class == shiftClass {
		return moveShift
	}
	return 2 - class%2
}

// The beam of the model that is built in: what it costs and gives is in ADR 0017.
const (
	beamWidth = 8
	beamSlack = 100 * weightUnit
)

// ArcScorer weighs the kinds of transition by the features of a state.
type ArcScorer interface {
	Score(features []uint64, w *Scratch) [3]int32
}

// Beam searches for the sequence of transitions with the highest sum of scores. It
// keeps a few states side by side, as many as come near the best; a label is chosen
// with each arc, apart from the search.
type Beam struct {
	Arcs   ArcScorer
	Labels *Table
	// Width is the number of states at most.
	Width int
	// Slack is by how much a state may score less than the best; 0 for any.
	Slack int64
	// Scored counts the states whose features were made.
	Scored int

	roles      *LabelRoles
	labelCount int
	root       uint8
	items      []*BeamItem
	next       []*BeamItem
	spare      []*BeamItem
	candidates []candidate
	buf        []uint64
	scores     [256]int32
	scratch    Scratch
}

// BeamItem is one state with its score.
type BeamItem struct {
	State State
	Score int64
	Path  []uint8 // classes of the transitions taken
	Gold  bool    // all of them are those that training wants
}

type candidate struct {
	from  int
	move  int
	score int64
	gold  bool
}

// NewBeam makes a Beam for a model with these labels.
func NewBeam(arcs ArcScorer, table *Table, labels []string, width int) *Beam {
	roles, root := rolesOf(labels)
	return &Beam{Arcs: arcs, Labels: table, Width: width, roles: &roles, root: root, labelCount: len(labels)}
}

// Start begins a sentence of n tokens.
func (b *Beam) Start(n int) {
	b.spare = append(b.spare, b.items...)
	it := b.fresh()
	it.State.Reset(n)
	it.Score, it.Path, it.Gold = 0, it.Path[:0], true
	b.items = append(b.items[:0], it)
}

func (b *Beam) fresh() *BeamItem {
	if k := len(b.spare); k > 0 {
		it := b.spare[k-1]
		b.spare = b.spare[:k-1]
		return it
	}
	return &BeamItem{}
}

// Search builds the tree of a tagged sentence and gives its last state, which stays
// valid until the next search.
func (b *Beam) Search(s *Sentence) *State {
	b.Start(s.Len())
	for range 2 * s.Len() {
		b.Step(s, -1, 0)
	}
	return &b.items[0].State
}

// Items are the states of the beam, the best first.
func (b *Beam) Items() []*BeamItem { return b.items }

// Step takes every state on by one transition. In training gold is the transition
// wanted, and the others of a state that is right so far score more by margin.
func (b *Beam) Step(s *Sentence, gold int, margin int64) {
	b.candidates = b.candidates[:0]
	for k, it := range b.items {
		shift, left, right := it.State.Can()
		var scores [moves]int32
		if left || right { // there is a choice
			b.buf = s.ParseFeatures(b.buf[:0], &it.State)
			scores = b.Arcs.Score(b.buf, &b.scratch)
			b.Scored++
		}
		for m, can := range [moves]bool{shift, left, right} {
			if !can {
				continue
			}
			c := candidate{from: k, move: m, score: it.Score + int64(scores[m]), gold: it.Gold && m == gold}
			if it.Gold && !c.gold {
				c.score += margin
			}
			b.admit(c)
		}
	}
	b.advance(s)
}

// admit keeps candidates in order of their scores, Width at most.
func (b *Beam) admit(c candidate) {
	if b.Slack > 0 && len(b.candidates) > 0 && c.score < b.candidates[0].score-b.Slack {
		return
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
		it.Score, it.Gold = c.score, c.gold
		class := b.Class(s, &it.State, c.move)
		it.Path = append(it.Path, uint8(class))
		it.State.Apply(class, b.roles)
	}
	b.items, b.next = b.next, b.items
}

// Class is the transition of a kind with the best label for its arc.
func (b *Beam) Class(s *Sentence, st *State, move int) int {
	if move == moveShift {
		return shiftClass
	}
	top, head, below := st.Ends()
	class := LeftClass
	if move == moveRight {
		head, class = below, RightClass
	}
	if int(head) == s.Len() {
		return class(b.root)
	}
	b.buf = s.LabelFeatures(b.buf[:0], st, head, top)
	scores := b.scores[:b.labelCount]
	clear(scores)
	b.Labels.Add(&b.scores, &b.scratch, b.buf)
	best := 0
	for l, v := range scores {
		if v > scores[best] {
			best = l
		}
	}
	return class(uint8(best))
}
