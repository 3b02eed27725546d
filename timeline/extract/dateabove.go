package extract

import "demarche/timeline"

// Dates of what a clause hangs on, and what a date says about modality.

// timeAbove is the time of the predicate that k hangs on, where both are of one time:
// what is done by the way ("expelled him on Monday, accusing"), what a plan foresees
// ("agreed on Monday to impose"), what a journey is for ("will go on Monday to open");
// -1 for none.
func (c *scene) timeAbove(k *candidate) int {
	i := k.acting()
	if t := c.timeOfAttribution(k, i); t >= 0 {
		return t
	}
	for steps := 0; steps < 4; steps++ {
		h := c.toks[i].Head
		if h < 0 || h >= len(c.toks) || !c.oneTime(k, i, h) {
			return -1
		}
		if t := c.timeOfVerb(h); t >= 0 {
			if k.modality != timeline.Occurred && c.toks[h].XPOS == "VBZ" && c.staleAt(h, timeline.Occurred, t) {
				return -1
			}
			return t
		}
		i = h
	}
	return -1
}

// timeOfAttribution is the time at which a plan was told in a clause behind it: "will expel
// them, the minister said on Monday"; -1 for none.
func (c *scene) timeOfAttribution(k *candidate, i int) int {
	if k.modality != timeline.Planned && k.modality != timeline.Hypothetical {
		return -1
	}
	for _, x := range c.children[i] {
		if x > i && c.rel(x) == "parataxis" {
			return c.timeOfVerb(x)
		}
	}
	return -1
}

// oneTime reports whether what token i tells has the time of predicate h above it.
func (c *scene) oneTime(k *candidate, i, h int) bool {
	mark := c.markOf(i)
	if i != k.acting() && k.modality == timeline.Occurred {
		return c.rel(i) == "ccomp" && c.toks[k.acting()].XPOS == "VBG"
	}
	switch c.rel(i) {
	case "advcl":
		if mark == "to" {
			return k.modality == timeline.Planned && (c.tense(h) == "fut" || c.bound(h) >= 0)
		}
		return mark == "" && c.toks[i].XPOS == "VBG" && k.modality == timeline.Occurred
	case "xcomp", "ccomp":
		return k.modality == timeline.Planned || k.modality == timeline.Hypothetical
	}
	return false
}

// mendModality sets right what the date of k says about it: nobody plans what was before
// the day of publication, and what comes after it is still planned.
func (c *scene) mendModality(k *candidate) {
	dct := c.doc.DCT
	if dct.IsZero() || k.date.when.IsZero() || k.date.span.IsZero() {
		return
	}
	set := func(m timeline.Modality) {
		k.modality, k.modCue = m, k.date.span
		k.why = append(k.why, timeline.Reason{What: "modality", Rule: k.rule.id, Span: k.modCue, Note: string(m) + ": its date"})
	}
	switch {
	case k.modality == timeline.Occurred && k.date.when.First() > dct.Last():
		if k.nominal && k.by < 0 || c.tense(k.acting()) == "pres" {
			set(timeline.Planned)
		}
	case (k.governed || k.support != nil && k.support.Outcome == "") && (k.modality == timeline.Planned || k.modality == timeline.Hypothetical) && k.date.when.Last() < dct.First():
		if c.datedItself(k) {
			set(timeline.Occurred)
		}
	}
}

// datedItself reports whether the date of k stands in its own noun phrase: "the treaty
// signed in May".
func (c *scene) datedItself(k *candidate) bool {
	at := c.tokenIn(k.date.span)
	return at >= 0 && (k.nominal || c.rel(k.acting()) == "acl") && c.under(at, k.pred)
}
