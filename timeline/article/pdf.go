package article

import (
	"bytes"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ledongthuc/pdf"

	"demarche/timeline"
)

// maxPages bounds a PDF: an article is short.
const maxPages = 500

// readPDF takes the text out of a PDF, row by row.
func readPDF(in Input) (d draft, err error) {
	// The parser panics on some damaged files.
	defer func() {
		if r := recover(); r != nil {
			d, err = draft{}, errorf(CodeBadPDF, "%s: damaged PDF: %v", in.label(), r)
		}
	}()
	r, err := pdf.NewReader(bytes.NewReader(in.Data), int64(len(in.Data)))
	if err != nil {
		return draft{}, errorf(CodeBadPDF, "%s: %s", in.label(), err)
	}
	var rows []string
	for i := 1; i <= min(r.NumPage(), maxPages); i++ {
		rows = append(append(rows, pageRows(r.Page(i))...), "")
	}
	d = draft{made: true, text: tidy(flow(rows))}
	switch {
	case d.text == "":
		return draft{}, errorf(CodeNoText, "%s: the PDF has no text, perhaps it is a scan", in.label())
	case garbled(d.text):
		return draft{}, errorf(CodeGarbledText, "%s: the fonts of the PDF do not say which letters they draw", in.label())
	}
	info := r.Trailer().Key("Info")
	d.title = tidy(info.Key("Title").Text())
	if c := strings.TrimPrefix(info.Key("CreationDate").Text(), "D:"); len(c) >= 8 {
		if day, ok := parsePublished(c[:8]); ok {
			d.published, d.from = day, timeline.PublishedMeta
		}
	}
	return d, nil
}

// row is the text at one height of a page.
type row struct {
	text string
	y    float64
}

// pageRows is the rows of a page in the order in which they are drawn; "" stands
// for a gap wider than the space between lines.
func pageRows(p pdf.Page) []string {
	rows := rowsOf(p.Content().Text)
	gap := lineGap(rows)
	var out []string
	for i, r := range rows {
		if i > 0 && gap > 0 && math.Abs(rows[i-1].y-r.y) > gap*1.5 {
			out = append(out, "")
		}
		out = append(out, strings.Join(strings.Fields(r.text), " "))
	}
	return out
}

// rowsOf joins the letters drawn one after the other at one height. A step to
// the right wider than a quarter of the letter size is a space.
func rowsOf(letters []pdf.Text) []row {
	var out []row
	var b strings.Builder
	for i, t := range letters {
		if i > 0 {
			last := letters[i-1]
			switch {
			case math.Abs(last.Y-t.Y) > max(last.FontSize, t.FontSize)/2:
				out = append(out, row{b.String(), last.Y})
				b.Reset()
			case t.X-(last.X+last.W) > t.FontSize/4:
				b.WriteByte(' ')
			}
		}
		b.WriteString(t.S)
	}
	if len(letters) > 0 {
		out = append(out, row{b.String(), letters[len(letters)-1].Y})
	}
	return out
}

// lineGap is the most frequent distance between rows, in points.
func lineGap(rows []row) float64 {
	count := map[float64]int{}
	var best float64
	for i := 1; i < len(rows); i++ {
		d := math.Round(math.Abs(rows[i-1].y - rows[i].y))
		count[d]++
		if count[d] > count[best] || (count[d] == count[best] && d < best) {
			best = d
		}
	}
	return best
}

// flow joins rows to paragraphs: an empty row ends one, a hyphen at the end of a
// row is taken back, and rows in scripts without spaces join without one.
func flow(rows []string) string {
	var out []string
	var p string
	end := func() {
		if p != "" {
			out = append(out, p)
		}
		p = ""
	}
	for _, row := range rows {
		switch {
		case row == "":
			end()
		case p == "":
			p = row
		case strings.HasSuffix(p, "-") && startsLower(row):
			p = strings.TrimSuffix(p, "-") + row
		case hasCJK(p[max(0, len(p)-3):]):
			p += row
		default:
			p += " " + row
		}
	}
	end()
	return strings.Join(out, "\n\n")
}

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// garbled is true for the text of fonts without a map to Unicode: control and
// private characters, or hardly a letter.
func garbled(s string) bool {
	bad, letters, n := 0, 0, 0
	for _, r := range s {
		if unicode.IsSpace(r) {
			continue
		}
		n++
		switch {
		case r == utf8.RuneError, unicode.Is(unicode.Co, r), unicode.IsControl(r):
			bad++
		case unicode.IsLetter(r):
			letters++
		}
	}
	return bad*20 > n || letters*3 < n
}
