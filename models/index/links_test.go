package index

import (
	"bytes"
	"slices"
	"testing"
)

// TestLinksOfManyTerms holds rows at both sides of what codes of two bytes can tell
// apart, before and after a snapshot.
func TestLinksOfManyTerms(t *testing.T) {
	for _, n := range []int{maxNarrow - 1, maxNarrow, maxNarrow + 1, maxNarrow + 5000} {
		rows := make([]Row, n)
		for i := range rows {
			rows[i] = Row{
				Ord: int64(i/40)<<DayBits | int64(i%40), Last: int64(i / 40), Type: 1, Modality: 2, Status: 3,
				Links: []Link{{Term: 10 + uint32(i%(n-1)), Roles: 1}, {Term: 9, Roles: 2, Lane: true}},
			}
		}
		made := New(1, slices.Values(rows))
		if wide := made.state.Load().parts[0].links.wide != nil; wide != (n > maxNarrow) {
			t.Errorf("%d terms: wide is %v", n, wide)
		}
		var file bytes.Buffer
		if err := made.Write(&file, "name"); err != nil {
			t.Fatal(err)
		}
		read, _, err := Read(bytes.NewReader(file.Bytes()), int64(file.Len()))
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range []*Index{made, read} {
			p := x.state.Load().parts[0]
			for i := range rows {
				if got := p.row(i).Links; !slices.Equal(got, rows[i].Links) {
					t.Fatalf("%d terms, row %d: %v, want %v", n, i, got, rows[i].Links)
				}
			}
			counts := x.Select(Query{}).Terms()
			some := x.Select(Query{Countries: []uint32{10}, Roles: 1}).Terms()
			if counts[9] != n || counts[10] != 2 || counts[11] != 1 || some[9] != 2 || some[10] != 2 || some[11] != 0 {
				t.Errorf("%d terms: counts %v and %v", n, counts[9:12], some[9:12])
			}
		}
	}
}
