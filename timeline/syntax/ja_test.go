package syntax

import (
	"fmt"
	"strings"
	"testing"

	"demarche/timeline"
)

// japaneseDoc is a parsed document in which every given form is a name.
func japaneseDoc(t testing.TB, text string, names ...string) (*japanese, *timeline.Document) {
	t.Helper()
	doc := &timeline.Document{Text: text, Lang: "ja"}
	for i := range text {
		for _, n := range names {
			if strings.HasPrefix(text[i:], n) {
				kind := timeline.ActorCountry
				if strings.HasSuffix(n, "氏") || strings.HasSuffix(n, "相") {
					kind = timeline.ActorPerson
				}
				doc.Names = append(doc.Names, timeline.ActorMention{Span: timeline.Span{Start: i, End: i + len(n)}, Kind: kind})
			}
		}
	}
	doc.Sentences = Split(doc)
	if err := testJapanese.parse(doc); err != nil {
		t.Fatal(err)
	}
	return testJapanese, doc
}

// testJapanese is shared, because its dictionary takes a while to load.
var testJapanese = &japanese{}

func TestJapaneseClauses(t *testing.T) {
	tests := []struct {
		name, text string
		want       string // lemma(label=phrase ...) of every clause that is no noun, with its marks
	}{
		{"plain", "フランスがドイツの首相を招待した。", "招待 past が=フランス を=ドイツの首相"},
		{"topic and place", "首相は首都でドイツの大臣に会った。", "会う past は=首相 で=首都 に=ドイツの大臣"},
		{"passive is turned", "外交官がフランスによって追放された。", "追放 past passive を=外交官 が=フランス"},
		{"negation", "政府は関与を認めていない。", "認める pres not は=政府 を=関与"},
		{"obligation is no negation", "政府は撤退しなければならない。", "撤退 pres は=政府"},
		{"relative clause", "拒否権を行使したフランスが批判された。", "行使 past を=拒否権 が=フランス; 批判 past passive を=フランス"},
		{"chain shares its subject", "フランスは声明を出し、ドイツを非難した。", "出す past は=フランス を=声明; 非難 past は=フランス を=ドイツ"},
		{"content of speech", "首相はドイツを訪問すると述べた。", "訪問 pres は=首相 を=ドイツ; 述べる past は=首相"},
		{"two topics", "政府は、首相もドイツを訪問すると述べた。", "訪問 pres は=首相 を=ドイツ; 述べる past は=政府"},
		{"headline", "フランス、制裁を発動へ", "発動 pres は=フランス を=制裁"},
		{"topic of the sentence before", "首相は帰国した。\n大臣と会談した。", "帰国 past は=首相; 会談 past は=首相 と=大臣"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			j, doc := japaneseDoc(t, tt.text, "フランス", "ドイツ")
			var got []string
			for i := range doc.Sentences {
				for _, c := range j.clauses(doc, i) {
					if !c.Nominal {
						got = append(got, clauseString(doc, c))
					}
				}
			}
			if s := strings.Join(got, "; "); s != tt.want {
				t.Errorf("clauses(%q) =\n %s, want\n %s", tt.text, s, tt.want)
			}
		})
	}
}

func clauseString(doc *timeline.Document, c Clause) string {
	s := c.Lemma + " " + c.Tense
	if c.Passive {
		s += " passive"
	}
	if c.Negated {
		s += " not"
	}
	for _, a := range c.Args {
		s += fmt.Sprintf(" %s=%s", a.Label, a.Span.In(doc.Text))
	}
	return s
}

func FuzzJapanese(f *testing.F) {
	f.Add("フランスの首相が「会談する」と述べた。\n両国は、合意した")
	f.Add("（(「『、。A・B　が")
	j := &japanese{}
	if _, err := j.load(); err != nil { // before the clock of the first input runs
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		doc := &timeline.Document{Text: text, Lang: "ja"}
		doc.Sentences = Split(doc)
		if len(text) > 6 {
			doc.Names = []timeline.ActorMention{{Span: timeline.Span{Start: 3, End: 6}, Kind: timeline.ActorPerson}}
		}
		if err := j.parse(doc); err != nil {
			t.Fatal(err)
		}
		for i := range doc.Sentences {
			s := &doc.Sentences[i]
			roots := 0
			for n, k := range s.Tokens {
				if k.Start < s.Start || k.End > s.End || k.Start >= k.End {
					t.Fatalf("token %d of %q: span %v outside %v", n, text, k.Span, s.Span)
				}
				if k.Head < 0 {
					roots++
				}
				at := n
				for steps := 0; at >= 0; at, steps = s.Tokens[at].Head, steps+1 {
					if steps > len(s.Tokens) {
						t.Fatalf("token %d of %q: cycle", n, text)
					}
				}
			}
			if len(s.Tokens) > 0 && roots != 1 {
				t.Fatalf("%q: %d roots", text, roots)
			}
			for _, c := range j.clauses(doc, i) {
				if c.Parent >= len(j.clauses(doc, i)) || c.Pred >= len(s.Tokens) || c.Span.Start < s.Start || c.Span.End > s.End {
					t.Fatalf("%q: clause %+v out of range", text, c)
				}
			}
		}
	})
}

func BenchmarkJapaneseParse(b *testing.B) {
	text := strings.Repeat("フランスの首相は五日、ドイツの首都で大臣と会談し、両国が経済協力を進める方針で合意したと述べた。\n", 100)
	j, doc := japaneseDoc(b, text, "フランス", "ドイツ")
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if err := j.parse(doc); err != nil {
			b.Fatal(err)
		}
		for i := range doc.Sentences {
			j.clauses(doc, i)
		}
	}
	b.ReportMetric(float64(b.N*len(doc.Sentences))/b.Elapsed().Seconds(), "sentences/s")
}
