package cli

import (
	"os"
	"strings"
	"testing"

	"github.com/alecthomas/kong"

	"demarche/internal/config"
)

func TestEveryCommandAndFlagIsDocumented(t *testing.T) {
	commands, settings := read(t, "../../docs/cli.md"), read(t, "../../docs/configuration.md")
	parser, err := kong.New(&grammar{}, kong.Name("demarche"))
	if err != nil {
		t.Fatal(err)
	}
	flag := func(f *kong.Flag) {
		if f.Name != "help" && !strings.Contains(commands, "`--"+f.Name) {
			t.Errorf("docs/cli.md does not name --%s", f.Name)
		}
	}
	for _, f := range parser.Model.Flags {
		flag(f)
	}
	for _, c := range parser.Model.Children {
		if !strings.Contains(commands, "| `"+c.Name+"` |") {
			t.Errorf("docs/cli.md has no row for %s", c.Name)
		}
		for _, n := range append(c.Children, c) {
			for _, f := range n.Flags {
				flag(f)
				if c.Name == "serve" && f.Name != "demo" && !strings.Contains(settings, "`"+config.EnvName(f.Name)+"`") {
					t.Errorf("docs/configuration.md does not name %s", config.EnvName(f.Name))
				}
			}
			if h, ok := n.Target.Addr().Interface().(interface{ Help() string }); !ok || !strings.Contains(h.Help(), "Examples:") || !strings.Contains(h.Help(), "Exit status") {
				t.Errorf("%s --help lacks examples or exit statuses", n.Name)
			}
			if n != c && !strings.Contains(commands, "`"+c.Name+" "+n.Name) {
				t.Errorf("docs/cli.md does not name %s %s", c.Name, n.Name)
			}
		}
	}
}

func read(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
