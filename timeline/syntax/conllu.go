package syntax

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"demarche/timeline"
)

// WriteCoNLLU writes the trees of a parsed document as CoNLL-U. MISC holds the
// offsets of each token in Unicode code points of the document's text, half-open:
// Start=0|End=5. Sentences without tokens are left out.
func WriteCoNLLU(w io.Writer, doc *timeline.Document) error {
	out := bufio.NewWriter(w)
	point := codePoints{text: doc.Text}
	paragraph := -1
	for i := range doc.Sentences {
		s := &doc.Sentences[i]
		if len(s.Tokens) == 0 {
			continue
		}
		if s.Paragraph != paragraph {
			paragraph = s.Paragraph
			fmt.Fprintln(out, "# newpar")
		}
		fmt.Fprintf(out, "# sent_id = %d\n# kind = %s\n# text = %s\n", i+1, s.Kind, oneLine(s.In(doc.Text)))
		for k := range s.Tokens {
			t := &s.Tokens[k]
			misc := fmt.Sprintf("Start=%d|End=%d", point.at(t.Start), point.at(t.End))
			if k+1 < len(s.Tokens) && s.Tokens[k+1].Start == t.End {
				misc = "SpaceAfter=No|" + misc
			}
			fmt.Fprintf(out, "%d\t%s\t%s\t%s\t%s\t%s\t%d\t%s\t_\t%s\n", k+1, oneLine(t.In(doc.Text)),
				column(t.Lemma), column(t.UPOS), column(t.XPOS), column(t.Feats), t.Head+1, column(t.Rel), misc)
		}
		fmt.Fprintln(out)
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write CoNLL-U: %w", err)
	}
	return nil
}

// oneLine is s fit for a CoNLL-U line or column.
func oneLine(s string) string { return strings.Join(strings.FieldsFunc(s, isSpace), " ") }

func column(s string) string {
	if s = oneLine(s); s == "" {
		return "_"
	}
	return s
}

// codePoints turns byte offsets that only grow into code point offsets.
type codePoints struct {
	text  string
	bytes int
	count int
}

func (c *codePoints) at(offset int) int {
	if offset < c.bytes {
		c.bytes, c.count = 0, 0
	}
	c.count += utf8.RuneCountInString(c.text[c.bytes:offset])
	c.bytes = offset
	return c.count
}

// maxLine bounds a line of CoNLL-U read from outside.
const maxLine = 1 << 22

// ErrCoNLLU tells that a file is not CoNLL-U.
var ErrCoNLLU = errors.New("not CoNLL-U")

// Reparse copies CoNLL-U from r to w with lemmas, tags, heads and relations of its
// own: the tokens and sentences stay as they are, what the file says of them is not
// looked at. Ranges and empty nodes are copied.
func (p *Parser) Reparse(w io.Writer, r io.Reader, lang timeline.Lang) error {
	in := bufio.NewScanner(r)
	in.Buffer(nil, maxLine)
	out := bufio.NewWriter(w)
	var block []string
	number := 0
	flush := func() error {
		if len(block) == 0 {
			return nil
		}
		defer func() { block = block[:0] }()
		return p.reparse(out, block, lang)
	}
	for in.Scan() {
		number++
		l := strings.TrimSuffix(in.Text(), "\r")
		if l != "" {
			if l[0] != '#' && strings.Count(l, "\t") != 9 {
				return fmt.Errorf("line %d has not 10 columns: %w", number, ErrCoNLLU)
			}
			block = append(block, l)
			continue
		}
		if err := flush(); err != nil {
			return err
		}
	}
	if err := in.Err(); err != nil {
		return fmt.Errorf("read CoNLL-U: %w", err)
	}
	if err := flush(); err != nil {
		return err
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write CoNLL-U: %w", err)
	}
	return nil
}

