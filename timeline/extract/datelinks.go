package extract

import (
	"strconv"
	"strings"

	"demarche/timeline"
	"demarche/timeline/edtf"
)

// Dates that hang on another event: "two days after rebels seized the town", "agreed on
// Monday to impose sanctions".

// linkOf is the length of time that puts k before or after what its sentence tells: "a
// day after"; -1 for none.
func (c *scene) linkOf(k *candidate) int {
	for _, t := range c.times {
		x := &c.doc.Times[t]
		if x.Type != timeline.TimeDuration || x.Anchor.Kind != timeline.AnchorEvent {
			continue
		}
		if at := c.linked(t); at >= 0 && (at == k.pred || c.joined(at, k.acting())) {
			return t
		}
	}
	return -1
}

// joined reports whether token i is top or joined to it by conjunctions.
func (c *scene) joined(top, i int) bool {
	for steps := 0; i >= 0 && i < len(c.toks) && steps < 4; steps++ {
		if i == top {
			return true
		}
		if c.rel(i) != "conj" {
			return false
		}
		i = c.toks[i].Head
	}
	return false
}

// linked is the predicate or noun behind the "after" that ends time t; -1 for none.
func (c *scene) linked(t int) int {
	word := -1
	for i := range c.toks {
		if c.timeAt[i] == t {
			word = i
		}
	}
	if word < 0 {
		return -1
	}
	if h := c.toks[word].Head; h > word && (c.rel(word) == "mark" || c.rel(word) == "case" && c.nameAt[h] < 0) {
		return h
	}
	for i := word + 1; i < len(c.toks) && c.form[i] != "," && c.form[i] != ";"; i++ {
		if c.predicate(i) {
			return i
		}
	}
	return -1
}

// linkedDate counts from the date of what k hangs on.
func (a *article) linkedDate(c *scene, k *candidate, all []*candidate) dated {
	x := &c.doc.Times[k.link]
	base := a.dateAbove(c, k, all)
	if base.IsZero() || !base.Bounded() {
		return dated{}
	}
	dir := 1
	if strings.HasSuffix(strings.ToLower(x.In(c.doc.Text)), "after") {
		dir = -1
	}
	return dated{when: shifted(base, x.Value, dir, c.atMost(x.Span)), span: x.Span, from: timeline.AnchorEvent, note: "counted from what it hangs on"}
}

// dateAbove is the date of the nearest predicate above the link of k that has one, or of
// what was told before where the sentence only says when that happened: "the launch came
// a day after".
func (a *article) dateAbove(c *scene, k *candidate, all []*candidate) edtf.Date {
	i := c.tokenIn(c.doc.Times[k.link].Span)
	for steps := 0; i >= 0 && i < len(c.toks) && steps < len(c.toks); steps++ {
		if i = c.verbAbove(i); i < 0 {
			break
		}
		for _, o := range all {
			if o != k && o.link < 0 && o.acting() == i && !o.date.when.IsZero() {
				return o.date.when
			}
		}
		if t := c.timeOfVerb(i); t >= 0 {
			return c.doc.Times[t].Date
		}
		if c.rel(i) == "root" && c.follow(i) && !a.setting.IsZero() {
			return a.setting
		}
	}
	return a.doc.DCT
}

// follow reports whether verb i tells only when something happened that was told before:
// "the launch came a day after".
func (c *scene) follow(i int) bool {
	switch c.lemma[i] {
	case "come", "follow", "happen", "occur", "take":
		return true
	}
	return false
}

// timeOfVerb is the time that modifies verb i; -1 for none.
func (c *scene) timeOfVerb(i int) int {
	if i < 0 {
		return -1
	}
	for _, t := range c.times {
		if c.datesEvents(t) && c.modifies(t, i) {
			return t
		}
	}
	return -1
}

// atMost reports whether "less than" or "within" stands before a length of time.
func (c *scene) atMost(s timeline.Span) bool {
	before := strings.ToLower(strings.TrimRight(c.doc.Text[c.sent.Start:max(s.Start, c.sent.Start)], " "))
	return strings.HasSuffix(before, "less than") || strings.HasSuffix(before, "within") || strings.HasSuffix(before, "under")
}

// shifted is base moved by a TIMEX3 length of time, no finer than the length; the zero
// date where the length is not told. upTo says that it is the most that can lie between.
func shifted(base edtf.Date, length string, dir int, upTo bool) edtf.Date {
	length, clock := strings.CutPrefix(strings.TrimPrefix(length, "P"), "T")
	if clock {
		return base
	}
	if length == "" {
		return edtf.Date{}
	}
	n, err := strconv.Atoi(length[:len(length)-1])
	if err != nil || n > 1000 {
		return edtf.Date{}
	}
	y, m, d := base.Components()
	n *= dir
	switch unit := length[len(length)-1]; {
	case unit == 'Y' && base.Precision() >= edtf.PrecisionMonth && n*n <= 1:
		return edtf.Month(y, m+12*n).Qualify(edtf.Approximate)
	case unit == 'Y':
		return edtf.Year(y + n).Qualify(edtf.Approximate)
	case base.Precision() < edtf.PrecisionMonth:
		return base
	case unit == 'M':
		return edtf.Month(y, m+n).Qualify(edtf.Approximate)
	case base.Precision() < edtf.PrecisionDay || base.IsInterval():
		return base
	case unit == 'W':
		return edtf.Of(y, m, d+7*n).Qualify(edtf.Approximate)
	case unit == 'D' && upTo && dir < 0:
		return edtf.Interval(edtf.Of(y, m, d+n), base)
	case unit == 'D':
		return edtf.Of(y, m, d+n)
	}
	return edtf.Date{}
}
