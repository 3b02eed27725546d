package gazetteer

import (
	"bytes"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"demarche/timeline"
)

func TestIndexIsCurrent(t *testing.T) {
	want, err := Compile(os.DirFS("data"))
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("data/aliases.idx")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("data/aliases.idx does not match the tables: run go generate ./timeline/gazetteer")
	}
}

func TestSizesInTheDocsAreAboutRight(t *testing.T) {
	g, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	doc, err := os.ReadFile("../../docs/gazetteer.md")
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[timeline.ActorKind]int{}
	terms := 0
	for i := range g.actors {
		kinds[g.actors[i].Kind]++
		terms += len(g.actors[i].Tenures)
	}
	for want, pattern := range map[int]string{
		len(g.countries):                  `countries, present, disputed and former \| ([0-9,]+) `,
		kinds[timeline.ActorPerson]:       `people \| ([0-9,]+), `,
		terms:                             `with ([0-9,]+) terms`,
		kinds[timeline.ActorOrganization]: `organisations, parties \| ([0-9,]+) `,
		kinds[timeline.ActorGroup]:        `armed groups \| ([0-9,]+) `,
		g.indexes[0].Len():                `([0-9,]+) aliases`,
	} {
		m := regexp.MustCompile(pattern).FindSubmatch(doc)
		if m == nil {
			t.Errorf("docs/gazetteer.md has no %q", pattern)
			continue
		}
		if n, err := strconv.Atoi(strings.ReplaceAll(string(m[1]), ",", "")); err != nil || n < want*95/100 || n > want*105/100 {
			t.Errorf("docs/gazetteer.md says %s, there are %d: %q", m[1], want, pattern)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(); err != nil {
			b.Fatal(err)
		}
	}
}
