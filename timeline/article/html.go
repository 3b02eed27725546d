package article

import (
	"bytes"
	"net/url"
	"strings"
	"unicode/utf8"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"

	"demarche/timeline"
)

// maxElements bounds the pages that readability looks at: its cost grows faster
// than the page.
const maxElements = 100_000

// readHTML takes the article out of a page.
func readHTML(in Input) (draft, error) {
	root, err := html.Parse(strings.NewReader(decodeHTML(in)))
	if err != nil {
		return draft{}, errorf(CodeBadHTML, "%s: %s", in.label(), err)
	}
	m := readMeta(root)
	d := draft{made: true, title: m.title, lang: m.lang, url: m.url, outlet: m.outlet}
	if !isAddress(d.url) {
		d.url = ""
	}
	if m.published != "" {
		if day, ok := parsePublished(m.published); ok {
			d.published, d.from = day, timeline.PublishedMeta
		}
	}
	var b builder
	b.block(articleNode(root, d.url))
	if b.empty() { // a page too short or too plain for readability
		b = builder{}
		b.block(findTag(root, "body"))
	}
	if b.empty() {
		return draft{}, errorf(CodeNoText, "%s: the page has no text", in.label())
	}
	d.text, d.captions = b.finish()
	return d, nil
}

// decodeHTML brings a page to UTF-8. Pages that are UTF-8 through and through are
// so whatever they declare, and one that declares nothing is guessed as text is.
func decodeHTML(in Input) string {
	if utf8.Valid(in.Data) && !bytes.Contains(in.Data, []byte("\x1b$")) {
		return string(trimBOM(in.Data))
	}
	e, name, certain := charset.DetermineEncoding(in.Data[:min(len(in.Data), 4096)], in.ContentType)
	if !certain && name == "windows-1252" {
		return decode(in.Data, "")
	}
	return decodeAs(e, in.Data)
}

// articleNode is the part of a page that readability takes for the article; nil
// when it finds none.
func articleNode(root *html.Node, address string) *html.Node {
	p := readability.NewParser()
	p.MaxElemsToParse = maxElements
	page, err := url.Parse(address)
	if err != nil || address == "" {
		page = nil
	}
	a, err := p.ParseDocument(root, page)
	if err != nil {
		return nil
	}
	return a.Node
}

// builder writes the text of a tree: blocks apart by an empty line.
type builder struct {
	out      strings.Builder
	line     strings.Builder
	captions []timeline.Span
}

func (b *builder) empty() bool { return b.out.Len() == 0 && strings.TrimSpace(b.line.String()) == "" }

// flush ends a block and returns where it stands; the zero Span when it is empty.
func (b *builder) flush() timeline.Span {
	var lines []string
	for l := range strings.SplitSeq(tidy(b.line.String()), "\n") {
		if l = strings.Join(strings.Fields(l), " "); l != "" {
			lines = append(lines, l)
		}
	}
	b.line.Reset()
	if len(lines) == 0 {
		return timeline.Span{}
	}
	if b.out.Len() > 0 {
		b.out.WriteString("\n\n")
	}
	start := b.out.Len()
	b.out.WriteString(strings.Join(lines, "\n"))
	return timeline.Span{Start: start, End: b.out.Len()}
}

func (b *builder) finish() (string, []timeline.Span) {
	b.flush()
	return b.out.String(), b.captions
}

// block writes n and what is under it. A tree is at most 512 deep: html.Parse
// refuses deeper ones.
func (b *builder) block(n *html.Node) {
	if n == nil {
		return
	}
	if n.Type == html.TextNode {
		// White space in markup, line ends included, only parts words.
		b.line.WriteString(strings.Map(func(r rune) rune {
			if r == '\n' || r == '\r' || r == '\t' {
				return ' '
			}
			return r
		}, n.Data))
		return
	}
	if n.Type == html.ElementNode && skipped(n.Data) {
		return
	}
	if n.Type == html.ElementNode && n.Data == "br" {
		b.line.WriteByte('\n')
		return
	}
	apart := n.Type == html.ElementNode && isBlock(n.Data)
	if apart {
		b.flush()
	}
	start := b.out.Len()
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		b.block(c)
	}
	if !apart {
		return
	}
	b.flush()
	if n.Data == "figcaption" && b.out.Len() > start {
		b.captions = append(b.captions, timeline.Span{Start: start, End: b.out.Len()})
	}
}

func skipped(tag string) bool {
	switch tag {
	case "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "form", "button", "select",
		"textarea", "nav", "head", "rt", "rp", "audio", "video", "canvas":
		return true
	}
	return false
}

func isBlock(tag string) bool {
	switch tag {
	case "p", "div", "section", "article", "main", "header", "footer", "aside", "blockquote", "pre", "ul", "ol", "li", "dl",
		"dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "table", "tr", "td", "th", "caption", "figure", "figcaption", "hr", "body", "address", "details", "summary":
		return true
	}
	return false
}

func findTag(n *html.Node, tag string) *html.Node {
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && d.Data == tag {
			return d
		}
	}
	return nil
}
