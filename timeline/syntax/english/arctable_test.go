package english

import (
	"math"
	"math/rand/v2"
	"testing"
)

func randomArcs(n int) []ArcRow {
	rng := rand.New(rand.NewPCG(3, 4))
	rows := make([]ArcRow, n)
	for i := range rows {
		rows[i].Hash = rng.Uint64()
		for m := range rows[i].Weights {
			rows[i].Weights[m] = float32(rng.NormFloat64() * 4)
		}
	}
	return rows
}

func TestArcTableGivesBackWeights(t *testing.T) {
	rows := randomArcs(5000)
	data := PackArcs(rows, 64*600)
	table, rest, err := OpenArcs(append(data, 7))
	if err != nil || len(rest) != 1 {
		t.Fatalf("OpenArcs leaves %d bytes, %v", len(rest), err)
	}
	lost := 0
	for _, r := range rows {
		got := table.Score([]uint64{r.Hash}, &Scratch{})
		if got == [moves]int32{} {
			lost++
			continue
		}
		for m, w := range r.Weights {
			if step := 2*math.Sqrt(math.Abs(float64(w))*20)/127 + 0.01; math.Abs(float64(got[m])/weightUnit-float64(w)) > step {
				t.Fatalf("weight %v comes back as %v", w, got[m])
			}
		}
	}
	if lost > 200 {
		t.Errorf("%d of 5000 features found no room", lost)
	}
	spurious := 0
	rng := rand.New(rand.NewPCG(5, 6))
	for range 5000 {
		if table.Score([]uint64{rng.Uint64()}, &Scratch{}) != [moves]int32{} {
			spurious++
		}
	}
	if spurious > 8 {
		t.Errorf("%d of 5000 unknown features have weights", spurious)
	}
}

func BenchmarkArcTable(b *testing.B) {
	rows := randomArcs(800000)
	table, _, err := OpenArcs(PackArcs(rows, 4_400_000))
	if err != nil {
		b.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(7, 8))
	queries := make([][]uint64, 1000)
	for i := range queries {
		for range 76 {
			queries[i] = append(queries[i], rows[int(math.Abs(rng.NormFloat64())*80000)%len(rows)].Hash)
		}
		for range 35 {
			queries[i] = append(queries[i], rng.Uint64())
		}
	}
	i := 0
	for b.Loop() {
		table.Score(queries[i%1000], &Scratch{})
		i++
	}
}
