package main

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// wordClasses is a list of words used alike, a class a line; its first lines tell
// where it comes from and ./classes makes it.
//
//go:embed classes.txt.gz
var wordClasses []byte

// readClasses gives the words of the list with their classes, from 1, and the group
// of each class.
func readClasses() (words map[string]uint16, groups []byte, err error) {
	text, err := unzip(wordClasses)
	if err != nil {
		return nil, nil, fmt.Errorf("read list of classes: %w", err)
	}
	words = map[string]uint16{}
	for line := range strings.Lines(text) {
		f := strings.Fields(line)
		if f[0] == "#" {
			continue
		}
		g, err := strconv.ParseUint(f[0], 10, 8)
		if err != nil {
			return nil, nil, fmt.Errorf("read list of classes: %w", err)
		}
		groups = append(groups, byte(g))
		for _, w := range f[1:] {
			words[w] = uint16(len(groups))
		}
	}
	return words, groups, nil
}

func unzip(data []byte) (string, error) {
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return "", err
	}
	text, err := io.ReadAll(z)
	return string(text), err
}
