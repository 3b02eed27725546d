// Command compile writes the index of all aliases beside the tables that it is made from.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"demarche/timeline/gazetteer"
)

func main() {
	dir := flag.String("data", "data", "folder of the tables")
	flag.Parse()
	index, err := gazetteer.Compile(os.DirFS(*dir))
	if err == nil {
		err = os.WriteFile(filepath.Join(*dir, "aliases.idx"), index, 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "compile gazetteer:", err)
		os.Exit(1)
	}
}
