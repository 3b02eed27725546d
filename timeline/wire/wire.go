// Package wire is the shape in which extraction leaves the program: one JSON
// object an article, the same from the command and from the API. Offsets count
// Unicode code points of the article's text, half-open, and every span carries
// its text. The names of the fields are a public contract.
package wire

import "demarche/timeline"

// Span is a stretch of the article's text, in code points.
type Span struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// Evidence is the sentence that tells an event.
type Evidence struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Quote string `json:"quote"`
}

// Line is what was found in one article: one line of output.
type Line struct {
	ID            string        `json:"id"`
	Lang          timeline.Lang `json:"lang"`
	Published     *string       `json:"published"` // EDTF; null when not known
	PublishedFrom string        `json:"published_from"`
	Title         string        `json:"title,omitempty"`
	Text          string        `json:"text,omitempty"` // given where the input was not plain text
	Times         []Time        `json:"times"`
	Names         []Name        `json:"names"`
	Events        []Event       `json:"events"`
}

// Time is one time expression.
type Time struct {
	Start int     `json:"start"`
	End   int     `json:"end"`
	Text  string  `json:"text"`
	Type  string  `json:"type"`  // TIMEX3 type
	Value string  `json:"value"` // TIMEX3 value
	Mod   string  `json:"mod,omitempty"`
	EDTF  *string `json:"edtf"` // null when it has no place on the calendar
	Use   string  `json:"use,omitempty"`
	Rule  string  `json:"rule,omitempty"`
}

// Name is one name of an actor or place.
type Name struct {
	Start     int      `json:"start"`
	End       int      `json:"end"`
	Text      string   `json:"text"`
	Kind      string   `json:"kind"`
	Actor     string   `json:"actor,omitempty"`
	Name      string   `json:"name"`
	Country   string   `json:"country,omitempty"`
	Countries []string `json:"countries,omitempty"`
	Office    string   `json:"office,omitempty"`
}

// Event is one mention of an event.
type Event struct {
	Type         string            `json:"type"`
	PLOVER       string            `json:"plover"`
	CAMEO        string            `json:"cameo"`
	Date         *string           `json:"date"` // EDTF; null when it can't be told
	First        *string           `json:"first"`
	Last         *string           `json:"last"`
	Modality     string            `json:"modality"`
	Parties      []Party           `json:"parties"`
	Countries    []string          `json:"countries"`
	Place        *Place            `json:"place,omitempty"`
	Vote         *Vote             `json:"vote,omitempty"`
	Outcome      string            `json:"outcome,omitempty"`
	Detail       map[string]string `json:"detail,omitempty"`
	Evidence     Evidence          `json:"evidence"`
	Others       []Evidence        `json:"others,omitempty"` // further sentences of the article that report it
	Trigger      Span              `json:"trigger"`
	DateSpan     *Span             `json:"date_span,omitempty"`
	ModalitySpan *Span             `json:"modality_span,omitempty"`
	Rule         string            `json:"rule"`
	Score        float64           `json:"score"`
	Why          []Reason          `json:"why,omitempty"` // with Explain
}

// Party is one actor of an event.
type Party struct {
	Actor   string `json:"actor,omitempty"`
	Name    string `json:"name"`
	Country string `json:"country,omitempty"`
	Role    string `json:"role"`
	Span    *Span  `json:"span,omitempty"`
}

// Place is where an event happened.
type Place struct {
	Name    string `json:"name"`
	Country string `json:"country,omitempty"`
}

// Vote is the record of a vote; a count that the text does not give is null.
type Vote struct {
	Body    string            `json:"body,omitempty"`
	Symbol  string            `json:"symbol,omitempty"`
	For     *int              `json:"for"`
	Against *int              `json:"against"`
	Abstain *int              `json:"abstain"`
	By      map[string]string `json:"by,omitempty" doc:"for, against or abstain by country."`
	Vetoed  []string          `json:"vetoed,omitempty" doc:"Countries whose vote was a veto."`
}

// Reason is one decision with the text that it rests on.
type Reason struct {
	What string `json:"what"`
	Rule string `json:"rule,omitempty"`
	Span *Span  `json:"span,omitempty"`
	Note string `json:"note,omitempty"`
}
