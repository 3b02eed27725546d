package main

import (
	"fmt"
	"log"
	"path/filepath"
	"strings"
	"time"

	"demarche/timeline/syntax/english"
)

// measure parses treebanks with a packed model, gold tokens and predicted tags, and
// tells in words how well it did.
func measure(data []byte, paths string) (string, error) {
	m, err := english.Open(data)
	if err != nil {
		return "", err
	}
	var out []string
	for _, p := range strings.Split(paths, ",") {
		if p == "" {
			continue
		}
		trees, err := readTrees(p)
		if err != nil {
			return "", err
		}
		var ws english.Workspace
		var n, upos, lemma, content, uas, las int
		start := time.Now()
		for _, t := range trees {
			for i, r := range m.Parse(&ws, t.Forms) {
				n++
				if r.UPOS == t.UPOS[i] {
					upos++
				}
				if r.Lemma == t.Lemmas[i] {
					lemma++
				}
				if t.UPOS[i] == "PUNCT" || t.Rels[i] == "punct" {
					continue
				}
				content++
				if r.Head == int(t.Heads[i]) || r.Head < 0 && int(t.Heads[i]) == len(t.Forms) {
					uas++
					if r.Rel == t.Rels[i] {
						las++
					}
				}
			}
		}
		speed := float64(n) / time.Since(start).Seconds()
		percent := func(a, b int) float64 { return 100 * float64(a) / float64(b) }
		name := strings.TrimSuffix(filepath.Base(p), ".conllu.gz")
		out = append(out, fmt.Sprintf("%s: UPOS %.2f, lemma %.2f, UAS %.2f, LAS %.2f", name, percent(upos, n), percent(lemma, n), percent(uas, content), percent(las, content)))
		log.Printf("%s: %.0f tokens/s", name, speed)
	}
	return strings.Join(out, "; "), nil
}
