package syntax

import (
	"fmt"

	"demarche/timeline"
)

// Parser builds trees and reads clauses off them. It is safe for concurrent use.
// The model of a language is loaded by the first sentence that needs it.
type Parser struct {
	english  english
	japanese japanese
}

// NewParser makes a Parser. It reads nothing yet.
func NewParser() (*Parser, error) { return &Parser{}, nil }

// Parse fills the tokens of every sentence of doc, which it splits first when it has
// none. A name in doc.Names is kept together as one subtree. Languages without a
// model keep no tokens.
func (p *Parser) Parse(doc *timeline.Document) error {
	if doc.Sentences == nil {
		doc.Sentences = Split(doc)
	}
	var err error
	switch language(doc) {
	case "en":
		err = p.english.parse(doc)
	case "ja":
		err = p.japanese.parse(doc)
	}
	if err != nil {
		return fmt.Errorf("parse %q: %w", doc.Lang, err)
	}
	return nil
}

// Clauses gives the predicates of one parsed sentence with their arguments, in the
// order of the text; nil for a sentence without tokens.
func (p *Parser) Clauses(doc *timeline.Document, sentence int) []Clause {
	if sentence < 0 || sentence >= len(doc.Sentences) || len(doc.Sentences[sentence].Tokens) == 0 {
		return nil
	}
	switch language(doc) {
	case "en":
		return englishClauses(doc, sentence)
	case "ja":
		return p.japanese.clauses(doc, sentence)
	}
	return nil
}

// language is doc's language, guessed from its script when it is not known.
func language(doc *timeline.Document) timeline.Lang {
	switch {
	case doc.Lang != "":
		return doc.Lang
	case mostlyCJK(doc.Text):
		return "ja"
	}
	return "en"
}
