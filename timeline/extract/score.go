package extract

import (
	"math"

	"demarche/timeline"
)

// The two numbers that turn the sum of signs into a probability where words are not set
// apart, after Platt (1999): fitted on development sentences and lowered, because rules do
// better on the sentences that they were looked at with.
const (
	calibrationShift = 0.7
	calibrationSlope = 0.5
)

// score is the probability that the mention is right, from what is known to make
// one wrong: a guessed party, a weak word, a trigger deep in a long sentence.
func (c *scene) score(k *candidate) float64 {
	if c.pack.spaced {
		return logistic(c.signs(k))
	}
	return logistic(calibrationShift + calibrationSlope*c.signsUnspaced(k))
}

func logistic(z float64) float64 { return 1 / (1 + math.Exp(-z)) }

// signs weighs what speaks for k and against it. The weights are those of a logistic
// regression on mentions that were read and judged one by one (docs/quality.md).
func (c *scene) signs(k *candidate) float64 {
	const plain = 20 // tokens of a sentence that trees read well
	z := 2.1 + 0.6*k.rule.Weight
	z -= 0.8 * math.Min(float64(k.depth), 3)
	z -= 0.55 * math.Max(0, float64(len(c.toks)-plain)) / plain
	z -= 0.15 * math.Min(float64(k.guessed), 2)
	if k.nominal && k.by < 0 {
		z -= 0.3
	}
	switch len(statesOf(k.parties)) {
	case 0:
	case 1:
		z -= 0.2
	default:
		z += 0.4
	}
	if len(k.parties) == 0 {
		z -= 0.5
	}
	if !k.date.span.IsZero() {
		z += 0.5
	}
	if k.modality != timeline.Occurred {
		z -= 0.4
	}
	if c.sent.Kind == timeline.KindCaption {
		z--
	}
	return z
}

func (c *scene) signsUnspaced(k *candidate) float64 {
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
	return z
}
