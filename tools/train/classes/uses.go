package main

import (
	"maps"
	"math"
	"slices"
	"strings"

	"demarche/timeline/syntax/english"
	"demarche/tools/train/treebank"
)

// uses counts how treebanks use words: as what, and with which dependents.
type uses struct {
	seen  map[string]float64
	count map[string]map[string]float64
}

// useLeast is how often a use must be seen to count.
const useLeast = 30

func readUses(paths []string) (*uses, error) {
	u := &uses{seen: map[string]float64{}, count: map[string]map[string]float64{}}
	for _, p := range paths {
		sentences, err := treebank.Read(p)
		if err != nil {
			return nil, err
		}
		for _, s := range sentences {
			u.add(s)
		}
	}
	return u, nil
}

func (u *uses) add(s *treebank.Sentence) {
	words := make([]map[string]float64, len(s.Forms))
	for i, f := range s.Forms {
		w := strings.ToLower(english.Normalise(f))
		if u.count[w] == nil {
			u.count[w] = map[string]float64{}
		}
		words[i] = u.count[w]
		u.seen[w]++
		words[i]["tag "+s.UPOS[i]+"|"+s.XPOS[i]]++
		words[i]["as "+s.Rels[i]]++
	}
	for i, h := range s.Heads {
		if r := s.Rels[i]; int(h) < len(words) && r != "punct" && r != "det" {
			words[h]["with "+r]++
		}
	}
}

// names are the uses that count, in order.
func (u *uses) names() []string {
	total := map[string]float64{}
	for _, of := range u.count {
		for k, v := range of {
			total[k] += v
		}
	}
	var out []string
	for _, n := range slices.Sorted(maps.Keys(total)) {
		if total[n] >= useLeast {
			out = append(out, n)
		}
	}
	return out
}

// project puts behind each vector the uses that a linear model expects of it, at a
// length of weight.
func (u *uses) project(words []string, points [][]float32, weight float64) [][]float32 {
	names := u.names()
	model := u.learn(names, words, points)
	out := make([][]float32, len(words))
	for i, p := range points {
		expected := make([]float32, len(names))
		for k := range names {
			s := model[len(p)][k]
			for d, v := range p {
				s += float64(v) * model[d][k]
			}
			expected[k] = float32(s)
		}
		unit(expected)
		for k := range expected {
			expected[k] *= float32(weight)
		}
		out[i] = unit(slices.Concat(p, expected))
	}
	return out
}

// learn gives the weights of each dimension of a vector, and last of a constant, for
// each use, by ridge regression on the words that the treebanks have twice or more.
func (u *uses) learn(names, words []string, points [][]float32) [][]float64 {
	m := len(points[0]) + 1
	xx, xy := make([][]float64, m), make([][]float64, m)
	for d := range m {
		xx[d], xy[d] = make([]float64, m), make([]float64, len(names))
		xx[d][d] = 1
	}
	x, y := make([]float64, m), make([]float64, len(names))
	x[m-1] = 1
	for i, w := range words {
		n := u.seen[w]
		if n < 2 {
			continue
		}
		for d, v := range points[i] {
			x[d] = float64(v)
		}
		for k, name := range names {
			y[k] = math.Sqrt(u.count[w][name] / n)
		}
		by := min(math.Log2(1+n), 4)
		for a := range x {
			for b := range x {
				xx[a][b] += by * x[a] * x[b]
			}
			for b := range y {
				xy[a][b] += by * x[a] * y[b]
			}
		}
	}
	solve(xx, xy)
	return xy
}

// solve replaces b by the x of a x = b, for an a that is symmetric and positive.
func solve(a, b [][]float64) {
	for k := range a {
		for i := range a {
			f := a[i][k] / a[k][k]
			if i == k || f == 0 {
				continue
			}
			for j := k; j < len(a); j++ {
				a[i][j] -= f * a[k][j]
			}
			for j := range b[i] {
				b[i][j] -= f * b[k][j]
			}
		}
	}
	for i := range a {
		for j := range b[i] {
			b[i][j] /= a[i][i]
		}
	}
}
