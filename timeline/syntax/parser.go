package syntax

import "demarche/timeline"

// language reads the trees and clauses of one language.
type language interface {
	parse(doc *timeline.Document) error
	clauses(doc *timeline.Document, sentence int) []Clause
}

// Parser makes trees and clauses, language by language. Models are loaded when
// the first document of their language comes. It is safe for concurrent use.
type Parser struct {
	languages map[timeline.Lang]language
}

// NewParser makes a Parser for every language that has one.
func NewParser() (*Parser, error) {
	return &Parser{languages: map[timeline.Lang]language{
		"ja": &japanese{},
	}}, nil
}

// Parse fills the Tokens of doc's sentences. It reads doc.Sentences and
// doc.Names. A document in a language without a parser keeps no tokens.
func (p *Parser) Parse(doc *timeline.Document) error {
	l, ok := p.languages[doc.Lang]
	if !ok {
		return nil
	}
	return l.parse(doc)
}

// Clauses lists the predicates of a parsed sentence with their arguments.
func (p *Parser) Clauses(doc *timeline.Document, sentence int) []Clause {
	l, ok := p.languages[doc.Lang]
	if !ok {
		return nil
	}
	return l.clauses(doc, sentence)
}
