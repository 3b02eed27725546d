package article

import (
	"net/url"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"demarche/timeline"
	"demarche/timeline/edtf"
	"demarche/timeline/lang"
)

// draft is an article on its way to a Document: what its format told.
type draft struct {
	id        string
	title     string
	text      string
	lang      timeline.Lang
	url       string
	outlet    string
	published edtf.Date
	from      timeline.PublishedFrom // of published
	captions  []timeline.Span        // of text, where markup says so
	made      bool                   // the text was made here
}

// finish makes the Document: it settles language and date and marks the parts.
func (d draft) finish(in Input) Item {
	item := Item{ID: d.id}
	text := d.text
	if !d.made { // what was made here is tidy, and its captions have offsets in it
		text = tidy(d.text)
	}
	if len(text) > MaxTextBytes {
		item.Err = errorf(CodeTooLarge, "%s: the text has %d bytes, the limit is %d", in.label(), len(text), MaxTextBytes)
		return item
	}
	if strings.TrimSpace(text) == "" {
		code := CodeEmpty
		if d.made {
			code = CodeNoText
		}
		item.Err = errorf(code, "%s has no text", d.id)
		return item
	}
	doc := &timeline.Document{
		ID: d.id, URL: d.url, Outlet: d.outlet, Title: oneLine(tidy(d.title)), Text: text,
		PublishedFrom: timeline.PublishedNone,
	}
	if doc.URL == "" && isAddress(in.Name) {
		doc.URL = in.Name
	}
	if doc.Outlet == "" {
		doc.Outlet = host(doc.URL)
	}
	doc.Lang = d.lang
	if in.Lang != "" {
		doc.Lang = in.Lang
	}
	doc.Lang = shortTag(doc.Lang)
	if doc.Lang == "" {
		doc.Lang = detectLang(text)
	}
	doc.Marks = mark(doc, d.captions)
	doc.DCT, doc.PublishedFrom = d.date(in, doc)
	item.Doc = doc
	item.Cleaned = d.made || text != d.text
	return item
}

// detectLang is the language of a text that nobody named. A few words in Latin
// letters do not tell one language from another: they are taken for English.
func detectLang(text string) timeline.Lang {
	for _, r := range text[:min(len(text), 1000)] {
		if unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) {
			return lang.Detect(text)
		}
	}
	return lang.DetectHint(text, "en")
}

// date walks the ladder: what the caller says, what the format says, what a
// byline or dateline says, what the address says.
func (d draft) date(in Input, doc *timeline.Document) (edtf.Date, timeline.PublishedFrom) {
	if !in.Published.IsZero() {
		return in.Published, timeline.PublishedGiven
	}
	if !d.published.IsZero() {
		return d.published, d.from
	}
	if day, ok := textDate(doc); ok {
		return day, timeline.PublishedDateline
	}
	for _, address := range []string{doc.URL, path.Base(in.Name)} {
		if day, ok := addressDate(address); ok {
			return day, timeline.PublishedText
		}
	}
	return edtf.Date{}, timeline.PublishedNone
}

// shortTag is the language of a tag without its region: "ja-JP" -> "ja". What is
// no tag is dropped.
func shortTag(tag timeline.Lang) timeline.Lang {
	s, _, _ := strings.Cut(strings.ReplaceAll(strings.ToLower(strings.TrimSpace(string(tag))), "_", "-"), "-")
	if len(s) < 2 || len(s) > 3 || strings.Trim(s, "abcdefghijklmnopqrstuvwxyz") != "" {
		return ""
	}
	return timeline.Lang(s)
}

func isAddress(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != ""
}

func host(address string) string {
	if !isAddress(address) {
		return ""
	}
	u, _ := url.Parse(address)
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}

// oneLine is s with white space collapsed, cut at 500 code points.
func oneLine(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if utf8.RuneCountInString(s) > 500 {
		s = string([]rune(s)[:500])
	}
	return s
}
