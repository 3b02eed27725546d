package timex

import (
	"strings"
	"sync"
	"testing"

	"demarche/timeline"
	"demarche/timeline/edtf"
)

func tag(t *testing.T, tagger *Tagger, l timeline.Lang, dct, text string) []timeline.TimeExpr {
	t.Helper()
	return tagger.Tag(&timeline.Document{Text: text, Lang: l, DCT: edtf.MustParse(dct), Sentences: sentencesOf(text)})
}

func TestAnchorTellsWhatADateHangsOn(t *testing.T) {
	tagger, _ := newTagger(t)
	for _, c := range []struct {
		lang        timeline.Lang
		text, value string
		kind        timeline.AnchorKind
		anchor      string
	}{
		{"en", "The pact was signed on 3 May 2023.", "2023-05-03", timeline.AnchorExplicit, ""},
		{"en", "The pact was signed on Tuesday.", "2024-06-18", timeline.AnchorDCT, ""},
		{"en", "It rained on 3 May 1983. The next day it snowed.", "1983-05-04", timeline.AnchorText, "3 May 1983"},
		{"ja", "条約は2019年4月3日に結ばれ、翌日発効した。", "2019-04-04", timeline.AnchorText, "2019年4月3日"},
		{"ja", "外相は昨年9月に訪れた。", "2023-09", timeline.AnchorDCT, ""},
	} {
		times := tag(t, tagger, c.lang, "2024-06-19", c.text)
		if len(times) == 0 {
			t.Errorf("%q: no date found", c.text)
			continue
		}
		x := times[len(times)-1]
		if x.Value != c.value || x.Anchor.Kind != c.kind || x.Anchor.Span.In(c.text) != c.anchor {
			t.Errorf("%q: value %q, anchor %s %q, want %q, %s %q", c.text, x.Value, x.Anchor.Kind, x.Anchor.Span.In(c.text), c.value, c.kind, c.anchor)
		}
	}
}

func TestALengthHangsOnTheEventBesideIt(t *testing.T) {
	tagger, _ := newTagger(t)
	for _, c := range []struct {
		lang               timeline.Lang
		text, value, event string
	}{
		{"en", "Hours before landing, he thanked his hosts.", "PTXH", "landing"},
		{"en", "The embassy closed two days after the army fled.", "P2D", "the army fled"},
		{"ja", "彼は着陸する数時間前に謝意を述べた。", "PTXH", "彼は着陸する"},
		{"ja", "訪朝は24年ぶりだ。", "P24Y", ""},
		{"ja", "首脳会談は数年ぶりだ。", "PXY", ""},
	} {
		times := tag(t, tagger, c.lang, "2024-06-19", c.text)
		if len(times) != 1 || times[0].Value != c.value || times[0].Anchor.Span.In(c.text) != c.event || times[0].Use != timeline.UseReference {
			t.Errorf("%q: %+v, want %s hanging on %q", c.text, times, c.value, c.event)
		}
	}
}

func TestValuesAndModifiersAreTIMEX3(t *testing.T) {
	tagger, _ := newTagger(t)
	for _, c := range []struct {
		lang             timeline.Lang
		text, value, mod string
		typ              timeline.TimeType
	}{
		{"en", "It began in early October.", "2023-10", "START", timeline.TimeDate},
		{"en", "It began at the end of 2021.", "2021", "END", timeline.TimeDate},
		{"en", "It began last week.", "2024-W24", "", timeline.TimeDate},
		{"en", "It began in the summer of 2018.", "2018-SU", "", timeline.TimeDate},
		{"en", "It grew in the second quarter of 2022.", "2022-Q2", "", timeline.TimeDate},
		{"en", "It grew in the 1990s.", "199", "", timeline.TimeDate},
		{"en", "It fell in 490 BC.", "BC0490", "", timeline.TimeDate},
		{"en", "It landed at 11 p.m. on Monday.", "2024-06-17T23:00", "", timeline.TimeTime},
		{"en", "It lasted three weeks.", "P3W", "", timeline.TimeDuration},
		{"ja", "5月上旬に始まった。", "2024-05", "START", timeline.TimeDate},
		{"ja", "先月下旬に始まった。", "2024-05", "END", timeline.TimeDate},
		{"ja", "3日間続いた。", "P3D", "", timeline.TimeDuration},
		{"ja", "毎週会う。", "", "", timeline.TimeSet},
	} {
		times := tag(t, tagger, c.lang, "2024-06-19", c.text)
		if len(times) != 1 || times[0].Value != c.value || times[0].Mod != c.mod || times[0].Type != c.typ {
			t.Errorf("%q: %+v, want %s %q mod %q", c.text, times, c.typ, c.value, c.mod)
		}
	}
}

func TestBothSidesOfARangeKnowThePeriod(t *testing.T) {
	tagger, _ := newTagger(t)
	for _, c := range []struct {
		lang         timeline.Lang
		text, period string
	}{
		{"en", "Talks ran from 3 to 5 March 2024.", "2024-03-03/2024-03-05"},
		{"en", "He served from 1998 to 2003.", "1998/2003"},
		{"en", "The war of 1939-45 ended.", "1939/1945"},
		{"ja", "会議は3月5日から7日まで開かれた。", "2024-03-05/2024-03-07"},
		{"ja", "先月16日から31日の間に起きた。", "2024-05-16/2024-05-31"},
	} {
		times := tag(t, tagger, c.lang, "2024-06-19", c.text)
		if len(times) != 2 || times[0].Period.String() != c.period || times[1].Period != times[0].Period {
			t.Errorf("%q: %+v, want two dates of %s", c.text, times, c.period)
		}
	}
}

