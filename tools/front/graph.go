package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// output is what esbuild tells of one file that it made.
type output struct {
	EntryPoint string `json:"entryPoint"`
	Imports    []struct {
		Path string `json:"path"`
		Kind string `json:"kind"`
	} `json:"imports"`
}

// firstVisit reads the names of the scripts that a first visit needs, in the order in which
// they are met: first app.js with its imports; core has the page and its imports too.
func firstVisit(metafile string) (first, core []string, err error) {
	var meta struct {
		Outputs map[string]output `json:"outputs"`
	}
	if err := json.Unmarshal([]byte(metafile), &meta); err != nil {
		return nil, nil, fmt.Errorf("read what the bundle is made of: %w", err)
	}
	var visit func(out string)
	visit = func(out string) {
		if slices.Contains(core, path.Base(out)) {
			return
		}
		core = append(core, path.Base(out))
		for _, i := range meta.Outputs[out].Imports {
			if i.Kind == "import-statement" {
				visit(i.Path)
			}
		}
	}
	for _, entry := range []string{"src/app.js", "src/page.jsx"} {
		found := false
		for out, o := range meta.Outputs {
			if strings.HasSuffix(o.EntryPoint, entry) {
				visit(out)
				found = true
			}
		}
		if !found {
			return nil, nil, errors.New("the bundle has no " + entry)
		}
		if entry == "src/app.js" {
			first = slices.Clone(core)
		}
	}
	return first, core, nil
}

// lateParts lists the sources that the page imports only when they are used.
func lateParts(dir, metafile string) ([]string, error) {
	var meta struct {
		Inputs map[string]struct {
			Imports []struct {
				Path string `json:"path"`
				Kind string `json:"kind"`
			} `json:"imports"`
		} `json:"inputs"`
	}
	if err := json.Unmarshal([]byte(metafile), &meta); err != nil {
		return nil, fmt.Errorf("read what the bundle is made of: %w", err)
	}
	var parts []string
	for _, in := range meta.Inputs {
		for _, i := range in.Imports {
			if i.Kind == "dynamic-import" && i.Path != "src/page.jsx" {
				parts = append(parts, filepath.Join(dir, i.Path))
			}
		}
	}
	return parts, nil
}

// latePlugin lets each of the parts import the page. That is there when they are
// used, so it costs nothing, and the bundler then knows that whatever the page holds
// may stand in one file instead of one for each set of parts that share it.
func latePlugin(dir string, parts []string) api.Plugin {
	return api.Plugin{Name: "late", Setup: func(b api.PluginBuild) {
		b.OnLoad(api.OnLoadOptions{Filter: `src/.*\.jsx?$`}, func(a api.OnLoadArgs) (api.OnLoadResult, error) {
			if !slices.Contains(parts, a.Path) {
				return api.OnLoadResult{}, nil
			}
			data, err := os.ReadFile(a.Path)
			if err != nil {
				return api.OnLoadResult{}, fmt.Errorf("read a part of the page: %w", err)
			}
			page, err := filepath.Rel(filepath.Dir(a.Path), filepath.Join(dir, "src", "page.jsx"))
			if err != nil {
				return api.OnLoadResult{}, fmt.Errorf("find the page: %w", err)
			}
			text := "import './" + filepath.ToSlash(page) + "';\n" + string(data)
			return api.OnLoadResult{Contents: &text, Loader: api.LoaderJSX, ResolveDir: filepath.Dir(a.Path)}, nil
		})
	}}
}

// preload names the scripts of a first visit in the head of page, so that the browser
// fetches them together instead of finding one in the other. What comes after the first
// paint is fetched only: to compile it would delay that.
func preload(page []byte, first, core []string) []byte {
	var links strings.Builder
	for _, name := range core {
		switch {
		case name == "app.js": // which the page names itself
		case slices.Contains(first, name):
			fmt.Fprintf(&links, "<link rel=\"modulepreload\" href=\"/%s\">\n", name)
		default:
			fmt.Fprintf(&links, "<link rel=\"preload\" as=\"script\" crossorigin fetchpriority=\"low\" href=\"/%s\">\n", name)
		}
	}
	return bytes.Replace(page, []byte("</head>"), []byte(links.String()+"</head>"), 1)
}
