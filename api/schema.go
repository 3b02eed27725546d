package api

import (
	"path"
	"reflect"

	"github.com/danielgtaylor/huma/v2"
)

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
