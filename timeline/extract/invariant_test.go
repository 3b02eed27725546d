package extract_test

import (
	"reflect"
	"testing"
	"unicode/utf8"

	"demarche/timeline"
	"demarche/timeline/edtf"
)

func checkMentions(t *testing.T, doc *timeline.Document, mentions []timeline.Mention) {
	t.Helper()
	inside := func(what string, s timeline.Span) {
		if s.Start < 0 || s.End > len(doc.Text) || s.Start > s.End {
			t.Fatalf("%s %v is outside the text of %d bytes", what, s, len(doc.Text))
		}
		if utf8.ValidString(doc.Text) && !utf8.ValidString(s.In(doc.Text)) {
			t.Fatalf("%s %v cuts a character", what, s)
		}
	}
	for _, m := range mentions {
		inside("evidence", m.Evidence)
		inside("trigger", m.Trigger)
		inside("date", m.WhenSpan)
		inside("modality", m.ModalitySpan)
		inside("place", m.Place.Span)
		for _, p := range m.Parties {
			inside("party", p.Span)
		}
		for _, s := range m.Others {
			inside("other", s)
		}
		for _, r := range m.Why {
			inside("reason", r.Span)
		}
		if !m.Evidence.Overlaps(m.Trigger) {
			t.Fatalf("trigger %v lies outside its sentence %v", m.Trigger, m.Evidence)
		}
		if m.Score < 0 || m.Score > 1 || m.Rule == "" || m.Modality == "" || m.Type == "" {
			t.Fatalf("mention is not whole: %+v", m)
		}
	}
}

func FuzzMentions(f *testing.F) {
	for _, s := range []string{
		"", "Russia vetoed a draft on Mali on 28 March 2024 by 13-1-1.",
		"Talks between India and Pakistan broke down; both sides blamed each other.",
		"\"We will not accept it,\" he said. It expelled 3 diplomats.",
		"ロシアは3月に拒否権を行使した。日米首脳会談が開かれる。", "\x00\xff.\n\n“—” (",
	} {
		f.Add(s, true)
		f.Add(s, false)
	}
	f.Fuzz(func(t *testing.T, text string, english bool) {
		if len(text) > 4000 {
			t.Skip("long")
		}
		tag := timeline.Lang("ja")
		if english {
			tag = "en"
		}
		readTwice(t, tag, text)
	})
}

// readTwice reads a text two times: nothing may break, and both must be the same.
func readTwice(t *testing.T, tag timeline.Lang, text string) {
	t.Helper()
	run := func() (*timeline.Document, []timeline.Mention) {
		doc := &timeline.Document{ID: "f", Lang: tag, Text: text, DCT: edtf.Of(2024, 6, 19)}
		mentions, err := extractor(t).Mentions(doc)
		if err != nil {
			t.Fatal(err)
		}
		return doc, mentions
	}
	doc, first := run()
	checkMentions(t, doc, first)
	if _, second := run(); !reflect.DeepEqual(first, second) {
		t.Fatalf("two runs differ on %q", text)
	}
}

// FuzzJapanese starts from sentences that reach the stages of their own that Japanese has.
func FuzzJapanese(f *testing.F) {
	for _, s := range []string{
		"安保理での採決では、十三カ国が賛成し、ロシアが反対、中国が棄権した。",
		"米、北朝鮮に追加制裁\n日米首脳、来月にも会談へ",
		"韓国大統領府の報道官は、「極めて遺憾」とし、撤回を求めた。」と｢述べた。",
		"ペルーとチリの間で協定が結ばれた。同国と断交した。副大統領は国王らと会談した。",
		"大統領は、その訪問が決まったのは、隣国の圧力によるものだとして遺憾の意を表明した。",
		"今月11日から13日に開かれた協議において、25日に行うことで合意、調印されていた。",
		"ニジェールの首都で数千人が米軍の撤退を求めてデモを行った。",
		"は、が。を「に」で（と）", "日日日米米は一二三百百人が",
	} {
		f.Add(s)
	}
	// Tables are read before the clock of the first input runs.
	if _, err := extractor(f).Mentions(&timeline.Document{ID: "f", Lang: "ja", Text: "日米首脳が会談した。", DCT: edtf.Of(2024, 6, 19)}); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4000 {
			t.Skip("long")
		}
		readTwice(t, "ja", text)
	})
}

// FuzzEnglish starts from sentences that reach the repairs of trees and the reading of votes.
func FuzzEnglish(f *testing.F) {
	for _, s := range []string{
		"Kim Jun-ho, the South Korean Minister for Trade, meets with Chinese Premier Li Qiang in Dalian.",
		"Ethiopia and Tigray rebels sign peace deal", "Russia and Ukraine swap 190 prisoners",
		"The army forced out on Monday more than 40 Ecuadorian villagers. The junta expelled the French ambassador.",
		"Fourteen members voted for the text, none against, and one, Russia, abstained; S/RES/2728 (2024) passed 13-1-1.",
		"2013 Korean crisis: North Korea vows to keep its arsenal. Germany will station a brigade in Lithuania.",
		"Peru's president said Chile must not close the road, \"or face\" sanctions - in May, when he met Lee.",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4000 {
			t.Skip("long")
		}
		readTwice(t, "en", text)
	})
}
