package timeline

import (
	"slices"

	"demarche/timeline/edtf"
)

// TypeSlug is the public name of an event type: "summit", "veto". The list with
// labels and codes is package ontology.
type TypeSlug string

// Modality says whether an event happened.
type Modality string

// Modalities.
const (
	Occurred     Modality = "occurred"
	Ongoing      Modality = "ongoing"
	Planned      Modality = "planned"
	Hypothetical Modality = "hypothetical"
	Negated      Modality = "negated"
	Alleged      Modality = "alleged"
)

// Mention is one sentence's report of one event.
type Mention struct {
	Type         TypeSlug
	Parties      []Party   // in the order of the text
	When         edtf.Date // zero when it can't be told
	WhenSpan     Span      // the expression that dates it; zero when the DCT or nothing does
	WhenFrom     AnchorKind
	Place        Place // zero when not told
	Trigger      Span
	Evidence     Span // the sentence
	Modality     Modality
	ModalitySpan Span  // the cue; zero when the tense alone decided
	Vote         *Vote // nil unless the type has a vote
	Outcome      string
	Detail       map[string]string // what the type knows beyond roles: "treaty", "visit_kind", "count"
	Rule         RuleID
	Score        float64 // probability in [0,1] that the mention is right
	// Others are the spans of further sentences of the same article that report it.
	Others []Span
	// Why tells the decisions in words, for --explain: one line a decision.
	Why []Reason
}

// Reason is one decision of the extractor with the text that it rests on.
type Reason struct {
	What string // "trigger", "source", "date", "modality", ...
	Rule RuleID
	Span Span
	Note string
}

// Countries lists the countries of m's parties, each once, in the order of the parties.
func (m Mention) Countries() []CountryID { return countries(m.Parties) }

func countries(parties []Party) []CountryID {
	var out []CountryID
	for _, p := range parties {
		if p.Country != "" && !slices.Contains(out, p.Country) {
			out = append(out, p.Country)
		}
	}
	return out
}
