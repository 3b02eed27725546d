// Package frontend serves the page, which is built into dist and part of the
// binary: it needs no network and no files at run time.
package frontend

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"
	"time"
)

//go:embed dist
var dist embed.FS

// firstCounts lets a browser ask for the counts of the first paint before it has read
// the script that paints them; the address is the one that src/counts.js makes.
const firstCounts = "</api/v1/density?bins=640&by=country>; rel=preload; as=fetch; crossorigin=anonymous"

// asset is one file of the page, ready to be sent.
type asset struct {
	data  []byte
	etag  string
	media string
	// forever is true where the address names the content, by ?v= or a hash in the name.
	forever bool
}

// Handler serves the page at / and, for frames of other pages, at /embed. The
// files carry an ETag; those that the page asks for by version may be kept for a
// year. Any other path is 404. The caller sets the Content-Security-Policy: the
// page needs default-src 'self' and, for the saved picture, img-src blob:.
func Handler() (http.Handler, error) {
	assets, err := load()
	if err != nil {
		return nil, err
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := strings.TrimPrefix(path.Clean("/"+r.URL.Path), "/")
		h := w.Header()
		if name == "" || name == "embed" {
			name = "index.html"
			if r.URL.RawQuery == "" { // with filters the script knows what to ask for
				h.Set("Link", firstCounts)
			}
		}
		a, ok := assets[name]
		if !ok {
			http.NotFound(w, r)
			return
		}
		h.Set("ETag", a.etag)
		h.Set("Content-Type", a.media)
		h.Set("Cache-Control", "no-cache")
		if a.forever || strings.Trim(a.etag, `"`) == r.URL.Query().Get("v") {
			h.Set("Cache-Control", "public, max-age=31536000, immutable")
		}
		if name == "embed.js" { // pages of other sites load it, as a module
			h.Set("Cross-Origin-Resource-Policy", "cross-origin")
			h.Set("Access-Control-Allow-Origin", "*")
		}
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(a.data))
	}), nil
}

// load reads dist and puts the version of each file that index.html names behind its address.
func load() (map[string]asset, error) {
	root, err := fs.Sub(dist, "dist")
	if err != nil {
		return nil, fmt.Errorf("open the page: %w", err)
	}
	entries, err := fs.ReadDir(root, ".")
	if err != nil {
		return nil, fmt.Errorf("list the page: %w", err)
	}
	assets := make(map[string]asset, len(entries))
	for _, e := range entries {
		data, err := fs.ReadFile(root, e.Name())
		if err != nil {
			return nil, fmt.Errorf("read the page: %w", err)
		}
		assets[e.Name()] = newAsset(e.Name(), data)
	}
	page := string(assets["index.html"].data)
	for name, a := range assets {
		if a.forever { // its name is its version
			continue
		}
		for _, attr := range []string{"href", "src"} {
			old := fmt.Sprintf(`%s="/%s"`, attr, name)
			page = strings.ReplaceAll(page, old, fmt.Sprintf(`%s="/%s?v=%s"`, attr, name, strings.Trim(a.etag, `"`)))
		}
	}
	assets["index.html"] = newAsset("index.html", []byte(page))
	return assets, nil
}

func newAsset(name string, data []byte) asset {
	sum := sha256.Sum256(data)
	media := mime.TypeByExtension(path.Ext(name))
	if path.Ext(name) == ".js" { // some systems map it to something else
		media = "text/javascript; charset=utf-8"
	}
	return asset{data: data, etag: `"` + hex.EncodeToString(sum[:8]) + `"`, media: media, forever: strings.HasPrefix(name, "chunk-")}
}
