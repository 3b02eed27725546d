package api

import (
	"path"
	"reflect"

	"github.com/danielgtaylor/huma/v2"
)

// describeProblems puts our own form of an error in place of huma's into the document.
func describeProblems(doc *huma.OpenAPI) {
	problem := doc.Components.Schemas.Schema(reflect.TypeFor[Problem](), true, "")
	for _, path := range doc.Paths {
		for _, op := range []*huma.Operation{path.Get, path.Post, path.Patch, path.Put, path.Delete} {
			if op == nil {
				continue
			}
			for _, response := range op.Responses {
				if media := response.Content["application/problem+json"]; media != nil {
					media.Schema = problem
				}
			}
		}
	}
	delete(doc.Components.Schemas.Map(), "ErrorModel")
	delete(doc.Components.Schemas.Map(), "ErrorDetail")
}

// schemas keeps the schemas of the OpenAPI document. A type of another package
// carries the package's name, for wire.Event and export.Event are two things.
func schemas() huma.Registry {
	return huma.NewMapRegistry("#/components/schemas/", func(t reflect.Type, hint string) string {
		for t.Kind() == reflect.Pointer {
			t = t.Elem()
		}
		name := huma.DefaultSchemaNamer(t, hint)
		pkg := path.Base(t.PkgPath())
		if t.Name() == "" || pkg == "." || pkg == "api" || pkg == "models" {
			return name
		}
		return string(pkg[0]-'a'+'A') + pkg[1:] + name
	})
}
