// Command train makes the English model of package syntax from treebanks in
// CoNLL-U. The same files, options and seed give the same bytes.
//
//	go run . -train ewt-train.conllu.gz,gum-train.conllu.gz -dev ewt-dev.conllu.gz,gum-dev.conllu.gz -out ../../timeline/syntax/english.model
package main

import (
	"flag"
	"fmt"
	"log"
	"math/rand/v2"
	"os"
	"strings"
	"time"

	"demarche/timeline/syntax/english"
)

type options struct {
	train, dev, out, clusters, version string
	autoTags                           string
	seed                               uint64
	part                               float64
	tagEpochs, tagLeast, folds         int
	tagMargin, parseMargin             float32
	parseEpochs, parseLeast            int
	exploreFrom                        int
	explore                            float64
	tagBytes, parseBytes               int
	tagPrune, parsePrune               float64
	perBucket                          float64
	quick                              bool
}

func main() {
	log.SetFlags(log.Ltime)
	var o options
	flag.StringVar(&o.train, "train", "", "treebanks to learn from, commas between")
	flag.StringVar(&o.dev, "dev", "", "treebanks to measure on, commas between")
	flag.StringVar(&o.out, "out", "english.model", "file to write")
	flag.StringVar(&o.clusters, "clusters", "", "word clusters: lines of word, tab, number")
	flag.StringVar(&o.version, "version", "1", "version to write into the model")
	flag.StringVar(&o.autoTags, "auto-tags", "", "file that keeps the jackknifed tags between runs with the same data and tagger")
	flag.Uint64Var(&o.seed, "seed", 5, "seed of every random choice")
	flag.Float64Var(&o.part, "part", 1, "part of the training trees to use, for a learning curve")
	flag.IntVar(&o.tagEpochs, "tag-epochs", 8, "passes over the data for tags")
	flag.IntVar(&o.tagLeast, "tag-least", 2, "times a tag feature must be seen")
	flag.IntVar(&o.folds, "folds", 5, "folds of the jackknife for the parser's tags")
	tagMargin := flag.Float64("tag-margin", 2, "margin of the tagger")
	flag.IntVar(&o.parseEpochs, "parse-epochs", 14, "passes over the data for trees")
	flag.IntVar(&o.parseLeast, "parse-least", 4, "times a parse feature must be seen")
	parseMargin := flag.Float64("parse-margin", 4, "margin of the parser")
	flag.IntVar(&o.exploreFrom, "explore-from", 1, "epoch from which the parser follows its own choices")
	flag.Float64Var(&o.explore, "explore", 0.9, "how often it does")
	flag.IntVar(&o.tagBytes, "tag-bytes", 1500000, "size of the tagger's weights")
	flag.IntVar(&o.parseBytes, "parse-bytes", 4000000, "size of the parser's weights")
	flag.Float64Var(&o.tagPrune, "tag-prune", 0.02, "smallest weight kept, tagger")
	flag.Float64Var(&o.parsePrune, "parse-prune", 0.02, "smallest weight kept, parser")
	flag.Float64Var(&o.perBucket, "per-bucket", 4, "features in a bucket of the packed tables")
	flag.Parse()
	o.tagMargin, o.parseMargin = float32(*tagMargin), float32(*parseMargin)
	if err := run(o); err != nil {
		log.Fatal(err)
	}
}

func run(o options) error {
	var trees []*tree
	for _, p := range strings.Split(o.train, ",") {
		t, err := readTrees(p)
		if err != nil {
			return err
		}
		trees = append(trees, t[:int(float64(len(t))*o.part)]...)
	}
	rng := rand.New(rand.NewPCG(o.seed, 1))
	tags, tagIndex := inventory(trees, jointTag, 2)
	labels, labelIndex := inventory(trees, relation, 15)
	for _, t := range trees {
		for i := range t.Forms {
			t.tags = append(t.tags, tagIndex[jointTag(t, i)])
			l, ok := labelIndex[t.Rels[i]]
			if !ok {
				l = labelIndex[strings.Split(t.Rels[i], ":")[0]]
			}
			t.labels = append(t.labels, l)
		}
	}
	clusters, err := readClusters(o.clusters)
	if err != nil {
		return err
	}
	lexBytes, err := buildLexicon(trees, clusters, 3)
	if err != nil {
		return err
	}
	lex, _, err := english.OpenLexicon(lexBytes)
	if err != nil {
		return err
	}
	log.Printf("%d sentences, %d tags, %d labels, lexicon %d bytes", len(trees), len(tags), len(labels), len(lexBytes))

	start := time.Now()
	tagRows := prune(trainTagger(trees, len(tags), lex, o, rng).averages(), float32(o.tagPrune), o.tagBytes)
	tagger, err := english.PackTable(tagRows, o.perBucket)
	if err != nil {
		return err
	}
	log.Printf("tagger: %d features, %d bytes, %v", len(tagRows), len(tagger), time.Since(start))
	if o.parseEpochs > 0 {
		if err := autoTags(trees, len(tags), lex, o); err != nil {
			return err
		}
	}
	log.Printf("jackknife done, %v", time.Since(start))

	lemmas := lemmaExceptions(trees)
	build := func(l *learner, bytes int, scores string) ([]byte, error) {
		rows := prune(l.averages(), float32(o.parsePrune), bytes)
		parser, err := english.PackTable(rows, o.perBucket)
		if err != nil {
			return nil, err
		}
		return english.Pack(o.version, scores, tags, labels, lemmas, lexBytes, tagger, parser), nil
	}
	l := trainParser(trees, labels, lex, o, rand.New(rand.NewPCG(o.seed, 3)), func(epoch int, l *learner) {
		if epoch%4 != 3 {
			log.Printf("epoch %d, %v", epoch, time.Since(start))
			return
		}
		for _, size := range []int{o.parseBytes, o.parseBytes * 2, o.parseBytes * 4} {
			data, err := build(l, size, "")
			if err == nil {
				var s string
				if s, err = measure(data, o.dev); err == nil {
					log.Printf("epoch %d, %d rows, %v: %d bytes: %s", epoch, len(l.hot), time.Since(start), len(data), s)
				}
			}
			if err != nil {
				log.Print(err)
			}
		}
	})
	data, err := build(l, o.parseBytes, "")
	if err != nil {
		return err
	}
	scores, err := measure(data, o.dev)
	if err != nil {
		return err
	}
	if data, err = build(l, o.parseBytes, scores); err != nil {
		return err
	}
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
