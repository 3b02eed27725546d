package syntax

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"demarche/timeline"
)

// TestEnglishNews parses sentences as news writes them. No parser gets all right: the
// floors guard what was reached.
func TestEnglishNews(t *testing.T) {
	floors := map[string]float64{"headline": 0.83, "plan": 0.94, "dateline": 0.95, "list": 0.88, "vote": 0.95, "quote": 0.95, "name": 0.95, "clause": 0.83}
	data, err := os.ReadFile("testdata/news.en.tsv")
	if err != nil {
		t.Fatal(err)
	}
	p, err := NewParser()
	if err != nil {
		t.Fatal(err)
	}
	right, all := map[string]int{}, map[string]int{}
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(strings.TrimSpace(line), "\t")
		if len(f) != 3 {
			t.Fatalf("%q has %d columns, want 3", line, len(f))
		}
		doc := named(f[1])
		if err := p.Parse(doc); err != nil {
			t.Fatal(err)
		}
		var missing []string
		for _, want := range strings.Fields(f[2]) {
			all[f[0]]++
			if hasRelation(t, doc, want) {
				right[f[0]]++
			} else {
				missing = append(missing, want)
			}
		}
		if missing != nil {
			t.Logf("%s: %s lacks %v\n\t%s", f[0], doc.Text, missing, treeLine(doc))
		}
	}
	for class, floor := range floors {
		got := float64(right[class]) / float64(all[class])
		t.Logf("%s: %d of %d", class, right[class], all[class])
		if got < floor {
			t.Errorf("%s: %.2f of the relations, want at least %.2f", class, got, floor)
		}
	}
}

// named makes a document of text in which names stand in brackets.
func named(marked string) *timeline.Document {
	doc := &timeline.Document{Lang: "en"}
	for part := range strings.SplitSeq(marked, "[") {
		name, rest, found := strings.Cut(part, "]")
		if !found {
			doc.Text += part
			continue
		}
		start := len(doc.Text)
		name, adjective := strings.CutSuffix(name, "^")
		doc.Text += name + rest
		m := timeline.ActorMention{Adjective: adjective}
		m.Span = timeline.Span{Start: start, End: start + len(name)}
		doc.Names = append(doc.Names, m)
	}
	return doc
}

var relationSyntax = regexp.MustCompile(`^([a-z:*]+)\(([^,]+?)(?:,(.+))?\)$`)

// hasRelation reports whether a sentence of doc has a relation; of words with a bar
// between either will do.
func hasRelation(t *testing.T, doc *timeline.Document, want string) bool {
	t.Helper()
	m := relationSyntax.FindStringSubmatch(want)
	if m == nil {
		t.Fatalf("%q is no relation", want)
	}
	for _, s := range doc.Sentences {
		form := func(i int) string { return s.Tokens[i].In(doc.Text) }
		is := func(i int, words string) bool {
			return i >= 0 && slices.Contains(strings.Split(words, "|"), form(i))
		}
		for i, tok := range s.Tokens {
			switch {
			case m[1] == "root" && is(i, m[2]) && tok.Head < 0:
				return true
			case m[1] != "root" && is(i, m[3]) && is(tok.Head, m[2]) && (m[1] == "*" || tok.Rel == m[1]):
				return true
			}
		}
	}
	return false
}

func treeLine(doc *timeline.Document) string {
	var out []string
	for _, s := range doc.Sentences {
		for _, tok := range s.Tokens {
			head := "ROOT"
			if tok.Head >= 0 {
				head = s.Tokens[tok.Head].In(doc.Text)
			}
			out = append(out, fmt.Sprintf("%s/%s:%s(%s)", tok.In(doc.Text), tok.UPOS, tok.Rel, head))
		}
	}
	return strings.Join(out, " ")
}
