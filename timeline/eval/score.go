package eval

import (
	"cmp"
	"maps"
	"slices"

	"demarche/timeline"
)

// Coder reads a document without any layers and finds its mentions; extract.Extractor is one.
type Coder interface {
	Mentions(doc *timeline.Document) ([]timeline.Mention, error)
}

// Scores is counts over a set of texts. Rates are methods, so that sets add up.
type Scores struct {
	Articles, Negatives int // Negatives have no event at all
	Gold                int // required events
	Predicted           int // mentions that match a required event or are wrong
	Detected            int // events found, by type or family
	Typed               int // found with the right type
	Strict              int // and with the right date and countries
	Dated               int // found with the right date
	Modal               int // found with the right modality
	Extra               int // wrong mentions
	NegativeExtra       int // of these in texts without events
	Country             PRCount
}

// PRCount counts members of sets.
type PRCount struct{ Right, Predicted, Gold int }

// Rate is precision, recall and their harmonic mean, in percent.
type Rate struct {
	P  float64 `json:"p"`
	R  float64 `json:"r"`
	F1 float64 `json:"f1"`
}

func rate(right, predicted, gold int) Rate {
	var r Rate
	if predicted > 0 {
		r.P = 100 * float64(right) / float64(predicted)
	}
	if gold > 0 {
		r.R = 100 * float64(right) / float64(gold)
	}
	if r.P+r.R > 0 {
		r.F1 = 2 * r.P * r.R / (r.P + r.R)
	}
	return r
}

// Detect is the rate of events found at all.
func (s Scores) Detect() Rate { return rate(s.Detected, s.Predicted, s.Gold) }

// Type is the rate of events found with the right type.
func (s Scores) Type() Rate { return rate(s.Typed, s.Predicted, s.Gold) }

// StrictRate is the rate of events found with type, date and countries right.
func (s Scores) StrictRate() Rate { return rate(s.Strict, s.Predicted, s.Gold) }

// Countries is the rate over the countries of found events.
func (s Scores) Countries() Rate {
	return rate(s.Country.Right, s.Country.Predicted, s.Country.Gold)
}

// DateAccuracy is the share of found events with the right date, in percent.
func (s Scores) DateAccuracy() float64 { return percent(s.Dated, s.Detected) }

// ModalityAccuracy is the share of found events with the right modality, in percent.
func (s Scores) ModalityAccuracy() float64 { return percent(s.Modal, s.Detected) }

// ExtraPer100 is the number of wrong mentions in 100 texts without events.
func (s Scores) ExtraPer100() float64 { return percent(s.NegativeExtra, s.Negatives) }

func percent(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return 100 * float64(n) / float64(of)
}

func (s *Scores) add(t Scores) {
	s.Articles += t.Articles
	s.Negatives += t.Negatives
	s.Gold += t.Gold
	s.Predicted += t.Predicted
	s.Detected += t.Detected
	s.Typed += t.Typed
	s.Strict += t.Strict
	s.Dated += t.Dated
	s.Modal += t.Modal
	s.Extra += t.Extra
	s.NegativeExtra += t.NegativeExtra
	s.Country.Right += t.Country.Right
	s.Country.Predicted += t.Country.Predicted
	s.Country.Gold += t.Country.Gold
}

// count compares a found event with its mark.
func (s *Scores) count(g Gold, f found) {
	want, have := g.countries(f.countries)
	shared := len(both(want, have))
	typed, dated := g.rightType(f.Type), g.rightDate(f.When)
	s.Predicted, s.Detected = 1, 1
	s.Typed, s.Dated = int(flag(typed)), int(flag(dated))
	s.Modal = int(flag(f.Modality == g.Modality || slices.Contains(g.AltModalities, f.Modality)))
	s.Strict = int(flag(typed && dated && shared == len(want) && shared == len(have)))
	s.Country = PRCount{shared, len(have), len(want)}
}

// sortedKeys makes the order of a table fixed.
func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }
