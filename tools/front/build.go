package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// file is one file of dist.
type file struct {
	name string
	data []byte
}

// build bundles the scripts and styles of dir/src and adds the static files. It
// also names the scripts of a first visit: app.js, the page that it brings, and
// what these import at once.
func build(dir string) (files []file, core []string, err error) {
	pages := []api.EntryPoint{
		{InputPath: filepath.Join(dir, "src", "app.js"), OutputPath: "app"},
		{InputPath: filepath.Join(dir, "src", "css", "app.css"), OutputPath: "app"},
		{InputPath: filepath.Join(dir, "src", "embed.js"), OutputPath: "embed"},
	}
	draft, err := bundle(dir, pages, picoPlugin())
	if err != nil {
		return nil, nil, err
	}
	parts, err := lateParts(dir, draft.Metafile)
	if err != nil {
		return nil, nil, err
	}
	result, err := bundle(dir, pages, picoPlugin(), latePlugin(dir, parts))
	if err != nil {
		return nil, nil, err
	}
	// The worker is a program of its own: what it shares with the page it has twice,
	// so that the page's files are cut by the page's needs alone.
	worker, err := bundle(dir, []api.EntryPoint{{InputPath: filepath.Join(dir, "src", "worker.js"), OutputPath: "worker"}})
	if err != nil {
		return nil, nil, err
	}
	first, core, err := firstVisit(result.Metafile)
	if err != nil {
		return nil, nil, err
	}
	for _, out := range append(result.OutputFiles, worker.OutputFiles...) {
		files = append(files, file{filepath.Base(out.Path), out.Contents})
	}
	for _, name := range []string{"index.html", "icon.svg"} {
		data, err := os.ReadFile(filepath.Join(dir, "src", name))
		if err != nil {
			return nil, nil, fmt.Errorf("read a static file: %w", err)
		}
		if name == "index.html" {
			data = preload(data, first, core)
		}
		files = append(files, file{name, data})
	}
	return files, core, nil
}

// bundle runs esbuild and writes nothing.
func bundle(dir string, entries []api.EntryPoint, plugins ...api.Plugin) (api.BuildResult, error) {
	result := api.Build(api.BuildOptions{
		AbsWorkingDir:       dir,
		EntryPointsAdvanced: entries,
		Outdir:              filepath.Join(dir, "dist"),
		Bundle:              true,
		Splitting:           true,
		Format:              api.FormatESModule,
		Platform:            api.PlatformBrowser,
		Target:              api.ES2022,
		Engines:             []api.Engine{{Name: api.EngineChrome, Version: "123"}, {Name: api.EngineFirefox, Version: "120"}, {Name: api.EngineSafari, Version: "17.5"}},
		JSX:                 api.JSXAutomatic,
		JSXImportSource:     "preact",
		MinifyWhitespace:    true,
		MinifyIdentifiers:   true,
		MinifySyntax:        true,
		Charset:             api.CharsetUTF8,
		LegalComments:       api.LegalCommentsNone,
		ChunkNames:          "chunk-[hash]",
		Plugins:             plugins,
		Metafile:            true,
		Write:               false,
		LogLevel:            api.LogLevelSilent,
	})
	if len(result.Errors) > 0 {
		text := api.FormatMessages(result.Errors, api.FormatMessagesOptions{Kind: api.ErrorMessage})
		return result, errors.New(strings.Join(text, ""))
	}
	return result, nil
}
