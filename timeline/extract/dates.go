package extract

import (
	"demarche/timeline"
	"demarche/timeline/edtf"
)

// dated is the date of a candidate and where it comes from.
type dated struct {
	when edtf.Date
	span timeline.Span
	from timeline.AnchorKind
	note string
}

// assignDates dates every candidate of a sentence. A time expression belongs to
// the predicate or noun that it modifies; one that opens the sentence, to all
// that the sentence tells; one that nobody took, to the only event there.
func (a *article) assignDates(c *scene, all []*candidate) {
	if !c.pack.spaced {
		a.assignDatesUnspaced(c, all)
		return
	}
	used, opening := map[int]bool{}, c.openingTime()
	taken := c.afterNouns(all, used)
	for _, k := range all {
		k.link = -1
		if !k.date.when.IsZero() {
			continue
		}
		if t := c.timeFor(k); t >= 0 && !taken[t] && (t == opening || !c.stale(k, t)) && !c.tooLate(k, t) {
			used[t] = true
			k.date = c.fromTime(t, "modifies the trigger")
			continue
		}
		k.link = c.linkOf(k)
	}
	free, open := c.freeTimes(used, opening), 0
	for _, k := range all {
		if k.dropped == "" && k.date.when.IsZero() && k.link < 0 {
			open++
		}
	}
	for _, k := range all {
		if k.date.when.IsZero() && k.link < 0 {
			k.date = a.dateAround(c, k, opening, free, open, len(all) > 1)
		}
	}
	for _, k := range all {
		if k.date.when.IsZero() && k.link >= 0 {
			k.date = a.linkedDate(c, k, all)
		}
		c.mendModality(k)
	}
	a.setScene(c, all, opening)
}

// freeTimes are the times of the sentence that may date an event and were taken by none.
func (c *scene) freeTimes(used map[int]bool, opening int) []int {
	var free []int
	for _, t := range c.times {
		if tok := c.tokenIn(c.doc.Times[t].Span); tok >= 0 && c.toks[tok].Rel == "nmod:poss" {
			continue
		}
		if c.datesEvents(t) && !used[t] && t != opening {
			free = append(free, t)
		}
	}
	return free
}

// when lists the times of the sentence that may date an event.
func (c *scene) when() []int {
	var out []int
	for _, t := range c.times {
		if c.datesEvents(t) {
			out = append(out, t)
		}
	}
	return out
}

// dateAround dates an event that no time modifies: by the head of its sentence, the times
// that are left over, the predicate that it hangs on, the sentences before, the day of
// publication.
func (a *article) dateAround(c *scene, k *candidate, opening int, free []int, open int, several bool) dated {
	switch {
	case opening >= 0 && !c.background(k):
		return c.fromTime(opening, "sets the time of the sentence")
	case len(free) == 1 && open == 1 && !c.inOtherClause(free[0], k) && !c.stale(k, free[0]) && !c.tooLate(k, free[0]):
		return c.fromTime(free[0], "the only time in the sentence")
	case c.reaches(k) >= 0 && c.tense(k.acting()) == "past" && !c.later(c.reaches(k), k):
		return c.fromTime(c.reaches(k), "the only time in the sentence, below what it governs")
	case k.modality == timeline.Planned && c.ahead(free, a.doc.DCT) >= 0:
		return c.fromTime(c.ahead(free, a.doc.DCT), "the only time ahead in the sentence")
	case k.modality == timeline.Planned && c.tense(k.acting()) == "fut" && c.ahead(c.when(), a.doc.DCT) >= 0:
		return c.fromTime(c.ahead(c.when(), a.doc.DCT), "the only time ahead in the sentence")
	case c.backThen(k, a.setSpan) >= 0:
		return c.fromTime(c.backThen(k, a.setSpan), "at the time")
	case c.timeAbove(k) >= 0:
		return c.fromTime(c.timeAbove(k), "dates what it hangs on")
	case several && c.background(k) && !(k.words() && c.remarked(k)):
		return dated{}
	case a.carries(c, k):
		return dated{when: a.setting, span: a.setSpan, from: timeline.AnchorText, note: "the time of the sentence before"}
	case !a.doc.DCT.IsZero():
		return dated{when: a.doc.DCT, from: timeline.AnchorDCT, note: "the day of publication"}
	}
	return dated{}
}

func (c *scene) fromTime(t int, note string) dated {
	x := &c.doc.Times[t]
	return dated{when: x.Date, span: x.Span, from: x.Anchor.Kind, note: note}
}

