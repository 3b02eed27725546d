package syntax

import (
	"strings"
	"unicode"

	"demarche/timeline"
)

// closers may follow the punctuation that ends a sentence.
const closers = "\"'”’»）)]］」』】〉》›"

func isSpace(r rune) bool {
	return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' || r == '\u2060'
}

// line is one line of a text without its line end.
type line struct {
	timeline.Span
	blank bool
}

func lines(text string) []line {
	var out []line
	start := 0
	for start < len(text) {
		end, next := len(text), len(text)
		if i := strings.IndexAny(text[start:], "\n\r\u2028\u2029"); i >= 0 {
			end = start + i
			next = end + 1
			if text[end] >= 0x80 {
				next = end + len("\u2028")
			} else if text[end] == '\r' && strings.HasPrefix(text[next:], "\n") {
				next++
			}
		}
		s := trim(text, timeline.Span{Start: start, End: end})
		out = append(out, line{Span: s, blank: s.Len() == 0})
		start = next
	}
	return out
}

// paragraphs cuts text into pieces at line ends and numbers the paragraphs.
func paragraphs(text string) []piece {
	ls := lines(text)
	wrapped := hardWrapped(ls)
	byBlank := hasInnerBlank(ls)
	var out []piece
	paragraph := -1
	fresh := true // the next line opens a paragraph
	for i := 0; i < len(ls); i++ {
		if ls[i].blank {
			fresh = true
			continue
		}
		if fresh || !byBlank {
			paragraph++
		}
		fresh = false
		last := i
		for last+1 < len(ls) && !ls[last+1].blank && (wrapped || quoteGoesOn(text, ls[i:last+2])) {
			last++
		}
		if !wrapped {
			last = max(last, closingLine(text, ls, i))
		}
		out = append(out, piece{
			span:      timeline.Span{Start: ls[i].Start, End: ls[last].End},
			kind:      timeline.KindBody,
			opens:     true,
			paragraph: paragraph,
		})
		i = last
	}
	return out
}

func hasInnerBlank(ls []line) bool {
	seen, blank := false, false
	for _, l := range ls {
		if l.blank {
			blank = seen
		} else if blank {
			return true
		} else {
			seen = true
		}
	}
	return false
}

// Line lengths of text that was wrapped by a program rather than by its writer.
const (
	wrapMin = 55
	wrapMax = 100
)

// hardWrapped reports whether lines were broken to fit a width: nearly all lines
// that another line of their paragraph follows are about equally long.
func hardWrapped(ls []line) bool {
	full, other := 0, 0
	for i := 0; i+1 < len(ls); i++ {
		if ls[i].blank || ls[i+1].blank {
			continue
		}
		if n := ls[i].Len(); n >= wrapMin && n <= wrapMax {
			full++
		} else {
			other++
		}
	}
	return full >= 3 && full >= 9*other
}

// quoteGoesOn reports whether the last of these lines only closes what the lines
// before it opened.
func quoteGoesOn(text string, ls []line) bool {
	return strings.HasPrefix(text[ls[len(ls)-1].Start:], "」") || strings.HasPrefix(text[ls[len(ls)-1].Start:], "』")
}

// A quotation is followed over this many lines and bytes.
const (
	quoteLines = 5
	quoteBytes = 1500
)

// closingLine is the index of the line that closes the corner bracket left open on
// line i, or i when none is open or no line of the paragraph closes it soon.
func closingLine(text string, ls []line, i int) int {
	depth := 0
	for j := i; j < len(ls) && j < i+quoteLines && !ls[j].blank && ls[j].End-ls[i].Start < quoteBytes; j++ {
		for _, r := range ls[j].In(text) {
			switch r {
			case '「', '『':
				depth++
			case '」', '』':
				depth--
			}
		}
		if depth <= 0 {
			return j
		}
	}
	return i
}

// cutAtMarks cuts pieces at the edges of marks and gives the parts their kinds.
func cutAtMarks(text string, pieces []piece, marks []timeline.Mark) []piece {
	if len(marks) == 0 {
		return pieces
	}
	var out []piece
	add := func(p piece, span timeline.Span, kind timeline.Kind, marked bool) {
		q := piece{span: trim(text, span), kind: kind, marked: marked, opens: p.opens && span.Start <= p.span.Start, paragraph: p.paragraph}
		if q.span.Len() > 0 {
			out = append(out, q)
		}
	}
	for _, p := range pieces {
		at := p.span.Start
		for _, m := range marks {
			if !m.Overlaps(timeline.Span{Start: at, End: p.span.End}) {
				continue
			}
			add(p, timeline.Span{Start: at, End: max(at, m.Start)}, timeline.KindBody, false)
			end := min(m.End, p.span.End)
			add(p, timeline.Span{Start: max(at, m.Start), End: end}, m.Kind, m.Kind != timeline.KindBody)
			at = end
		}
		add(p, timeline.Span{Start: at, End: p.span.End}, timeline.KindBody, false)
	}
	return out
}
