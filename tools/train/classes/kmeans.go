package main

import (
	"log"
	"math"
	"math/rand/v2"
	"runtime"
	"sync"
)

// unit gives v with length 1.
func unit(v []float32) []float32 {
	sum := 0.0
	for _, x := range v {
		sum += float64(x) * float64(x)
	}
	if sum == 0 {
		return v
	}
	by := float32(1 / math.Sqrt(sum))
	for i := range v {
		v[i] *= by
	}
	return v
}

func dot(a, b []float32) float32 {
	var s0, s1, s2, s3 float32
	b = b[:len(a)]
	for ; len(a) >= 4; a, b = a[4:], b[4:] {
		s0 += a[0] * b[0]
		s1 += a[1] * b[1]
		s2 += a[2] * b[2]
		s3 += a[3] * b[3]
	}
	for i := range a {
		s0 += a[i] * b[i]
	}
	return s0 + s1 + s2 + s3
}

// kMeans gives the class of each point, and the classes' centres. Points of length 1
// are nearest to the centre of like direction. It begins with points drawn from the
// front of the list, where words are frequent.
func kMeans(points [][]float32, k, rounds int, rng *rand.Rand) (home []int, centres [][]float32) {
	for _, p := range rng.Perm(min(len(points), 8*k))[:k] {
		centres = append(centres, append([]float32(nil), points[p]...))
	}
	home = make([]int, len(points))
	for round := range rounds {
		moved := assign(points, centres, home)
		log.Printf("round %d: %d words moved", round, moved)
		if moved == 0 {
			break
		}
		for c := range centres {
			clear(centres[c])
		}
		for i, p := range points {
			c := centres[home[i]]
			for d, x := range p {
				c[d] += x
			}
		}
		for c := range centres {
			unit(centres[c])
		}
	}
	return home, centres
}

// assign puts each point into the class with the nearest centre and counts those that
// change their class.
func assign(points, centres [][]float32, home []int) int {
	parts := runtime.GOMAXPROCS(0)
	moved := make([]int, parts)
	var wg sync.WaitGroup
	for part := range parts {
		wg.Go(func() {
			for i := part; i < len(points); i += parts {
				best, top := 0, float32(-2)
				for c, v := range centres {
					if s := dot(points[i], v); s > top {
						best, top = c, s
					}
				}
				if home[i] != best {
					home[i] = best
					moved[part]++
				}
			}
		})
	}
	wg.Wait()
	sum := 0
	for _, m := range moved {
		sum += m
	}
	return sum
}

func sizes(home []int, k int) []int {
	out := make([]int, k)
	for _, c := range home {
		out[c]++
	}
	return out
}