// reparse writes one sentence's lines with a new analysis.
func (p *Parser) reparse(out *bufio.Writer, block []string, lang timeline.Lang) error {
	var forms []string
	spaces := make([]bool, 0, len(block))
	for _, l := range block {
		if c := strings.Split(l, "\t"); l[0] != '#' && !strings.ContainsAny(c[0], "-.") {
			forms = append(forms, c[1])
			spaces = append(spaces, !strings.Contains(c[9], "SpaceAfter=No"))
		}
	}
	tokens, err := p.ParseTokens(lang, forms, spaces)
	if err != nil {
		return err
	}
	k := 0
	for _, l := range block {
		c := strings.Split(l, "\t")
		if l[0] != '#' && !strings.ContainsAny(c[0], "-.") {
			t := &tokens[k]
			k++
			c[2], c[3], c[4], c[5] = column(t.Lemma), column(t.UPOS), column(t.XPOS), column(t.Feats)
			c[6], c[7], c[8] = strconv.Itoa(t.Head+1), column(t.Rel), "_"
			l = strings.Join(c, "\t")
		}
		fmt.Fprintln(out, l)
	}
	fmt.Fprintln(out)
	return nil
}

// ParseTokens builds the tree of one sentence whose tokens are given. spaces tells
// after which of them a space follows; nil is after all. The spans of the result are
// offsets in the forms written one after the other with those spaces.
func (p *Parser) ParseTokens(lang timeline.Lang, forms []string, spaces []bool) ([]timeline.Token, error) {
	var b strings.Builder
	spans := make([]timeline.Span, len(forms))
	for i, f := range forms {
		spans[i] = timeline.Span{Start: b.Len(), End: b.Len() + len(f)}
		b.WriteString(f)
		if spaces == nil || i < len(spaces) && spaces[i] {
			b.WriteByte(' ')
		}
	}
	if lang == "en" || lang == "" && !mostlyCJK(b.String()) {
		tokens, err := p.english.tree(b.String(), spans, nil)
		if err != nil {
			return nil, fmt.Errorf("parse tokens: %w", err)
		}
		return tokens, nil
	}
	doc := &timeline.Document{Text: b.String(), Lang: lang, Sentences: []timeline.Sentence{{Span: timeline.Span{End: b.Len()}, Kind: timeline.KindBody}}}
	if err := p.Parse(doc); err != nil {
		return nil, err
	}
	return project(doc.Sentences[0].Tokens, spans), nil
}

// project moves a tree from own tokens to given ones over the same text. A given token
// takes the analysis of the highest own token that starts in it; one in which none
// starts hangs on the token before it.
func project(own []timeline.Token, spans []timeline.Span) []timeline.Token {
	out := make([]timeline.Token, len(spans))
	home := make([]int, len(own)) // the given token of each own one
	chosen := make([]int, len(spans))
	k := 0
	for i := range spans {
		chosen[i] = -1
		for ; k < len(own) && own[k].Start < spans[i].End; k++ {
			home[k] = i
			if chosen[i] < 0 || depth(own, k) < depth(own, chosen[i]) {
				chosen[i] = k
			}
		}
	}
	for ; k < len(own); k++ {
		home[k] = len(spans) - 1
	}
	root := -1
	for i := range spans {
		out[i] = timeline.Token{Span: spans[i], Feats: "_", UPOS: "X", XPOS: "_", Lemma: "_", Head: i - 1, Rel: "flat"}
		if c := chosen[i]; c >= 0 {
			out[i] = own[c]
			out[i].Span = spans[i]
			if own[c].Head >= 0 {
				out[i].Head = home[own[c].Head]
			} else if root < 0 {
				root = i
			}
		}
	}
	return oneRoot(out, root)
}

// oneRoot mends heads so that they make a tree with one root: the given one, or the
// first token.
func oneRoot(tokens []timeline.Token, root int) []timeline.Token {
	if len(tokens) == 0 {
		return tokens
	}
	root = max(root, 0)
	tokens[root].Head, tokens[root].Rel = -1, "root"
	for i := range tokens {
		if i != root && (tokens[i].Head < 0 || tokens[i].Head >= len(tokens) || tokens[i].Head == i) {
			tokens[i].Head = root
		}
	}
	for i := range tokens {
		if depth(tokens, i) > len(tokens) {
			tokens[i].Head = root
		}
	}
	return tokens
}
