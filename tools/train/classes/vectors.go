package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"

	"demarche/timeline/syntax/english"
)

// readVectors reads the vectors of the first words, which are the most frequent, with
// length 1. Words that the features do not tell apart have the vector of the first.
func readVectors(path string, most int) ([]string, [][]float32, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	dec := json.NewDecoder(bufio.NewReaderSize(f, 1<<20))
	// The file is {..., "words": [...], "vectors": {"the": [100 numbers, norm, place], ...}, ...}.
	for {
		t, err := dec.Token()
		if err != nil {
			return nil, nil, fmt.Errorf("find vectors in %s: %w", path, err)
		}
		if t == "words" {
			var skip []string
			if err := dec.Decode(&skip); err != nil {
				return nil, nil, fmt.Errorf("read words of %s: %w", path, err)
			}
		}
		if t == "vectors" {
			break
		}
	}
	if _, err := dec.Token(); err != nil { // {
		return nil, nil, fmt.Errorf("read vectors of %s: %w", path, err)
	}
	var words []string
	var points [][]float32
	seen := map[string]bool{}
	for dec.More() && len(words) < most {
		t, err := dec.Token()
		if err != nil {
			return nil, nil, fmt.Errorf("read vectors of %s: %w", path, err)
		}
		var v []float32
		if err := dec.Decode(&v); err != nil {
			return nil, nil, fmt.Errorf("read vector of %v: %w", t, err)
		}
		if len(v) != 102 {
			return nil, nil, fmt.Errorf("vector of %v has %d numbers", t, len(v))
		}
		w := strings.ToLower(english.Normalise(fmt.Sprint(t)))
		if seen[w] || strings.ContainsAny(w, " \t\n#") {
			continue
		}
		seen[w] = true
		words = append(words, w)
		points = append(points, unit(v[:100]))
	}
	if len(words) == 0 {
		return nil, nil, errors.New("no vectors")
	}
	return words, points, nil
}
