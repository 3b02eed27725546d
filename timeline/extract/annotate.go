package extract

import (
	"fmt"

	"demarche/timeline"
	"demarche/timeline/syntax"
)

// Annotate fills all layers of doc: sentences, times, names, trees. Layers that
// are there already are made anew, so that doc is what this build says. Sentences
// that cannot tell an event get no trees.
func (x *Extractor) Annotate(doc *timeline.Document) error {
	doc.Sentences = syntax.Split(doc)
	doc.Times = x.opts.Times.Tag(doc)
	doc.Names = x.opts.Names.Tag(doc)
	p, err := x.pack(doc.Lang)
	if err != nil {
		return err
	}
	if err := x.parse(p, doc); err != nil {
		return fmt.Errorf("parse %q: %w", doc.ID, err)
	}
	return nil
}

// parse gives trees to the sentences that may tell an event, where the pack can say
// which; to all sentences elsewhere.
func (x *Extractor) parse(p *pack, doc *timeline.Document) error {
	if p == nil || !p.spaced {
		return x.opts.Parser.Parse(doc)
	}
	want := p.worthParsing(doc)
	part := *doc
	part.Sentences = make([]timeline.Sentence, 0, len(doc.Sentences))
	for i, s := range doc.Sentences {
		if want[i] {
			part.Sentences = append(part.Sentences, s)
		}
	}
	if err := x.opts.Parser.Parse(&part); err != nil {
		return err
	}
	n := 0
	for i := range doc.Sentences {
		if want[i] {
			doc.Sentences[i] = part.Sentences[n]
			p.mend(doc.Sentences[i].Tokens, doc.Text)
			n++
		}
	}
	return nil
}

// Mentions annotates doc and extracts its mentions.
func (x *Extractor) Mentions(doc *timeline.Document) ([]timeline.Mention, error) {
	if err := x.Annotate(doc); err != nil {
		return nil, err
	}
	return x.Extract(doc)
}
