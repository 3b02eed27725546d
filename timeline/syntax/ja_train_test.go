package syntax

import (
	"flag"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"demarche/timeline"
)

// How the model of heads is trained. It stands in a test because it needs the parser's
// own view of a sentence, which no other package has.

var (
	trainJapanese = flag.Bool("train-ja", false, "train ja.model on the treebank again")
	heldOut       = flag.Bool("held-out-ja", false, "train and measure the Japanese parser in five folds")
)

// jaLearning is how the model is trained; chosen by five folds.
var jaLearning = struct {
	crossSteps   int     // over all sentences, of the linear model
	crossDecay   float64 // pull of its weights towards 0
	crossSeen    int     // a cross seen less often is left out
	nets, hidden int
	epochs       int
	rate, decay  float32
	drop         float32 // part of the hidden layer left out of each step
	atomSeen     int
}{40, 6, 2, 3, 48, 12, 0.003, 0.02, 0.3, 2}

// jaExample is one sentence with the heads that the treebank gives to our bunsetsu;
// -2 where the treebank divides the sentence otherwise.
type jaExample struct {
	words []jaWord
	bs    []jaBun
	heads []int
	// around is the rest of the tree of a sentence in which only some heads are chosen.
	around []int
	weight float32 // how much its choices count
}

func jaExamples(t *testing.T) []jaExample {
	var (
		j   japanese
		out []jaExample
	)
	tok, err := j.load()
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range readGSD(t) {
		text := strings.TrimSpace(g.text)
		words := jaWords(tok, text, timeline.Span{End: len(text)}, nil)
		e := jaExample{words: words, bs: jaBunsetsu(words), weight: 1}
		at := map[int]int{}
		for i, b := range e.bs {
			for k := b.from; k < b.to; k++ {
				at[words[k].Start] = i
			}
		}
		for i := range e.bs {
			head := -2
			for _, gb := range g.buns {
				if gb.start == words[e.bs[i].from].Start && gb.head >= 0 {
					if k, ok := at[g.buns[gb.head].start]; ok && k > i {
						head = k
					}
				}
			}
			e.heads = append(e.heads, head)
		}
		out = append(out, e)
	}
	return out
}

// jaChoice is one choice of the treebank among candidates: the crosses and atoms of each.
type jaChoice struct {
	crosses [][]uint32
	atoms   [][]uint32 // first those of the left side, which all candidates share
	gold    int
	weight  float32
}

// jaChoices are the choices that the treebank makes, each with its own heads to the
// right; where those are not known, the nearest that can be.
func jaChoices(model *jaModel, data []jaExample) []jaChoice {
	var out []jaChoice
	for _, e := range data {
		p := newJaParse(model, e.words, e.bs)
		for i := len(e.bs) - 1; i >= 0; i-- {
			if i+1 == len(e.bs) {
				p.attach(i, -1)
				continue
			}
			c := p.choices(nil, i)
			gold := slices.Index(c, e.heads[i])
			if gold >= 0 && len(c) > 1 {
				one := jaChoice{gold: gold, weight: e.weight, atoms: [][]uint32{p.leftAtoms(nil, i)}}
				for k, j := range c {
					x := p.pair(i, c, k)
					one.crosses = append(one.crosses, p.crosses(nil, &x))
					one.atoms = append(one.atoms, p.pairAtoms(p.rightAtoms(nil, j), &x))
				}
				out = append(out, one)
			}
			switch {
			case e.heads[i] >= 0:
				p.attach(i, e.heads[i])
			case e.around != nil && slices.Contains(c, e.around[i]):
				p.attach(i, e.around[i])
			default:
				p.attach(i, nearestHead(e.bs, c, i))
			}
		}
	}
	return out
}

// nearestHead is the nearest candidate that a bunsetsu of its form can lean on.
func nearestHead(bs []jaBun, c []int, i int) int {
	for _, j := range c {
		adnominal := bs[i].form == jaAdnom || bs[i].form == jaRel || bs[i].form == jaPara
		if adnominal && bs[j].noun || !adnominal && bs[j].pred {
			return j
		}
	}
	return c[len(c)-1]
}

// numbered replaces the keys of all cases that occur at least seen times by numbers.
func numbered(cases []jaChoice, seen int, of func(*jaChoice) [][]uint32) ([][][]int32, []uint32) {
	count, number := map[uint32]int{}, map[uint32]int32{}
	for i := range cases {
		for _, keys := range of(&cases[i]) {
			for _, k := range keys {
				count[k]++
			}
		}
	}
	var keys []uint32
	out := make([][][]int32, len(cases))
	for i := range cases {
		for _, candidate := range of(&cases[i]) {
			var row []int32
			for _, k := range candidate {
				if count[k] < seen {
					continue
				}
				n, ok := number[k]
				if !ok {
					n = int32(len(keys))
					number[k] = n
					keys = append(keys, k)
				}
				row = append(row, n)
			}
			out[i] = append(out[i], row)
		}
	}
	return out, keys
}

// softmax turns scores into probabilities.
func softmax(p []float64) {
	most := slices.Max(p)
	sum := 0.0
	for k := range p {
		p[k] = math.Exp(p[k] - most)
		sum += p[k]
	}
	for k := range p {
		p[k] /= sum
	}
}

// trainCrosses fits the linear model: the likelihood of the treebank's choices, by Adam over all of them at once.
func trainCrosses(cases []jaChoice) ([]uint32, []float64) {
	rows, keys := numbered(cases, jaLearning.crossSeen, func(c *jaChoice) [][]uint32 { return c.crosses })
	n := len(keys)
	w, g, first, second := make([]float64, n), make([]float64, n), make([]float64, n), make([]float64, n)
	var p []float64
	for step := 1; step <= jaLearning.crossSteps; step++ {
		for x := range g {
			g[x] = jaLearning.crossDecay * w[x]
		}
		for i, c := range rows {
			p = p[:0]
			for _, row := range c {
				s := 0.0
				for _, x := range row {
					s += w[x]
				}
				p = append(p, s)
			}
			softmax(p)
			p[cases[i].gold]--
			for k, row := range c {
				for _, x := range row {
					g[x] += p[k] * float64(cases[i].weight)
				}
			}
		}
		b1, b2 := 1-math.Pow(0.9, float64(step)), 1-math.Pow(0.99, float64(step))
		for x := range w {
			first[x] = 0.9*first[x] + 0.1*g[x]
			second[x] = 0.99*second[x] + 0.01*g[x]*g[x]
			w[x] -= 0.05 * (first[x] / b1) / (math.Sqrt(second[x]/b2) + 1e-6)
		}
	}
	return keys, w
}

// trainJa trains a model with the counts of another and returns its file.
func trainJa(counts *jaModel, data []jaExample) []byte {
	cases := jaChoices(counts, data)
	keys, weights := trainCrosses(cases)
	rows, atoms := numbered(cases, jaLearning.atomSeen, func(c *jaChoice) [][]uint32 { return c.atoms })
	var nets []jaNet
	for seed := range jaLearning.nets {
		nets = append(nets, trainNet(cases, rows, len(atoms), int64(seed+1)))
	}
	return packJa(counts, keys, weights, atoms, nets)
}

// TestTrainJapanese writes the model that is embedded.
func TestTrainJapanese(t *testing.T) {
	if !*trainJapanese {
		t.Skip("only with -train-ja")
	}
	news := readWikinews(t)
	own := ownExamples(t, ownTrees(t))
	model := trainJa(countNews(news), append(append(jaExamples(t), handExamples(t, news)...), own...))
	if err := os.WriteFile("ja.model", model, 0o644); err != nil {
		t.Fatal(err)
	}
}
