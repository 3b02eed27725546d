// Command train makes the English model of package syntax from treebanks in
// CoNLL-U. The same files, options and seed give the same bytes.
//
//	go run . -train ewt-train.conllu.gz,gum-train.conllu.gz -dev ewt-dev.conllu.gz,gum-dev.conllu.gz \
//		-text news.jsonl -out ../../timeline/syntax/english.model
package main

import (
	"fmt"
	"log"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
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
	streamTags     = 2
	streamClusters = 4
	streamTagger   = 10
	streamParser   = 20
)

func (o options) random(stream uint64) *rand.Rand { return rand.New(rand.NewPCG(o.seed, stream)) }

func run(o options) error {
	c, err := readCorpus(o)
	if err != nil {
		return err
	}
	log.Printf("%d sentences, %d tags, %d labels, lexicon %d bytes", len(c.trees), len(c.tags), len(c.labels), len(c.lexicon))
	start := time.Now()
	var rows []english.Row
	for run := range o.tag.runs {
		rows = sum(rows, trainTagger(c.trees, len(c.tags), c.lex, o.tag, o.random(streamTagger+uint64(run))).averages())
	}
	tagger, err := english.PackTable(prune(rows, o.tag), o.perBucket)
	if err != nil {
		return err
	}
	log.Printf("tagger: %d bytes, %v", len(tagger), time.Since(start))
	if err := autoTags(c.trees, len(c.tags), c.lex, o); err != nil {
		return err
	}
	log.Printf("tags for the parser, %v", time.Since(start))
	rows = nil
	for run := range o.parse.runs {
		l := trainParser(c, o, o.random(streamParser+uint64(run)), func(epoch int) {
			log.Printf("parser %d, epoch %d, %v", run, epoch, time.Since(start))
		})
		rows = sum(rows, l.averages())
	}
	parser, err := english.PackTable(prune(rows, o.parse), o.perBucket)
	if err != nil {
		return err
	}
	return c.write(o, tagger, parser)
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
	texts, err := freeText(o.text)
	if err != nil {
		return nil, err
	}
	for _, t := range c.trees {
		texts = append(texts, slices.Clone(t.Forms))
	}
	c.lexicon = buildLexicon(c.trees, clusterWords(texts, o.clusters, o.random(streamClusters)), 3)
	if c.lex, _, err = english.OpenLexicon(c.lexicon); err != nil {
		return nil, fmt.Errorf("open packed lexicon: %w", err)
	}
	return c, nil
}

// write measures the model and writes it with its scores.
func (c *corpus) write(o options, tagger, parser []byte) error {
	lemmas := lemmaExceptions(c.trees)
	model := func(scores string) []byte {
		return english.Pack(o.version, scores, c.tags, c.labels, lemmas, c.lexicon, tagger, parser)
	}
	scores, err := measure(model(""), o.dev)
	if err != nil {
		return err
	}
	data := model(scores)
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
