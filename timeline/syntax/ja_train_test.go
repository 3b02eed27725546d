package syntax

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"demarche/timeline"
)

var trainJapanese = flag.Bool("train-ja", false, "train jamodel.tsv on the treebank again")

// example is one sentence with the heads that the treebank gives to our bunsetsu;
// -2 where the treebank divides the sentence otherwise.
type jaExample struct {
	words []jaWord
	bs    []jaBun
	heads []int
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
		e := jaExample{words: words, bs: jaBunsetsu(words)}
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

// train runs an averaged perceptron over the examples, each sentence parsed from
// the right with the model's own heads where the treebank's are not usable.
func trainJa(data []jaExample, epochs int) map[uint64]int16 {
	w, sum := map[uint64]float64{}, map[uint64]float64{}
	now := 1.0
	for range epochs {
		for _, e := range data {
			heads := slices.Clone(e.heads)
			taken := make([]jaTaken, len(e.bs))
			for i := len(e.bs) - 1; i >= 0; i-- {
				if i == len(e.bs)-1 {
					heads[i] = -1
					continue
				}
				var gold, best []uint64
				bestAt, bestScore := i+1, -1e18
				candidates(e.bs, heads, i, func(step, j int) {
					f := headFeatures(nil, e.words, e.bs, heads, taken, i, j, step)
					s := 0.0
					for _, x := range f {
						s += w[x]
					}
					s += float64(prior(e.words, e.bs, taken, i, j, step)) / 100
					if j == e.heads[i] {
						gold = f
						s -= 1.5 // a margin
					}
					if s > bestScore {
						best, bestAt, bestScore = f, j, s
					}
				})
				if gold != nil && bestAt != e.heads[i] {
					for _, x := range gold {
						w[x]++
						sum[x] += now
					}
					for _, x := range best {
						w[x]--
						sum[x] -= now
					}
				}
				if gold == nil {
					heads[i] = bestAt
				}
				taken[heads[i]].add(e.bs[i])
				now++
			}
		}
	}
	out := map[uint64]int16{}
	for x, v := range w {
		if a := int16(100 * (v - sum[x]/now)); a != 0 {
			out[x] = a
		}
	}
	return out
}

// TestTrainJapanese measures the model by cross-validation and writes it again.
func TestTrainJapanese(t *testing.T) {
	if !*trainJapanese {
		t.Skip("only with -train-ja")
	}
	data := jaExamples(t)
	const folds, epochs = 5, 4
	ok, all := 0, 0
	for f := range folds {
		var in, out []jaExample
		for i, e := range data {
			if i%folds == f {
				out = append(out, e)
			} else {
				in = append(in, e)
			}
		}
		weights := trainJa(in, epochs)
		for _, e := range out {
			heads := jaHeadsBy(weights, e.words, e.bs)
			for i := range heads[:len(heads)-1] {
				if e.heads[i] >= 0 {
					all++
					if heads[i] == e.heads[i] {
						ok++
					}
				}
			}
		}
	}
	t.Logf("held out: %.2f of %d heads", 100*float64(ok)/float64(all), all)
	weights := trainJa(data, epochs)
	var lines []string
	for k, v := range weights {
		lines = append(lines, fmt.Sprintf("%x\t%d\n", k, v))
	}
	slices.Sort(lines)
	head := "# Weights of the model that chooses the head of a Japanese bunsetsu (jaheads.go).\n" +
		"# Trained on the development part of UD_Japanese-GSD 2 (CC BY-SA 4.0) by go test -run TestTrainJapanese -train-ja; the same licence.\n" +
		"# A line: feature (template and values, hexadecimal), tab, weight in hundredths.\n"
	if err := os.WriteFile("jamodel.tsv", []byte(head+strings.Join(lines, "")), 0o644); err != nil {
		t.Fatal(err)
	}
}
