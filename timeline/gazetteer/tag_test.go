package gazetteer_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"demarche/timeline"
	"demarche/timeline/edtf"
	"demarche/timeline/gazetteer"
)

func load(t testing.TB) *gazetteer.Gazetteer {
	t.Helper()
	g, err := gazetteer.Load()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// document is text as one paragraph whose sentences end at ". ", "。" or a line end.
func document(lang timeline.Lang, dct, text string) *timeline.Document {
	d := &timeline.Document{Text: text, Lang: lang, DCT: edtf.MustParse(dct)}
	start := 0
	for i := range text {
		end := 0
		switch {
		case strings.HasPrefix(text[i:], ". "), strings.HasPrefix(text[i:], ".\n"):
			end = i + 1
		case strings.HasPrefix(text[i:], "。"):
			end = i + len("。")
		}
		if end > start {
			d.Sentences = append(d.Sentences, timeline.Sentence{Span: timeline.Span{Start: start, End: end}, Kind: timeline.KindBody})
			start = end
		}
	}
	d.Sentences = append(d.Sentences, timeline.Sentence{Span: timeline.Span{Start: start, End: len(text)}, Kind: timeline.KindBody})
	return d
}

// show writes mentions as "text=actor or name (countries)".
func show(d *timeline.Document, ms []timeline.ActorMention) []string {
	var out []string
	for _, m := range ms {
		who := string(m.Actor)
		if who == "" {
			who = string(m.Kind) + ":" + m.Name
		}
		if len(m.Countries) > 0 {
			who = fmt.Sprint(m.Countries)
		}
		if m.Kind == timeline.ActorPlace {
			who += "@" + string(m.Country)
		}
		out = append(out, m.Span.In(d.Text)+"="+who)
	}
	return out
}

func TestTag(t *testing.T) {
	g := load(t)
	for _, tc := range []struct {
		name string
		lang timeline.Lang
		dct  string
		text string
		want []string
	}{
		{"office by date", "en", "2010-05-01", "The Russian president met Angela Merkel.", []string{"Russian president=person/dmitry-medvedev", "Angela Merkel=person/angela-merkel"}},
		{"title before name", "en", "2024-06-19", "Russian President Vladimir Putin arrived in Pyongyang.", []string{"Russian=country/RUS", "Vladimir Putin=person/vladimir-putin", "Pyongyang=place:Pyongyang@PRK"}},
		{"metonym", "en", "2024-06-19", "Moscow said it would reply.", []string{"Moscow=country/RUS"}},
		{"kanji run", "ja", "2024-06-19", "日米韓は会談した。", []string{"日米韓=[JPN USA KOR]"}},
		{"surname with a title of courtesy", "ja", "2023-10-02", "北朝鮮の金正恩総書記は外相を交代させた。金氏は演説した。", []string{"北朝鮮=country/PRK", "金正恩=person/kim-jong-un", "金=person/kim-jong-un"}},
		{"surname of a premier after the full name", "ja", "2017-10-02", "中国の李克強首相が演説した。李首相は改革を約束した。", []string{"中国=country/CHN", "李克強=person/li-keqiang", "李=person/li-keqiang"}},
		{"surname with the title of the day", "ja", "2001-08-05", "金総書記はモスクワに着いた。", []string{"金=person/kim-jong-il", "モスクワ=place:Moscow@RUS"}},
		{"surname with the title of another day", "ja", "2022-08-05", "金総書記はモスクワに祝電を送った。", []string{"金=person/kim-jong-un", "モスクワ=place:Moscow@RUS"}},
		{
			"one surname, two titles", "ja", "2000-06-15", "韓国の金大中大統領と北朝鮮の金正日総書記が会談した。金大統領は金総書記を招いた。",
			[]string{"韓国=country/KOR", "金大中=person/kim-dae-jung", "北朝鮮=country/PRK", "金正日=person/kim-jong-il", "金=person/kim-dae-jung", "金=person/kim-jong-il"},
		},
		{"surname with title", "ja", "2024-06-19", "金委員長はプーチン大統領と会談した。", []string{"金=person/kim-jong-un", "プーチン=person/vladimir-putin"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			d := document(tc.lang, tc.dct, tc.text)
			if got := show(d, g.Tag(d)); !slices.Equal(got, tc.want) {
				t.Errorf("Tag(%q) = %q, want %q", tc.text, got, tc.want)
			}
		})
	}
}
