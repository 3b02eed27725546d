package timex

import (
	"errors"
	"fmt"
	"io/fs"
	"sync"

	"demarche/timeline"
	"demarche/timeline/lang"
)

// Tagger finds time expressions. It is safe for use by many goroutines.
type Tagger struct {
	languages map[timeline.Lang]*language
	other     *language // digits only, for languages without a pack
	packs     *lang.Packs
	pool      sync.Pool // of *matcher
}

// New compiles the time rules of all packs.
func New(packs *lang.Packs) (*Tagger, error) {
	t := &Tagger{languages: map[timeline.Lang]*language{}, packs: packs}
	t.pool.New = func() any { return &matcher{} }
	for _, tag := range packs.Tags() {
		pack, _ := packs.Get(tag)
		var f packFile
		err := pack.Decode("time.yaml", &f)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err == nil {
			t.languages[tag], err = compile(tag, pack.Words == lang.WordsSpaces, &f)
		}
		if err != nil {
			return nil, fmt.Errorf("time rules of language %q: %w", tag, err)
		}
	}
	var err error
	if t.other, err = compile("und", true, digitsOnly()); err != nil {
		return nil, fmt.Errorf("time rules of digits: %w", err)
	}
	return t, nil
}

// digitsOnly are the rules that need no language.
func digitsOnly() *packFile {
	return &packFile{Order: orderDMY, DotDates: true, Rules: []ruleFile{{ID: "ymd", Match: list{"<ymd>"}}}}
}

// Tag lists the time expressions of a document in text order. It reads Text, Lang,
// DCT and Sentences and changes nothing.
func (t *Tagger) Tag(doc *timeline.Document) []timeline.TimeExpr {
	l := t.other
	if pack, ok := t.packs.Get(doc.Lang); ok && t.languages[pack.Tag] != nil {
		l = t.languages[pack.Tag]
	}
	m := t.pool.Get().(*matcher)
	defer t.pool.Put(m)
	m.reset(doc.Text, l)
	m.scan()
	r := resolver{m: m}
	if !doc.DCT.IsZero() {
		r.dct.y, r.dct.m, r.dct.d = doc.DCT.Start().Components()
	}
	words := len(m.lex)
	m.register = m.detectRegister(r.dct.y)
	r.register = m.register
	m.forget(words)
	m.run()
	return r.emit(doc)
}
