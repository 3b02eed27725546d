package gazetteer

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io"
	"strings"

	"demarche/timeline"
	"demarche/timeline/gazetteer/internal/aliasindex"
)

//go:embed data/*.tsv
var data embed.FS

// compiled is apart from the other files, so that it is used where it lies.
//
//go:embed data/aliases.idx
var compiled []byte

// Gazetteer is the tables with their index. It is immutable and safe to share.
type Gazetteer struct {
	*facts
	langs   []timeline.Lang
	langOf  map[timeline.Lang]uint8
	indexes []*aliasindex.Index // the embedded one, then that of the user's own file
	accept  map[timeline.Lang][]bool
}

// Option changes what Load reads.
type Option func(*options)

type options struct{ own []namedReader }

type namedReader struct {
	name string
	r    io.Reader
}

// WithFile adds the user's own actors from r, a table described at ReadOwn;
// name stands in error messages.
func WithFile(name string, r io.Reader) Option {
	return func(o *options) { o.own = append(o.own, namedReader{name, r}) }
}

// Load opens the embedded tables, and the user's own where they are given.
func Load(opts ...Option) (*Gazetteer, error) {
	var o options
	for _, opt := range opts {
		opt(&o)
	}
	f, err := load(subFS{data}, false)
	if err != nil {
		return nil, fmt.Errorf("load gazetteer: %w", err)
	}
	g := &Gazetteer{facts: f, langOf: map[timeline.Lang]uint8{}}
	if err := g.open(compiled); err != nil {
		return nil, fmt.Errorf("load gazetteer: %w", err)
	}
	cldr := &cldrNames{}
	for i := range g.countries {
		g.countries[i].cldr = cldr
	}
	for _, own := range o.own {
		if err := g.addOwn(own); err != nil {
			return nil, err
		}
	}
	return g, nil
}

// open reads the compiled index: a line of languages, then the aliases.
func (g *Gazetteer) open(compiled []byte) error {
	head, rest, ok := bytes.Cut(compiled, []byte("\n"))
	if !ok {
		return errors.New("alias index has no list of languages")
	}
	for i, l := range strings.Split(string(head), " ") {
		g.langs = append(g.langs, timeline.Lang(l))
		g.langOf[timeline.Lang(l)] = uint8(i)
	}
	index, err := aliasindex.Open(rest)
	if err != nil {
		return err
	}
	g.indexes = append(g.indexes, index)
	g.accept = map[timeline.Lang][]bool{}
	for _, l := range append([]timeline.Lang{""}, aliasLanguages...) {
		g.accept[l] = g.accepted(l)
	}
	return nil
}
