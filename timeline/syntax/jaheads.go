package syntax

import "math"

// maxCandidates bounds how far to the right a head is looked for, counted in
// steps along the chain of heads, so that a hostile text costs linear time.
const maxCandidates = 24

// jaHeads finds the head of each bunsetsu: an index to the right, -1 for the last.
// It works from the right end. The candidates of bs[i] are its right neighbour, that
// one's head, and so on up the chain, so that no two arcs cross. The model chooses
// among them; rules mend what it has seen too little of.
func jaHeads(words []jaWord, bs []jaBun) []int {
	heads := jaHeadsBy(embeddedJaModel(), words, bs)
	mendHeads(words, bs, heads)
	return heads
}

// jaHeadsBy finds the heads by a model alone.
func jaHeadsBy(model *jaModel, words []jaWord, bs []jaBun) []int {
	p := newJaParse(model, words, bs)
	var (
		atoms   = make([]uint32, 0, 64)
		choices = make([]int, 0, maxCandidates)
		rights  = make([]jaSum, len(bs))
		lanes   = make([]uint64, (len(bs)+2)*model.lanes)
		sum     = func(k int) jaSum { return jaSum{lanes: lanes[k*model.lanes:][:model.lanes]} }
		left    = sum(len(bs))
		both    = sum(len(bs) + 1)
	)
	for i := len(bs) - 1; i >= 0; i-- {
		if i+1 == len(bs) {
			p.attach(i, -1)
		} else {
			choices = p.choices(choices[:0], i)
			best, bestScore := choices[0], float32(math.Inf(-1))
			if len(choices) > 1 {
				left.rows = 0
				clear(left.lanes)
				model.add(&left, p.leftAtoms(atoms[:0], i))
			}
			for k, j := range choices {
				if len(choices) == 1 {
					break
				}
				x := p.pair(i, choices, k)
				both.rows = left.rows
				copy(both.lanes, left.lanes)
				both.join(rights[j])
				model.add(&both, p.pairAtoms(atoms[:0], &x))
				if score := model.output(&both) + model.linear(p.crosses(atoms[:0], &x)); score > bestScore {
					best, bestScore = j, score
				}
			}
			p.attach(i, best)
		}
		rights[i] = sum(i)
		model.add(&rights[i], p.rightAtoms(atoms[:0], i))
	}
	return p.heads
}

// candidates calls visit for each bunsetsu that may head bs[i], the nearest first.
// Inside brackets the head lies inside too, but for the last bunsetsu. The last of the
// sentence has none.
func candidates(bs []jaBun, heads []int, i int, visit func(step, j int)) {
	if i+1 >= len(bs) {
		return // nothing stands behind the last
	}
	inside := bs[i].quote != 0 && bs[i+1].quote == bs[i].quote
	for step, j := 0, i+1; j >= 0 && step < maxCandidates; step, j = step+1, heads[j] {
		if inside && bs[j].quote != bs[i].quote && bs[j].depth <= bs[i].depth {
			return
		}
		if bs[j].depth > bs[i].depth && !(bs[j].noun && !bs[j].pred) {
			continue // into somebody's words
		}
		visit(step, j)
	}
}
