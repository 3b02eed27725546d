package lang

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"demarche/timeline"
)

//go:embed */*.yaml
var embedded embed.FS

// Words says how a language sets its words apart in writing.
type Words string

// Ways to set words apart.
const (
	WordsSpaces Words = "spaces" // English: a match starts and ends at a word boundary
	WordsNone   Words = "none"   // Japanese: words follow each other without a sign
)

// Pack is one language's folder.
type Pack struct {
	Tag    timeline.Lang            `yaml:"tag"`
	Names  map[timeline.Lang]string `yaml:"names"`  // the language's name in some languages, its own among them
	Script string                   `yaml:"script"` // ISO 15924
	Words  Words                    `yaml:"words"`

	dir fs.FS
}

// Packs is a set of language packs. It is never changed after it was loaded.
type Packs struct {
	tags  []timeline.Lang
	packs map[timeline.Lang]*Pack
}

// Load reads the packs that are built into the program.
func Load() (*Packs, error) { return LoadFS(embedded) }

// LoadFS reads the packs in the folders of fsys. A folder without a pack.yaml is an error.
func LoadFS(fsys fs.FS) (*Packs, error) {
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, fmt.Errorf("list language packs: %w", err)
	}
	p := &Packs{packs: map[timeline.Lang]*Pack{}}
	for _, e := range entries {
		if !e.IsDir() {
			continue
		}
		dir, err := fs.Sub(fsys, e.Name())
		if err != nil {
			return nil, fmt.Errorf("open language pack %q: %w", e.Name(), err)
		}
		pack := &Pack{dir: dir}
		if err := pack.Decode("pack.yaml", pack); err != nil {
			return nil, fmt.Errorf("load language pack %q: %w", e.Name(), err)
		}
		if string(pack.Tag) != e.Name() {
			return nil, fmt.Errorf("load language pack %q: %w: its tag is %q", e.Name(), timeline.ErrInvalid, pack.Tag)
		}
		if pack.Words != WordsSpaces && pack.Words != WordsNone {
			return nil, fmt.Errorf("load language pack %q: %w: words is %q", e.Name(), timeline.ErrInvalid, pack.Words)
		}
		p.tags = append(p.tags, pack.Tag)
		p.packs[pack.Tag] = pack
	}
	slices.Sort(p.tags)
	return p, nil
}

// Tags lists the languages that have a pack, in alphabetical order.
func (p *Packs) Tags() []timeline.Lang { return slices.Clone(p.tags) }

// Get is the pack of a language. A regional tag ("en-GB") falls back to its
// language. It reports false where there is none.
func (p *Packs) Get(tag timeline.Lang) (*Pack, bool) {
	if pack, ok := p.packs[tag]; ok {
		return pack, true
	}
	base, _, _ := strings.Cut(string(tag), "-")
	pack, ok := p.packs[timeline.Lang(strings.ToLower(base))]
	return pack, ok
}

// Files lists the names of p's files that match a pattern of path.Match
// ("triggers*.yaml"), in alphabetical order.
func (p *Pack) Files(pattern string) ([]string, error) {
	entries, err := fs.ReadDir(p.dir, ".")
	if err != nil {
		return nil, fmt.Errorf("list pack %q: %w", p.Tag, err)
	}
	var out []string
	for _, e := range entries {
		ok, err := path.Match(pattern, e.Name())
		if err != nil {
			return nil, fmt.Errorf("list pack %q: pattern %q: %w", p.Tag, pattern, err)
		}
		if ok && !e.IsDir() {
			out = append(out, e.Name())
		}
	}
	return out, nil
}

// Read is the content of one of p's files. A missing one gives fs.ErrNotExist.
func (p *Pack) Read(name string) ([]byte, error) {
	b, err := fs.ReadFile(p.dir, name)
	if err != nil {
		return nil, fmt.Errorf("read pack %q: %w", p.Tag, err)
	}
	return b, nil
}

// Decode reads one of p's YAML files into v. A key that v does not know is an
// error, so that a misspelt one cannot be lost.
func (p *Pack) Decode(name string, v any) error {
	b, err := p.Read(name)
	if err != nil {
		return err
	}
	dec := yaml.NewDecoder(bytes.NewReader(b))
	dec.KnownFields(true)
	if err := dec.Decode(v); err != nil && !errors.Is(err, io.EOF) {
		return fmt.Errorf("decode %s: %w", name, err)
	}
	return nil
}
