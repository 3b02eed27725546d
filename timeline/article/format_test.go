package article

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"

	"demarche/timeline"
)

const paragraph = "The foreign ministers of the two countries met in the capital on Tuesday and agreed to resume talks on the border, officials said after the meeting ended late in the evening."

func TestReadHTML(t *testing.T) {
	page := `<!DOCTYPE html><html lang="en-US"><head><title>Ministers meet | Daily</title>
<meta property="og:title" content="Ministers meet"><meta property="og:site_name" content="The Daily">
<link rel="canonical" href="https://daily.example/world/ministers">
<meta name="date" content="2024-06-20">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebPage"},{"@type":"NewsArticle","datePublished":"2024-06-19T08:00:00+09:00"}]}</script></head>
<body><nav><a href="/">Home</a></nav><article><h1>Ministers meet</h1><p>By Jane Roe</p>
<figure><img src="a.jpg"><figcaption>The ministers shake hands.</figcaption></figure>
<p>` + paragraph + `</p><p>` + paragraph + `<br>Second line &amp; more.</p><p>` + paragraph + `</p>
<p>We use cookies to improve your experience.</p></article><script>alert(1)</script></body></html>`
	got := readAll(Input{Name: "x.html", Data: []byte(page)})
	if len(got) != 1 || got[0].Err != nil {
		t.Fatalf("items = %+v", got)
	}
	d := got[0].Doc
	if d.DCT.String() != "2024-06-19" || d.PublishedFrom != timeline.PublishedMeta || d.Title != "Ministers meet" ||
		d.Outlet != "The Daily" || d.URL != "https://daily.example/world/ministers" || d.Lang != "en" || !got[0].Cleaned {
		t.Errorf("document = %+v", d)
	}
	for _, bad := range []string{"alert", "Home", "<"} {
		if strings.Contains(d.Text, bad) {
			t.Errorf("text holds %q: %s", bad, d.Text)
		}
	}
	if strings.Count(d.Text, paragraph) != 3 || !strings.Contains(d.Text, "\nSecond line & more.") {
		t.Errorf("text = %s", d.Text)
	}
	wantMark(t, d, timeline.KindCaption, "The ministers shake hands.")
	wantMark(t, d, timeline.KindFurniture, "By Jane Roe")
	wantMark(t, d, timeline.KindFurniture, "We use cookies to improve your experience.")
}

func wantMark(t *testing.T, d *timeline.Document, k timeline.Kind, text string) {
	t.Helper()
	for _, m := range d.Marks {
		if m.Kind == k && m.In(d.Text) == text {
			return
		}
	}
	t.Errorf("no mark %s on %q; marks: %v", k, text, d.Marks)
}

func TestHTMLWithoutCharset(t *testing.T) {
	const text = "両国の外相は首都で会談し、交渉の再開に合意した。"
	page := "<!doctype html><html><body><p>" + strings.Repeat(text, 8) + "</p></body></html>"
	legacy, err := japanese.EUCJP.NewEncoder().String(page)
	if err != nil {
		t.Fatal(err)
	}
	declared, err := japanese.ShiftJIS.NewEncoder().String(strings.Replace(page, "<body>", `<head><meta charset="Shift_JIS"></head><body>`, 1))
	if err != nil {
		t.Fatal(err)
	}
	for _, data := range []string{page, legacy, declared} {
		got := readAll(Input{Data: []byte(data)})
		if len(got) != 1 || got[0].Err != nil || got[0].Doc.Text != strings.Repeat(text, 8) {
			t.Errorf("Read = %+v", got)
		}
	}
}

func TestReadFeed(t *testing.T) {
	feed := `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Agency</title><language>en-us</language>
<item><title>Ministers &amp; envoys meet</title><link>https://agency.example/1</link><guid>g1</guid><pubDate>Wed, 19 Jun 2024 23:30:00 +0900</pubDate><description>&lt;p&gt;` + paragraph + `&lt;/p&gt;</description></item>
<item><title>Headline only</title><link>javascript:alert(1)</link></item></channel></rss>`
	got := readAll(Input{Data: []byte(feed)})
	if len(got) != 2 || got[0].Err != nil || got[1].Err != nil {
		t.Fatalf("items = %+v", got)
	}
	d := got[0].Doc
	if d.ID != "g1" || d.Title != "Ministers & envoys meet" || d.Text != paragraph || d.DCT.String() != "2024-06-19" || d.Outlet != "Agency" || d.Lang != "en" {
		t.Errorf("document = %+v", d)
	}
	if d := got[1].Doc; d.Text != "Headline only" || d.URL != "" {
		t.Errorf("document = %+v, want the headline as text and no script address", d)
	}
}

