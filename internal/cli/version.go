package cli

import (
	"encoding/json"
	"fmt"
	"runtime"

	"demarche/timeline/syntax"
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
	model, scores, err := syntax.EnglishModel()
	if err != nil {
		return err
	}
	info := struct {
		Version string `json:"version"`
		Go      string `json:"go"`
		System  string `json:"system"`
		Model   string `json:"model"`
		Scores  string `json:"model_scores"`
	}{version, runtime.Version(), runtime.GOOS + "/" + runtime.GOARCH, model, scores}
	if g.JSON {
		return json.NewEncoder(app.Out).Encode(info)
	}
	_, err = fmt.Fprintf(app.Out, "demarche %s, %s, %s\nmodel %s: %s\n", info.Version, info.Go, info.System, info.Model, info.Scores)
	return err
}
