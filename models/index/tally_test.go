package index

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// wideRows draws rows with up to seven lanes of 300, more than a row's slots or a byte hold.
func wideRows(n int) []Row { return drawRows(n, 300, 7) }

// drawRows draws rows with fewer than most lanes of terms.
func drawRows(n, terms, most int) []Row {
	rnd := rand.New(rand.NewPCG(3, 4))
	rows := make([]Row, n)
	for i := range rows {
		r := drawRow(rnd, int64(i/40)<<DayBits|int64(i%40))
		r.Sources, r.Links = rnd.IntN(150), nil
		for _, t := range distinctOf(rnd, terms, rnd.IntN(most)) {
			r.Links = append(r.Links, Link{Term: 100 + uint32(t), Roles: uint8(rnd.IntN(128)), Lane: true})
		}
		r.Links = append(r.Links, Link{Term: 1000 + rnd.Uint32N(50)})
		rows[i] = r
	}
	return rows
}

func distinctOf(rnd *rand.Rand, n, k int) []int {
	var out []int
	for len(out) < k {
		if t := rnd.IntN(n); !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	return out
}

func TestBinsAndTermsCountEveryLink(t *testing.T) {
	rows := wideRows(3 * severalRows)
	x := New(1, slices.Values(rows))
	for i := 0; i < len(rows); i += 997 {
		if got := x.state.Load().parts[0].row(i); !slices.Equal(got.Links, rows[i].Links) {
			t.Fatalf("row %d: links %v, want %v", i, got.Links, rows[i].Links)
		}
	}
	// Some rows die, without another part that would be merged.
	var dead []int64
	for i := 0; i < len(rows); i += 10 {
		dead = append(dead, rows[i].Ord)
	}
	x.Apply(2, dead, nil)
	for _, types := range [][]uint32{nil, {1, 2, 3, 4}, {1, 2, 3}, {2}, {99}} {
		var chosen []Row
		for i, r := range rows {
			if i%10 > 0 && (types == nil || slices.Contains(types, r.Type)) {
				chosen = append(chosen, r)
			}
		}
		checkTally(t, x.Select(Query{Types: types}), chosen)
	}
}

// checkTally compares Bins and Terms with counting row by row.
func checkTally(t *testing.T, sel Selection, rows []Row) {
	t.Helper()
	starts := []int64{0, 100, 101, 2000}
	lanes, byType, terms := map[uint32][]int{}, map[uint32][]int{}, map[uint32]int{}
	count := func(to map[uint32][]int, term uint32, bin int) {
		if to[term] == nil {
			to[term] = make([]int, len(starts))
		}
		to[term][bin]++
	}
	for _, r := range rows {
		bin := len(starts) - 1
		for bin > 0 && r.Ord>>DayBits < starts[bin] {
			bin--
		}
		count(byType, r.Type, bin)
		for _, l := range r.Links {
			terms[l.Term]++
			if l.Lane {
				count(lanes, l.Term, bin)
			}
		}
	}
	for _, c := range []struct {
		by   By
		want map[uint32][]int
	}{{ByLane, lanes}, {ByType, byType}} {
		for term, got := range sel.Bins(starts, c.by) {
			want := c.want[term]
			if want == nil {
				want = make([]int, len(starts))
			}
			if !slices.Equal(got, want) {
				t.Fatalf("%d rows, by %d, lane %d: %v, want %v", len(rows), c.by, term, got, want)
			}
			delete(c.want, term)
		}
		if len(c.want) > 0 {
			t.Errorf("%d rows, by %d: %d lanes are missing", len(rows), c.by, len(c.want))
		}
	}
	for term, got := range sel.Terms() {
		if want, isLink := terms[uint32(term)], term >= 100; isLink && got != want {
			t.Errorf("%d rows, term %d: %d, want %d", len(rows), term, got, want)
		}
	}
}

func TestAtLeast(t *testing.T) {
	rows := wideRows(5000)
	x := New(1, slices.Values(rows))
	for _, q := range []Query{
		{MinScore: 0.0001},
		{MinScore: 0.05},
		{MinScore: 0.123},
		{MinScore: 0.5},
		{MinScore: 0.99999},
		{MinScore: 1},
		{MinSources: 1},
		{MinSources: 7},
		{MinSources: 20},
		{MinSources: 149},
		{MinSources: 1 << 20},
	} {
		want := 0
		for _, r := range rows {
			if r.Score >= q.MinScore && r.Sources >= q.MinSources {
				want++
			}
		}
		if got := x.Select(q).Count(); got != want {
			t.Errorf("score %v, sources %d: %d rows, want %d", q.MinScore, q.MinSources, got, want)
		}
	}
}

func TestCertainLeavesOutWhatReachesBeyond(t *testing.T) {
	rows := wideRows(5000)
	for i := range rows {
		if i%50 == 0 {
			rows[i].Last = rows[i].Ord>>DayBits + 5000
		}
	}
	x := New(1, slices.Values(rows))
	for _, span := range [][2]int64{{10, 90}, {0, 60}, {30, 1000}, {50, 50}} {
		want := 0
		for _, r := range rows {
			if r.Ord>>DayBits >= span[0] && r.Last <= span[1] {
				want++
			}
		}
		if got := x.Select(Query{Ranged: true, Certain: true, First: span[0], Last: span[1]}).Count(); got != want {
			t.Errorf("%v: %d rows, want %d", span, got, want)
		}
	}
}

// TestRolesOfTerms asks for frequent terms with lanes, of which there are lists by role, for others (1999) and for rare ones.
func TestRolesOfTerms(t *testing.T) {
	rows := wideRows(40_000)
	for i := range rows {
		rows[i].Links = append(rows[i].Links, Link{Term: 2000 + uint32(i/5), Roles: uint8(1 + i%3)}, Link{Term: 1999, Roles: 4})
	}
	x := New(1, slices.Values(rows))
	plays := func(r Row, term uint32, roles uint8) bool {
		return slices.ContainsFunc(r.Links, func(l Link) bool { return l.Term == term && (roles == 0 || l.Roles&roles != 0) })
	}
	for _, a := range []uint32{100, 101, 1999, 2000, 9999, 1 << 20} {
		for _, b := range []uint32{102, 2001} {
			for _, roles := range []uint8{0, 1, 2, 3, 4, 64, 127} {
				one, both, pair := 0, 0, 0
				for _, r := range rows {
					hasA, hasB := plays(r, a, roles), plays(r, b, roles)
					if hasA || hasB {
						one++
					}
					if hasA && hasB {
						both++
					}
					if hasA && plays(r, b, 2) {
						pair++
					}
				}
				for _, c := range []struct {
					q    Query
					want int
				}{
					{Query{Countries: []uint32{a, b}, Roles: roles}, one},
					{Query{Countries: []uint32{a, b}, AllCountries: true, Roles: roles}, both},
					{Query{Dyads: []Pair{{A: a, B: b, RolesA: roles, RolesB: 2}}}, pair},
				} {
					if got := x.Select(c.q).Count(); got != c.want {
						t.Errorf("%+v: %d rows, want %d", c.q, got, c.want)
					}
				}
			}
		}
	}
}

// benchIndex is of a size where counting is felt.
func benchIndex(b *testing.B) *Index {
	b.Helper()
	return New(1, slices.Values(drawRows(1_000_000, 200, 4)))
}

func BenchmarkTerms(b *testing.B) {
	sel := benchIndex(b).Select(Query{})
	for b.Loop() {
		sel.Terms()
	}
}

func BenchmarkBins(b *testing.B) {
	x := benchIndex(b)
	starts := make([]int64, 640)
	for i := range starts {
		starts[i] = int64(i) * 25_000 / 640
	}
	for name, q := range map[string]Query{"all": {}, "some": {Types: []uint32{1, 2}}} {
		b.Run(name, func(b *testing.B) {
			sel := x.Select(q)
			for b.Loop() {
				sel.Bins(starts, ByLane)
			}
		})
	}
}
