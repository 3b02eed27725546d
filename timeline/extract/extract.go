// Package extract reads an annotated article and writes one Mention for each
// report of an event. What a language calls an event is data (package lang,
// triggers*.yaml); this package matches it on the clauses of package syntax and
// decides, one stage a file:
//
//	annotate   sentences, names, times, trees
//	match      which words open an event of which type
//	roles      which argument plays which part
//	modality   whether it happened, is planned, denied, only said
//	dates      which time expression dates it, or the publication day
//	votes      body, symbol, tally, positions
//	assemble   one Mention with its reasons
//	join       reports of one event within the article
//	score      how likely the mention is right
//
// Nothing here is specific to one language but what the packs say.
package extract

import (
	"fmt"
	"sync"

	"demarche/timeline"
	"demarche/timeline/lang"
	"demarche/timeline/syntax"
)

// Parser fills the trees of a document and reads clauses off them.
type Parser interface {
	Parse(doc *timeline.Document) error
	Clauses(doc *timeline.Document, sentence int) []syntax.Clause
}

// NameTagger finds the names of actors and places.
type NameTagger interface {
	Tag(doc *timeline.Document) []timeline.ActorMention
	// CountryName is the English name of a country; the code itself for an unknown one.
	CountryName(id timeline.CountryID) string
}

// TimeTagger finds the time expressions.
type TimeTagger interface {
	Tag(doc *timeline.Document) []timeline.TimeExpr
}

// Options are the parts that an Extractor is made of. All are needed.
type Options struct {
	Packs  *lang.Packs
	Parser Parser
	Names  NameTagger
	Times  TimeTagger
	// MinScore leaves out mentions that score lower.
	MinScore float64
}

// Extractor turns documents into mentions. It is safe for concurrent use.
type Extractor struct {
	opts Options

	mu    sync.Mutex
	packs map[timeline.Lang]*pack // compiled on first use
}

// New checks the parts and makes an Extractor. The trigger packs are read when the
// first document of their language comes.
func New(opts Options) (*Extractor, error) {
	if opts.Packs == nil || opts.Parser == nil || opts.Names == nil || opts.Times == nil {
		return nil, fmt.Errorf("make extractor: %w: packs, parser, names and times are needed", timeline.ErrInvalid)
	}
	return &Extractor{opts: opts, packs: map[timeline.Lang]*pack{}}, nil
}

// Extract writes the mentions of an annotated document, in the order of the text.
// A document in a language without triggers has none.
func (x *Extractor) Extract(doc *timeline.Document) ([]timeline.Mention, error) {
	p, err := x.pack(doc.Lang)
	if err != nil || p == nil {
		return nil, err
	}
	a := &article{x: x, pack: p, doc: doc, introduced: introduce(doc)}
	if !p.spaced {
		a.offices = officesNamed(doc)
	}
	for i := range doc.Sentences {
		a.sentence(i)
	}
	return a.finish(), nil
}

// pack is the compiled trigger pack of a language; nil where there is none.
func (x *Extractor) pack(tag timeline.Lang) (*pack, error) {
	lp, ok := x.opts.Packs.Get(tag)
	if !ok {
		return nil, nil
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	if p, ok := x.packs[lp.Tag]; ok {
		return p, nil
	}
	t, err := lp.Triggers()
	if err != nil {
		return nil, fmt.Errorf("extract: %w", err)
	}
	var p *pack
	if len(t.Rules) > 0 {
		if p, err = compile(lp, t); err != nil {
			return nil, fmt.Errorf("extract: compile triggers of %q: %w", lp.Tag, err)
		}
	}
	x.packs[lp.Tag] = p
	return p, nil
}
