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

// build bundles the scripts and styles of dir/src and adds the static files.
func build(dir string) ([]file, error) {
	src := filepath.Join(dir, "src")
	result := api.Build(api.BuildOptions{
		AbsWorkingDir: dir,
		EntryPointsAdvanced: []api.EntryPoint{
			{InputPath: filepath.Join(src, "app.jsx"), OutputPath: "app"},
			{InputPath: filepath.Join(src, "css", "app.css"), OutputPath: "app"},
			{InputPath: filepath.Join(src, "embed.js"), OutputPath: "embed"},
		},
		Outdir:            filepath.Join(dir, "dist"),
		Bundle:            true,
		Splitting:         true,
		Format:            api.FormatESModule,
		Platform:          api.PlatformBrowser,
		Target:            api.ES2022,
		Engines:           []api.Engine{{Name: api.EngineChrome, Version: "123"}, {Name: api.EngineFirefox, Version: "120"}, {Name: api.EngineSafari, Version: "17.5"}},
		JSX:               api.JSXAutomatic,
		JSXImportSource:   "preact",
		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
		MinifySyntax:      true,
		Charset:           api.CharsetUTF8,
		LegalComments:     api.LegalCommentsNone,
		ChunkNames:        "chunk-[hash]",
		Plugins:           []api.Plugin{picoPlugin()},
		Write:             false,
		LogLevel:          api.LogLevelSilent,
	})
	if len(result.Errors) > 0 {
		text := api.FormatMessages(result.Errors, api.FormatMessagesOptions{Kind: api.ErrorMessage})
		return nil, errors.New(strings.Join(text, ""))
	}
	var files []file
	for _, out := range result.OutputFiles {
		files = append(files, file{filepath.Base(out.Path), out.Contents})
	}
	for _, name := range []string{"index.html", "icon.svg"} {
		data, err := os.ReadFile(filepath.Join(src, name))
		if err != nil {
			return nil, fmt.Errorf("read a static file: %w", err)
		}
		files = append(files, file{name, data})
	}
	return files, nil
}
