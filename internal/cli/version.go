package cli

import (
	"encoding/json"
	"fmt"
	"runtime"
)

// version is set by the linker; a plain go build leaves "dev".
var version = "dev"

type versionCmd struct{}

// Help is the long help of the command.
func (versionCmd) Help() string {
	return "Prints the version of the program.\n\nExamples:\n  demarche version\n  demarche version --json\n\n" + exitHelp
}

// Run prints the version.
func (versionCmd) Run(app *App, g *grammar) error {
	info := struct {
		Version string `json:"version"`
		Go      string `json:"go"`
		System  string `json:"system"`
	}{version, runtime.Version(), runtime.GOOS + "/" + runtime.GOARCH}
	if g.JSON {
		return json.NewEncoder(app.Out).Encode(info)
	}
	_, err := fmt.Fprintf(app.Out, "demarche %s, %s, %s\n", info.Version, info.Go, info.System)
	return err
}
