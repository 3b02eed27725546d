package models

import (
	"reflect"
	"testing"

	"demarche/timeline"
)

func fullBody() body {
	return body{
		parties: []packedParty{{actor: 3, country: 4, roles: 1}, {name: "nobody", roles: 4}, {actor: 9, country: 4, roles: 2}},
		lang:    5, langs: []int64{5, 6}, outlets: []int64{7}, place: "Genève", country: 8, outcome: "fails", summary: "会談",
		detail: map[string]string{"a": "b", "c": ""}, dispute: []string{"date"}, given: true,
		vote: &timeline.Vote{
			Body: "UNSC", Symbol: "S/1", For: -1, Against: 1, Abstain: 2,
			By: []timeline.Position{{Country: "RUS", Position: "against"}}, Vetoed: []timeline.CountryID{"RUS"},
		},
	}
}

func TestBodyComesBack(t *testing.T) {
	for _, b := range []body{{parties: []packedParty{}}, fullBody()} {
		got, err := unpack(b.pack())
		if err != nil || !reflect.DeepEqual(got, b) {
			t.Errorf("got %+v, %v, want %+v", got, err, b)
		}
	}
}

func TestLinksOfBody(t *testing.T) {
	links, err := unpackLinks(fullBody().pack(), nil)
	if err != nil {
		t.Fatal(err)
	}
	got := map[uint32]uint8{}
	for _, l := range links {
		got[l.Term] = l.Roles
	}
	if want := map[uint32]uint8{3: 1, 4: 3, 9: 2, 5: 0, 6: 0, 7: 0}; !reflect.DeepEqual(got, want) {
		t.Errorf("links %v, want %v", got, want)
	}
}

func FuzzUnpack(f *testing.F) {
	f.Add(fullBody().pack())
	f.Add([]byte{packVersion})
	f.Fuzz(func(t *testing.T, data []byte) {
		b, err := unpack(data)
		_, linkErr := unpackLinks(data, nil)
		if err != nil {
			return
		}
		if linkErr != nil {
			t.Fatalf("unpack reads it, unpackLinks does not: %v", linkErr)
		}
		if again, err := unpack(b.pack()); err != nil || !reflect.DeepEqual(again, b) {
			t.Fatalf("%+v came back as %+v, %v", b, again, err)
		}
	})
}

func TestOrdsComeBack(t *testing.T) {
	got, err := unpackOrds(packOrds([]int64{5, -7, undatedOrd, 5}))
	if want := []int64{-7, 5, undatedOrd}; err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, %v, want %v", got, err, want)
	}
}
