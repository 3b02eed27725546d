package index

import (
	"errors"
	"maps"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"github.com/RoaringBitmap/roaring/v2"
)

// TestWordsFollowChanges changes an index at random and asks for words that the events of
// every third ord hold: each answer is right, and all events are asked for but rarely.
func TestWordsFollowChanges(t *testing.T) {
	rnd := rand.New(rand.NewPCG(5, 6))
	m := model{}
	_, rows := change(rnd, m, 20_000)
	x := New(1, slices.Values(rows))
	all := 0
	holds := func(ord int64) bool { return ord%3 == 0 }
	words := Words{
		Key: "w",
		Among: func(ords []int64) ([]int64, error) {
			return slices.DeleteFunc(slices.Clone(ords), func(o int64) bool { return !holds(o) }), nil
		},
		All: func() ([]int64, error) {
			all++
			return slices.DeleteFunc(slices.Sorted(maps.Keys(m)), func(o int64) bool { return !holds(o) }), nil
		},
	}
	for version := int64(2); version < 60; version++ {
		touched, rows := change(rnd, m, 50)
		x.Apply(version, touched, rows)
		for _, q := range []Query{{}, {Types: []uint32{1, 3}}, {None: true}} {
			sel, err := x.SelectHolding(q, words)
			if err != nil {
				t.Fatal(err)
			}
			want := []int64{}
			for _, ord := range slices.Sorted(maps.Keys(m)) {
				if holds(ord) && !q.None && (q.Types == nil || slices.Contains(q.Types, m[ord].Type)) {
					want = append(want, ord)
				}
			}
			if got := sel.Ords(-1<<62, 1<<62, false, len(m)); !slices.Equal(got, want) && len(got)+len(want) > 0 {
				t.Fatalf("version %d, %+v: %d rows, want %d", version, q, len(got), len(want))
			}
		}
	}
	x.Wait()
	if all > 3 { // once, and again for what grew together
		t.Errorf("all events were asked for %d times in 58 versions", all)
	}
	if !x.Knows("w") || x.Knows("v") {
		t.Errorf("knows w: %v, v: %v", x.Knows("w"), x.Knows("v"))
	}
}

func TestWordsTellAFault(t *testing.T) {
	x := New(1, slices.Values(wideRows(oneByOne+1)))
	fault := errors.New("no")
	w := Words{Key: "w", All: func() ([]int64, error) { return nil, fault }}
	if _, err := x.SelectHolding(Query{}, w); !errors.Is(err, fault) || x.Knows("w") {
		t.Errorf("error %v, known %v", err, x.Knows("w"))
	}
}

func TestHeldWordsAreBounded(t *testing.T) {
	rows := roaring.New()
	for i := range uint32(1 << 21) {
		if i%3 > 0 {
			rows.Add(i)
		}
	}
	var h heldWords
	h.add("often", rows)
	n := int(maxHeldBytes / rows.GetSizeInBytes())
	for i := range 3 * n {
		h.add(strconv.Itoa(i), rows)
		if h.of("often") == nil {
			t.Fatalf("what is asked for all the time has gone after %d others", i)
		}
		if held := h.kept.Len(); held > 2*n {
			t.Fatalf("%d lists of %d bytes are held", held, rows.GetSizeInBytes())
		}
	}
	if h.of("0") != nil {
		t.Error("what nobody asked for again is still held")
	}
}
