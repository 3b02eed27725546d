package extract

import (
	"strings"

	"demarche/timeline"
	"demarche/timeline/edtf"
)

// Which time dates an event, from the nearest sign to the day of publication.

// assignDatesUnspaced dates the candidates of a sentence by its clauses: a time
// dates the predicate that it hangs on, the links of the same chain, and what is
// told inside the clause; with none the event has the date of the story so far, else the day of
// publication.
func (a *article) assignDatesUnspaced(c *scene, all []*candidate) {
	for _, k := range all {
		if t, note := c.clauseTime(k); t >= 0 && !(wordsOnly(k.rule.Type) && k.modality == timeline.Occurred && a.ahead(t)) {
			k.date = c.stretch(c.fromTime(t, note), t)
		}
	}
	back := c.pointsBack()
	for _, k := range all {
		switch {
		case !k.date.when.IsZero() || k.modality == timeline.Hypothetical && k.nominal:
		case a.timeAhead(c, k) >= 0:
			t := a.timeAhead(c, k)
			k.date = c.stretch(c.fromTime(t, "stands before it in the sentence"), t)
		case back >= 0 && k.modality != timeline.Planned:
			k.date = c.fromTime(back, "the time that the sentence points back to")
		case !a.setting.IsZero() && k.modality != timeline.Planned:
			k.date = dated{when: a.setting, span: a.setSpan, from: timeline.AnchorText, note: "the time of the story so far"}
		case !a.doc.DCT.IsZero() && k.modality == timeline.Planned && c.afterOther(k):
			k.date = dated{when: edtf.Interval(a.doc.DCT, edtf.Date{}), from: timeline.AnchorDCT, note: "after another event"}
		case !a.doc.DCT.IsZero():
			k.date = dated{when: a.doc.DCT, from: timeline.AnchorDCT, note: "the day of publication"}
		}
	}
	for _, k := range all {
		if k.dropped == "" && !(k.nominal && k.by < 0) && !k.date.span.IsZero() && k.modality == timeline.Occurred && a.current(k.date) && (!c.quoted(k) || c.announced(k)) {
			if a.setting.IsZero() || k.date.when.First() > a.setting.First() {
				a.setting, a.setSpan = k.date.when, k.date.span
			}
			return
		}
	}
}

// ahead reports whether time t lies behind the day of publication: nothing was said then.
func (a *article) ahead(t int) bool {
	return !a.doc.DCT.IsZero() && a.doc.Times[t].Date.First() > a.doc.DCT.Last()
}

// announced reports whether k is what somebody gave out as done, and not in his own words:
// ...したと発表した.
func (c *scene) announced(k *candidate) bool {
	at := c.clauseAt[k.acting()]
	if at < 0 || c.clauses[at].ParentRel != "quote" || c.bracketDepth()[k.pred] > 0 {
		return false
	}
	p := c.clauses[at].Parent
	return p >= 0 && c.clauses[p].Parent < 0 && c.clauses[p].Tense == "past"
}

// pointsBack is the last time told before a sentence that opens with "at that time", or
// says 当時; -1 where it doesn't, or where nothing was told in the two sentences before.
func (c *scene) pointsBack() int {
	opens := strings.Contains(c.text(), "当時、")
	for _, w := range [...]string{"この時", "このとき", "その時", "そのとき", "この際", "その際", "この会談で", "この会合で", "この会議で"} {
		opens = opens || strings.HasPrefix(c.text(), w)
	}
	if _, behind, ok := strings.Cut(c.text(), "この"); ok && !opens {
		noun, _, at := strings.Cut(behind, "で")
		opens = at && len(noun) <= maxOccasionBytes && occasion(noun) // この非公式協議では
	}
	if !opens {
		return -1
	}
	from := c.doc.Sentences[max(0, c.num-2)].Start
	for t := len(c.doc.Times) - 1; t >= 0 && c.doc.Times[t].Start >= from; t-- {
		if c.doc.Times[t].End <= c.sent.Start && c.datesEvents(t) {
			return t
		}
	}
	return -1
}

// maxOccasionBytes is how long the name of an occasion may be.
const maxOccasionBytes = 30

// afterOther reports whether k is to follow something else whose day is not told:
// 北京訪問後、..., 韓国に続き....
func (c *scene) afterOther(k *candidate) bool {
	top := k.acting()
	if at := c.clauseAt[top]; at >= 0 && c.clauses[at].Parent >= 0 && (c.clauses[at].ParentRel == "quote" || c.clauses[at].ParentRel == "ccomp") {
		top = c.clauses[c.clauses[at].Parent].Pred // the verb of saying may have taken it
	}
	for i := range c.toks[:k.pred] {
		switch c.form[i] {
		case "後", "以来", "以後", "のち":
			if c.under(i, top) && c.timeAt[i] < 0 {
				return true
			}
		case "続き", "続い":
			if c.under(i, top) && i > 0 && c.form[i-1] == "に" {
				return true
			}
		}
	}
	return false
}

// newsDays is how far back from the day of publication the story that is news lies.
const newsDays = 7

// current reports whether a date belongs to the news itself and not to what was before.
func (a *article) current(d dated) bool {
	if a.doc.DCT.IsZero() || d.when.IsZero() {
		return false
	}
	first, last := d.when.First(), d.when.Last()
	return first == last && first <= a.doc.DCT.Last() && a.doc.DCT.First()-first <= newsDays
}

// dateBefore lets a sentence that only says when date the sentence before it: one
// without a predicate, as captions end (...会談する両首脳。6月18日、平壌で。), or one that
// tells when it happened (衝突は火曜日に起きた。).
func (a *article) dateBefore(c *scene, told bool) {
	if len(c.toks) == 0 || len(a.mentions) == 0 || c.num == 0 || told {
		return
	}
	t := c.timeAt[0]
	for _, k := range c.clauses {
		if k.Nominal || k.Parent >= 0 {
			continue
		}
		if happens(k.Lemma) {
			t = -1
			for at := range c.clauses {
				if t < 0 && c.clauses[at].Span.Start <= k.Span.Start {
					t = c.timeOfClause(at)
				}
			}
			break
		}
		if k.Tense == "past" || c.verbal(k.Pred) {
			return
		}
	}
	if t < 0 || !c.datesEvents(t) {
		return
	}
	before := a.doc.Sentences[c.num-1].Span
	for i := range a.mentions {
		m := &a.mentions[i]
		if !before.Contains(m.Evidence) || wordsOnly(m.Type) || !m.WhenSpan.IsZero() && (m.WhenFrom != timeline.AnchorText || before.Contains(m.WhenSpan)) {
			continue
		}
		d := c.fromTime(t, "")
		m.When, m.WhenSpan, m.WhenFrom = d.when, d.span, d.from
	}
}

// happens reports whether a verb only says that something took place.
func happens(lemma string) bool {
	switch lemma {
	case "発生", "発生する", "起きる", "起こる", "行われる", "あった":
		return true
	}
	return false
}
