package extract_test

import (
	"slices"
	"testing"
)

func TestWhoBelongsToALeaderIsNotTheLeader(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"Putin met Kim Jong Un's father, Kim Jong Il, in July 2000.", []string{"Kim Jong Il", "Vladimir Putin"}},
		{"Putin's envoy met Assad's adviser in Geneva.", []string{"Russia", "Syria"}},
		{"Netanyahu's government expelled two Turkish diplomats.", []string{"Israel", "Turkey"}},
		{"The two sides met: Ukraine and Estonia. The two countries signed an agreement.", []string{"Estonia", "Ukraine"}},
		{"Foreign Minister Margus Tsahkna spoke after talks with his Latvian counterpart.", []string{"Latvia", "Margus Tsahkna"}},
		// The noun tells an act, not somebody: the act is the leader's own.
		{"Macron's visit to Japan began on Monday.", []string{"Emmanuel Macron", "Japan"}},
	} {
		_, mentions := read(t, "en", "2024-06-19", c.text)
		if len(mentions) == 0 {
			t.Errorf("%q: no event", c.text)
			continue
		}
		var got []string
		for _, p := range mentions[len(mentions)-1].Parties {
			got = append(got, p.Name)
		}
		slices.Sort(got)
		if !slices.Equal(got, c.want) {
			t.Errorf("%q: parties %q, want %q", c.text, got, c.want)
		}
	}
}
