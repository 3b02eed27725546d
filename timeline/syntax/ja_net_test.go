package syntax

import (
	"math"
	"math/rand"
)

// jaNet is a network in training: the rows of the atoms and the weights of the output.
type jaNet struct{ rows, out []float32 }

// trainNet fits one network by Adam over small batches, with part of the hidden layer
// left out at random.
func trainNet(cases []jaChoice, rows [][][]int32, atoms int, seed int64) jaNet {
	const batch = 16
	rng := rand.New(rand.NewSource(seed))
	h := jaLearning.hidden
	n := jaNet{make([]float32, atoms*h), make([]float32, h)}
	for i := range n.rows {
		n.rows[i] = float32(rng.NormFloat64() * 0.1)
	}
	for i := range n.out {
		n.out[i] = float32(rng.NormFloat64() * math.Sqrt(1/float64(h)))
	}
	t := jaTraining{jaNet: n, rowsAdam: newAdam(n.rows), outAdam: newAdam(n.out), kept: make([]float32, h), marked: make([]bool, atoms)}
	step, steps := 0, jaLearning.epochs*len(cases)/batch+1
	for range jaLearning.epochs {
		for at, i := range rng.Perm(len(cases)) {
			for q := range t.kept {
				t.kept[q] = 0
				if rng.Float32() >= jaLearning.drop {
					t.kept[q] = 1 / (1 - jaLearning.drop)
				}
			}
			t.learn(rows[i], cases[i].gold, cases[i].weight)
			if at%batch == batch-1 {
				step++
				t.update(step, jaLearning.rate*(1-float32(step)/float32(steps)))
			}
		}
	}
	return n
}

// jaTraining is a network with what it needs while it learns.
type jaTraining struct {
	jaNet
	rowsAdam, outAdam *adam
	kept              []float32 // 0 for what is left out of the hidden layer
	layers            [][]float32
	scores            []float64
	used              []int32 // rows with a gradient
	marked            []bool
}

// layer is the nth of the layers of numbers that learning needs.
func (t *jaTraining) layer(n int) []float32 {
	for n >= len(t.layers) {
		t.layers = append(t.layers, make([]float32, len(t.kept)))
	}
	return t.layers[n]
}

// learn adds the gradient of one choice: rows[0] are those that all candidates share.
func (t *jaTraining) learn(rows [][]int32, gold int, weight float32) {
	shared, back, sharedBack := t.layer(0), t.layer(1), t.layer(2)
	clear(shared)
	clear(sharedBack)
	t.sum(shared, rows[0])
	t.scores = t.scores[:0]
	for k, row := range rows[1:] {
		hidden := t.layer(3 + k)
		copy(hidden, shared)
		t.sum(hidden, row)
		score := float32(0)
		for q, v := range hidden {
			if v > 0 {
				score += v * t.kept[q] * t.out[q]
			}
		}
		t.scores = append(t.scores, float64(score))
	}
	softmax(t.scores)
	t.scores[gold]--
	for k, row := range rows[1:] {
		p := float32(t.scores[k]) * weight
		for q, v := range t.layer(3 + k) {
			back[q] = 0
			if v > 0 {
				t.outAdam.grad[q] += p * v * t.kept[q]
				back[q] = p * t.out[q] * t.kept[q]
				sharedBack[q] += back[q]
			}
		}
		t.push(row, back)
	}
	t.push(rows[0], sharedBack)
}

// sum adds the weights of rows to a layer.
func (t *jaTraining) sum(layer []float32, rows []int32) {
	for _, x := range rows {
		row := t.rows[int(x)*len(layer):][:len(layer)]
		for q := range layer {
			layer[q] += row[q]
		}
	}
}

// push adds the gradient of a layer to that of each of its rows.
func (t *jaTraining) push(rows []int32, back []float32) {
	for _, x := range rows {
		if !t.marked[x] {
			t.marked[x] = true
			t.used = append(t.used, x)
		}
		grad := t.rowsAdam.grad[int(x)*len(back):][:len(back)]
		for q := range back {
			grad[q] += back[q]
		}
	}
}

// update takes one step along the gradients.
func (t *jaTraining) update(step int, rate float32) {
	h := len(t.kept)
	for _, x := range t.used {
		t.rowsAdam.step(step, rate, int(x)*h, int(x+1)*h)
		t.marked[x] = false
	}
	t.used = t.used[:0]
	t.outAdam.step(step, rate, 0, h)
}

// adam is the state of Adam with decay for some weights.
type adam struct{ w, grad, first, second []float32 }

func newAdam(w []float32) *adam {
	return &adam{w, make([]float32, len(w)), make([]float32, len(w)), make([]float32, len(w))}
}

func (a *adam) step(step int, rate float32, from, to int) {
	b1, b2 := 1/(1-float32(math.Pow(0.9, float64(step)))), 1/(1-float32(math.Pow(0.999, float64(step))))
	w, grad, first, second := a.w[from:to], a.grad[from:to], a.first[from:to], a.second[from:to]
	for x, g := range grad {
		first[x] = 0.9*first[x] + 0.1*g
		second[x] = 0.999*second[x] + 0.001*g*g
		w[x] -= rate * (first[x]*b1/(float32(math.Sqrt(float64(second[x]*b2)))+1e-8) + jaLearning.decay*w[x])
		grad[x] = 0
	}
}