func TestReadDOCX(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	add := func(name, content string) {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(content))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	add("word/document.xml", `<w:document xmlns:w="x"><w:body><w:p><w:r><w:t>First </w:t></w:r><w:r><w:t>part.</w:t><w:instrText>HIDE</w:instrText></w:r></w:p><w:p><w:r><w:t>外相が会談した。</w:t></w:r></w:p></w:body></w:document>`)
	add("docProps/core.xml", `<cp:coreProperties xmlns:cp="a" xmlns:dc="b" xmlns:dcterms="c"><dc:title>Note</dc:title><dcterms:created>2024-06-19T01:00:00Z</dcterms:created></cp:coreProperties>`)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	got := readAll(Input{Data: b.Bytes()})
	if len(got) != 1 || got[0].Err != nil {
		t.Fatalf("items = %+v", got)
	}
	if d := got[0].Doc; d.Text != "First part.\n\n外相が会談した。" || d.Title != "Note" || d.DCT.String() != "2024-06-19" {
		t.Errorf("document = %+v", d)
	}
}

// onePage is a PDF of one page with a line for each string.
func onePage(lines ...string) []byte {
	var s strings.Builder
	s.WriteString("BT /F1 12 Tf 72 720 Td ")
	for _, l := range lines {
		fmt.Fprintf(&s, "(%s) Tj 0 -14 Td ", l)
	}
	s.WriteString("ET")
	objects := []string{
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
		fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", s.Len(), s.String()),
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
	}
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	var at []int
	for i, o := range objects {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, a := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", a)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, xref)
	return b.Bytes()
}

func TestReadPDF(t *testing.T) {
	got := readAll(Input{Name: "a.pdf", Data: onePage("The ministers of the two coun-", "tries met in the capital", "and agreed to talk.")})
	if len(got) != 1 || got[0].Err != nil {
		t.Fatalf("items = %+v", got)
	}
	if want := "The ministers of the two countries met in the capital and agreed to talk."; got[0].Doc.Text != want {
		t.Errorf("text = %q, want %q", got[0].Doc.Text, want)
	}
	got = readAll(Input{Name: "a.pdf", Data: onePage(`\001\002\003\004\005\006`)})
	wantCode(t, got[0].Err, CodeGarbledText)
	got = readAll(Input{Name: "a.pdf", Data: onePage()})
	wantCode(t, got[0].Err, CodeNoText)
}

func wantCode(t *testing.T, err error, code string) {
	t.Helper()
	var e *Error
	if !errors.As(err, &e) || e.Code != code {
		t.Errorf("error = %v, want code %s", err, code)
	}
}

func TestDecode(t *testing.T) {
	const text = "両国の外相は首都で会談し、交渉の再開に合意した。"
	encoded := map[string][]byte{"utf-8": []byte(text), "utf-8 with mark": []byte("\ufeff" + text)}
	for name, e := range map[string]interface{ Bytes([]byte) ([]byte, error) }{
		"shift_jis": japanese.ShiftJIS.NewEncoder(), "euc-jp": japanese.EUCJP.NewEncoder(), "iso-2022-jp": japanese.ISO2022JP.NewEncoder(),
		"utf-16le": unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder(),
		"utf-16be": unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder(),
	} {
		b, err := e.Bytes([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		encoded[name] = b
	}
	for name, b := range encoded {
		t.Run(name, func(t *testing.T) {
			got := readAll(Input{Data: b})
			if len(got) != 1 || got[0].Err != nil || got[0].Doc.Text != text {
				t.Errorf("Read = %+v", got)
			}
		})
	}
	if got := decode([]byte("caf\xe9 to\xe7a"), ""); got != "café toça" {
		t.Errorf("decode = %q", got)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(`{"id":"a","text":"One."}`))
	f.Add([]byte("<html><body><p>One.</p></body></html>"))
	f.Add([]byte(`<rss version="2.0"><channel><item><title>T</title></item></channel></rss>`))
	f.Add(onePage("One."))
	f.Add([]byte("\xff\xfea\x00"))
	f.Add([]byte("SEOUL (AP) — One.\n\nREAD: Two"))
	f.Fuzz(func(t *testing.T, data []byte) {
		Read(Input{Data: data}, func(i Item) bool {
			if (i.Doc == nil) == (i.Err == nil) {
				t.Fatalf("item = %+v, want a document or an error", i)
			}
			if i.Doc == nil {
				return true
			}
			end := 0
			for _, m := range i.Doc.Marks {
				if m.Start < end || m.End <= m.Start || m.In(i.Doc.Text) == "" {
					t.Fatalf("marks %v of %q are out of order", i.Doc.Marks, i.Doc.Text)
				}
				end = m.End
			}
			return true
		})
	})
}
