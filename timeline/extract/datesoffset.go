package extract

import (
	"strconv"
	"strings"

	"demarche/timeline"
	"demarche/timeline/edtf"
)

// offsets dates what is told as so long before or after another act of the sentence:
// "recalled its envoy on Friday, two days after Chad closed the border".
func (a *article) offsets(c *scene, all []*candidate) {
	for n := range c.doc.Times {
		t := &c.doc.Times[n]
		if t.Type != timeline.TimeDuration || !c.sent.Contains(t.Span) {
			continue
		}
		sign := 0
		switch words := strings.Fields(strings.ToLower(t.In(c.doc.Text))); words[len(words)-1] {
		case "after":
			sign = -1
		case "before":
			sign = 1
		}
		days, ok := daysOf(t.Value)
		if sign == 0 || !ok {
			continue
		}
		base := a.baseFor(c, all, t.Span)
		if base.IsZero() || base.Precision() != edtf.PrecisionDay {
			continue
		}
		for _, k := range all {
			if !c.opens(t.Span, k) || !k.date.span.IsZero() && k.date.span.Start > t.Start {
				continue
			}
			k.date = dated{when: (base.First() + edtf.Day(sign*days)).Date(), span: t.Span, from: timeline.AnchorEvent, note: "so long from what the sentence tells"}
		}
	}
}

// daysOf reads a TIMEX3 duration of days or weeks; hours are on the day itself.
func daysOf(value string) (int, bool) {
	if strings.HasPrefix(value, "PT") && strings.HasSuffix(value, "H") {
		return 0, true
	}
	if len(value) < 3 || value[0] != 'P' {
		return 0, false
	}
	n, err := strconv.Atoi(value[1 : len(value)-1])
	if err != nil || n > 60 {
		return 0, false
	}
	switch value[len(value)-1] {
	case 'D':
		return n, true
	case 'W':
		return 7 * n, true
	}
	return 0, false
}

// baseFor is the date of the act told before span, or the day of publication.
func (a *article) baseFor(c *scene, all []*candidate, span timeline.Span) edtf.Date {
	base := edtf.Date{}
	for _, k := range all {
		if k.dropped == "" && c.toks[k.acting()].Start < span.Start && !k.date.when.IsZero() {
			base = k.date.when
		}
	}
	if base.IsZero() {
		// What it hangs on is no event of ours: "left port on Friday, a day after".
		for _, t := range c.times {
			if x := &c.doc.Times[t]; x.End <= span.Start && c.datesEvents(t) {
				base = x.Date
			}
		}
	}
	if base.IsZero() {
		return a.doc.DCT
	}
	return base
}

// opens reports whether the clause behind span, up to the next comma, is k's.
func (c *scene) opens(span timeline.Span, k *candidate) bool {
	at := c.toks[k.acting()].Start
	if at < span.End {
		return false
	}
	for i := range c.toks {
		if c.toks[i].Start >= span.End && c.toks[i].Start < at && (c.form[i] == "," || c.form[i] == ";") {
			return false
		}
	}
	return true
}
