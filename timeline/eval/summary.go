package eval

import "demarche/timeline"

// Summary is the rates of a set of texts, in percent, as they are printed.
type Summary struct {
	Texts     int     `json:"texts"`
	Events    int     `json:"events"`
	Detect    Rate    `json:"detect"`
	Type      Rate    `json:"type"`
	Strict    Rate    `json:"strict"`
	Countries Rate    `json:"countries"`
	Date      float64 `json:"date_accuracy"`
	Modality  float64 `json:"modality_accuracy"`
	Extra     float64 `json:"extra_per_100_negatives"`
}

// Summary is the rates of s.
func (s Scores) Summary() Summary {
	return Summary{
		Texts: s.Articles, Events: s.Gold, Detect: s.Detect(), Type: s.Type(), Strict: s.StrictRate(), Countries: s.Countries(),
		Date: s.DateAccuracy(), Modality: s.ModalityAccuracy(), Extra: s.ExtraPer100(),
	}
}

// Summaries is the rates of r by language.
func (r Report) Summaries() map[timeline.Lang]Summary {
	out := make(map[timeline.Lang]Summary, len(r.ByLang))
	for l, s := range r.ByLang {
		out[l] = s.Summary()
	}
	return out
}
