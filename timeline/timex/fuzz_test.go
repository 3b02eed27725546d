package timex

import (
	"testing"
	"unicode/utf8"

	"demarche/timeline"
	"demarche/timeline/edtf"
)

// checkTimes looks at what must hold for the times of any text.
func checkTimes(t *testing.T, text string, times []timeline.TimeExpr) {
	t.Helper()
	end := 0
	for _, x := range times {
		if x.Start < end || x.End <= x.Start || x.End > len(text) {
			t.Fatalf("span %v of %q is out of order or range", x.Span, text)
		}
		if utf8.ValidString(text) && !utf8.ValidString(x.In(text)) {
			t.Fatalf("span %v cuts a character of %q", x.Span, text)
		}
		for _, d := range []edtf.Date{x.Date, x.Period} {
			if back, err := edtf.Parse(d.String()); err != nil || back != d {
				t.Fatalf("%q: date %q does not read back: %v", x.In(text), d, err)
			}
		}
		end = x.End
	}
}

func fuzzLanguage(f *testing.F, l timeline.Lang, seeds ...string) {
	tagger, _ := newTagger(f)
	for _, s := range seeds {
		f.Add(s)
	}
	dct := edtf.MustParse("2024-06-19")
	f.Fuzz(func(t *testing.T, text string) {
		for _, d := range []edtf.Date{dct, {}} {
			checkTimes(t, text, tagger.Tag(&timeline.Document{Text: text, Lang: l, DCT: d, Sentences: sentencesOf(text)}))
		}
	})
}

func FuzzEnglish(f *testing.F) {
	fuzzLanguage(f, "en", "from 3 to 5 March 2024, the second half of 1990", "two days after February 29", "I'm away the last week of 9999", "'99 1930s 490 BC Q3 2012 11:59 p.m.")
}

func FuzzJapanese(f *testing.F) {
	fuzzLanguage(f, "ja", "令和6年2月30日から翌月31日まで", "昭和元年末の3日前", "１２月３１日(日)午後10時半", "第5四半期、二〇二四年上旬")
}

func FuzzGerman(f *testing.F) {
	fuzzLanguage(f, "de", "vom 3. bis zum 5. März 2024", "vor zwei Jahren", "Ende der neunziger Jahre")
}

func FuzzFrench(f *testing.F) {
	fuzzLanguage(f, "fr", "du 3 au 5 mars 2024", "il y a deux ans", "la semaine dernière")
}

func FuzzSpanish(f *testing.F) {
	fuzzLanguage(f, "es", "del 3 al 5 de marzo de 2024", "hace dos años", "la semana pasada")
}

func FuzzRussian(f *testing.F) {
	fuzzLanguage(f, "ru", "с 3 по 5 марта 2024 года", "два года назад", "в начале 1990-х годов")
}

func FuzzArabic(f *testing.F) {
	fuzzLanguage(f, "ar", "من 3 إلى 5 مارس 2024", "قبل عامين", "الأسبوع الماضي")
}

func FuzzChinese(f *testing.F) {
	fuzzLanguage(f, "zh", "2024年3月3日至5日", "两年前", "去年九月上旬")
}

func FuzzKorean(f *testing.F) {
	fuzzLanguage(f, "ko", "2024년 3월 3일부터 5일까지", "2년 전", "지난해 9월 초")
}
