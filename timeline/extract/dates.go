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
		if !k.date.when.IsZero() {
			continue
		}
		if t := c.timeFor(k); t >= 0 && !taken[t] && (t == opening || !c.stale(k, t, a.doc.DCT)) {
			used[t] = true
			k.date = c.fromTime(t, "modifies the trigger")
		}
	}
	var free []int
	for _, t := range c.times {
		if c.datesEvents(t) && !used[t] && t != opening {
			free = append(free, t)
		}
	}
	open := 0
	for _, k := range all {
		if k.dropped == "" && k.date.when.IsZero() {
			open++
		}
	}
	for _, k := range all {
		switch {
		case !k.date.when.IsZero():
		case opening >= 0 && !c.background(k):
			k.date = c.fromTime(opening, "sets the time of the sentence")
		case len(free) == 1 && open == 1 && !c.inOtherClause(free[0], k) && !c.stale(k, free[0], a.doc.DCT):
			k.date = c.fromTime(free[0], "the only time in the sentence")
		case k.modality == timeline.Planned && c.ahead(free, a.doc.DCT) >= 0:
			k.date = c.fromTime(c.ahead(free, a.doc.DCT), "the only time ahead in the sentence")
		case len(all) > 1 && c.background(k):
		case !a.setting.IsZero() && c.narrates(k):
			k.date = dated{when: a.setting, span: a.setSpan, from: timeline.AnchorText, note: "the time of the sentence before"}
		case !a.doc.DCT.IsZero():
			k.date = dated{when: a.doc.DCT, from: timeline.AnchorDCT, note: "the day of publication"}
		}
	}
	a.setScene(c, all, opening)
}

// afterNouns gives an event noun that is put before another by "after" or
// "following" the time right behind it, which the tree may have hung on the verb:
// "has sent ships following a clash on Wednesday".
func (c *scene) afterNouns(all []*candidate, used map[int]bool) map[int]bool {
	taken := map[int]bool{}
	for _, k := range all {
		if !k.nominal || k.by >= 0 || !c.earlier(k.pred) {
			continue
		}
		for i := k.last + 1; i < len(c.toks); i++ {
			if t := c.timeAt[i]; t >= 0 {
				if c.datesEvents(t) && !taken[t] {
					k.date = c.fromTime(t, "follows the trigger")
					taken[t], used[t] = true, true
				}
				break
			}
			if c.predicate(i) || c.form[i] == "," || c.form[i] == ";" {
				break
			}
		}
	}
	return taken
}

