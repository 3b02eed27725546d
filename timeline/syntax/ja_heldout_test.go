package syntax

import (
	"bufio"
	"encoding/json"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"demarche/timeline"
)

// TestJapaneseHeldOut measures the parser on sentences that its model was not
// trained on: the treebank in five folds, each parsed by a model of the other four.
// It takes some minutes, so it asks for -held-out-ja. Boundaries are rules, written with
// the same sentences in view.
func TestJapaneseHeldOut(t *testing.T) {
	if !*heldOut {
		t.Skip("only with -held-out-ja")
	}
	const folds = 5
	gold, data, news := readGSD(t), jaExamples(t), readWikinews(t)
	counts, hand := countNews(news), append(handExamples(t, news), ownExamples(t, ownTrees(t))...)
	models := make([]*jaModel, folds)
	var wg sync.WaitGroup
	for f := range folds {
		wg.Go(func() {
			in := slices.Clone(hand)
			for i, e := range data {
				if i%folds != f {
					in = append(in, e)
				}
			}
			models[f], _ = readJaModel(trainJa(counts, in))
		})
	}
	wg.Wait()
	var all, alone jaScore
	for i, e := range data {
		if models[i%folds] == nil {
			t.Fatal(errJaModel)
		}
		heads := jaHeadsBy(models[i%folds], e.words, e.bs)
		alone.add(gold[i], e.words, e.bs, heads)
		mendHeads(e.words, e.bs, heads)
		all.add(gold[i], e.words, e.bs, heads)
	}
	t.Logf("model alone, held out: %s", &alone)
	t.Logf("model and rules, held out: %s", &all)
	if all.bounds.f1() < 98.7 || all.heads.f1() < 85.5 || all.args.f1() < 89.7 {
		t.Errorf("below the floors 98.7 / 85.5 / 89.7")
	}
}

// countNews counts in unannotated news how often a word heads a bunsetsu of each
// case, where the nearest candidate that can be the head is taken for it.
func countNews(news []jaNewsSentence) *jaModel {
	words, pairs, slots := map[uint64]int{}, map[[2]uint64]int{}, map[uint64]int{}
	m := &jaModel{counts: newJaTable(0)}
	for _, s := range news {
		bs := jaBunsetsu(s.words)
		p := newJaParse(m, s.words, bs)
		for i := len(bs) - 1; i >= 0; i-- {
			h := -1
			if i+1 < len(bs) {
				h = nearestHead(bs, p.choices(nil, i), i)
				slot, lemma := p.views[i].slot, p.views[h].lemma
				words[lemma]++
				pairs[[2]uint64{slot, lemma}]++
				slots[slot]++
				m.total++
			}
			p.attach(i, h)
		}
	}
	m.counts = newJaTable(len(words) + len(pairs) + len(slots))
	put := func(key uint32, n int) { m.counts.put(key, uint16(min(n, math.MaxUint16))) }
	for lemma, n := range words {
		if n >= 4 {
			put(countOfWord(lemma), n)
		}
	}
	for pair, n := range pairs {
		if words[pair[1]] >= 4 {
			put(countOfPair(pair[0], pair[1]), n)
		}
	}
	for slot, n := range slots {
		put(countOfSlot(slot), n/slotUnit)
	}
	return m
}

// jaNewsSentence is a sentence of unannotated news.
type jaNewsSentence struct {
	article string
	start   int
	words   []jaWord
}

// readWikinews cuts the unannotated articles into sentences and words.
func readWikinews(t testing.TB) []jaNewsSentence {
	z := unpacked(t, "data", "dev", "ja_wikinews.jsonl.gz")
	var j japanese
	tok, err := j.load()
	if err != nil {
		t.Fatal(err)
	}
	var out []jaNewsSentence
	sc := bufio.NewScanner(z)
	sc.Buffer(nil, 1<<24)
	for sc.Scan() {
		var article struct{ ID, Text string }
		if err := json.Unmarshal(sc.Bytes(), &article); err != nil {
			t.Fatal(err)
		}
		for _, s := range Split(&timeline.Document{Text: article.Text, Lang: "ja"}) {
			if words := jaWords(tok, article.Text, s.Span, nil); len(words) > 0 {
				out = append(out, jaNewsSentence{article.ID, words[0].Start, words})
			}
		}
	}
	return out
}

// handExamples are the sentences of news in which heads were chosen by hand.
func handExamples(t testing.TB, news []jaNewsSentence) []jaExample {
	raw, err := os.ReadFile("testdata/ja_wikinews_heads.tsv")
	if err != nil {
		t.Fatal(err)
	}
	type place struct {
		article string
		start   int
	}
	at := map[place][]jaWord{}
	for _, s := range news {
		at[place{s.article, s.start}] = s.words
	}
	var out []jaExample
	for line := range strings.Lines(string(raw)) {
		f := strings.Split(strings.TrimSpace(line), "\t")
		if strings.HasPrefix(line, "#") || len(f) != 3 {
			continue
		}
		start, err := strconv.Atoi(f[1])
		words := at[place{f[0], start}]
		if err != nil || len(words) == 0 {
			continue // the sentence is divided otherwise today
		}
		out = append(out, handExample(words, start, strings.Fields(f[2])))
	}
	return out
}

// handExample reads the heads of one sentence.
func handExample(words []jaWord, start int, arcs []string) jaExample {
	e := jaExample{words: words, bs: jaBunsetsu(words), weight: 1}
	e.heads, e.around = make([]int, len(e.bs)), make([]int, len(e.bs))
	opens := map[int]int{}
	for i, b := range e.bs {
		e.heads[i], e.around[i] = -2, -2
		opens[words[b.from].Start-start] = i
	}
	for _, arc := range arcs {
		from, to, _ := strings.Cut(strings.TrimPrefix(arc, "*"), ">")
		a, err1 := strconv.Atoi(from)
		b, err2 := strconv.Atoi(to)
		i, ok1 := opens[a]
		h, ok2 := opens[b]
		if err1 != nil || err2 != nil || !ok1 || !ok2 || h <= i {
			continue
		}
		e.around[i] = h
		if strings.HasPrefix(arc, "*") {
			e.heads[i] = h
		}
	}
	return e
}
