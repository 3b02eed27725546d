package syntax

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"demarche/timeline"
)

// Trees of sentences of our own, made by hand: testdata/ja_own_heads.tsv. One sentence
// a line, its bunsetsu parted by |, each with / and the number of its head from 1, 0
// for the last: 外相は/3|首都に/3|到着した。/0. A ! after the number lets its arc cross others.

var ownJapanese = flag.String("own-ja", "testdata/ja_own_heads.tsv", "files of own Japanese trees, parted by commas")

// jaOwn is one such sentence; bunsetsu in bytes, heads from 0, -1 for the last.
type jaOwn struct {
	place   string // file:line
	text    string
	buns    []jaGoldBun
	crosses []bool // arcs that may cross
}

// readOwn reads files of own trees; what is wrong of a line is a complaint, and the line left out.
func readOwn(t testing.TB) (out []jaOwn, complaints []error) {
	for name := range strings.SplitSeq(*ownJapanese, ",") {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for line := range strings.Lines(string(raw)) {
			n++
			line = strings.TrimSpace(line)
			if line == "" || strings.HasPrefix(line, "#") {
				continue
			}
			own, err := parseOwn(line)
			own.place = fmt.Sprintf("%s:%d", name, n)
			if err != nil {
				complaints = append(complaints, fmt.Errorf("%s: %w: %s", own.place, err, line))
				continue
			}
			out = append(out, own)
		}
	}
	return out, complaints
}

// ownTrees are the own trees, all of which must be whole.
func ownTrees(t testing.TB) []jaOwn {
	trees, complaints := readOwn(t)
	if len(complaints) > 0 {
		t.Fatal(errors.Join(complaints...))
	}
	return trees
}

// parseOwn reads one line and checks that its heads make a tree.
func parseOwn(line string) (jaOwn, error) {
	var o jaOwn
	parts := strings.Split(line, "|")
	for i, part := range parts {
		cut := strings.LastIndex(part, "/")
		if cut <= 0 {
			return o, fmt.Errorf("bunsetsu %d (%s) has no text or no head", i+1, part)
		}
		number, crosses := strings.CutSuffix(part[cut+1:], "!")
		head, err := strconv.Atoi(number)
		last := i+1 == len(parts)
		switch {
		case err != nil:
			return o, fmt.Errorf("bunsetsu %d (%s): the head is no number", i+1, part)
		case last && head != 0, !last && head == 0:
			return o, errors.New("the last bunsetsu has the head 0, and no other")
		case !last && (head <= i+1 || head > len(parts)):
			return o, fmt.Errorf("bunsetsu %d (%s): the head is not to the right", i+1, part)
		}
		from := len(o.text)
		o.text += part[:cut]
		o.buns = append(o.buns, jaGoldBun{start: from, end: len(o.text), head: head - 1})
		o.crosses = append(o.crosses, crosses)
	}
	for i, b := range o.buns {
		for k := i + 1; k < b.head; k++ {
			if o.buns[k].head > b.head && !o.crosses[i] && !o.crosses[k] {
				return o, fmt.Errorf("the arcs %d>%d (%s) and %d>%d (%s) cross", i+1, b.head+1, parts[i], k+1, o.buns[k].head+1, parts[k])
			}
		}
	}
	return o, nil
}

// ownExamples lays the trees over our own bunsetsu: a boundary that we do not make
// merges two, and where we divide one its parts lean each on the next.
func ownExamples(t testing.TB, trees []jaOwn) []jaExample {
	var j japanese
	tok, err := j.load()
	if err != nil {
		t.Fatal(err)
	}
	var out []jaExample
	for _, o := range trees {
		words := jaWords(tok, o.text, timeline.Span{End: len(o.text)}, nil)
		e := jaExample{words: words, bs: jaBunsetsu(words), weight: 1}
		at := func(pos int) int {
			for i, b := range e.bs {
				if words[b.to-1].End > pos {
					return i
				}
			}
			return -1
		}
		for i, b := range e.bs {
			end, head := words[b.to-1].End, -2
			for _, g := range o.buns {
				switch {
				case end <= g.start || end > g.end:
				case end < g.end && strings.TrimFunc(o.text[end:g.end], isSpace) != "":
					head = i + 1
				case g.head >= 0:
					if h := at(o.buns[g.head].start); h > i {
						head = h
					}
				}
			}
			e.heads = append(e.heads, head)
		}
		e.hangNear()
		out = append(out, e)
	}
	return out
}

// hangNear changes what the hands that made the trees do otherwise than the treebank:
// of a chain of predicates, Aし、Bした, a topic of both and a clause before both lean on
// A in the treebank four times of five, and on B in the trees.
func (e *jaExample) hangNear() {
	for i := len(e.bs) - 1; i >= 0; i-- {
		b := &e.bs[i]
		topic := b.form == jaCase && b.marker == "は"
		if e.heads[i] < 0 || !topic && !(b.form == jaTe && b.comma) && b.form != jaStrong {
			continue
		}
		chain := e.chain(i)
		if len(chain) == 0 || e.heads[i] != e.heads[chain[len(chain)-1]] {
			continue
		}
		for _, j := range chain {
			if !topic || !e.hasSubject(j, i) {
				e.heads[i] = j
				break
			}
		}
	}
}

// chain are the predicates after bunsetsu i that each join the next, but for the last.
func (e *jaExample) chain(i int) []int {
	var out []int
	for j := i + 1; j >= 0 && e.heads[j] > j; j = e.heads[j] {
		h := &e.bs[j]
		switch {
		case h.pred && h.quote == e.bs[i].quote && (h.form == jaTe || h.form == jaStrong):
			out = append(out, j)
		case len(out) > 0 || h.pred:
			return out
		}
	}
	return out
}

// hasSubject reports whether predicate j has a subject or topic behind bunsetsu i.
func (e *jaExample) hasSubject(j, i int) bool {
	for k := i + 1; k < j; k++ {
		if b := &e.bs[k]; e.heads[k] == j && b.form == jaCase && (b.marker == "が" || b.marker == "は") {
			return true
		}
	}
	return false
}

// TestJapaneseOwnHeads checks the own trees, and tells with -v where they divide a
// sentence otherwise than the parser.
func TestJapaneseOwnHeads(t *testing.T) {
	trees, complaints := readOwn(t)
	for _, err := range complaints {
		t.Error(err)
	}
	heads, lost := 0, 0
	for n, e := range ownExamples(t, trees) {
		o := trees[n]
		var ours, theirs []string
		for i, b := range e.bs {
			ours = append(ours, o.text[e.words[b.from].Start:e.words[b.to-1].End])
			heads++
			if e.heads[i] < 0 && i+1 < len(e.bs) {
				lost++
			}
		}
		for _, b := range o.buns {
			theirs = append(theirs, strings.TrimFunc(o.text[b.start:b.end], isSpace))
		}
		if a, b := strings.Join(theirs, "|"), strings.Join(ours, "|"); a != b {
			t.Logf("%s: other bunsetsu\n\ttheirs %s\n\tours   %s", o.place, a, b)
		}
	}
	t.Logf("%d sentences, %d bunsetsu, %d heads that ours cannot show", len(trees), heads, lost)
}
