package timex

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"demarche/timeline"
	"demarche/timeline/edtf"
)

// newsBytes is the size of a usual news article.
const newsBytes = 3400

// article makes a document of a size out of plain sentences, one in four with a date,
// which is more than news has.
func article(l timeline.Lang, size int) *timeline.Document {
	sentences := map[timeline.Lang][]string{
		"en": {
			"The foreign minister met his counterpart in Geneva on Tuesday and called the talks useful. ",
			"Officials from both sides declined to say whether the proposal had been accepted by the other governments. ",
			"The dispute over the border has strained relations between the neighbours and hurt trade across the region. ",
			"Observers said the agreement, which was signed on 3 May 2023, has done little to calm tensions. ",
			"The opposition accused the government of hiding the terms of the deal from the public and from parliament. ",
			"A spokesman said the delegation would travel to the capital next week to continue the negotiations. ",
			"The army denied reports that its soldiers had crossed the river and fired on a village. ",
			"Aid groups warned that thousands of people were without food, water and shelter after the fighting. ",
		},
		"ja": {
			"外相は18日、ジュネーブで相手国の外相と会談し、協議は有益だったと述べた。",
			"両国の当局者は、提案が受け入れられたかどうかについて明らかにすることを避けた。",
			"国境をめぐる対立は隣国との関係を悪化させ、地域の貿易にも打撃を与えている。",
			"昨年9月に署名された合意は緊張の緩和にほとんど役立っていないと専門家は指摘する。",
			"野党は、政府が合意の内容を国民と議会に隠していると批判した。",
			"報道官は、代表団が来週首都を訪れ交渉を続ける予定だと発表した。",
			"軍は、兵士が川を渡って村を攻撃したとの報道を否定した。",
			"支援団体は、戦闘の後で多くの住民が食料や水を失っていると警告した。",
		},
	}[l]
	var b strings.Builder
	for i := 0; b.Len() < size; i++ {
		b.WriteString(sentences[i%len(sentences)])
	}
	text := b.String()
	return &timeline.Document{Text: text, Lang: l, DCT: edtf.MustParse("2024-06-19"), Sentences: sentencesOf(text)}
}

func BenchmarkTagNews(b *testing.B) {
	tagger, _ := newTagger(b)
	for _, l := range []timeline.Lang{"en", "ja"} {
		b.Run(string(l), func(b *testing.B) {
			doc := article(l, newsBytes)
			b.SetBytes(int64(len(doc.Text)))
			b.ReportAllocs()
			for b.Loop() {
				tagger.Tag(doc)
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "docs/s")
		})
	}
}

// BenchmarkTagFile tags the articles of a JSONL file (id, lang, published, text), named by
// DEMARCHE_BENCH_TEXTS: the file that tools/bench-times gives to chrono-node.
func BenchmarkTagFile(b *testing.B) {
	name := os.Getenv("DEMARCHE_BENCH_TEXTS")
	if name == "" {
		b.Skip("DEMARCHE_BENCH_TEXTS names no file")
	}
	lines, err := os.ReadFile(name)
	if err != nil {
		b.Fatal(err)
	}
	var docs []*timeline.Document
	size := 0
	for line := range bytes.Lines(lines) {
		var a struct{ Lang, Published, Text string }
		if err := json.Unmarshal(line, &a); err != nil {
			b.Fatal(err)
		}
		docs = append(docs, &timeline.Document{Text: a.Text, Lang: timeline.Lang(a.Lang), DCT: edtf.MustParse(a.Published), Sentences: sentencesOf(a.Text)})
		size += len(a.Text)
	}
	tagger, _ := newTagger(b)
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, doc := range docs {
			tagger.Tag(doc)
		}
	}
	b.ReportMetric(float64(b.N)*float64(size)/newsBytes/b.Elapsed().Seconds(), "docs/s")
}

// BenchmarkTagHostile shows that time grows with the size of the text and no faster:
// the MB/s of each row must stay alike.
func BenchmarkTagHostile(b *testing.B) {
	tagger, _ := newTagger(b)
	for _, unit := range []string{"(", "年月日", "of the ", "1", "March ", "1 ", "the first of the ", "2024-", "一", "twenty "} {
		for _, size := range []int{1 << 20, 8 << 20} {
			b.Run(fmt.Sprintf("%s/%dMB", strings.TrimSpace(unit), size>>20), func(b *testing.B) {
				doc := &timeline.Document{Text: strings.Repeat(unit, size/len(unit)), Lang: "en", DCT: edtf.MustParse("2024-06-19")}
				if unit[0] >= 0x80 {
					doc.Lang = "ja"
				}
				b.SetBytes(int64(len(doc.Text)))
				for b.Loop() {
					tagger.Tag(doc)
				}
			})
		}
	}
}

// BenchmarkNew is a start; BenchmarkFirstText is one with the first text of a language.
func BenchmarkNew(b *testing.B) {
	_, packs := newTagger(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := New(packs); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFirstText(b *testing.B) {
	_, packs := newTagger(b)
	for _, l := range []timeline.Lang{"en", "ja"} {
		b.Run(string(l), func(b *testing.B) {
			doc := article(l, newsBytes)
			b.ReportAllocs()
			for b.Loop() {
				tagger, err := New(packs)
				if err != nil {
					b.Fatal(err)
				}
				tagger.Tag(doc)
			}
		})
	}
}
