package extract_test

import (
	"runtime"
	"strings"
	"testing"

	"demarche/timeline"
	"demarche/timeline/edtf"
	"demarche/timeline/lang"
)

// benchArticles makes articles of ten sentences each of the sentences of a pack's corpus.
func benchArticles(b *testing.B, tag timeline.Lang, pattern, sep string) []string {
	b.Helper()
	packs, err := lang.Load()
	if err != nil {
		b.Fatal(err)
	}
	pack, _ := packs.Get(tag)
	files, err := pack.Files(pattern)
	if err != nil {
		b.Fatal(err)
	}
	var sentences []string
	for _, file := range files {
		var c corpus
		if err := pack.Decode(file, &c); err != nil {
			b.Fatal(err)
		}
		for _, k := range c.Cases {
			sentences = append(sentences, k.Text)
		}
	}
	var out []string
	for at := 0; at+10 <= len(sentences); at += 10 {
		out = append(out, strings.Join(sentences[at:at+10], sep))
	}
	return out
}

// BenchmarkEnglish reads articles one after another: with -benchtime 10000x ten
// thousand. kept-MB is what stays in memory behind them.
func BenchmarkEnglish(b *testing.B) { benchmark(b, "en", "corpus-events*.yaml", " ") }

// BenchmarkJapanese does the same in Japanese.
func BenchmarkJapanese(b *testing.B) { benchmark(b, "ja", "corpus-events*.yaml", "") }

func benchmark(b *testing.B, tag timeline.Lang, pattern, sep string) {
	b.Helper()
	articles := benchArticles(b, tag, pattern, sep)
	x := extractor(b)
	sentences, n := 0, 0
	one := func() {
		doc := &timeline.Document{ID: "b", Lang: tag, Text: articles[n%len(articles)], DCT: edtf.Of(2024, 6, 19)}
		n++
		if _, err := x.Mentions(doc); err != nil {
			b.Fatal(err)
		}
		sentences += len(doc.Sentences)
	}
	for range articles {
		one()
	}
	before := heap()
	sentences = 0
	for b.Loop() {
		one()
	}
	b.ReportMetric(float64(sentences)/b.Elapsed().Seconds(), "sentences/s")
	b.ReportMetric((heap()-before)/1e6, "kept-MB")
}

// heap is how many bytes live objects take.
func heap() float64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.HeapAlloc)
}
