package cli

import (
	"fmt"
	"os"

	"demarche/timeline"
	"demarche/timeline/extract"
	"demarche/timeline/gazetteer"
	"demarche/timeline/lang"
	"demarche/timeline/ontology"
	"demarche/timeline/syntax"
	"demarche/timeline/timex"
)

// engine is the builder put together: everything between a Document and its
// mentions. Its parts load their models when they are first used.
type engine struct {
	*extract.Extractor
	types  *ontology.Ontology
	names  *gazetteer.Gazetteer
	times  *timex.Tagger
	parser *syntax.Parser
}

func newEngine(app *App) (*engine, error) {
	var e engine
	packs, err := lang.Load()
	if err != nil {
		return nil, fmt.Errorf("load the language packs: %w", err)
	}
	if e.types, err = ontology.Load(); err != nil {
		return nil, fmt.Errorf("load the event types: %w", err)
	}
	if e.names, err = loadNames(app.Gazetteer); err != nil {
		return nil, err
	}
	if e.times, err = timex.New(packs); err != nil {
		return nil, fmt.Errorf("make the time tagger: %w", err)
	}
	if e.parser, err = syntax.NewParser(); err != nil {
		return nil, fmt.Errorf("make the parser: %w", err)
	}
	e.Extractor, err = extract.New(extract.Options{Packs: packs, Parser: e.parser, Names: e.names, Times: e.times})
	return &e, err
}

// loadNames loads the gazetteer, with the names of the user's own file unless
// file is "".
func loadNames(file string) (*gazetteer.Gazetteer, error) {
	if file == "" {
		return gazetteer.Load()
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, usageError{fmt.Errorf("--gazetteer: %w", err)}
	}
	defer func() { _ = f.Close() }()
	g, err := gazetteer.Load(gazetteer.WithFile(file, f))
	if err != nil {
		return nil, usageError{fmt.Errorf("--gazetteer: %w", err)}
	}
	return g, nil
}

// read fills the layers that only asks for ("" for all) and gives the mentions.
func (e *engine) read(doc *timeline.Document, only string) ([]timeline.Mention, error) {
	switch only {
	case "times":
		doc.Sentences = syntax.Split(doc)
		doc.Times = e.times.Tag(doc)
		return nil, nil
	case "names":
		doc.Sentences = syntax.Split(doc)
		doc.Times = e.times.Tag(doc)
		doc.Names = e.names.Tag(doc)
		return nil, nil
	}
	if err := e.Annotate(doc); err != nil {
		return nil, err
	}
	return e.Extract(doc)
}
