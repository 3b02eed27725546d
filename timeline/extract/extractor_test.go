package extract_test

import (
	"sync"
	"testing"

	"demarche/timeline"
	"demarche/timeline/edtf"
	"demarche/timeline/extract"
	"demarche/timeline/gazetteer"
	"demarche/timeline/lang"
	"demarche/timeline/syntax"
	"demarche/timeline/timex"
)

// whole makes an extractor of the real parts, once for all tests.
var whole = sync.OnceValues(func() (*extract.Extractor, error) {
	packs, err := lang.Load()
	if err != nil {
		return nil, err
	}
	names, err := gazetteer.Load()
	if err != nil {
		return nil, err
	}
	times, err := timex.New(packs)
	if err != nil {
		return nil, err
	}
	parser, err := syntax.NewParser()
	if err != nil {
		return nil, err
	}
	return extract.New(extract.Options{Packs: packs, Parser: parser, Names: names, Times: times})
})

func extractor(t testing.TB) *extract.Extractor {
	t.Helper()
	x, err := whole()
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// read extracts the mentions of a text published on the given day.
func read(t testing.TB, tag timeline.Lang, published, text string) (*timeline.Document, []timeline.Mention) {
	t.Helper()
	doc := &timeline.Document{ID: "t", Lang: tag, Text: text}
	if published != "" {
		doc.DCT = edtf.MustParse(published)
	}
	mentions, err := extractor(t).Mentions(doc)
	if err != nil {
		t.Fatal(err)
	}
	return doc, mentions
}