// ahead is the only one of times that lies after the day of publication; -1 for none
// or several.
func (c *scene) ahead(times []int, dct edtf.Date) int {
	found := -1
	for _, t := range times {
		if dct.IsZero() || c.doc.Times[t].Date.First() <= dct.Last() {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = t
	}
	return found
}

// setScene keeps the date of the main clause for the sentences that follow in the paragraph.
func (a *article) setScene(c *scene, all []*candidate, opening int) {
	if opening >= 0 {
		t := &c.doc.Times[opening]
		a.setting, a.setSpan = t.Date, t.Span
		return
	}
	for _, k := range all {
		if k.depth == 0 && !k.date.span.IsZero() && k.modality == timeline.Occurred && k.date.span != a.setSpan {
			a.setting, a.setSpan = k.date.when, k.date.span
			return
		}
	}
}

func (c *scene) fromTime(t int, note string) dated {
	x := &c.doc.Times[t]
	return dated{when: x.Date, span: x.Span, from: x.Anchor.Kind, note: note}
}

// datesEvents reports whether time expression t can date what the clause tells.
func (c *scene) datesEvents(t int) bool {
	x := &c.doc.Times[t]
	return !x.Date.IsZero() && x.Use == timeline.UseWhen && (x.Type == timeline.TimeDate || x.Type == timeline.TimeTime)
}

// timeFor is the time expression that modifies k; -1 for none.
func (c *scene) timeFor(k *candidate) int {
	if k.nominal {
		if ts := c.timesUnder(k.pred); len(ts) > 0 {
			return ts[0]
		}
	} else if k.noun >= 0 {
		if ts := c.timesUnder(k.noun); len(ts) > 0 && c.datesEvents(ts[0]) {
			return ts[0]
		}
	}
	act := k.acting()
	if at := c.clauseAt[act]; at >= 0 {
		for _, t := range c.clauses[at].Times {
			if c.datesEvents(t) {
				return t
			}
		}
	}
	for _, t := range c.times {
		if c.datesEvents(t) && c.modifies(t, act) {
			return t
		}
	}
	if k.nominal && k.by < 0 && !c.earlier(k.pred) {
		if v := c.verbAbove(k.pred); v >= 0 {
			for _, t := range c.times {
				if c.datesEvents(t) && c.modifies(t, v) {
					return t
				}
			}
		}
	}
	// "agreed on Monday to meet": what is only planned is not dated by the plan.
	if at := c.clauseAt[act]; at >= 0 && c.rel(act) == "conj" && k.modality == timeline.Occurred {
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
		if c.timeAt[tok] != t && (c.verbal(tok) || c.clauseAt[tok] >= 0 && !c.clauses[c.clauseAt[tok]].Nominal) {
			return false
		}
		tok = c.toks[tok].Head
	}
	return false
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

// openingTime is the time expression at the head of the sentence, before its
// first predicate; -1 for none.
func (c *scene) openingTime() int {
	for i := range c.toks {
		if t := c.timeAt[i]; t >= 0 {
			if c.datesEvents(t) {
				return t
			}
			return -1
		}
		if c.toks[i].UPOS != "ADP" && c.toks[i].UPOS != "DET" && c.toks[i].UPOS != "PUNCT" && c.toks[i].UPOS != "ADV" {
			return -1
		}
		if i > 3 {
			return -1
		}
	}
	return -1
}

// earlier reports whether the noun at token i stands behind a word that puts it
// before what the clause tells: "after the attack", "following the vote".
func (c *scene) earlier(i int) bool {
	for steps := 0; i >= 0 && i < len(c.toks) && steps < 4; steps++ {
		switch c.caseOf(i) {
		case "after", "following", "since", "before", "ahead", "because of", "due to", "over", "despite", "prior", "in response to", "in retaliation for":
			return true
		}
		if c.verbal(i) {
			return false
		}
		i = c.toks[i].Head
	}
	return false
}

// background reports whether k is told as something that was before: in the
// pluperfect, or in the past tense of a relative clause beside a present.
func (c *scene) background(k *candidate) bool {
	act := k.acting()
	for steps := 0; act >= 0 && act < len(c.toks) && steps < 5; steps++ {
		for _, x := range c.children[act] {
			if c.rel(x) == "aux" && c.form[x] == "had" {
				return true
			}
		}
		if c.toks[act].Rel == "acl:relcl" {
			return c.tense(act) == "past"
		}
		act = c.toks[act].Head
	}
	return false
}

func (c *scene) tense(i int) string {
	if at := c.clauseAt[i]; at >= 0 {
		return c.clauses[at].Tense
	}
	return ""
}

// narrates reports whether k goes on with a story told in the past.
func (c *scene) narrates(k *candidate) bool {
	return len(c.times) == 0 && k.modality == timeline.Occurred && c.tense(k.acting()) == "past"
}

// stale reports whether time t lies too far back, or is too coarse, to date what k
// tells in the present tense of the day's news: "closes its border, as it did in 2018".
func (c *scene) stale(k *candidate, t int, dct edtf.Date) bool {
	if k.nominal && k.by < 0 || dct.IsZero() || !c.reports(k) {
		return false
	}
	d := c.doc.Times[t].Date
	return d.Last() < dct.First() || d.Contains(dct) && d != dct
}

// reports reports whether k is told in the present tense as news of the day.
func (c *scene) reports(k *candidate) bool {
	act := k.acting()
	at := c.clauseAt[act]
	x := c.toks[act].XPOS
	return at >= 0 && c.clauses[at].Tense == "pres" && (x == "VBZ" || x == "VBP") && k.modality != timeline.Planned
}

// inOtherClause reports whether time t belongs to a clause below or beside k's own.
func (c *scene) inOtherClause(t int, k *candidate) bool {
	tok := c.tokenIn(c.doc.Times[t].Span)
	if tok < 0 {
		return true
	}
	in := c.clauseOf[tok]
	if in < 0 || in == c.clauseOf[k.acting()] {
		return false
	}
	p := c.clauses[in].Pred
	return c.under(p, k.acting()) && p != k.acting() && c.rel(p) != "xcomp" && c.rel(p) != "conj"
}
