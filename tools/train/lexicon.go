package main

import (
	"bytes"
	"cmp"
	"compress/gzip"
	_ "embed"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"demarche/timeline/syntax/english"
)

func byCount(count map[string]int, least int) []string {
	names := slices.SortedFunc(maps.Keys(count), func(a, b string) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a, b))
	})
	for i, n := range names {
		if count[n] < least {
			return names[:i]
		}
	}
	return names
}

// buildLexicon gives each word seen often enough the class of its common tags, and
// each clustered word its cluster.
func buildLexicon(trees []*tree, clusters map[string]uint16, least int) []byte {
	seen := map[string]map[uint8]int{}
	total := map[string]int{}
	for _, t := range trees {
		for i, f := range t.Forms {
			w := strings.ToLower(english.Normalise(f))
			if seen[w] == nil {
				seen[w] = map[uint8]int{}
			}
			seen[w][t.tags[i]]++
			total[w]++
		}
	}
	class := map[string]string{}
	size := map[string]int{}
	for w, tags := range seen {
		if total[w] < least {
			continue
		}
		var key []string
		for _, t := range slices.Sorted(maps.Keys(tags)) {
			if tags[t]*20 >= total[w] {
				key = append(key, strconv.Itoa(int(t)))
			}
		}
		class[w] = strings.Join(key, " ")
		size[class[w]]++
	}
	number := map[string]uint16{}
	for i, c := range byCount(size, 2) {
		number[c] = uint16(i + 3)
	}
	words := map[string]english.LexiconEntry{}
	for w, c := range class {
		if n := number[c]; n > 0 {
			words[w] = english.LexiconEntry{Hash: english.HashWord(w), Class: n}
		}
	}
	for w, c := range clusters {
		e := words[w]
		e.Hash, e.Cluster = english.HashWord(w), c
		words[w] = e
	}
	byHash := map[uint32]bool{}
	var entries []english.LexiconEntry
	for _, w := range slices.Sorted(maps.Keys(words)) {
		if e := words[w]; !byHash[e.Hash] {
			byHash[e.Hash] = true
			entries = append(entries, e)
		}
	}
	return english.PackLexicon(entries)
}

// wordKinds is a list of words by the parts of speech they can have; its first lines
// tell where it comes from.
//
//go:embed words.txt.gz
var wordKinds []byte

// readWords gives the words of the list with their kinds.
func readWords() (map[string]uint8, error) {
	z, err := gzip.NewReader(bytes.NewReader(wordKinds))
	if err != nil {
		return nil, fmt.Errorf("read list of words: %w", err)
	}
	text, err := io.ReadAll(z)
	if err != nil {
		return nil, fmt.Errorf("read list of words: %w", err)
	}
	out := map[string]uint8{}
	for line := range strings.Lines(string(text)) {
		f := strings.Fields(line)
		if f[0] == "#" {
			continue
		}
		kinds := uint8(0)
		for i, k := range []string{"N", "V", "A", "R"} {
			if strings.Contains(f[0], k) {
				kinds |= english.KindNoun << i
			}
		}
		for _, w := range f[1:] {
			out[w] = kinds
		}
	}
	return out, nil
}

// lemmaExceptions lists the forms whose most frequent lemma in the trees is not what
// the rule gives.
func lemmaExceptions(trees []*tree) string {
	lemmas := map[string]map[string]int{}
	upos := map[string]string{}
	for _, t := range trees {
		for i, f := range t.Forms {
			if t.Lemmas[i] == "_" || t.XPOS[i] == "GW" || t.XPOS[i] == "ADD" {
				continue
			}
			key := strings.ToLower(strings.ReplaceAll(f, "’", "'")) + "\t" + t.XPOS[i]
			if lemmas[key] == nil {
				lemmas[key] = map[string]int{}
			}
			lemmas[key][t.Lemmas[i]]++
			upos[key] = t.UPOS[i]
		}
	}
	var b strings.Builder
	for _, key := range slices.Sorted(maps.Keys(lemmas)) {
		form, xpos, _ := strings.Cut(key, "\t")
		best := byCount(lemmas[key], 1)[0]
		if strings.HasPrefix(xpos, "NNP") || strings.EqualFold(english.RuleLemma(form, upos[key], xpos), best) {
			continue
		}
		if n := lemmas[key][best]; n > 1 || strings.HasPrefix(xpos, "V") || xpos == "NNS" {
			fmt.Fprintf(&b, "%s\t%s\n", key, best)
		}
	}
	return b.String()
}
