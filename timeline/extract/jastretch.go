package extract

import (
	"strings"

	"demarche/timeline"
	"demarche/timeline/edtf"
)

// Two times that the text ties together: 3日から5日まで, 1日と2日に.

// stretch makes an interval of two times that the text ties together: 3日から5日まで,
// 1日と2日に.
func (c *scene) stretch(d dated, t int) dated {
	from, to := t, t+1
	if !c.tied(from, to) {
		from, to = t-1, t
		if !c.tied(from, to) {
			return d
		}
	}
	a, b := &c.doc.Times[from], &c.doc.Times[to]
	if a.Date.IsInterval() || b.Date.IsInterval() || a.Date.First() >= b.Date.First() {
		return d
	}
	d.when = edtf.Interval(a.Date, b.Date)
	d.span = timeline.Span{Start: a.Start, End: b.End}
	return d
}

// tied reports whether times from and to are the ends of one stretch of time.
func (c *scene) tied(from, to int) bool {
	if from < 0 || to >= len(c.doc.Times) || !c.sent.Contains(c.doc.Times[from].Span) || !c.sent.Contains(c.doc.Times[to].Span) {
		return false
	}
	a, b := &c.doc.Times[from], &c.doc.Times[to]
	if a.Date.IsZero() || b.Date.IsZero() || a.End > b.Start {
		return false
	}
	between, after := c.doc.Text[a.End:b.Start], c.doc.Text[b.End:c.sent.End]
	switch between {
	case "から", "より", "～", "〜", "~", "-", "－":
		if between == "から" && strings.HasPrefix(after, "に") && a.Date.First() == a.Date.Last() {
			return !strings.HasPrefix(after, "に延期") && !strings.HasPrefix(after, "に変更") && !strings.HasPrefix(after, "に短縮")
		}
		return strings.HasPrefix(after, "まで") || strings.HasPrefix(after, "にかけて") || strings.HasPrefix(after, "に至るまで") || !strings.HasPrefix(between, "か")
	case "と", "、", "及び":
		return b.Date.First()-a.Date.Last() == 1
	}
	return false
}
