package timex

import (
	"errors"
	"fmt"
	"io/fs"
	"sort"
	"sync"
	"unicode/utf8"

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
	r := resolver{m: m}
	if !doc.DCT.IsZero() {
		r.dct.y, r.dct.m, r.dct.d = doc.DCT.Start().Components()
	}
	s := sentences{list: doc.Sentences, whole: timeline.Span{End: len(doc.Text)}}
	var out []timeline.TimeExpr
	for start := 0; start < len(doc.Text); {
		end := chunkEnd(doc, start)
		m.reset(doc.Text[start:end], l)
		m.scan()
		if start == 0 { // the opening of a text shows its register
			words := len(m.lex)
			r.register = m.detectRegister(r.dct.y)
			m.forget(words)
		}
		m.register, r.offset = r.register, start
		m.run()
		out = r.emit(out, &s)
		start = end
	}
	return out
}

// chunkBytes bounds how much text is matched at once, so that memory does not grow
// with the text.
const chunkBytes = 64 << 10

// chunkEnd is where the chunk that starts at a place ends: behind a sentence where
// it can, never inside a character.
func chunkEnd(doc *timeline.Document, start int) int {
	end := start + chunkBytes
	if end >= len(doc.Text) {
		return len(doc.Text)
	}
	i := sort.Search(len(doc.Sentences), func(i int) bool { return doc.Sentences[i].End > end })
	if i > 0 && doc.Sentences[i-1].End > start {
		return doc.Sentences[i-1].End
	}
	for end > start+chunkBytes/2 && !utf8.RuneStart(doc.Text[end]) {
		end--
	}
	return end
}
