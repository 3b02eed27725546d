package main

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Byte budgets after gzip: what a first visit may cost.
const (
	scriptBudgetBytes = 40 << 10
	styleBudgetBytes  = 14 << 10
)

// weigh prints the size of each file and fails where a budget is broken; core
// names the scripts of a first visit.
func weigh(w io.Writer, files []file, core []string) error {
	script, style := 0, 0
	for _, f := range files {
		n, err := gzipped(f.data)
		if err != nil {
			return err
		}
		at := ""
		switch {
		case slices.Contains(core, f.name):
			script += n
			at = " (core)"
		case f.name == "app.css":
			style = n
		}
		fmt.Fprintf(w, "%-22s %7d bytes, %6d gzip%s\n", f.name, len(f.data), n, at)
	}
	fmt.Fprintf(w, "core script %d of %d, style %d of %d bytes gzip\n", script, scriptBudgetBytes, style, styleBudgetBytes)
	if script > scriptBudgetBytes {
		return fmt.Errorf("the core script takes %d bytes gzip, over its budget of %d", script, scriptBudgetBytes)
	}
	if style > styleBudgetBytes {
		return fmt.Errorf("the style takes %d bytes gzip, over its budget of %d", style, styleBudgetBytes)
	}
	return nil
}

func gzipped(data []byte) (int, error) {
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return 0, fmt.Errorf("weigh: %w", err)
	}
	if _, err := z.Write(data); err != nil {
		return 0, fmt.Errorf("weigh: %w", err)
	}
	if err := z.Close(); err != nil {
		return 0, fmt.Errorf("weigh: %w", err)
	}
	return b.Len(), nil
}

// write replaces the contents of dist by files.
func write(dist string, files []file) error {
	if err := os.MkdirAll(dist, 0o755); err != nil {
		return fmt.Errorf("write dist: %w", err)
	}
	keep := map[string]bool{}
	for _, f := range files {
		keep[f.name] = true
		if err := os.WriteFile(filepath.Join(dist, f.name), f.data, 0o644); err != nil {
			return fmt.Errorf("write dist: %w", err)
		}
	}
	old, err := os.ReadDir(dist)
	if err != nil {
		return fmt.Errorf("read dist: %w", err)
	}
	for _, e := range old {
		if !keep[e.Name()] {
			if err := os.Remove(filepath.Join(dist, e.Name())); err != nil {
				return fmt.Errorf("remove a stale file: %w", err)
			}
		}
	}
	return nil
}

// compare fails where dist holds something else than files.
func compare(dist string, files []file) error {
	old, err := os.ReadDir(dist)
	if err != nil {
		return fmt.Errorf("read dist: %w", err)
	}
	var stale []string
	if len(old) != len(files) {
		stale = append(stale, fmt.Sprintf("%d files instead of %d", len(old), len(files)))
	}
	for _, f := range files {
		data, err := os.ReadFile(filepath.Join(dist, f.name))
		if err != nil || !bytes.Equal(data, f.data) {
			stale = append(stale, f.name)
		}
	}
	if len(stale) > 0 {
		return errors.New("dist is stale, run make front: " + strings.Join(stale, ", "))
	}
	return nil
}
