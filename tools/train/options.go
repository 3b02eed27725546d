package main

import (
	"flag"
	"os"
	"path/filepath"
)

// options are the choices of one training; the defaults are those of the model that
// is built in.
type options struct {
	train, dev, out, version string
	keep                     string
	seed                     uint64
	part                     float64
	folds                    int
	perBucket                float64
	tag, parse, label        stage
	beam                     int
	slack                    int
	bytes                    int
}

// stage is what the tagger and the parser have alike.
type stage struct {
	runs   int     // models trained from different seeds and added up
	epochs int     // passes over the data
	least  int     // times a feature must be seen
	margin float64 // by which the right class must win
	prune  float64 // smallest weight kept
	bytes  int     // size of the weights
}

func readOptions() options {
	var o options
	flag.StringVar(&o.train, "train", "", "treebanks to learn from, commas between")
	flag.StringVar(&o.dev, "dev", "", "treebanks to measure on, commas between")
	flag.StringVar(&o.out, "out", "english.model", "file to write")
	flag.StringVar(&o.version, "version", "4", "version to write into the model")
	flag.StringVar(&o.keep, "keep", "", "folder that keeps what is done before transitions are learned, between runs with the same options for it")
	flag.Uint64Var(&o.seed, "seed", 5, "seed of every random choice")
	flag.Float64Var(&o.part, "part", 1, "part of the training trees to use, for a learning curve")
	flag.IntVar(&o.folds, "folds", 3, "folds of the jackknife for the parser's tags")
	flag.Float64Var(&o.perBucket, "per-bucket", 4, "features in a bucket of the packed tables")
	flag.IntVar(&o.beam, "beam", 4, "states in the beam")
	flag.IntVar(&o.slack, "slack", 150, "by how much a state of the beam may score less than the best, 0 for any")
	flag.IntVar(&o.bytes, "bytes", 5_999_000, "size of the model")
	o.label.flags("label", stage{epochs: 6, least: 3, margin: 40, prune: 1.5, bytes: 1_000_000})
	o.tag.flags("tag", stage{runs: 2, epochs: 8, least: 2, margin: 40, prune: 1.5, bytes: 1_500_000})
	o.parse.flags("parse", stage{runs: 2, epochs: 10, least: 4, margin: 50})
	flag.Parse()
	return o
}

// flags declares the flags of a stage, those that it has a use for.
func (s *stage) flags(name string, d stage) {
	*s = d
	if d.runs > 0 {
		flag.IntVar(&s.runs, name+"-runs", d.runs, "models to train from different seeds and add up")
	}
	flag.IntVar(&s.epochs, name+"-epochs", d.epochs, "passes over the data")
	flag.IntVar(&s.least, name+"-least", d.least, "times a feature must be seen")
	flag.Float64Var(&s.margin, name+"-margin", d.margin, "margin by which the right class must win")
	if d.bytes > 0 {
		flag.Float64Var(&s.prune, name+"-prune", d.prune, "smallest weight kept")
		flag.IntVar(&s.bytes, name+"-bytes", d.bytes, "size of the weights")
	}
}

// kept gives what make gives, or what it gave to an earlier run.
func (o options) kept(name string, make func() ([]byte, error)) ([]byte, error) {
	if o.keep == "" {
		return make()
	}
	path := filepath.Join(o.keep, name)
	if data, err := os.ReadFile(path); err == nil {
		return data, nil
	}
	data, err := make()
	if err != nil {
		return nil, err
	}
	return data, os.WriteFile(path, data, 0o644)
}
