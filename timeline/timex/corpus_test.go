package timex

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"demarche/timeline"
	"demarche/timeline/edtf"
	"demarche/timeline/lang"
)

// corpusGroup is one group of a pack's corpus.yaml.
type corpusGroup struct {
	Name  string   `yaml:"name"`
	DCT   string   `yaml:"dct"`
	Cases []string `yaml:"cases"`
}

func newTagger(t testing.TB) (*Tagger, *lang.Packs) {
	t.Helper()
	packs, err := lang.Load()
	if err != nil {
		t.Fatal(err)
	}
	tagger, err := New(packs)
	if err != nil {
		t.Fatal(err)
	}
	if err := tagger.Check(); err != nil {
		t.Fatal(err)
	}
	return tagger, packs
}

// unmark takes the marks out of a case of the corpus.
func unmark(s string) string {
	var b strings.Builder
	for s != "" {
		before, rest, ok := strings.Cut(s, "[")
		b.WriteString(before)
		if !ok {
			break
		}
		marked, after, _ := strings.Cut(rest, "]")
		expr, _, _ := strings.Cut(marked, "|")
		b.WriteString(expr)
		s = after
	}
	return b.String()
}

// mark writes dates and times of day into their text as the corpus does.
func mark(text string, times []timeline.TimeExpr) string {
	var b strings.Builder
	pos := 0
	for _, x := range times {
		if x.Type != timeline.TimeDate && x.Type != timeline.TimeTime {
			continue
		}
		fmt.Fprintf(&b, "%s[%s|%s", text[pos:x.Start], x.In(text), x.Date)
		if x.Use != timeline.UseWhen {
			fmt.Fprintf(&b, "|%s", x.Use)
		}
		b.WriteByte(']')
		pos = x.End
	}
	return b.String() + text[pos:]
}

func TestPacksReadTheirCorpus(t *testing.T) {
	tagger, packs := newTagger(t)
	for _, tag := range packs.Tags() {
		pack, _ := packs.Get(tag)
		var groups []corpusGroup
		for _, file := range []string{"corpus.yaml", "corpus-news.yaml"} {
			var more []corpusGroup
			if err := pack.Decode(file, &more); err != nil && !errors.Is(err, fs.ErrNotExist) {
				t.Fatal(err)
			}
			groups = append(groups, more...)
		}
		n := 0
		for _, g := range groups {
			t.Run(fmt.Sprintf("%s/%s", tag, g.Name), func(t *testing.T) {
				for _, want := range g.Cases {
					n++
					text := unmark(want)
					doc := &timeline.Document{Text: text, Lang: tag, DCT: edtf.MustParse(g.DCT), Sentences: sentencesOf(text)}
					if got := mark(text, tagger.Tag(doc)); got != want {
						t.Errorf("got  %s\nwant %s", got, want)
					}
				}
			})
		}
		if (tag == "en" || tag == "ja") && n < 150 {
			t.Errorf("the corpus of %s has %d cases, want 150", tag, n)
		}
	}
}

// sentencesOf cuts a text at full stops in front of a capital, and at 。
func sentencesOf(text string) []timeline.Sentence {
	var out []timeline.Sentence
	start := 0
	for i := range len(text) {
		end := 0
		switch {
		case strings.HasPrefix(text[i:], "。"):
			end = i + len("。")
		case strings.HasPrefix(text[i:], ". ") && i+2 < len(text) && text[i+2] >= 'A' && text[i+2] <= 'Z' && i > 3 && text[i-3] >= 'a':
			end = i + 1
		case i == len(text)-1:
			end = len(text)
		}
		if end > start {
			out = append(out, timeline.Sentence{Span: timeline.Span{Start: start, End: end}})
			start = end
		}
	}
	return out
}
