package syntax

import (
	"fmt"
	"sync"

	"github.com/ikawaha/kagome-dict/ipa"
	"github.com/ikawaha/kagome/v2/tokenizer"

	"demarche/timeline"
)

// Japanese is read in four small stages. Text becomes words (jawords.go, by kagome
// and the IPA dictionary; a name that the gazetteer knows is one word), words
// become bunsetsu: a content word with the particles and auxiliaries that lean on
// it (jabunsetsu.go), each bunsetsu finds its head to the right (jaheads.go), and
// the bunsetsu tree is written as a tree of words after Universal Dependencies
// (jatree.go). Clauses with their case frames are read off that tree (jaclauses.go).
//
// Sources: the division into bunsetsu after UD Japanese GSD, whose labels the
// tests measure against; head-final, non-crossing dependency after Kurohashi and
// Nagao (1994) and Sassano's chain of candidates (2004).

// japanese holds the tokenizer. Its dictionary takes half a second and some 90 MB,
// so it is loaded by the first Japanese sentence.
type japanese struct {
	once sync.Once
	tok  *tokenizer.Tokenizer
	err  error
}

// load makes the tokenizer, once.
func (j *japanese) load() (*tokenizer.Tokenizer, error) {
	j.once.Do(func() {
		j.tok, j.err = tokenizer.New(ipa.Dict(), tokenizer.OmitBosEos())
		if j.err != nil {
			j.err = fmt.Errorf("load the Japanese dictionary: %w", j.err)
		}
	})
	return j.tok, j.err
}

// parse fills the tokens of each sentence of a Japanese document.
func (j *japanese) parse(doc *timeline.Document) error {
	tok, err := j.load()
	if err != nil {
		return err
	}
	for i := range doc.Sentences {
		s := &doc.Sentences[i]
		words := jaWords(tok, doc.Text, s.Span, doc.Names)
		s.Tokens = jaTokens(words)
	}
	return nil
}

// jaTokens is the tree of the words of one sentence.
func jaTokens(words []jaWord) []timeline.Token {
	bs := jaBunsetsu(words)
	heads := jaHeads(words, bs)
	return jaTree(words, bs, heads)
}
