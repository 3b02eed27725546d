package english

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// TestBeamGivesTrees searches with weights drawn at random: whatever they are, the
// tree has one root and no cycle, and a wider beam finds no lower score.
func TestBeamGivesTrees(t *testing.T) {
	labels := []string{"root", "nsubj", "obj", "case", "cc"}
	table := emptyTable(t)
	rng := rand.New(rand.NewPCG(8, 9))
	for range 50 {
		var forms []string
		for range 1 + rng.IntN(12) {
			forms = append(forms, string(rune('a'+rng.IntN(26))))
		}
		s := untagged(forms...)
		arcs := randomScorer{rng.Uint64()}
		last := int64(-1 << 62)
		for _, width := range []int{1, 64} {
			b := NewBeam(arcs, table, labels, width)
			st := b.Search(s)
			if best := b.Items()[0].Score; best < last {
				t.Fatalf("width %d finds %d, a narrower beam %d", width, best, last)
			} else {
				last = best
			}
			roots := 0
			for i := range forms {
				if int(st.Heads[i]) == len(forms) {
					roots++
				}
				h, steps := int32(i), 0
				for ; int(h) < len(forms) && h >= 0 && steps <= len(forms); steps++ {
					h = st.Heads[h]
				}
				if int(h) != len(forms) {
					t.Fatalf("token %d of %q leads to no root: %v", i, forms, st.Heads)
				}
			}
			if roots != 1 {
				t.Fatalf("%q has %d roots: %v", forms, roots, st.Heads)
			}
		}
	}
}

// emptyTable is a table without weights: every label is as good.
func emptyTable(t *testing.T) *Table {
	t.Helper()
	data, err := PackTable(nil, 4)
	if err != nil {
		t.Fatal(err)
	}
	table, _, err := OpenTable(data)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// untagged is a sentence of words that nothing is known of.
func untagged(forms ...string) *Sentence {
	var s Sentence
	s.Read(forms, &Lexicon{})
	s.Tagged(CoarseTags([]string{"X|X"}))
	return &s
}

// randomScorer weighs states by a hash of their features.
type randomScorer struct{ seed uint64 }

func (r randomScorer) Score(features []uint64, _ *Scratch) (out [3]int32) {
	h := r.seed
	for _, f := range features {
		h = mix(h ^ f)
	}
	for m := range out {
		out[m] = int32(h>>(20*m)&0xfffff) - 1<<19
	}
	return out
}

func TestSlackNarrowsTheBeam(t *testing.T) {
	s := untagged("a", "b", "c", "d", "e", "f")
	scored := map[int64]int{}
	for _, slack := range []int64{0, 1} {
		b := NewBeam(randomScorer{7}, emptyTable(t), []string{"root", "dep"}, 8)
		b.Slack = slack
		b.Search(s)
		scored[slack] = b.Scored
	}
	if scored[1] >= scored[0] || scored[1] < 6 {
		t.Errorf("%d states scored without slack, %d with", scored[0], scored[1])
	}
}

func TestStatesOfTheBeamDiffer(t *testing.T) {
	s := untagged("a", "b", "c", "d", "e", "f")
	b := NewBeam(randomScorer{3}, emptyTable(t), []string{"root", "dep"}, 64)
	b.Start(s.Len())
	for range 2 * s.Len() {
		b.Step(s, -1, 0)
		seen := map[string]bool{}
		for _, it := range b.Items() {
			key := fmt.Sprint(it.State.Heads, it.State.next, it.State.stack)
			if seen[key] {
				t.Fatalf("two states are %s", key)
			}
			seen[key] = true
		}
	}
	if len(b.Items()) < 2 {
		t.Errorf("%d trees at the end", len(b.Items()))
	}
}
