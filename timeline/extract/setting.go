package extract

import (
	"slices"
	"sort"

	"demarche/timeline"
	"demarche/timeline/edtf"
)

// What the sentences before tell about the time of the next one.

// fresh is how many days before its publication news still tells of.
const fresh = 10

// setScene keeps the date of the last main clause for the sentences that follow in the
// paragraph, and whether the article tells news of the day.
func (a *article) setScene(c *scene, all []*candidate, opening int) {
	for _, k := range all {
		if k.dropped == "" && k.depth == 0 && k.date.from == timeline.AnchorDCT {
			a.news = true
		}
	}
	a.seesDay(c.sent)
	if opening >= 0 {
		t := &c.doc.Times[opening]
		a.setting, a.setSpan, a.setAt = t.Date, t.Span, c.num
		return
	}
	for _, k := range slices.Backward(all) {
		if k.depth == 0 && !k.date.span.IsZero() && k.modality == timeline.Occurred && k.date.span != a.setSpan {
			a.setting, a.setSpan, a.setAt = k.date.when, k.date.span, c.num
			return
		}
	}
}

// seesDay notes whether a sentence names a day shortly before the publication.
func (a *article) seesDay(s *timeline.Sentence) {
	times := a.doc.Times
	for i := sort.Search(len(times), func(i int) bool { return times[i].Start >= s.Start }); i < len(times) && times[i].Start < s.End && !a.news; i++ {
		if t := &times[i]; datesEvents(t) && a.recent(t.Date.Last()) && a.recent(t.Date.First()) {
			a.news = true
		}
	}
}

// recent reports whether a day is the day of publication or one shortly before it.
func (a *article) recent(d edtf.Day) bool {
	dct := a.doc.DCT
	return !dct.IsZero() && d <= dct.Last() && d >= dct.First()-fresh
}

// carries reports whether the time of the sentence before is that of k too. In news of
// the day the years before are background, and what is said is said on the day, unless
// it goes on with whom the sentence before told of.
func (a *article) carries(c *scene, k *candidate) bool {
	switch {
	case a.setting.IsZero() || !c.narrates(k):
		return false
	case !a.news:
		return true
	case !a.recent(a.setting.Last()):
		return false
	}
	return c.goesOn(k) || ballot(k.rule.Type) || !k.words() && a.setAt == c.num-1
}

// goesOn reports whether the subject of k is a pronoun for one of the sentence before.
func (c *scene) goesOn(k *candidate) bool {
	for _, x := range c.children[k.acting()] {
		if c.rel(x) == "nsubj" && c.toks[x].UPOS == "PRON" {
			return c.clauseAt[k.acting()] < 0 || c.rel(k.acting()) == "root" || c.rel(k.acting()) == "conj"
		}
	}
	return false
}

// words reports whether k is something said.
func (k *candidate) words() bool {
	switch k.rule.Type {
	case "statement", "praise", "condemnation", "accusation", "denial", "demand", "warning", "rejection", "apology":
		return true
	}
	return false
}

// remarked reports whether k is told by the way in a relative clause of the present day: "a
// charge that the ministry denied".
func (c *scene) remarked(k *candidate) bool {
	act := k.acting()
	return c.toks[act].Rel == "acl:relcl" && !c.pluperfect(act)
}

// pluperfect reports whether verb i has a "had".
func (c *scene) pluperfect(i int) bool {
	for _, x := range c.children[i] {
		if c.rel(x) == "aux" && c.form[x] == "had" {
			return true
		}
	}
	return false
}

// perfect reports whether verb i is in the present perfect: "has since refused".
func (c *scene) perfect(i int) bool {
	for _, x := range c.children[i] {
		if c.rel(x) == "aux" && (c.form[x] == "has" || c.form[x] == "have") {
			return true
		}
	}
	return false
}
