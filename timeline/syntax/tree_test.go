package syntax

import (
	"bytes"
	"strings"
	"testing"
	"unicode"

	"demarche/timeline"
)

// checkTree fails unless the tokens lie in order inside the sentence and make a tree
// with one root.
func checkTree(t *testing.T, text string, s *timeline.Sentence) {
	t.Helper()
	roots, at := 0, s.Start
	for i := range s.Tokens {
		tok := &s.Tokens[i]
		if tok.Start < at || tok.End <= tok.Start || tok.End > s.End {
			t.Fatalf("token %d of %q spans %v after %d", i, s.In(text), tok.Span, at)
		}
		at = tok.End
		if tok.Head < -1 || tok.Head >= len(s.Tokens) || tok.Head == i {
			t.Fatalf("token %d of %q has head %d", i, s.In(text), tok.Head)
		}
		if tok.Head < 0 {
			roots++
		}
		if depth(s.Tokens, i) > len(s.Tokens) {
			t.Fatalf("token %d of %q is in a cycle", i, s.In(text))
		}
	}
	if len(s.Tokens) > 0 && roots != 1 {
		t.Fatalf("%q has %d roots", s.In(text), roots)
	}
}

func checkClauses(t *testing.T, doc *timeline.Document, sentence int, clauses []Clause) {
	t.Helper()
	n := len(doc.Sentences[sentence].Tokens)
	for k, c := range clauses {
		if c.Pred < 0 || c.Pred >= n || c.Parent < -1 || c.Parent >= len(clauses) || c.Parent == k {
			t.Fatalf("clause %d: %+v", k, c)
		}
		if c.Span.Start < 0 || c.Span.End > len(doc.Text) || c.Span.Len() <= 0 {
			t.Fatalf("clause %d spans %v", k, c.Span)
		}
		for _, a := range c.Args {
			if a.Head < -1 || a.Head >= n || a.Span.Start < 0 || a.Span.End > len(doc.Text) || a.Span.Len() <= 0 || a.Label == "" {
				t.Fatalf("clause %d has argument %+v", k, a)
			}
		}
		for _, x := range c.Times {
			if x < 0 || x >= len(doc.Times) {
				t.Fatalf("clause %d has time %d", k, x)
			}
		}
	}
}

func FuzzParseEnglish(f *testing.F) {
	f.Add("Norway's envoy didn't sign. “We'll see,” she said.", 0, 8)
	f.Add("Fiji, Tonga and Samoa, Chad and Mali to meet Niger, Benin, and Togo", -1, 0)
	f.Add("\xff\xfe (((\"''--- U.S.\u2028-", 3, 5)
	p, err := NewParser()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string, start, end int) {
		if len(text) > 2000 {
			return
		}
		doc := &timeline.Document{Text: text, Lang: "en"}
		if 0 <= start && start < end && end <= len(text) {
			doc.Names = []timeline.ActorMention{{Span: timeline.Span{Start: start, End: end}}}
			doc.Times = []timeline.TimeExpr{{Span: timeline.Span{Start: start, End: end}}}
		} else if start < 0 {
			doc.Names = capitalised(text)
		}
		if err := p.Parse(doc); err != nil {
			t.Fatal(err)
		}
		for i := range doc.Sentences {
			checkTree(t, text, &doc.Sentences[i])
			checkClauses(t, doc, i, p.Clauses(doc, i))
		}
		var b bytes.Buffer
		if err := WriteCoNLLU(&b, doc); err != nil {
			t.Fatal(err)
		}
		var again bytes.Buffer
		if err := p.Reparse(&again, strings.NewReader(b.String()), "en"); err != nil {
			t.Fatalf("our own CoNLL-U is not read: %v\n%s", err, b.String())
		}
	})
}

// capitalised takes every word with a capital for a name.
func capitalised(text string) []timeline.ActorMention {
	var out []timeline.ActorMention
	at := 0
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == ',' || r == '.' }) {
		at += strings.Index(text[at:], w)
		if unicode.IsUpper(rune(w[0])) {
			out = append(out, timeline.ActorMention{Span: timeline.Span{Start: at, End: at + len(w)}})
		}
		at += len(w)
	}
	return out
}

func TestWriteCoNLLUGivesCodePoints(t *testing.T) {
	p, err := NewParser()
	if err != nil {
		t.Fatal(err)
	}
	doc := &timeline.Document{Text: "“Écoutez,” Norway's envoy said.", Lang: "en"}
	if err := p.Parse(doc); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := WriteCoNLLU(&b, doc); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"# newpar\n# sent_id = 1\n# kind = body\n# text = “Écoutez,” Norway's envoy said.\n", "\tSpaceAfter=No|Start=1|End=8\n", "'s\t", "Start=17|End=19"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %q in\n%s", want, b.String())
		}
	}
}

func TestReparseKeepsTokensAndComments(t *testing.T) {
	p, err := NewParser()
	if err != nil {
		t.Fatal(err)
	}
	in := "# text = They don't agree.\n1\tThey\t_\t_\t_\t_\t0\t_\t_\t_\n2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n2\tdo\t_\t_\t_\t_\t0\t_\t_\t_\n3\tn't\t_\t_\t_\t_\t0\t_\t_\t_\n4\tagree\t_\t_\t_\t_\t0\t_\t_\tSpaceAfter=No\n5\t.\t_\t_\t_\t_\t0\t_\t_\t_\n\n"
	var b strings.Builder
	if err := p.Reparse(&b, strings.NewReader(in), "en"); err != nil {
		t.Fatal(err)
	}
	want := "# text = They don't agree.\n" +
		"1\tThey\tthey\tPRON\tPRP\t_\t4\tnsubj\t_\t_\n" +
		"2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n" +
		"2\tdo\tdo\tAUX\tVBP\t_\t4\taux\t_\t_\n" +
		"3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_\n" +
		"4\tagree\tagree\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No\n" +
		"5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n\n"
	if b.String() != want {
		t.Errorf("Reparse gives\n%swant\n%s", b.String(), want)
	}
	if err := p.Reparse(&b, strings.NewReader("one two\n"), "en"); err == nil {
		t.Error("Reparse takes plain text for CoNLL-U")
	}
}
