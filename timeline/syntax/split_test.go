package syntax

import (
	"slices"
	"testing"

	"demarche/timeline"
)

func TestSplitFindsSentences(t *testing.T) {
	tests := []struct {
		name string
		lang timeline.Lang
		text string
		want []string
	}{
		{"plain", "en", "Envoys met in Oslo. They left at noon.", []string{"Envoys met in Oslo.", "They left at noon."}},
		{"titles", "en", "Gen. Ruiz met Mr. Okafor. He agreed.", []string{"Gen. Ruiz met Mr. Okafor.", "He agreed."}},
		{"country in a name", "en", "The U.S. Navy sailed. Then it left the U.S. The crew rested.", []string{"The U.S. Navy sailed.", "Then it left the U.S.", "The crew rested."}},
		{"months", "en", "It began on Sept. 3 and ended in Oct. The talks failed.", []string{"It began on Sept. 3 and ended in Oct.", "The talks failed."}},
		{"initials", "en", "Ask J. R. Lund. Nobody else knows.", []string{"Ask J. R. Lund.", "Nobody else knows."}},
		{"question in a quote", "en", "“Will they sign?” she asked. Nobody knew.", []string{"“Will they sign?” she asked.", "Nobody knew."}},
		{"digit opens", "en", "It was 1994. 12 people came.", []string{"It was 1994.", "12 people came."}},
		{"note numbers stay", "en", "He resigned.[4] [5] His party lost.", []string{"He resigned.[4] [5]", "His party lost."}},
		{"decimals", "en", "Output fell 3.5 percent. Prices rose.", []string{"Output fell 3.5 percent.", "Prices rose."}},
		{"German ordinals", "de", "Sie kamen am 2. Mai an. Er blieb.", []string{"Sie kamen am 2. Mai an.", "Er blieb."}},
		{"Japanese", "ja", "両国は署名した。会談は終わった！次は？", []string{"両国は署名した。", "会談は終わった！", "次は？"}},
		{"Japanese quotation goes on", "ja", "外相は「反対する。撤回すべきだ。」と述べた。次官も同席した。", []string{"外相は「反対する。撤回すべきだ。」と述べた。", "次官も同席した。"}},
		{"Japanese quotation ends", "ja", "「反対する。」会場は静まった。", []string{"「反対する。」", "会場は静まった。"}},
		{"Japanese quotation over lines", "ja", "外相は「反対する。\n」と述べた。\n次官も同席した。", []string{"外相は「反対する。\n」と述べた。", "次官も同席した。"}},
		{"unclosed bracket", "ja", "外相は「反対する。次官も同席した。", []string{"外相は「反対する。", "次官も同席した。"}},
		{"Chinese", "zh", "双方签署协议。会谈结束。", []string{"双方签署协议。", "会谈结束。"}},
		{"Arabic", "ar", "هل وقعوا؟ نعم وقعوا.", []string{"هل وقعوا؟", "نعم وقعوا."}},
		{"nothing", "en", " \n ", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc := &timeline.Document{Text: tt.text, Lang: tt.lang}
			var got []string
			for _, s := range Split(doc) {
				got = append(got, s.In(tt.text))
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("Split(%q) = %q, want %q", tt.text, got, tt.want)
			}
		})
	}
}

func TestSplitKnowsHeadlinesAndDatelines(t *testing.T) {
	type part struct {
		kind timeline.Kind
		par  int
		text string
	}
	tests := []struct {
		name  string
		lang  timeline.Lang
		text  string
		marks []timeline.Mark
		want  []part
	}{
		{"agency story", "en", "Envoys sign border pact\n\nOSLO, Norway (AP) — Two envoys signed. They left.\nMore talks follow.", nil, []part{
			{timeline.KindHeadline, 0, "Envoys sign border pact"},
			{timeline.KindDateline, 1, "OSLO, Norway (AP) —"},
			{timeline.KindBody, 1, "Two envoys signed."},
			{timeline.KindBody, 1, "They left."},
			{timeline.KindBody, 1, "More talks follow."},
		}},
		{"capitals without an agency", "en", "LIMA -- Ministers met.", nil, []part{{timeline.KindDateline, 0, "LIMA --"}, {timeline.KindBody, 0, "Ministers met."}}},
		{"a dash alone is no dateline", "en", "Geneva — a quiet town — hosted them.", nil, []part{{timeline.KindBody, 0, "Geneva — a quiet town — hosted them."}}},
		{"Japanese agency", "ja", "ノルウェー・オスロ(AP) — 両国は署名した。", nil, []part{{timeline.KindDateline, 0, "ノルウェー・オスロ(AP) —"}, {timeline.KindBody, 0, "両国は署名した。"}}},
		{"Japanese brackets", "ja", "両国、協定に署名\n【オスロ共同】両国は署名した。", nil, []part{{timeline.KindHeadline, 0, "両国、協定に署名"}, {timeline.KindDateline, 1, "【オスロ共同】"}, {timeline.KindBody, 1, "両国は署名した。"}}},
		{"lines without blank lines are paragraphs", "en", "One came.\nTwo left.", nil, []part{{timeline.KindBody, 0, "One came."}, {timeline.KindBody, 1, "Two left."}}},
		{"marks rule", "en", "By A. Writer. Two envoys signed.", []timeline.Mark{{Span: timeline.Span{Start: 0, End: 13}, Kind: timeline.KindFurniture}}, []part{
			{timeline.KindFurniture, 0, "By A. Writer."}, {timeline.KindBody, 0, "Two envoys signed."},
		}},
		{"a single line is no headline", "en", "Envoys met on Monday", nil, []part{{timeline.KindBody, 0, "Envoys met on Monday"}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc := &timeline.Document{Text: tt.text, Lang: tt.lang, Marks: tt.marks}
			var got []part
			for _, s := range Split(doc) {
				got = append(got, part{s.Kind, s.Paragraph, s.In(tt.text)})
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("Split(%q) = %v, want %v", tt.text, got, tt.want)
			}
		})
	}
}

func FuzzSplit(f *testing.F) {
	f.Add("One came. Two left.", "en", 0, 3)
	f.Add("外相は「反対する。\n」と述べた。", "ja", 3, 9)
	f.Fuzz(func(t *testing.T, text, lang string, start, end int) {
		doc := &timeline.Document{Text: text, Lang: timeline.Lang(lang)}
		if 0 <= start && start < end && end <= len(text) {
			doc.Marks = []timeline.Mark{{Span: timeline.Span{Start: start, End: end}, Kind: timeline.KindCaption}}
		}
		at := 0
		for _, s := range Split(doc) {
			if trim(text, timeline.Span{Start: at, End: s.Start}).Len() > 0 || s.Start < at || s.Len() <= 0 || s.End > len(text) {
				t.Fatalf("sentence %v after %d of %q", s.Span, at, text)
			}
			at = s.End
		}
		if trim(text, timeline.Span{Start: at, End: len(text)}).Len() > 0 {
			t.Fatalf("text after %d of %q lies in no sentence", at, text)
		}
	})
}
