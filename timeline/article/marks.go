package article

import (
	_ "embed"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"demarche/timeline"
)

// line is one line of a text that is not blank, without the space around it.
type line struct {
	timeline.Span
	text  string
	runes int
	class class // "" for body text
}

// body is true for a line long enough to be a paragraph of an article.
func (l line) body() bool {
	if l.class != "" {
		return false
	}
	if hasCJK(l.text) {
		return l.runes >= 50 && endsSentence(l.text)
	}
	return l.runes >= 90
}

func linesOf(text string) []line {
	var out []line
	at := 0
	for raw := range strings.Lines(text) {
		left := len(raw) - len(strings.TrimLeftFunc(raw, unicode.IsSpace))
		t := strings.TrimSpace(raw)
		if t != "" {
			out = append(out, line{
				Span: timeline.Span{Start: at + left, End: at + left + len(t)},
				text: t, runes: utf8.RuneCountInString(t),
			})
		}
		at += len(raw)
	}
	return out
}

// mark finds the parts of doc.Text that are no body text. captions are those
// that markup told.
func mark(doc *timeline.Document, captions []timeline.Span) []timeline.Mark {
	lines := linesOf(doc.Text)
	for i := range lines {
		lines[i].class = classify(lines[i])
		if slices.ContainsFunc(captions, func(c timeline.Span) bool { return c.Contains(lines[i].Span) }) {
			lines[i].class = classCaption
		}
	}
	if len(lines) == 1 && lines[0].class != classTeaser && lines[0].class != classPrompt {
		lines[0].class = "" // a text of one line is what it is about
	}
	keepBodyBylines(lines)
	markTail(lines)
	var out []timeline.Mark
	headline := headlineOf(doc, lines)
	for i, l := range lines {
		switch {
		case i == headline:
			out = append(out, timeline.Mark{Span: l.Span, Kind: timeline.KindHeadline})
		case l.class == classCaption:
			out = append(out, timeline.Mark{Span: l.Span, Kind: timeline.KindCaption})
		case l.class != "":
			out = append(out, timeline.Mark{Span: l.Span, Kind: timeline.KindFurniture})
		default:
			if n := dateline(l.text); n > 0 {
				out = append(out, timeline.Mark{Span: timeline.Span{Start: l.Start, End: l.Start + n}, Kind: timeline.KindDateline})
			}
		}
	}
	return out
}

// keepBodyBylines gives back what only looks like a byline or a bio: they stand
// above the first paragraph or below the last one, not between. Three lines that
// are only a date are the headings of a chronology.
func keepBodyBylines(lines []line) {
	first, last, dates := len(lines), -1, 0
	for i, l := range lines {
		if l.body() {
			first, last = min(first, i), i
		}
		if l.onlyDate() {
			dates++
		}
	}
	for i := range lines {
		l := &lines[i]
		between := i >= first && i <= last
		if between && (l.class == classBio || l.class == classByline) || dates >= 3 && l.onlyDate() {
			l.class = ""
		}
	}
}

// onlyDate is true for a byline that holds nothing but a day.
func (l line) onlyDate() bool {
	_, span, ok := findDay(l.text)
	return ok && l.class == classByline && len(l.text)-(span[1]-span[0]) <= 3
}

// markTail marks what follows the last paragraph once furniture has begun there:
// the names, slogans and headlines below a "read also" or a comment form have no
// pattern of their own.
func markTail(lines []line) {
	last := -1
	for i, l := range lines {
		if l.body() {
			last = i
		}
	}
	begun := false
	for i := last + 1; i < len(lines) && last >= 0; i++ {
		switch lines[i].class {
		case classTeaser, classPrompt:
			begun = true
		case "":
			if begun {
				lines[i].class = classTeaser
			}
		}
	}
}

// headlineOf is the index of the line that is the headline; -1 when the text has
// none. A headline is the title, or a short first line that is no sentence or
// that stands over a byline or dateline.
func headlineOf(doc *timeline.Document, lines []line) int {
	i := slices.IndexFunc(lines, func(l line) bool { return l.class == "" })
	if i < 0 || i > 3 || len(lines) < 2 {
		return -1
	}
	l := lines[i]
	if doc.Title != "" && oneLine(l.text) == doc.Title {
		return i
	}
	if i+1 >= len(lines) || l.runes > 140 || dateline(l.text) > 0 {
		return -1
	}
	next := lines[i+1]
	gap := strings.Count(doc.Text[l.End:next.Start], "\n") >= 2
	switch {
	case next.class == classByline, dateline(next.text) > 0:
		return i
	case !endsSentence(l.text) && (gap || next.runes > l.runes) && !strings.HasSuffix(l.text, ":"):
		return i
	}
	return -1
}

func endsSentence(s string) bool {
	s = strings.TrimRight(s, "\"'”’」』)）】")
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?。！？．…", r)
}

func hasCJK(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool {
		return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
	})
}
