package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"unicode"

	"demarche/timeline/syntax/english"
)

// Words are clustered by the words beside them: k-means on the cosine of positive
// pointwise mutual information with frequent neighbours.
const (
	clusterLeast      = 3   // times a word must be seen
	clusterNeighbours = 600 // frequent words that count as context
	clusterRounds     = 12
)

// freeText reads the texts of JSON lines as rough token sequences.
func freeText(path string) ([][]string, error) {
	if path == "" {
		return nil, nil
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out [][]string
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<24)
	for sc.Scan() {
		var l struct {
			Text string `json:"text"`
		}
		if err := json.Unmarshal(sc.Bytes(), &l); err != nil {
			return nil, fmt.Errorf("read %s: %w", path, err)
		}
		out = append(out, roughTokens(l.Text))
	}
	return out, sc.Err()
}

func roughTokens(text string) []string {
	var out []string
	for _, w := range strings.Fields(text) {
		for w != "" {
			r := []rune(w)[0]
			n := len(string(r))
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				if n = strings.IndexFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '.' }); n < 0 {
					n = len(strings.TrimRight(w, "."))
				}
			}
			out = append(out, w[:n])
			w = w[n:]
		}
	}
	return out
}

// clusterWords numbers the clusters from 8 on; smaller numbers are kept for atoms
// that are no words.
func clusterWords(texts [][]string, k int, rng *rand.Rand) map[string]uint16 {
	count := map[string]int{}
	for _, t := range texts {
		for i, w := range t {
			t[i] = strings.ToLower(english.Normalise(w))
			count[t[i]]++
		}
	}
	words := byCount(count, clusterLeast)
	index := map[string]int{}
	for i, w := range words {
		index[w] = i
	}
	neighbours := min(clusterNeighbours, len(words))
	context := make([]map[int]float64, len(words))
	for i := range context {
		context[i] = map[int]float64{}
	}
	totals := make([]float64, 4*(neighbours+1))
	for _, t := range texts {
		for i, w := range t {
			at, ok := index[w]
			if !ok {
				continue
			}
			for side, j := range []int{i - 1, i + 1} {
				c := neighbours // the edge of the sentence or a rare word
				if j >= 0 && j < len(t) {
					if n, ok := index[t[j]]; ok && n < neighbours {
						c = n
					}
				}
				c += side * (neighbours + 1)
				context[at][c]++
				totals[c]++
			}
		}
	}
	vectors := make([][]component, len(words))
	all := 0.0
	for _, t := range totals {
		all += t
	}
	for i := range words {
		sum := 0.0
		for _, c := range slices.Sorted(maps.Keys(context[i])) {
			pmi := math.Log(context[i][c] * all / (2 * float64(count[words[i]]) * totals[c]))
			if pmi > 0 {
				vectors[i] = append(vectors[i], component{c, pmi})
				sum += pmi * pmi
			}
		}
		for j := range vectors[i] {
			vectors[i][j].v /= math.Sqrt(sum)
		}
	}
	return kMeans(words, vectors, len(totals), min(k, len(words)), rng)
}

// component is one coordinate of a sparse vector.
type component struct {
	at int
	v  float64
}

func kMeans(words []string, vectors [][]component, dims, k int, rng *rand.Rand) map[string]uint16 {
	centres := make([][]float64, k)
	// The most frequent words that differ make good seeds.
	for i, w := range rng.Perm(min(len(words), 4*k))[:k] {
		centres[i] = make([]float64, dims)
		for _, c := range vectors[w] {
			centres[i][c.at] = c.v
		}
	}
	home := make([]int, len(words))
	for range clusterRounds {
		for i, v := range vectors {
			best, top := 0, math.Inf(-1)
			for c := range centres {
				dot := 0.0
				for _, x := range v {
					dot += x.v * centres[c][x.at]
				}
				if dot > top {
					best, top = c, dot
				}
			}
			home[i] = best
		}
		for c := range centres {
			clear(centres[c])
		}
		for i, v := range vectors {
			for _, x := range v {
				centres[home[i]][x.at] += x.v
			}
		}
		for c := range centres {
			sum := 0.0
			for _, x := range centres[c] {
				sum += x * x
			}
			if sum > 0 {
				for d := range centres[c] {
					centres[c][d] /= math.Sqrt(sum)
				}
			}
		}
	}
	out := map[string]uint16{}
	for i, w := range words {
		out[w] = uint16(home[i]) + 8
	}
	return out
}
