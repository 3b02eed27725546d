package main

import "flag"

// options are the choices of one training; the defaults are those of the model that
// is built in.
type options struct {
	train, dev, out, text, version string
	autoTags                       string
	seed                           uint64
	part                           float64
	clusters, folds                int
	perBucket                      float64
	tag, parse                     stage
	exploreFrom                    int
	explore                        float64
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
	flag.StringVar(&o.text, "text", "", "more text for word clusters: JSON lines with a text each")
	flag.StringVar(&o.version, "version", "2", "version to write into the model")
	flag.StringVar(&o.autoTags, "auto-tags", "", "file that keeps the jackknifed tags between runs with the same data and tagger")
	flag.Uint64Var(&o.seed, "seed", 5, "seed of every random choice")
	flag.Float64Var(&o.part, "part", 1, "part of the training trees to use, for a learning curve")
	flag.IntVar(&o.clusters, "clusters", 256, "number of word clusters")
	flag.IntVar(&o.folds, "folds", 3, "folds of the jackknife for the parser's tags")
	flag.Float64Var(&o.perBucket, "per-bucket", 4, "features in a bucket of the packed tables")
	flag.IntVar(&o.exploreFrom, "explore-from", 1, "epoch from which the parser follows its own choices")
	flag.Float64Var(&o.explore, "explore", 0.9, "how often it does")
	o.tag.flags("tag", stage{runs: 2, epochs: 5, least: 2, margin: 5, prune: 0.04, bytes: 1_800_000})
	o.parse.flags("parse", stage{runs: 2, epochs: 4, least: 4, margin: 4, prune: 1.2, bytes: 4_040_000})
	flag.Parse()
	return o
}

func (s *stage) flags(name string, d stage) {
	flag.IntVar(&s.runs, name+"-runs", d.runs, "models to train from different seeds and add up")
	flag.IntVar(&s.epochs, name+"-epochs", d.epochs, "passes over the data")
	flag.IntVar(&s.least, name+"-least", d.least, "times a feature must be seen")
	flag.Float64Var(&s.margin, name+"-margin", d.margin, "margin by which the right class must win")
	flag.Float64Var(&s.prune, name+"-prune", d.prune, "smallest weight kept")
	flag.IntVar(&s.bytes, name+"-bytes", d.bytes, "size of the weights")
}
