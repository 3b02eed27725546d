package extract

import (
	"fmt"

	"demarche/timeline"
	"demarche/timeline/syntax"
)

// Annotate fills all layers of doc: sentences, times, names, trees. Layers that
// are there already are made anew, so that doc is what this build says.
func (x *Extractor) Annotate(doc *timeline.Document) error {
	doc.Sentences = syntax.Split(doc)
	doc.Times = x.opts.Times.Tag(doc)
	doc.Names = x.opts.Names.Tag(doc)
	if err := x.opts.Parser.Parse(doc); err != nil {
		return fmt.Errorf("parse %q: %w", doc.ID, err)
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