// datesEvents reports whether time expression t can date what the clause tells.
func (c *scene) datesEvents(t int) bool { return datesEvents(&c.doc.Times[t]) }

func datesEvents(x *timeline.TimeExpr) bool {
	return !x.Date.IsZero() && x.Use == timeline.UseWhen && (x.Type == timeline.TimeDate || x.Type == timeline.TimeTime)
}

// timeFor is the time expression that modifies k; -1 for none.
func (c *scene) timeFor(k *candidate) int {
	if k.nominal {
		if ts := c.timesUnder(k.pred); len(ts) > 0 {
			return ts[0]
		}
		if h := c.toks[k.pred].Head; k.by < 0 && h >= 0 && c.rel(k.pred) == "nmod" && c.caseOf(k.pred) == "of" && c.toks[h].UPOS == "NOUN" {
			if ts := c.timesUnder(h); len(ts) > 0 && c.datesEvents(ts[0]) {
				return ts[0] // "Monday's announcement of a pact"
			}
		}
	} else if k.noun >= 0 {
		if ts := c.timesUnder(k.noun); len(ts) > 0 && c.datesEvents(ts[0]) {
			return ts[0]
		}
	}
	act := k.acting()
	if t := c.timeOfWhen(act); t >= 0 {
		return t
	}
	if at := c.clauseAt[act]; at >= 0 {
		for _, t := range c.clauses[at].Times {
			if c.datesEvents(t) && !c.owns(t, act) && !c.later(t, k) {
				return t
			}
		}
	}
	for _, t := range c.times {
		if c.datesEvents(t) && c.modifies(t, act) && !c.owns(t, act) && !c.later(t, k) {
			return t
		}
	}
	if k.nominal && k.by < 0 && !c.earlier(k.pred) {
		if v := c.verbAbove(k.pred); v >= 0 {
			for _, t := range c.times {
				if c.datesEvents(t) && c.modifies(t, v) && !c.staleAt(v, k.modality, t) {
					return t
				}
			}
		}
	}
	// "agreed on Monday to meet": what is only planned is not dated by the plan.
	if at := c.clauseAt[act]; at >= 0 && c.rel(act) == "conj" && k.modality == timeline.Occurred && !c.perfect(act) && !c.returns(act) {
		for _, t := range c.times {
			if c.datesEvents(t) && c.modifies(t, c.toks[act].Head) {
				return t
			}
		}
	}
	return -1
}

// verbAbove is the nearest verb above token i; -1 for none.
func (c *scene) verbAbove(i int) int {
	for steps := 0; steps < len(c.toks); steps++ {
		i = c.toks[i].Head
		if i < 0 || i >= len(c.toks) {
			return -1
		}
		if c.predicate(i) {
			return i
		}
	}
	return -1
}

// modifies reports whether time t hangs on token i without a predicate between.
func (c *scene) modifies(t, i int) bool {
	tok := c.tokenIn(c.doc.Times[t].Span)
	for steps := 0; tok >= 0 && tok < len(c.toks) && steps < len(c.toks); steps++ {
		if tok == i {
			return true
		}
		if r := c.toks[tok].Rel; (r == "nmod:poss" || r == "compound") && c.timeAt[c.toks[tok].Head] < 0 && c.nounOver(tok) != i {
			return false // "called Monday's vote a farce", "the 2015 accord"
		}
		if c.timeAt[tok] != t && (c.verbal(tok) || c.clauseAt[tok] >= 0 && !c.clauses[c.clauseAt[tok]].Nominal) {
			return false
		}
		tok = c.toks[tok].Head
	}
	return false
}

// nounOver is the noun whose name or owner token i is part of.
func (c *scene) nounOver(i int) int {
	i = c.toks[i].Head
	for steps := 0; steps < 6 && c.rel(i) == "compound" && c.toks[i].Head >= 0; steps++ {
		i = c.toks[i].Head
	}
	return i
}

// timesUnder lists the times inside the noun phrase of token i: "the January
// call", "the visit on Monday", "its decision in May". Times that only name ("the
// 2015 agreement") count: they say when it was made.
func (c *scene) timesUnder(i int) []int {
	var out []int
	for _, t := range c.times {
		x := &c.doc.Times[t]
		if x.Date.IsZero() || x.Use == timeline.UseReference || x.Type == timeline.TimeDuration || x.Type == timeline.TimeSet {
			continue
		}
		if c.modifies(t, i) {
			out = append(out, t)
		}
	}
	return out
}
