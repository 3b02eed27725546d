package export

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

func schema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	s, err := jsonschema.NewCompiler().Compile(filepath.Join("..", "..", "docs", "export-schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestExportsKeepToTheSchema(t *testing.T) {
	s := schema(t)
	check := func(b []byte) {
		t.Helper()
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Validate(v); err != nil {
			t.Errorf("%.200s: %v", b, err)
		}
	}
	f, _ := Lookup("json")
	check(write(t, f))
	f, _ = Lookup("ndjson")
	for line := range bytes.Lines(write(t, f)) {
		check(line)
	}
}

// TestSchemaNamesEveryField holds the schema and the struct to each other.
func TestSchemaNamesEveryField(t *testing.T) {
	b, err := os.ReadFile(filepath.Join("..", "..", "docs", "export-schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	for _, typ := range []reflect.Type{reflect.TypeFor[Event](), reflect.TypeFor[Party](), reflect.TypeFor[Vote](), reflect.TypeFor[Report](), reflect.TypeFor[Quote]()} {
		for i := range typ.NumField() {
			name, _, _ := strings.Cut(typ.Field(i).Tag.Get("json"), ",")
			if !bytes.Contains(b, []byte(`"`+name+`": {`)) {
				t.Errorf("the schema does not name %s.%s", typ.Name(), name)
			}
		}
	}
}

func TestEveryFormatIsDocumented(t *testing.T) {
	b, err := os.ReadFile(filepath.Join("..", "..", "docs", "export.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range Formats() {
		media, _, _ := strings.Cut(f.MediaType, ";")
		if !bytes.Contains(b, []byte("| `"+f.Name+"` | `"+media+"` | ")) {
			t.Errorf("docs/export.md has no row for %s", f.Name)
		}
	}
}
