// Command train makes the English model of package syntax from treebanks in
// CoNLL-U. The same files, options and seed give the same bytes.
//
//	go run . -train ewt-train.conllu.gz,gum-train.conllu.gz -dev ewt-dev.conllu.gz,gum-dev.conllu.gz \
//		-out ../../timeline/syntax/english.model
package main

import (
	"errors"
	"fmt"
	"log"
	"math/rand/v2"
	"os"
	"strings"
	"sync"
	"time"

	"demarche/timeline/syntax/english"
)

func main() {
	log.SetFlags(log.Ltime)
	if err := run(readOptions()); err != nil {
		log.Fatal(err)
	}
}

// Streams of random numbers, one for each use, so that one more run of a stage
// changes no other.
const (
	streamLabels = 6
	streamTagger = 10
	streamParser = 20
	streamTags   = 30
)

func (o options) random(stream uint64) *rand.Rand { return rand.New(rand.NewPCG(o.seed, stream)) }

func run(o options) error {
	c, err := readCorpus(o)
	if err != nil {
		return err
	}
	log.Printf("%d sentences, %d tags, %d labels, lexicon %d bytes", len(c.trees), len(c.tags), len(c.labels), len(c.lexicon))
	start := time.Now()
	tagger, err := o.kept("tagger", func() ([]byte, error) {
		rows, err := trainTaggers(c, o)
		if err != nil {
			return nil, err
		}
		return english.PackTable(prune(rows, o.tag), o.perBucket)
	})
	if err != nil {
		return err
	}
	log.Printf("tagger: %d bytes, %v", len(tagger), time.Since(start))
	if err := autoTags(c, o); err != nil {
		return err
	}
	log.Printf("tags for the parser, %v", time.Since(start))
	labels, err := labelers(c, o)
	if err != nil {
		return err
	}
	log.Printf("labels: %d bytes, %v", len(labels[2]), time.Since(start))
	arcs, err := trainParsers(c, o, labels)
	if err != nil {
		return err
	}
	log.Printf("transitions, %v", time.Since(start))
	return c.write(o, tagger, labels[2], arcs)
}

// corpus is what training reads.
type corpus struct {
	trees        []*tree
	tags, labels []string
	lexicon      []byte
	lex          *english.Lexicon
}

func readCorpus(o options) (*corpus, error) {
	c := &corpus{}
	for _, p := range strings.Split(o.train, ",") {
		t, err := readTrees(p)
		if err != nil {
			return nil, err
		}
		c.trees = append(c.trees, t[:int(float64(len(t))*o.part)]...)
	}
	tags, tagIndex := inventory(c.trees, jointTag, 2)
	labels, labelIndex := inventory(c.trees, relation, 15)
	c.tags, c.labels = tags, labels
	for _, t := range c.trees {
		for i := range t.Forms {
			t.tags = append(t.tags, tagIndex[jointTag(t, i)])
			l, ok := labelIndex[t.Rels[i]]
			if !ok {
				l = labelIndex[strings.Split(t.Rels[i], ":")[0]]
			}
			t.labels = append(t.labels, l)
		}
	}
	var err error
	if c.lexicon, err = buildLexicon(c.trees); err != nil {
		return nil, err
	}
	if c.lex, _, err = english.OpenLexicon(c.lexicon); err != nil {
		return nil, fmt.Errorf("open packed lexicon: %w", err)
	}
	return c, nil
}

// write measures the model and writes it with its scores. The transitions fill what
// the rest leaves of the file.
func (c *corpus) write(o options, tagger, labels []byte, rows []english.ArcRow) error {
	lemmas := lemmaExceptions(c.trees)
	model := func(scores string, arcs []byte) []byte {
		return english.Pack(o.version, scores, c.tags, c.labels, lemmas, c.lexicon, tagger, labels, arcs)
	}
	const forScores = 256
	arcs := english.PackArcs(rows, o.bytes-len(model("", nil))-forScores)
	scores, err := measure(model("", arcs), o.dev)
	if err != nil {
		return err
	}
	data := model(scores, arcs)
	log.Printf("%d bytes: %s", len(data), scores)
	return os.WriteFile(o.out, data, 0o644)
}

// pack packs rows and opens them again.
func pack(rows []english.Row, perBucket float64) (*english.Table, error) {
	data, err := english.PackTable(rows, perBucket)
	if err != nil {
		return nil, err
	}
	t, _, err := english.OpenTable(data)
	if err != nil {
		return nil, fmt.Errorf("open packed table: %w", err)
	}
	return t, nil
}

// parallel runs f for 0..n-1 side by side and gives the first error.
func parallel(n int, f func(k int) error) error {
	errs := make([]error, n)
	var wg sync.WaitGroup
	for k := range n {
		wg.Go(func() { errs[k] = f(k) })
	}
	wg.Wait()
	return errors.Join(errs...)
}
