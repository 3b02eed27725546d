package syntax

import (
	"strings"
	"unicode/utf8"

	"demarche/timeline"
)

// Split finds the sentences of doc in text order. It needs only Text, Lang and
// Marks. Every piece of text that is not white space lies in exactly one
// sentence.
//
// A blank line ends a paragraph; in a text without blank lines every line does.
// Lines end sentences except in hard-wrapped text and inside a quotation that the
// next lines close. A Mark's edges are sentence edges and its kind is the
// sentence's; where no mark speaks, a first line without final punctuation is the
// headline, and a place with an agency and a dash before a paragraph is a dateline.
func Split(doc *timeline.Document) []timeline.Sentence {
	pieces := cutAtMarks(doc.Text, paragraphs(doc.Text), doc.Marks)
	var out []timeline.Sentence
	for i, p := range pieces {
		switch {
		case p.marked && p.kind == timeline.KindHeadline, p.marked && p.kind == timeline.KindDateline:
			out = append(out, timeline.Sentence{Span: p.span, Kind: p.kind, Paragraph: p.paragraph})
			continue
		case i == 0 && !p.marked && len(pieces) > 1 && looksLikeHeadline(p.span.In(doc.Text)):
			out = append(out, timeline.Sentence{Span: p.span, Kind: timeline.KindHeadline, Paragraph: p.paragraph})
			continue
		}
		if n := datelineLen(p.span.In(doc.Text)); !p.marked && p.opens && n > 0 {
			line := trim(doc.Text, timeline.Span{Start: p.span.Start, End: p.span.Start + n})
			out = append(out, timeline.Sentence{Span: line, Kind: timeline.KindDateline, Paragraph: p.paragraph})
			p.span = trim(doc.Text, timeline.Span{Start: p.span.Start + n, End: p.span.End})
		}
		for _, s := range sentenceSpans(doc.Text, p.span, doc.Lang) {
			out = append(out, timeline.Sentence{Span: s, Kind: p.kind, Paragraph: p.paragraph})
		}
	}
	return out
}

// piece is a stretch of text in which sentences are looked for: a line, or several
// where lines don't end sentences, cut at the edges of marks.
type piece struct {
	span      timeline.Span
	kind      timeline.Kind
	marked    bool // the kind comes from a mark
	opens     bool // nothing stands before it on its line
	paragraph int
}

// sentenceSpans are the sentences of one piece.
func sentenceSpans(text string, within timeline.Span, lang timeline.Lang) []timeline.Span {
	var ends []int
	part := within.In(text)
	if lang == "ja" || lang == "zh" || (lang == "" && mostlyCJK(part)) {
		ends = endsCJK(part)
	} else {
		ends = endsSpaced(part, lang)
	}
	var out []timeline.Span
	start := 0
	for _, end := range append(ends, len(part)) {
		s := trim(text, timeline.Span{Start: within.Start + start, End: within.Start + end})
		if s.Len() > 0 {
			out = append(out, s)
		}
		start = end
	}
	return out
}

// trim cuts white space from both ends of s.
func trim(text string, s timeline.Span) timeline.Span {
	part := s.In(text)
	left := strings.TrimLeftFunc(part, isSpace)
	s.Start += len(part) - len(left)
	s.End = s.Start + len(strings.TrimRightFunc(left, isSpace))
	return s
}

const maxHeadlineRunes = 200

// looksLikeHeadline reports whether a first line lacks the punctuation that ends
// a sentence.
func looksLikeHeadline(line string) bool {
	if utf8.RuneCountInString(line) > maxHeadlineRunes || strings.ContainsRune(line, '\n') {
		return false
	}
	if datelineLen(line) > 0 {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(line, closers))
	return !strings.ContainsRune(".!?…。．！？؟।:：;；,、", last)
}

// mostlyCJK reports whether text is written without spaces between words.
func mostlyCJK(text string) bool {
	cjk, letters := 0, 0
	for _, r := range text {
		switch {
		case r >= 0x3040 && r <= 0x30ff, r >= 0x4e00 && r <= 0x9fff:
			cjk++
		case r > ' ':
			letters++
		}
	}
	return cjk > letters
}
