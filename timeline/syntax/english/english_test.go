package english

import (
	"math"
	"math/rand/v2"
	"testing"
)

func TestTableGivesBackWeights(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	var rows []Row
	for range 5000 {
		r := Row{Hash: rng.Uint64()}
		for c := range 1 + rng.IntN(6) {
			r.Classes = append(r.Classes, uint8(c*17))
			r.Weights = append(r.Weights, float32(rng.NormFloat64()*4))
		}
		rows = append(rows, r)
	}
	rows = append(rows, Row{Hash: 42, Classes: []uint8{3}, Weights: []float32{30}})
	want := append([]Row(nil), rows...)
	data, err := PackTable(rows, 4)
	if err != nil {
		t.Fatal(err)
	}
	table, rest, err := OpenTable(append(data, 7))
	if err != nil || len(rest) != 1 {
		t.Fatalf("OpenTable leaves %d bytes, %v", len(rest), err)
	}
	for _, r := range want {
		var scores [256]int32
		table.Add(&scores, &Scratch{}, []uint64{r.Hash})
		for k, c := range r.Classes {
			// A step of the companded scale grows with the weight.
			got := float64(scores[c]) / weightUnit
			if step := 2*math.Sqrt(math.Abs(float64(r.Weights[k]))*30)/127 + 0.01; math.Abs(got-float64(r.Weights[k])) > step {
				t.Fatalf("weight %v comes back as %v", r.Weights[k], got)
			}
		}
	}
	spurious := 0
	for range 5000 {
		var scores [256]int32
		table.Add(&scores, &Scratch{}, []uint64{rng.Uint64()})
		if scores != [256]int32{} {
			spurious++
		}
	}
	if spurious > 5 {
		t.Errorf("%d of 5000 unknown features have weights", spurious)
	}
}

func TestOpenRefusesDamage(t *testing.T) {
	for _, data := range []string{"", "x", magic, magic + "\xff\xff\xff\xff", magic + "\x01\x00\x00\x00a"} {
		if _, err := Open([]byte(data)); err == nil {
			t.Errorf("Open(%q) gives no error", data)
		}
	}
}

func TestRuleLemma(t *testing.T) {
	tests := []struct{ form, upos, xpos, want string }{
		{"talks", "NOUN", "NNS", "talk"},
		{"treaties", "NOUN", "NNS", "treaty"},
		{"vetoes", "VERB", "VBZ", "veto"},
		{"crises", "NOUN", "NNS", "crise"}, // an exception in the model: crisis
		{"imposed", "VERB", "VBD", "impose"},
		{"banned", "VERB", "VBN", "ban"},
		{"visited", "VERB", "VBD", "visit"},
		{"applied", "VERB", "VBD", "apply"},
		{"signing", "VERB", "VBG", "sign"},
		{"agreeing", "VERB", "VBG", "agree"},
		{"Norway", "PROPN", "NNP", "Norway"},
		{"Leaders", "NOUN", "NNS", "leader"},
	}
	for _, tt := range tests {
		if got := RuleLemma(tt.form, tt.upos, tt.xpos); got != tt.want {
			t.Errorf("RuleLemma(%q, %s) = %q, want %q", tt.form, tt.xpos, got, tt.want)
		}
	}
}

func TestCostsOfTransitions(t *testing.T) {
	// "They met envoys": met is the root with two dependents.
	gold := []int32{1, 3, 1}
	var st State
	roles := Roles([]string{"nsubj", "obj", "root"})
	st.Reset(3)
	steps := []struct {
		class              int
		shift, left, right int
	}{
		{shiftClass, 0, 0, 0},
		{LeftClass(0), 2, 0, 1}, // shifting "met" would bury "they" and the root
		{shiftClass, 0, 0, 0},
		{shiftClass, 0, 2, 1}, // an arc now would take "met" from "envoys"
		{RightClass(1), 0, 0, 0},
		{RightClass(2), 0, 0, 0},
	}
	for i, s := range steps {
		shift, left, right := st.Costs(gold)
		canShift, canLeft, canRight := st.Can()
		if canShift && shift != s.shift || canLeft && left != s.left || canRight && right != s.right {
			t.Fatalf("step %d costs %d %d %d, want %d %d %d", i, shift, left, right, s.shift, s.left, s.right)
		}
		st.Apply(s.class, roles)
	}
	if !st.Done() || st.Heads[0] != 1 || st.Heads[1] != 3 || st.Heads[2] != 1 {
		t.Errorf("heads are %v", st.Heads)
	}
}
