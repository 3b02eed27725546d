package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// The committed tables are what the packages give; skipped where they are absent.
func TestTablesAreCurrent(t *testing.T) {
	packages := os.Getenv("DEMARCHE_NPM")
	if packages == "" {
		t.Skip("DEMARCHE_NPM does not name a folder with the npm packages")
	}
	out := filepath.Join("..", "..", "timeline", "gazetteer", "data")
	for name, table := range tables() {
		want, err := table(packages, out)
		if err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(filepath.Join(out, name))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s differs from what the packages give: run gazgen", name)
		}
	}
}

func TestReadCitiesRefusesACutFile(t *testing.T) {
	if _, err := readCities([]byte{40, 8, 1}); err == nil {
		t.Error("readCities of a cut file: no error")
	}
}
