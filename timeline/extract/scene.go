package extract

import (
	"slices"
	"strings"

	"demarche/timeline"
	"demarche/timeline/syntax"
)

// scene is one sentence with all that the stages look at.
type scene struct {
	pack *pack
	doc  *timeline.Document
	num  int // of the sentence
	sent *timeline.Sentence
	toks []timeline.Token

	lemma, form []string // of each token, in lower case
	children    [][]int
	clauses     []syntax.Clause
	clauseAt    []int                   // clause whose predicate the token is; -1 for none
	clauseOf    []int                   // innermost clause that the token stands in; -1 for none
	nameAt      []int                   // name that the token belongs to; -1 for none
	timeAt      []int                   // time expression that the token belongs to; -1 for none
	names       []int                   // of the sentence, in text order
	times       []int                   // of the sentence, in text order
	carried     []found                 // who the sentences before were about
	introduced  map[string]introduction // of persons, by name
	offices     []office                // that the article names with their country
}

func newScene(p *pack, parser Parser, doc *timeline.Document, num int) *scene {
	s := &doc.Sentences[num]
	c := &scene{pack: p, doc: doc, num: num, sent: s, toks: s.Tokens}
	n := len(c.toks)
	c.lemma, c.form = make([]string, n), make([]string, n)
	c.children = make([][]int, n)
	for i := range c.toks {
		t := &c.toks[i]
		c.form[i] = strings.ToLower(t.In(doc.Text))
		c.lemma[i] = strings.ToLower(t.Lemma)
		if c.lemma[i] == "" || c.lemma[i] == "_" {
			c.lemma[i] = c.form[i]
		}
		if t.UPOS == "VERB" && p.verbs[c.lemma[i]] == nil {
			if v, ok := p.forms[c.form[i]]; ok {
				c.lemma[i] = v
			}
		}
		if t.Head >= 0 && t.Head < n && t.Head != i {
			c.children[t.Head] = append(c.children[t.Head], i)
		}
	}
	c.clauses = parser.Clauses(doc, num)
	c.place()
	return c
}

// place notes for every token the clause, name and time expression it stands in.
func (c *scene) place() {
	n := len(c.toks)
	c.clauseAt, c.clauseOf = filled(n), filled(n)
	for i := range c.clauses {
		if p := c.clauses[i].Pred; p >= 0 && p < n {
			c.clauseAt[p] = i
		}
	}
	for i := range c.toks {
		for j, steps := i, 0; j >= 0 && j < n && steps <= n; j, steps = c.toks[j].Head, steps+1 {
			if k := c.clauseAt[j]; k >= 0 {
				c.clauseOf[i] = k
				break
			}
		}
	}
	c.nameAt, c.timeAt = filled(n), filled(n)
	for k := range c.doc.Names {
		if c.sent.Overlaps(c.doc.Names[k].Span) {
			c.names = append(c.names, k)
			c.mark(c.nameAt, c.doc.Names[k].Span, k)
		}
	}
	label := c.labelEnd()
	for i := range c.toks[:label] {
		c.nameAt[i] = -1 // a topic takes no part
	}
	c.names = slices.DeleteFunc(c.names, func(k int) bool { return label > 0 && c.doc.Names[k].Start < c.toks[label-1].Start })
	symbols := c.symbols()
	if label > 0 {
		symbols = append(symbols, c.span(0, label-1))
	}
	for k := range c.doc.Times {
		if c.sent.Overlaps(c.doc.Times[k].Span) && !insideAny(symbols, c.doc.Times[k].Span) {
			c.times = append(c.times, k)
			c.mark(c.timeAt, c.doc.Times[k].Span, k)
		}
	}
	for i := range c.clauses {
		c.clauses[i].Times = slices.DeleteFunc(slices.Clone(c.clauses[i].Times), func(t int) bool { return !slices.Contains(c.times, t) })
	}
}

// labelEnd is the token behind the colon of a topic put before the sentence: "2013
// Korean crisis: North Korea vows ..."; 0 where there is none.
func (c *scene) labelEnd() int {
	const longest = 10 // tokens
	topic := false
	for i := 0; i < len(c.toks) && i < longest && c.pack.spaced; i++ {
		switch {
		case c.form[i] == ":":
			if topic {
				return i + 1
			}
			return 0
		case c.finite(i):
			return 0
		}
		topic = c.pack.topics[c.lemma[i]]
	}
	return 0
}

// symbols are the spans of document symbols: the year in "S/RES/2728 (2024)" dates
// nothing.
func (c *scene) symbols() []timeline.Span {
	var out []timeline.Span
	for _, m := range symbol.FindAllStringIndex(c.text(), -1) {
		out = append(out, timeline.Span{Start: c.sent.Start + m[0], End: c.sent.Start + m[1]})
	}
	return out
}

func insideAny(spans []timeline.Span, s timeline.Span) bool {
	for _, t := range spans {
		if t.Contains(s) {
			return true
		}
	}
	return false
}

func (c *scene) mark(at []int, span timeline.Span, k int) {
	for i := range c.toks {
		if c.toks[i].Overlaps(span) {
			at[i] = k
		}
	}
}

func filled(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = -1
	}
	return out
}
