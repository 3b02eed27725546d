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
	beamWidth = 4
	beamSlack = 150 * weightUnit
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
	// Right is what the last step gave the transitions from the state that is right so
	// far, if there was one.
	Right [moves]int32
	// Scored counts the states that were weighed.
	Scored int

	roles      *LabelRoles
	labelCount int
	search     uint64        // number of the search, part of the places
	weighed    [1024]weighed // by place
	known      []knownLabel  // of each token, to the left and to the right
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
	arcs  uint64  // a hash of the arcs found
	Path  []uint8 // classes of the transitions taken
	Gold  bool    // all of them are those that training wants
}

// NewBeam makes a Beam for a model with these labels.
func NewBeam(arcs ArcScorer, table *Table, labels []string, width int) *Beam {
	roles, root := rolesOf(labels)
	return &Beam{Arcs: arcs, Labels: table, Width: width, roles: &roles, root: root, labelCount: len(labels)}
}

// Start begins a sentence of n tokens.
func (b *Beam) Start(n int) {
	b.search++
	b.spare = append(b.spare, b.items...)
	it := b.fresh()
	it.State.Reset(n)
	it.Score, it.arcs, it.Path, it.Gold = 0, 0, it.Path[:0], true
	b.items = append(b.items[:0], it)
	b.known = slices.Grow(b.known[:0], 2*n)[:2*n]
	clear(b.known)
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
			scores = b.weigh(s, &it.State)
		}
		if it.Gold {
			b.Right = scores
		}
		for m, can := range [moves]bool{shift, left, right} {
			if !can {
				continue
			}
			c := candidate{from: k, move: m, score: it.Score + int64(scores[m]), arcs: it.arcsAfter(m), gold: it.Gold && m == gold}
			if it.Gold && !c.gold {
				c.score += margin
			}
			b.admit(c)
		}
	}
	b.advance(s)
}

// weigh scores the transitions from a state, or gives what it did for another that
// differs in nothing that matters to them.
func (b *Beam) weigh(s *Sentence, st *State) [moves]int32 {
	place := mix(st.place() ^ b.search)
	w := &b.weighed[place%uint64(len(b.weighed))]
	if w.place != place {
		b.buf = s.ParseFeatures(b.buf[:0], st)
		*w = weighed{place, b.Arcs.Score(b.buf, &b.scratch)}
		b.Scored++
	}
	return w.scores
}

// weighed are the scores of the transitions from a state.
type weighed struct {
	place  uint64
	scores [moves]int32
}

// Class is the transition of a kind with the best label for its arc.
func (b *Beam) Class(s *Sentence, st *State, move int) int {
	if move == moveShift {
		return shiftClass
	}
	top, head, below := st.Ends()
	class, known := LeftClass, &b.known[2*top]
	if move == moveRight {
		head, class, known = below, RightClass, &b.known[2*top+1]
	}
	if int(head) == s.Len() {
		return class(b.root)
	}
	arc := st.arc(head, top)
	if known.arc == arc {
		return class(known.label)
	}
	b.buf = s.labelFeatures(b.buf[:0], st, head, top)
	scores := b.scores[:b.labelCount]
	clear(scores)
	b.Labels.Add(&b.scores, &b.scratch, b.buf)
	best, lead := leader(scores)
	if lead < labelSure {
		b.buf = s.moreLabelFeatures(b.buf[:0], st, head, top)
		b.Labels.Add(&b.scores, &b.scratch, b.buf)
		best, _ = leader(scores)
	}
	*known = knownLabel{arc, uint8(best)}
	return class(uint8(best))
}

// knownLabel is the label last chosen for a token to one side, by a hash of all that it depends on.
type knownLabel struct {
	arc   uint64
	label uint8
}
