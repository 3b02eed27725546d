package index

import (
	"bytes"
	"errors"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// model is what an Index must show: rows by ord.
type model map[int64]Row

func (m model) ords(q func(Row) bool) []int64 {
	out := []int64{}
	for _, ord := range slices.Sorted(maps.Keys(m)) {
		if q(m[ord]) {
			out = append(out, ord)
		}
	}
	return out
}

func drawRow(rnd *rand.Rand, ord int64) Row {
	return Row{
		Ord: ord, Last: ord>>DayBits + int64(rnd.IntN(400)), Type: 1 + rnd.Uint32N(5), Modality: 10, Status: 11,
		Roles: 1, Sources: rnd.IntN(3), Score: float64(rnd.IntN(scoreUnit)) / scoreUnit,
		Links: []Link{{Term: 20 + rnd.Uint32N(10), Roles: 1, Lane: true}, {Term: 40, Roles: 2}},
	}
}

// change makes n rows at random ords, of which a few are deletions.
func change(rnd *rand.Rand, m model, n int) (touched []int64, rows []Row) {
	ords := map[int64]bool{}
	for range n {
		ords[int64(rnd.IntN(20_000))<<DayBits|int64(rnd.IntN(30))] = true
	}
	touched = slices.Sorted(maps.Keys(ords))
	for _, ord := range touched {
		if rnd.IntN(10) == 0 {
			delete(m, ord)
			continue
		}
		m[ord] = drawRow(rnd, ord)
		rows = append(rows, m[ord])
	}
	return touched, rows
}

func TestIndexFollowsChanges(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	m := model{}
	_, rows := change(rnd, m, 100_000)
	x := New(1, slices.Values(rows))
	// Large changes start merges beside small ones that kill rows under them.
	for version, n := range []int{90_000, 10, 500, 80_000, 1, 70_000, 3000, 20} {
		touched, rows := change(rnd, m, n)
		x.Apply(int64(version)+2, touched, rows)
		check(t, x, m)
	}
	x.Wait()
	check(t, x, m)
	if n := len(x.state.Load().parts); n > 8 {
		t.Errorf("%d parts after all merges", n)
	}
	if x.Version() != 9 || x.Len() != len(m) {
		t.Errorf("version %d with %d rows, want 9 with %d", x.Version(), x.Len(), len(m))
	}
}

func check(t *testing.T, x *Index, m model) {
	t.Helper()
	for _, c := range []struct {
		name string
		q    Query
		want func(Row) bool
	}{
		{"all", Query{}, func(Row) bool { return true }},
		{"type", Query{Types: []uint32{2, 3}}, func(r Row) bool { return r.Type == 2 || r.Type == 3 }},
		{"pair", Query{Dyads: []Pair{{A: 21, B: 40, RolesA: 1, RolesB: 2}}}, func(r Row) bool { return r.Links[0].Term == 21 }},
		{"range", Query{Ranged: true, First: 5000, Last: 5100}, func(r Row) bool { return r.Ord>>DayBits <= 5100 && r.Last >= 5000 }},
		{"score", Query{MinScore: 0.5, MinSources: 1}, func(r Row) bool { return r.Score >= 0.5 && r.Sources >= 1 }},
	} {
		sel := x.Select(c.q)
		want := m.ords(c.want)
		got := sel.Ords(math.MinInt64, math.MaxInt64, false, len(m)+1)
		if !slices.Equal(got, want) && len(got)+len(want) > 0 {
			t.Fatalf("%s: %d rows, want %d", c.name, len(got), len(want))
		}
		if sel.Count() != len(want) {
			t.Fatalf("%s: count %d, want %d", c.name, sel.Count(), len(want))
		}
		down := sel.Ords(math.MinInt64, math.MaxInt64, true, 10)
		for i, ord := range down {
			if ord != want[len(want)-1-i] {
				t.Fatalf("%s: backwards %v", c.name, down)
			}
		}
	}
}

func TestSnapshotComesBack(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 4))
	m := model{}
	_, rows := change(rnd, m, 3000)
	x := New(7, slices.Values(rows))
	touched, rows := change(rnd, m, 100)
	x.Apply(8, touched, rows)
	var file bytes.Buffer
	if err := x.Write(&file, "name"); err != nil {
		t.Fatal(err)
	}
	y, identity, err := Read(bytes.NewReader(file.Bytes()), int64(file.Len()))
	if err != nil || identity != "name" || y.Version() != 8 {
		t.Fatal(identity, err)
	}
	check(t, y, m)
	for name, damage := range map[string]func([]byte) []byte{
		"cut":     func(b []byte) []byte { return b[:len(b)-9] },
		"flipped": func(b []byte) []byte { b[len(b)/2] ^= 1; return b },
		"empty":   func([]byte) []byte { return nil },
		"foreign": func([]byte) []byte { return []byte("SQLite format 3\x00") },
	} {
		if _, _, err := Read(bytes.NewReader(damage(bytes.Clone(file.Bytes()))), int64(file.Len())); !errors.Is(err, ErrSnapshot) {
			t.Errorf("%s: error %v, want ErrSnapshot", name, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	var file bytes.Buffer
	x := New(1, slices.Values([]Row{drawRow(rand.New(rand.NewPCG(1, 1)), 5<<DayBits)}))
	if err := x.Write(&file, "n"); err != nil {
		f.Fatal(err)
	}
	f.Add(file.Bytes())
	f.Fuzz(func(t *testing.T, data []byte) {
		if x, _, err := Read(bytes.NewReader(data), int64(len(data))); err == nil {
			x.Select(Query{}).Count()
		}
	})
}

func BenchmarkSelect(b *testing.B) {
	rnd := rand.New(rand.NewPCG(1, 2))
	m := model{}
	_, rows := change(rnd, m, 300_000)
	x := New(1, slices.Values(rows))
	q := Query{Types: []uint32{1, 2}, Countries: []uint32{22}, Ranged: true, First: 4000, Last: 9000}
	for b.Loop() {
		x.Select(q).Terms()
	}
}
