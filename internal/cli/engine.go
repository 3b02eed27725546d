package cli

import (
	"context"
	"fmt"
	"os"

	"demarche/models"
	"demarche/timeline"
	"demarche/timeline/extract"
	"demarche/timeline/gazetteer"
	"demarche/timeline/lang"
	"demarche/timeline/ontology"
	"demarche/timeline/syntax"
	"demarche/timeline/timex"
)

// vocabulary is the names and types that all commands share: enough for those
// that read no article.
type vocabulary struct {
	types *ontology.Ontology
	names *gazetteer.Gazetteer
}

func newVocabulary(app *App) (v vocabulary, err error) {
	if v.types, err = ontology.Load(); err != nil {
		return v, fmt.Errorf("load the event types: %w", err)
	}
	v.names, err = loadNames(app.Gazetteer)
	return v, err
}

// engine is the builder put together: everything between a Document and its
// mentions. Its parts load their models when they are first used.
type engine struct {
	*extract.Extractor
	vocabulary
	times  *timex.Tagger
	parser *syntax.Parser
}

func newEngine(app *App) (*engine, error) {
	var e engine
	packs, err := lang.Load()
	if err != nil {
		return nil, fmt.Errorf("load the language packs: %w", err)
	}
	if e.vocabulary, err = newVocabulary(app); err != nil {
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

// openEngine is an engine and the database that it reads articles into. The
// caller closes the store.
func openEngine(ctx context.Context, app *App, db database, opts ...models.Option) (*engine, *models.Store, error) {
	e, err := newEngine(app)
	if err != nil {
		return nil, nil, err
	}
	store, err := db.open(ctx, app, e.types, opts...)
	return e, store, err
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
