package api

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"net/http"
	"slices"
	"strings"

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

// mountDocs serves a page made from the OpenAPI document: plain HTML without a
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
	r.GET("/api/docs", func(c *gin.Context) { c.Data(http.StatusOK, "text/html; charset=utf-8", page.Bytes()) })
	r.GET("/api/docs.css", func(c *gin.Context) { c.Data(http.StatusOK, "text/css; charset=utf-8", docsStyle) })
	return nil
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
