package gazetteer_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"demarche/timeline"
)

// describe writes what a mention was read as, in the notation of traps.tsv.
func describe(m timeline.ActorMention) string {
	id := string(m.Actor)
	switch {
	case len(m.Countries) > 1:
		parts := make([]string, len(m.Countries))
		for i, c := range m.Countries {
			parts[i] = string(c)
		}
		return strings.Join(parts, "+")
	case m.Kind == timeline.ActorPlace:
		return "@" + string(m.Country)
	case m.Kind == timeline.ActorPerson && (id == "" || strings.HasPrefix(id, "person/x-")):
		return "?" + string(m.Country)
	case m.Metonym:
		return string(m.Country) + "*"
	}
	for prefix, short := range map[string]string{"country/": "", "person/": "", "org/": "org:", "group/": "group:"} {
		if rest, ok := strings.CutPrefix(id, prefix); ok {
			return short + rest
		}
	}
	return string(m.Country)
}

func TestTraps(t *testing.T) {
	g := load(t)
	data, err := os.ReadFile("testdata/traps.tsv")
	if err != nil {
		t.Fatal(err)
	}
	traps, wrong := 0, 0
	for n, line := range strings.Split(string(data), "\n") {
		f := strings.Split(line, "\t")
		if len(f) < 4 || strings.HasPrefix(line, "#") {
			continue
		}
		d := document(timeline.Lang(f[0]), f[1], f[2])
		tagged := map[string]string{}
		for _, m := range g.Tag(d) {
			if _, ok := tagged[m.Span.In(d.Text)]; !ok {
				tagged[m.Span.In(d.Text)] = describe(m)
			}
		}
		for _, want := range f[3:] {
			form, value, _ := strings.Cut(want, "=")
			traps++
			got, ok := tagged[form]
			if !ok {
				got = "-"
			}
			if got != value {
				wrong++
				t.Errorf("line %d: %s: %s = %s, want %s (all: %s)", n+1, f[2], form, got, value, fmt.Sprint(tagged))
			}
		}
	}
	t.Logf("%d traps, %d wrong", traps, wrong)
	if traps < 300 {
		t.Errorf("only %d traps", traps)
	}
}

// Every capital is a government where it speaks and a place where something happens in it.
func TestCapitalsSpeakAndStand(t *testing.T) {
	g := load(t)
	for _, c := range g.Countries() {
		if c.Capital == "" || c.Status == "former" {
			continue
		}
		said := document("en", "2024-06-19", c.Capital+" said it would reply.")
		if m := g.Tag(said); len(m) == 0 || !m[0].Metonym || m[0].Country != c.ID {
			t.Errorf("%q: %v", said.Text, m)
		}
		in := document("en", "2024-06-19", "Crowds gathered in "+c.Capital+" at noon.")
		if m := g.Tag(in); len(m) == 0 || m[0].Kind != timeline.ActorPlace || m[0].Country != c.ID {
			t.Errorf("%q: %v", in.Text, m)
		}
	}
}
