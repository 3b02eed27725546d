package api

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/json"
	"fmt"
	"html/template"
	"net/http"
	"slices"
	"strings"
	"sync"

	"github.com/danielgtaylor/huma/v2"
	"github.com/gin-gonic/gin"
)

//go:embed docs.tmpl.html
var docsTemplate string

//go:embed docs.css
var docsStyle []byte

// docsOperation is one route as the page of /api/docs shows it.
type docsOperation struct {
	Method, Path, Summary, Description string
	Params                             []docsParam
	Statuses                           []string
}

type docsParam struct{ Name, In, Type, Doc, Default string }

// mountDocs serves the OpenAPI document, and a page made from it: plain HTML without a
// script, so that it needs nothing from elsewhere.
func mountDocs(r *gin.Engine, doc *huma.OpenAPI) error {
	tmpl, err := template.New("docs").Parse(docsTemplate)
	if err != nil {
		return fmt.Errorf("parse the page of the API: %w", err)
	}
	var page bytes.Buffer
	err = tmpl.Execute(&page, map[string]any{
		"Title": doc.Info.Title, "Version": doc.Info.Version, "Description": doc.Info.Description,
		"OpenAPI": Prefix + "/openapi.yaml", "Operations": docsOperations(doc),
	})
	if err != nil {
		return fmt.Errorf("write the page of the API: %w", err)
	}
	whole := func(b []byte) func() ([]byte, error) { return func() ([]byte, error) { return b, nil } }
	r.GET("/api/docs", fixed("text/html; charset=utf-8", whole(page.Bytes())))
	r.GET("/api/docs.css", fixed("text/css; charset=utf-8", whole(docsStyle)))
	r.GET(Prefix+"/openapi.json", fixed("application/openapi+json", func() ([]byte, error) { return json.Marshal(doc) }))
	r.GET(Prefix+"/openapi.yaml", fixed("application/openapi+yaml", doc.YAML))
	r.GET(Prefix+"/openapi-3.0.json", fixed("application/openapi+json", doc.Downgrade))
	r.GET(Prefix+"/openapi-3.0.yaml", fixed("application/openapi+yaml", doc.DowngradeYAML))
	return nil
}

// fixed serves what never changes while the program runs; it is made when it is first
// asked for.
func fixed(mediaType string, content func() ([]byte, error)) gin.HandlerFunc {
	made := sync.OnceValues(content)
	return func(c *gin.Context) {
		body, err := made()
		if err != nil {
			writeProblem(c, newProblem(http.StatusInternalServerError, "internal error"))
			return
		}
		tag := fmt.Sprintf(`"%x"`, sha256.Sum256(body))
		c.Header("ETag", tag)
		c.Header("Cache-Control", "no-cache")
		if had := c.GetHeader("If-None-Match"); had == "*" || matches(had, tag) {
			c.Status(http.StatusNotModified)
			return
		}
		c.Data(http.StatusOK, mediaType, body)
	}
}

func docsOperations(doc *huma.OpenAPI) []docsOperation {
	var out []docsOperation
	for path, item := range doc.Paths {
		for method, op := range map[string]*huma.Operation{
			"GET": item.Get, "POST": item.Post, "PATCH": item.Patch, "PUT": item.Put, "DELETE": item.Delete,
		} {
			if op != nil {
				out = append(out, docsOf(method, path, op))
			}
		}
	}
	slices.SortFunc(out, func(a, b docsOperation) int { return strings.Compare(a.Path+" "+a.Method, b.Path+" "+b.Method) })
	return out
}

func docsOf(method, path string, op *huma.Operation) docsOperation {
	d := docsOperation{Method: method, Path: path, Summary: op.Summary, Description: op.Description}
	for _, p := range op.Parameters {
		param := docsParam{Name: p.Name, In: p.In, Doc: p.Description}
		if s := p.Schema; s != nil {
			if param.Type = s.Type; s.Items != nil {
				param.Type = s.Items.Type + ", repeatable"
			}
			if s.Default != nil {
				param.Default = fmt.Sprint(s.Default)
			}
			if param.Doc == "" {
				param.Doc = s.Description
			}
		}
		d.Params = append(d.Params, param)
	}
	for status := range op.Responses {
		d.Statuses = append(d.Statuses, status)
	}
	slices.Sort(d.Statuses)
	return d
}
