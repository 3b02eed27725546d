package timex

import (
	"fmt"
	"sort"
	"sync"
	"unicode/utf8"

	"demarche/timeline"
	"demarche/timeline/lang"
)

// Tagger finds time expressions. It is safe for use by many goroutines. A language's
// rules are compiled when its first text comes, so that a start costs nothing.
type Tagger struct {
	languages map[timeline.Lang]*packRules
	other     *language // digits only, for languages without a pack
	packs     *lang.Packs
	pool      sync.Pool // of *matcher
}

// packRules are the time rules of a pack, compiled once.
type packRules struct {
	pack *lang.Pack
	once sync.Once
	lang *language
	err  error
}

func (p *packRules) compiled() (*language, error) {
	p.once.Do(func() {
		var f packFile
		if p.err = p.pack.Decode(rulesFile, &f); p.err == nil {
			p.lang, p.err = compile(p.pack.Tag, p.pack.Words == lang.WordsSpaces, &f)
		}
		if p.err != nil {
			p.err = fmt.Errorf("time rules of language %q: %w", p.pack.Tag, p.err)
		}
	})
	return p.lang, p.err
}

// rulesFile is the file of a pack that holds its time rules.
const rulesFile = "time.yaml"

// New makes a Tagger of all packs that have time rules.
func New(packs *lang.Packs) (*Tagger, error) {
	t := &Tagger{languages: map[timeline.Lang]*packRules{}, packs: packs}
	t.pool.New = func() any { return &matcher{} }
	for _, tag := range packs.Tags() {
		pack, _ := packs.Get(tag)
		files, err := pack.Files(rulesFile)
		if err != nil {
			return nil, fmt.Errorf("time rules of language %q: %w", tag, err)
		}
		if len(files) > 0 {
			t.languages[tag] = &packRules{pack: pack}
		}
	}
	var err error
	if t.other, err = compile("und", true, digitsOnly()); err != nil {
		return nil, fmt.Errorf("time rules of digits: %w", err)
	}
	return t, nil
}

// Check compiles the rules of every pack and gives the first error. The built-in
// packs need no check: a test holds them.
func (t *Tagger) Check() error {
	for _, tag := range t.packs.Tags() {
		if p := t.languages[tag]; p != nil {
			if _, err := p.compiled(); err != nil {
				return err
			}
		}
	}
	return nil
}

// language is what a text in a language is read with: digits only where the language
// has no pack, or one that Check refuses.
func (t *Tagger) language(tag timeline.Lang) *language {
	pack, ok := t.packs.Get(tag)
	if !ok || t.languages[pack.Tag] == nil {
		return t.other
	}
	l, err := t.languages[pack.Tag].compiled()
	if err != nil {
		return t.other
	}
	return l
}

// digitsOnly are the rules that need no language.
func digitsOnly() *packFile {
	return &packFile{Order: orderDMY, DotDates: true, Rules: []ruleFile{{ID: "ymd", Match: list{"<ymd>"}}}}
}

// Tag lists the time expressions of a document in text order. It reads Text, Lang,
// DCT and Sentences and changes nothing.
func (t *Tagger) Tag(doc *timeline.Document) []timeline.TimeExpr {
	l := t.language(doc.Lang)
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
