package main

import (
	"cmp"
	_ "embed"
	"fmt"
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

// soleLeast is how often a word must be seen with one tag alone to have no other.
const soleLeast = 20

// tagSets gives each word seen often enough the number of its one tag or of the set of
// its common tags.
func tagSets(trees []*tree, least int) map[string]uint16 {
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
	out := map[string]uint16{}
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
		if len(tags) == 1 && total[w] >= soleLeast {
			for t := range tags {
				out[w] = uint16(t) + 1
			}
			continue
		}
		class[w] = strings.Join(key, " ")
		size[class[w]]++
	}
	number := map[string]uint16{}
	for i, c := range byCount(size, 2) {
		number[c] = uint16(i) + english.TagSets
	}
	for w, c := range class {
		if n := number[c]; n > 0 {
			out[w] = n
		}
	}
	return out
}

// buildLexicon packs what is known of words.
func buildLexicon(trees []*tree) ([]byte, error) {
	kinds, err := readWords()
	if err != nil {
		return nil, err
	}
	classes, groups, err := readClasses()
	if err != nil {
		return nil, err
	}
	return english.PackLexicon(tagSets(trees, 3), kinds, classes, groups), nil
}

// wordKinds is a list of words by the parts of speech they can have; its first lines
// tell where it comes from.
//
//go:embed words.txt.gz
var wordKinds []byte

// readWords gives the words of the list with their kinds.
func readWords() (map[string]uint16, error) {
	text, err := unzip(wordKinds)
	if err != nil {
		return nil, fmt.Errorf("read list of words: %w", err)
	}
	out := map[string]uint16{}
	for line := range strings.Lines(text) {
		f := strings.Fields(line)
		if f[0] == "#" {
			continue
		}
		kinds := uint16(0)
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
