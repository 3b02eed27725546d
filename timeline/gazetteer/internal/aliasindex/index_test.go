package aliasindex

import (
	"bytes"
	"slices"
	"testing"
)

func TestIndexFindsWhatWasBuilt(t *testing.T) {
	entries := []Entry{{"us", Posting{1, 2, 3}}, {"us army", Posting{4, 0, 0}}, {"us", Posting{9, 2, 3}}, {"米国", Posting{5, 1, 0}}}
	data, err := Build(slices.Clone(entries))
	if err != nil {
		t.Fatal(err)
	}
	slices.Reverse(entries)
	again, err := Build(entries)
	if err != nil || !bytes.Equal(data, again) {
		t.Errorf("Build depends on the order of entries (%v)", err)
	}
	x, err := Open(data)
	if err != nil {
		t.Fatal(err)
	}
	if got := x.Ends([]byte("us army."), 0, nil); !slices.Equal(got, []int{2, 7}) {
		t.Errorf("Ends = %v, want 2 and 7", got)
	}
	if got := x.Ends([]byte("user"), 0, nil); len(got) != 0 {
		t.Errorf("Ends inside a word = %v, want none", got)
	}
	r, err := x.Reader()
	if err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]int{"us": 2, "us army": 1, "us arm": 0, "": 0, "米国": 1} {
		if got := r.Postings([]byte(key), nil); len(got) != want {
			t.Errorf("Postings(%q) = %v, want %d", key, got, want)
		}
	}
	if got := x.Get("us"); len(got) != 2 || got[0] != (Posting{1, 2, 3}) || got[1].Entity != 9 {
		t.Errorf("Get(us) = %v", got)
	}
	var keys []string
	if err := x.Walk("us", func(key string, _ []Posting) bool { keys = append(keys, key); return true }); err != nil || !slices.Equal(keys, []string{"us", "us army"}) {
		t.Errorf("Walk(us) = %v, %v", keys, err)
	}
}

func TestOpenRefusesWhatIsCutOff(t *testing.T) {
	for _, data := range [][]byte{nil, {1, 0}, {200, 0, 0, 0, 1}} {
		if _, err := Open(data); err == nil {
			t.Errorf("Open(%v): no error", data)
		}
	}
}
