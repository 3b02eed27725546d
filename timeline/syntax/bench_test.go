package syntax

import (
	"strings"
	"testing"

	"demarche/timeline"
	model "demarche/timeline/syntax/english"
)

// BenchmarkEnglishTagAndParse measures tagger and parser on tokens, one core.
func BenchmarkEnglishTagAndParse(b *testing.B) {
	var sentences [][]string
	tokens := 0
	for _, s := range treebank(b, "en_gum-dev") {
		var forms []string
		for _, r := range s.rows {
			forms = append(forms, r[1])
		}
		tokens += len(forms)
		sentences = append(sentences, forms)
	}
	m, err := model.Open(englishModel)
	if err != nil {
		b.Fatal(err)
	}
	var ws model.Workspace
	b.ReportAllocs()
	for b.Loop() {
		for _, s := range sentences {
			m.Parse(&ws, s)
		}
	}
	b.ReportMetric(float64(tokens)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}

// BenchmarkEnglishLoad measures opening the model and the memory that it takes
// beside the file.
func BenchmarkEnglishLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := model.Open(englishModel); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkEnglishStart measures from nothing to the first tree.
func BenchmarkEnglishStart(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		p, err := NewParser()
		if err != nil {
			b.Fatal(err)
		}
		if err := p.Parse(&timeline.Document{Text: "Norway recalls its envoy.", Lang: "en"}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkEnglishText measures raw text to clauses.
func BenchmarkEnglishText(b *testing.B) {
	var texts []string
	for _, s := range treebank(b, "en_gum-dev") {
		texts = append(texts, s.text)
	}
	text := strings.Join(texts, "\n")
	p, err := NewParser()
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	sentences := 0
	for b.Loop() {
		doc := &timeline.Document{Text: text, Lang: "en"}
		if err := p.Parse(doc); err != nil {
			b.Fatal(err)
		}
		sentences += len(doc.Sentences)
		for i := range doc.Sentences {
			p.Clauses(doc, i)
		}
	}
	b.ReportMetric(float64(sentences)/b.Elapsed().Seconds(), "sentences/s")
}
