package syntax

import (
	"bufio"
	"compress/gzip"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"demarche/timeline"
)

// jaGoldBun is a bunsetsu of the treebank, in characters of the sentence.
type jaGoldBun struct {
	start, end int
	head       int
	marker     string
	pred       bool
}

type jaGold struct {
	text string
	buns []jaGoldBun
}

// jaSharedFile finds a file of the data that is not part of this repository.
func jaSharedFile(t testing.TB, parts ...string) string {
	t.Helper()
	root := os.Getenv("DEMARCHE_SHARED")
	if root == "" {
		dir, err := os.Getwd()
		if err != nil {
			t.Fatal(err)
		}
		for {
			if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
				break
			}
			if dir == filepath.Dir(dir) {
				t.Skip("no go.mod above the test")
			}
			dir = filepath.Dir(dir)
		}
		root = filepath.Join(dir, "..", "shared")
	}
	path := filepath.Join(append([]string{root}, parts...)...)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("the data to measure on is not here: %v", err)
	}
	return path
}

// readGSD derives bunsetsu and their heads from UD Japanese GSD: a bunsetsu starts
// at each BunsetuBILabel=B; its head is the bunsetsu of the one word outside it
// that heads a word inside. Its marker is the first case particle が, を or に.
func readGSD(t testing.TB) []jaGold {
	f, err := os.Open(jaSharedFile(t, "data", "treebank", "ja_gsd-dev.conllu.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	var (
		out  []jaGold
		rows [][]string
	)
	sc := bufio.NewScanner(z)
	sc.Buffer(nil, 1<<20)
	for sc.Scan() {
		line := sc.Text()
		switch {
		case line == "":
			if len(rows) > 0 {
				out = append(out, deriveBunsetsu(t, rows))
			}
			rows = nil
		case !strings.HasPrefix(line, "#"):
			c := strings.Split(line, "\t")
			if _, err := strconv.Atoi(c[0]); err == nil {
				rows = append(rows, c)
			}
		}
	}
	return out
}

func deriveBunsetsu(t testing.TB, rows [][]string) jaGold {
	t.Helper()
	var s jaGold
	of := make([]int, len(rows))
	for i, c := range rows {
		if strings.Contains(c[9], "BunsetuBILabel=B") {
			s.buns = append(s.buns, jaGoldBun{start: len(s.text), head: -1})
		}
		s.text += c[1]
		if !strings.Contains(c[9], "SpaceAfter=No") {
			s.text += " "
		}
		b := &s.buns[len(s.buns)-1]
		b.end = len(s.text)
		of[i] = len(s.buns) - 1
		if c[3] == "VERB" || c[3] == "ADJ" || c[3] == "AUX" || c[3] == "SCONJ" {
			b.pred = true
		}
		if c[3] == "ADP" && b.marker == "" && (c[1] == "が" || c[1] == "を" || c[1] == "に") {
			b.marker = c[1]
		} else if c[3] == "ADP" && b.marker == "" {
			b.marker = "-"
		}
	}
	for i, c := range rows {
		h, err := strconv.Atoi(c[6])
		if err != nil {
			t.Fatal(err)
		}
		if h > 0 && of[h-1] != of[i] {
			s.buns[of[i]].head = of[h-1]
		}
	}
	turnCoordination(s.buns)
	return s
}

// turnCoordination makes the tree head-final, as bunsetsu dependency is defined:
// UD hangs the last member of a coordination on the first, here the first hangs on
// the last and the last takes over its head.
func turnCoordination(bs []jaGoldBun) {
	for i := range bs {
		if h := bs[i].head; h >= 0 && h < i {
			bs[i].head, bs[h].head = bs[h].head, i
		}
	}
}

type jaTally struct{ ok, pred, gold int }

func (c jaTally) f1() float64 { return 200 * float64(c.ok) / float64(max(1, c.pred+c.gold)) }

// TestJapaneseAgainstTreebank holds the floors that the Japanese parser must not
// fall under on the development part of the treebank.
func TestJapaneseAgainstTreebank(t *testing.T) {
	gold := readGSD(t)
	var (
		j                 japanese
		bounds, arcs, arg jaTally
	)
	show := os.Getenv("DEMARCHE_SHOW")
	for _, g := range gold {
		text := strings.TrimSpace(g.text)
		doc := &timeline.Document{Text: text, Lang: "ja", Sentences: []timeline.Sentence{{Span: timeline.Span{End: len(text)}}}}
		tok, err := j.load()
		if err != nil {
			t.Fatal(err)
		}
		words := jaWords(tok, text, doc.Sentences[0].Span, nil)
		bs := jaBunsetsu(words)
		heads := jaHeads(words, bs)

		goldAt, predAt := map[int]int{}, map[int]int{}
		for i, b := range g.buns {
			goldAt[b.start] = i
			bounds.gold++
		}
		for i, b := range bs {
			predAt[words[b.from].Start] = i
			bounds.pred++
			if _, ok := goldAt[words[b.from].Start]; ok {
				bounds.ok++
			}
		}
		goldArcs := map[[2]int]string{}
		for _, b := range g.buns {
			if b.head < 0 {
				continue
			}
			arcs.gold++
			m := b.marker
			if m != "が" && m != "を" && m != "に" || !g.buns[b.head].pred {
				m = ""
			} else {
				arg.gold++
			}
			goldArcs[[2]int{b.start, g.buns[b.head].start}] = m
		}
		bad := false
		for i, b := range bs {
			if heads[i] < 0 {
				continue
			}
			arcs.pred++
			key := [2]int{words[b.from].Start, words[bs[heads[i]].from].Start}
			m, ok := goldArcs[key]
			if ok {
				arcs.ok++
			} else {
				bad = true
			}
			if (b.marker == "が" || b.marker == "を" || b.marker == "に") && bs[heads[i]].pred {
				arg.pred++
				if ok && m == b.marker {
					arg.ok++
				}
			}
		}
		if show == "heads" && bad {
			var sb strings.Builder
			for i, b := range bs {
				key := words[b.from].Start
				form := text[key:words[b.to-1].End]
				mark := ""
				gi, ok := goldAt[key]
				if !ok {
					mark = " [NOGOLD]"
				} else if gh := g.buns[gi].head; gh >= 0 && heads[i] >= 0 && g.buns[gh].start != words[bs[heads[i]].from].Start {
					mark = " ***" + strings.TrimSpace(text[g.buns[gh].start:min(len(text), g.buns[gh].end)])
				}
				h := ""
				if heads[i] >= 0 {
					h = text[words[bs[heads[i]].from].Start:words[bs[heads[i]].to-1].End]
				}
				sb.WriteString("  " + form + " f" + strconv.Itoa(int(b.form)) + " m" + b.marker + " -> " + h + mark + "\n")
			}
			t.Log("\n" + sb.String())
		}
		if show == "bounds" {
			var a []string
			bad := false
			for i, b := range bs {
				end := len(text)
				if i+1 < len(bs) {
					end = words[bs[i+1].from].Start
				}
				f := text[words[b.from].Start:end]
				if _, ok := goldAt[words[b.from].Start]; !ok {
					f = "##" + f
					bad = true
				}
				for k := words[b.from].Start + 1; k < end; k++ {
					if _, ok := goldAt[k]; ok {
						f += "(miss:" + text[k:end] + ")"
						bad = true
					}
				}
				a = append(a, f)
			}
			if bad {
				t.Log(strings.Join(a, "|"))
			}
		}
	}
	t.Logf("bunsetsu boundaries F1 %.2f, heads F1 %.2f, が/を/に arguments F1 %.2f", bounds.f1(), arcs.f1(), arg.f1())
	if bounds.f1() < 97 || arcs.f1() < 88 || arg.f1() < 85 {
		t.Errorf("below the floors 97 / 88 / 85")
	}
}
