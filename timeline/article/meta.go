package article

import (
	"encoding/json"
	"strings"

	"golang.org/x/net/html"

	"demarche/timeline"
)

// meta is what the head of a page and its markup tell of the article.
type meta struct {
	title, outlet, url string
	lang               timeline.Lang
	published          string // as written; "" when not told
}

// readMeta walks the tree once. Of several dates of publication JSON-LD wins,
// then meta elements, then the first <time>.
func readMeta(root *html.Node) meta {
	var (
		m                           meta
		linked, named, timed, title string
	)
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "html":
			m.lang = timeline.Lang(attr(n, "lang"))
		case "title":
			title = first(title, textOf(n))
		case "link":
			if attr(n, "rel") == "canonical" {
				m.url = first(m.url, attr(n, "href"))
			}
		case "meta":
			named = first(named, m.readElement(n))
		case "time":
			timed = first(timed, timeOf(n))
		case "script":
			if strings.HasPrefix(attr(n, "type"), "application/ld+json") {
				linked = first(linked, linkedDate(textOf(n)))
			}
		}
	}
	m.title = first(m.title, title)
	m.published = first(linked, first(named, timed))
	return m
}

// readElement reads a <meta>; it returns the date of publication that it holds.
func (m *meta) readElement(n *html.Node) string {
	content := strings.TrimSpace(attr(n, "content"))
	key := strings.ToLower(first(attr(n, "property"), first(attr(n, "name"), attr(n, "itemprop"))))
	switch key {
	case "og:title":
		m.title = first(m.title, content)
	case "og:site_name":
		m.outlet = first(m.outlet, oneLine(tidy(content)))
	case "og:url":
		m.url = first(m.url, content)
	case "article:published_time", "article:published", "og:published_time", "og:article:published_time", "datepublished", "date", "pubdate", "publishdate",
		"publish-date", "publish_date", "publication_date", "dc.date", "dc.date.issued", "dcterms.created", "dcterms.issued", "dcterms.date",
		"sailthru.date", "parsely-pub-date", "cxenseparse:recs:publishtime", "iso-8601-publish-date", "citation_publication_date":
		if _, ok := parsePublished(content); ok {
			return content
		}
	}
	return ""
}

func timeOf(n *html.Node) string {
	for _, s := range []string{attr(n, "datetime"), textOf(n)} {
		if _, ok := parsePublished(s); ok {
			return s
		}
	}
	return ""
}

// linkedDate is the datePublished of the article in a block of JSON-LD; "" when
// there is none. A block may hold one object, a list, or a graph of them.
func linkedDate(s string) string {
	var v any
	if json.Unmarshal([]byte(s), &v) != nil {
		return ""
	}
	return dateIn(v, 0)
}

const maxLinkedDepth = 4

func dateIn(v any, depth int) string {
	if depth > maxLinkedDepth {
		return ""
	}
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			if d := dateIn(x, depth+1); d != "" {
				return d
			}
		}
	case map[string]any:
		for _, key := range []string{"datePublished", "dateCreated"} {
			if d, ok := v[key].(string); ok {
				if _, ok := parsePublished(d); ok {
					return d
				}
			}
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage"} {
			if d := dateIn(v[key], depth+1); d != "" {
				return d
			}
		}
	}
	return ""
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.TrimSpace(b.String())
}

// first is a, or b where a is empty.
func first(a, b string) string {
	if strings.TrimSpace(a) != "" {
		return a
	}
	return b
}
