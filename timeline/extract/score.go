package extract

import (
	"math"

	"demarche/timeline"
)

// The two numbers that turn the sum of signs into a probability, after Platt (1999):
// fitted on the English development sentences and lowered, because rules do better
// on the sentences that they were looked at with. docs/extraction.md has the table.
const (
	calibrationShift = 0.7
	calibrationSlope = 0.5
)

// score is the probability that the mention is right, from what is known to make
// one wrong: a guessed party, a weak word, a nominal trigger deep in a sentence.
func (c *scene) score(k *candidate) float64 {
	z := 1.1 + k.rule.Weight
	z += 0.25 * math.Min(float64(k.size), 4)
	if k.nominal && k.by < 0 {
		z -= 0.7
	}
	z -= 0.3 * math.Min(float64(k.depth), 3)
	z -= 0.4 * math.Min(float64(k.guessed), 2)
	countries := map[timeline.CountryID]bool{}
	for _, p := range k.parties {
		if p.Country != "" {
			countries[p.Country] = true
		}
	}
	z += 0.4 * math.Min(float64(len(countries)), 2)
	if len(k.parties) == 0 {
		z -= 1
	}
	if !k.date.span.IsZero() {
		z += 0.2
	}
	if k.modality == timeline.Hypothetical || k.modality == timeline.Alleged {
		z -= 0.5
	}
	if c.sent.Kind == timeline.KindCaption {
		z -= 1
	}
	return 1 / (1 + math.Exp(-(calibrationShift + calibrationSlope*z)))
}
