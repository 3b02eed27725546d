package timex

import (
	"demarche/timeline"
	"demarche/timeline/edtf"
)

// What an expression is told from, and which are no anchor for those behind it.

func (r *resolver) anchor(from anchorFrom) timeline.Anchor {
	switch from {
	case fromDCT:
		return timeline.Anchor{Kind: timeline.AnchorDCT}
	case fromText:
		return timeline.Anchor{Kind: timeline.AnchorText, Span: r.lastSpan}
	case fromEvent:
		return timeline.Anchor{Kind: timeline.AnchorEvent}
	}
	return timeline.Anchor{Kind: timeline.AnchorExplicit}
}

// told remembers an expression as an anchor for those behind it; one that looks
// back from the anchor does not move it. told says that the text goes on with what was then.
func (r *resolver) told(x *timeline.TimeExpr, res result, back, told bool) {
	if x.Use != timeline.UseWhen && !told || res.date.IsZero() || !res.date.Bounded() || res.grain >= grainDecade {
		return
	}
	if r.register == registerReport && !x.Period.IsZero() && x.Period.First() == edtf.MinDay {
		return // a deadline: "gave him until May to leave"
	}
	y, m, d := res.date.First().Civil()
	c := civil{y: y}
	switch {
	case res.grain <= grainWeek:
		c.m, c.d = m, d
	case res.grain <= grainSeason:
		c.m = m
	case y == r.last.y: // the year told again: the story is where it was
		c = r.last
	}
	if r.aside(c, res) || r.register == registerNarrative && (res.from == fromDCT || res.from == fromText && back) {
		return
	}
	r.last, r.lastGrain, r.lastSpan = c, res.grain, x.Span
	if res.grain == grainQuarter {
		r.lastQuarter, r.lastQuarterSpan = c, x.Span
	}
	if c.m != 0 {
		r.lastMonth = c
	}
	if c.d != 0 && res.grain <= grainDay {
		r.lastDay = c
		if r.dct.d != 0 && c.day() <= r.dct.day() {
			r.lastGone = c
		}
	}
	r.lastLate = res.grain == grainYear && res.mod == "END"
}

// How far behind and ahead of the story a single date may lie before it is an aside.
const (
	asideBack  = 4
	asideAhead = 10
)

// aside reports whether a date told in words of its own lies so far from the story
// that the story does not move there, unless the next such date is near it too.
func (r *resolver) aside(c civil, res result) bool {
	if r.last.y == 0 || !res.known || r.register != registerNarrative {
		return false
	}
	if far(c.y, r.last.y) && (r.asideYear == 0 || far(c.y, r.asideYear)) {
		r.asideYear = c.y
		return true
	}
	r.asideYear = 0
	return false
}

func far(a, b int) bool { return a-b > asideAhead || b-a > asideBack }
