package syntax

import (
	"bufio"
	"fmt"
	"strconv"
	"strings"
	"testing"
)

// jaGoldBun is a bunsetsu of the treebank, in characters of the sentence.
type jaGoldBun struct {
	start, end int
	head       int
	marker     string
}

type jaGold struct {
	text string
	buns []jaGoldBun
}

// readGSD derives bunsetsu and their heads from UD Japanese GSD: a bunsetsu starts
// at each BunsetuBILabel=B; its head is the bunsetsu of the one word outside it
// that heads a word inside. Its marker is the case particle が, を or に.
func readGSD(t testing.TB) []jaGold {
	z := unpacked(t, "data", "treebank", "ja_gsd-dev.conllu.gz")
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
	compound := map[string]bool{} // particles that only open a longer one: に of について
	for _, c := range rows {
		if c[7] == "fixed" {
			compound[c[6]] = true
		}
	}
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
		if c[3] == "ADP" && c[7] == "case" && argumentParticle(c[1]) && !compound[c[0]] && b.marker == "" {
			b.marker = c[1]
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

func argumentParticle(m string) bool { return m == "が" || m == "を" || m == "に" }

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

// jaScore counts what is right of boundaries, of heads (a bunsetsu and its head both
// start where the treebank's do), and of arguments (a head whose dependent is marked
// with が, を or に).
type jaScore struct{ bounds, heads, args jaTally }

func (s *jaScore) String() string {
	return fmt.Sprintf("bunsetsu boundaries F1 %.2f, heads F1 %.2f, が/を/に arguments F1 %.2f", s.bounds.f1(), s.heads.f1(), s.args.f1())
}

// add counts one sentence.
func (s *jaScore) add(g jaGold, words []jaWord, bs []jaBun, heads []int) {
	type arc struct{ from, to int }
	gold := map[arc]string{}
	starts := map[int]bool{}
	for _, b := range g.buns {
		starts[b.start] = true
		if b.head < 0 {
			continue
		}
		gold[arc{b.start, g.buns[b.head].start}] = b.marker
		s.heads.gold++
		if b.marker != "" {
			s.args.gold++
		}
	}
	s.bounds.gold += len(g.buns)
	s.bounds.pred += len(bs)
	for i, b := range bs {
		if starts[words[b.from].Start] {
			s.bounds.ok++
		}
		if heads[i] < 0 {
			continue
		}
		marker, ok := gold[arc{words[b.from].Start, words[bs[heads[i]].from].Start}]
		s.heads.pred++
		if ok {
			s.heads.ok++
		}
		if argumentParticle(b.marker) {
			s.args.pred++
			if ok && marker == b.marker {
				s.args.ok++
			}
		}
	}
}

// TestJapaneseAgainstTreebank holds the floors that the Japanese parser must not
// fall under on the development part of the treebank, on which its model is trained.
func TestJapaneseAgainstTreebank(t *testing.T) {
	var s jaScore
	gold := readGSD(t)
	for i, e := range jaExamples(t) {
		s.add(gold[i], e.words, e.bs, jaHeads(e.words, e.bs))
	}
	t.Log(&s)
	if s.bounds.f1() < 98.7 || s.heads.f1() < 96 || s.args.f1() < 93.5 {
		t.Errorf("below the floors 98.7 / 96 / 93.5")
	}
}
