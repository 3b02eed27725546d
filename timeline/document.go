package timeline

import "demarche/timeline/edtf"

// Lang is a BCP 47 language tag in its shortest form: "en", "ja", "zh".
// The zero value means not known.
type Lang string

// Span is a half-open range of bytes of a Document's Text.
type Span struct{ Start, End int }

// Len is the number of bytes in s.
func (s Span) Len() int { return s.End - s.Start }

// IsZero reports whether s is the empty span at the start, which stands for "none".
func (s Span) IsZero() bool { return s == Span{} }

// Overlaps reports whether s and t share a byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Contains reports whether all of t lies in s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// In is the text that s covers; "" where s does not lie inside text.
func (s Span) In(text string) string {
	if s.Start < 0 || s.End > len(text) || s.Start > s.End {
		return ""
	}
	return text[s.Start:s.End]
}

// PublishedFrom says where a Document's DCT came from.
type PublishedFrom string

// The rungs of the publication date ladder, most trusted first.
const (
	PublishedGiven    PublishedFrom = "given"    // by the caller
	PublishedMeta     PublishedFrom = "meta"     // markup or feed
	PublishedDateline PublishedFrom = "dateline" // byline or dateline
	PublishedText     PublishedFrom = "text"     // the address
	PublishedNone     PublishedFrom = "none"
)

// Document is one article, cleaned and in NFC.
type Document struct {
	ID     string // the caller's, unique in one run
	URL    string // where it was read; "" when not known
	Outlet string // who published it: a host name or a title; "" when not known
	// Title is the headline when it came apart from the text. It gives context
	// and is never evidence; a headline inside Text is a Sentence of KindHeadline.
	Title string
	Text  string
	Lang  Lang
	// DCT is the document creation time (after TIMEX3): the civil day on which
	// the outlet published it, never the clock. Zero when not known.
	DCT           edtf.Date
	PublishedFrom PublishedFrom
	Marks         []Mark // what package article knows of parts of Text, in text order

	Sentences []Sentence     // filled by syntax.Split, in text order, not overlapping
	Times     []TimeExpr     // filled by timex, in text order, not overlapping
	Names     []ActorMention // filled by gazetteer, in text order, not overlapping
}

// Kind says what part of an article a stretch of text is.
type Kind string

// Kinds of text. Furniture is never evidence; a caption scores lower.
const (
	KindBody      Kind = "body"
	KindHeadline  Kind = "headline"
	KindDateline  Kind = "dateline" // "SEOUL, South Korea (AP) —"
	KindCaption   Kind = "caption"
	KindFurniture Kind = "furniture" // bylines, teasers, bios, share buttons, comment prompts
)

// Mark gives a stretch of Text its Kind. Text without a Mark is KindBody.
type Mark struct {
	Span
	Kind Kind
}

// Sentence is one sentence of a Document.
type Sentence struct {
	Span
	Kind      Kind
	Paragraph int     // counts from 0; sentences of one paragraph share it
	Tokens    []Token // filled by syntax.Parse; nil until then
}

// Token is a word of a sentence with its place in the tree, after Universal
// Dependencies v2 (CoNLL-U).
type Token struct {
	Span
	Lemma string
	UPOS  string // "VERB", "PROPN", ...
	XPOS  string // Penn Treebank tag for English, IPA dictionary tag for Japanese
	Feats string // CoNLL-U features, "_" or "" when none
	Head  int    // index of the head in the sentence's Tokens; -1 for the root
	Rel   string // "nsubj:pass", ...
}

// TimeType is the type of a time expression after TIMEX3 (ISO 24617-1).
type TimeType string

// TIMEX3 types.
const (
	TimeDate     TimeType = "DATE"
	TimeTime     TimeType = "TIME" // a time of day; its Date is the day it falls on
	TimeDuration TimeType = "DURATION"
	TimeSet      TimeType = "SET"
)

// TimeUse says what a time expression does in its clause.
type TimeUse string

// Uses. Only UseWhen dates the event beside it.
const (
	UseWhen      TimeUse = "when"      // dates what the clause tells
	UseReference TimeUse = "reference" // an earlier or other point: "for the first time since 2019", 24年ぶり
	UseName      TimeUse = "name"      // inside a name: "the 2015 agreement"
)

// AnchorKind says what a time expression was resolved against.
type AnchorKind string

// Kinds of anchor.
const (
	AnchorExplicit AnchorKind = "explicit" // the text gives all of it
	AnchorDCT      AnchorKind = "dct"
	AnchorText     AnchorKind = "text"  // another time expression, in Anchor.Span
	AnchorEvent    AnchorKind = "event" // an event told in Anchor.Span: "hours before landing"
)

// Anchor is what a time expression hangs on.
type Anchor struct {
	Kind AnchorKind
	Span Span // the expression or event; zero for explicit and DCT
}

// TimeExpr is one time expression of a Document.
type TimeExpr struct {
	Span
	Type  TimeType
	Value string    // TIMEX3 value: "2023-09", "P3D", "XXXX-WXX-1"; "" when it can't be told
	Mod   string    // TIMEX3 mod: "START", "MID", "END", "APPROX", "BEFORE", "AFTER"; "" when none
	Date  edtf.Date // zero for DURATION and SET and where it can't be told
	// Period is what the expression spans together with its partner or its
	// preposition: both sides of "from 3 to 5 March" have 2024-03-03/2024-03-05, and
	// 2019 in "since 2019" has 2019/.. ; zero where there is none.
	Period edtf.Date
	Use    TimeUse
	Anchor Anchor
	Rule   RuleID
}

// RuleID names the rule of a pack that made something: "ja/veto-1".
type RuleID string
