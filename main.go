// Command demarche builds timelines of diplomatic events from news articles.
package main

import (
	"os"

	"demarche/internal/cli"
)

func main() {
	os.Exit(cli.Main(os.Args[1:]))
}