func TestABoundMakesAnOpenPeriod(t *testing.T) {
	tagger, _ := newTagger(t)
	for _, c := range []struct {
		lang               timeline.Lang
		text, date, period string
	}{
		{"en", "The border has been shut since 2019.", "2019", "2019/.."},
		{"en", "The truce holds until 5 July.", "2024-07-05", "../2024-07-05"},
		{"ja", "国境は2019年以降閉じている。", "2019", "2019/.."},
		{"ja", "停戦は7月5日まで続く。", "2024-07-05", "../2024-07-05"},
		{"de", "Die Grenze ist seit 2019 zu.", "2019", "2019/.."},
	} {
		times := tag(t, tagger, c.lang, "2024-06-19", c.text)
		if len(times) != 1 || times[0].Date.String() != c.date || times[0].Period.String() != c.period {
			t.Errorf("%q: %+v, want %s in %s", c.text, times, c.date, c.period)
		}
	}
}

func TestTaggerServesManyGoroutines(t *testing.T) {
	tagger, _ := newTagger(t)
	docs := []*timeline.Document{article("en", newsBytes), article("ja", newsBytes)}
	want := []string{mark(docs[0].Text, tagger.Tag(docs[0])), mark(docs[1].Text, tagger.Tag(docs[1]))}
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			d := docs[i%2]
			if got := mark(d.Text, tagger.Tag(d)); got != want[i%2] {
				t.Error("the same document gave other times")
			}
		})
	}
	wg.Wait()
}

func TestAChunkEndsBetweenSentences(t *testing.T) {
	tagger, _ := newTagger(t)
	doc := article("ja", 3*chunkBytes)
	checkTimes(t, doc.Text, tagger.Tag(doc))
	for start := 0; start < len(doc.Text); {
		end := chunkEnd(doc, start)
		if end <= start || end-start > chunkBytes || !strings.HasSuffix(doc.Text[:end], "。") {
			t.Fatalf("chunk from %d ends at %d", start, end)
		}
		start = end
	}
}

func TestOnlyANoteIsReadAsOne(t *testing.T) {
	tagger, _ := newTagger(t)
	for _, c := range []struct {
		lang  timeline.Lang
		text  string
		dates int
	}{
		{"en", "I'm away from 3 to 5 March.", 1},
		{"en", "Were you there from 1998 to 2003?", 1},
		{"en", "World War I ran from 1914 to 1918.", 2},
		{"en", "King Charles I reigned from 1625 to 1649.", 2},
		{"en", "The minister said: \"I was there from 1998 to 2003\".", 2},
		{"ja", "私は3月3日から5日まで不在です。", 1},
		{"ja", "首相は「私は3月3日から5日まで訪れる」と述べた。", 2},
		{"ja", "首相は3月3日から5日まで訪問しました。", 2},
	} {
		if times := tag(t, tagger, c.lang, "2024-06-19", c.text); len(times) != c.dates {
			t.Errorf("%q: %d dates, want %d", c.text, len(times), c.dates)
		}
	}
}

func TestUnknownLanguageReadsDatesInDigits(t *testing.T) {
	tagger, _ := newTagger(t)
	times := tag(t, tagger, "xx", "2024-06-19", "Abc 2023-05-03 def 3.5.2023.")
	if len(times) != 2 || times[0].Value != "2023-05-03" || times[1].Value != "2023-05-03" {
		t.Errorf("got %+v", times)
	}
}

func TestWithoutADCTOnlyWhatTheTextTellsHasADate(t *testing.T) {
	tagger, _ := newTagger(t)
	doc := &timeline.Document{Lang: "en", Text: "It rained on Monday and on 3 May 2023 and last year."}
	for _, x := range tagger.Tag(doc) {
		if x.Anchor.Kind == timeline.AnchorDCT && !x.Date.IsZero() {
			t.Errorf("%q has the date %s without a DCT", x.In(doc.Text), x.Date)
		}
	}
}

func TestABadPackIsAnError(t *testing.T) {
	for name, f := range map[string]packFile{
		"unknown class":   {Rules: []ruleFile{{ID: "a", Match: list{"<nothing>"}}}},
		"open group":      {Rules: []ruleFile{{ID: "a", Match: list{"( a"}}}},
		"unknown op":      {Rules: []ruleFile{{ID: "a", Op: "guess", Match: list{"a"}}}},
		"part without T":  {Rules: []ruleFile{{ID: "a", Op: "part", Match: list{"early <yyyy>"}}}},
		"unknown slot":    {Rules: []ruleFile{{ID: "a", Match: list{"a"}, Set: map[string]string{"nothing": "1"}}}},
		"unknown named":   {Named: []namedFile{{Day: "soon", Words: list{"a"}}}},
		"too many shapes": {Rules: []ruleFile{{ID: "a", Match: list{"a? a? a? a? a? a? a? a? a? a? a? a? a?"}}}},
	} {
		if _, err := compile("xx", true, &f); err == nil {
			t.Errorf("%s was accepted", name)
		}
	}
}

func TestAWordRepeatedIsNoTime(t *testing.T) {
	tagger, _ := newTagger(t)
	for _, k := range []struct{ name, lang, unit string }{{"month", "en", "March "}, {"weekday", "en", "Friday\n"}, {"day", "ja", "昨日"}} {
		t.Run(k.name, func(t *testing.T) {
			doc := &timeline.Document{Text: strings.Repeat(k.unit, 2000), Lang: timeline.Lang(k.lang), DCT: edtf.MustParse("2024-06-19")}
			if got := len(tagger.Tag(doc)); got > 10 {
				t.Errorf("found %d times in %q repeated, want the first few", got, k.unit)
			}
		})
	}
}
