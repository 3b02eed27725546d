package article

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/mmcdole/gofeed"
	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"

	"demarche/timeline"
)

// Bounds of XML from outside. News feeds are less than ten levels deep.
const (
	maxXMLDepth  = 200
	maxFeedItems = 10_000
)

// readFeed gives each entry of an RSS or Atom feed.
func readFeed(in Input, yield func(Item) bool) {
	if err := checkXML(in.Data); err != nil {
		yield(in.failed(errorf(CodeBadFeed, "%s: %s", in.label(), err)))
		return
	}
	feed, err := gofeed.NewParser().Parse(bytes.NewReader(in.Data))
	if err != nil {
		yield(in.failed(errorf(CodeBadFeed, "%s: %s", in.label(), err)))
		return
	}
	if len(feed.Items) == 0 {
		yield(in.failed(errorf(CodeNoText, "%s: the feed has no entries", in.label())))
		return
	}
	for i, entry := range feed.Items {
		if i == maxFeedItems {
			yield(in.failed(errorf(CodeTooLarge, "%s: the feed has more than %d entries", in.label(), maxFeedItems)))
			return
		}
		if !yield(readEntry(in, feed, entry, fmt.Sprintf("%s:%d", in.label(), i+1))) {
			return
		}
	}
}

func readEntry(in Input, feed *gofeed.Feed, entry *gofeed.Item, where string) Item {
	d := draft{
		id: oneLine(tidy(first(entry.GUID, first(entry.Link, where)))), title: plainText(entry.Title), url: entry.Link,
		outlet: oneLine(tidy(feed.Title)), lang: timeline.Lang(feed.Language), made: true,
	}
	if !isAddress(d.url) {
		d.url = ""
	}
	for _, p := range []string{entry.Published, entry.Updated} {
		if day, ok := parsePublished(p); ok && d.published.IsZero() {
			d.published, d.from = day, timeline.PublishedMeta
		}
	}
	// The fuller of the two: some feeds put a summary into content.
	body := entry.Content
	if len(body) < len(entry.Description) {
		body = entry.Description
	}
	root, err := html.Parse(strings.NewReader(body))
	if err != nil {
		return Item{ID: d.id, Err: errorf(CodeBadHTML, "%s: %s", where, err)}
	}
	var b builder
	b.block(root)
	d.text, d.captions = b.finish()
	if d.text == "" { // a feed of headlines
		d.text, d.title = d.title, ""
	}
	return d.finish(in)
}

// plainText is s without the markup and entities that titles in feeds carry.
func plainText(s string) string {
	if !strings.ContainsAny(s, "<&") {
		return s
	}
	root, err := html.Parse(strings.NewReader(s))
	if err != nil {
		return s
	}
	return textOf(root)
}

// checkXML refuses what no feed needs and what makes parsers run wild: entity
// definitions and deep nesting.
func checkXML(data []byte) error {
	if bytes.Contains(data, []byte("<!ENTITY")) {
		return errors.New("entity definitions are not read")
	}
	dec := xml.NewDecoder(bytes.NewReader(data))
	dec.Strict = false
	dec.CharsetReader = charset.NewReaderLabel
	depth := 0
	for {
		t, err := dec.RawToken()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch t.(type) {
		case xml.StartElement:
			if depth++; depth > maxXMLDepth {
				return fmt.Errorf("elements are nested more than %d deep", maxXMLDepth)
			}
		case xml.EndElement:
			depth--
		}
	}
}
