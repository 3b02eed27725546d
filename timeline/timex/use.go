package timex

import (
	"demarche/timeline"
	"demarche/timeline/edtf"
)

// note decides what an expression does in its clause: date it, point elsewhere, or
// stand in a name. It reports whether the text goes on with what was at a time that
// something is only compared with: "since 2011, when rebels took the town".
func (r *resolver) note(x *timeline.TimeExpr, mt *match, res result) bool {
	c := r.m.lang.classes
	start, end := int(mt.start), int(mt.end)
	if b := c["pointer"]; b != 0 && r.m.preceded(start, []class{b}) {
		x.Use = timeline.UseReference
	}
	if b := c["pointer.after"]; b != 0 && r.m.followed(end, []class{b}) {
		x.Use = timeline.UseReference
	}
	if b := c["name.before"]; b != 0 && res.grain == grainYear && r.m.preceded(start, []class{b}) && r.m.nounFollows(end) {
		x.Use = timeline.UseName
	}
	story := c["story"]
	return x.Use == timeline.UseReference && story != 0 && r.m.followed(end, []class{story})
}

// boundBeside gives an expression the open interval that it makes with the word beside
// it: "since 2019" is 2019/.. , 5月まで is ../2024-05.
func (r *resolver) boundBeside(x *timeline.TimeExpr, mt *match) {
	if x.Date.IsZero() || !x.Date.Bounded() || x.Date.IsInterval() {
		return
	}
	c := r.m.lang.classes
	beside := func(name string) bool {
		before, after := c[name], c[name+".after"]
		return before != 0 && r.m.preceded(int(mt.start), []class{before}) || after != 0 && r.m.followed(int(mt.end), []class{after})
	}
	switch {
	case beside("since"):
		x.Period = edtf.Since(x.Date)
	case beside("until"):
		x.Period = edtf.Until(x.Date)
	}
}

// nounFollows reports whether a word that is no particle stands right behind a place.
func (m *matcher) nounFollows(end int) bool {
	next := m.skip(end)
	if next == end || next >= len(m.view.norm) || byteKind(m.view.norm[next]) != kindLetter {
		return false
	}
	return !m.followed(end, []class{m.lang.classes["particle"]})
}

// maxEventBytes bounds the event that a length of time hangs on.
const maxEventBytes = 120

// eventBeside is the clause that "hours before" or 数時間前 hangs on: what follows it
// up to the next stop, or precedes it where the language puts it there.
func (r *resolver) eventBeside(mt *match) timeline.Span {
	v := &r.m.view
	start, end := int(mt.end), int(mt.end)
	if r.m.lang.cues.right {
		start, end = int(mt.start), int(mt.start)
		for start > 0 && end-start < maxEventBytes && !r.stopAt(start-1) {
			start--
		}
	} else {
		for end < len(v.norm) && end-start < maxEventBytes && !r.stopAt(end) {
			end++
		}
		start = min(r.m.skip(start), end)
	}
	for start < end && v.at(start) == v.at(max(start-1, 0)) && start > 0 { // not inside a character
		start++
	}
	for end > start && end < len(v.norm) && v.at(end) == v.at(end-1) {
		end--
	}
	return timeline.Span{Start: r.offset + v.at(start), End: r.offset + v.at(end)}
}

// stopAt reports whether a clause ends at a place of the view.
func (r *resolver) stopAt(i int) bool {
	norm := r.m.view.norm
	switch norm[i] {
	case ',', '.', ';', '\n', '"', '(', ')':
		return true
	case 0xE3: // 、 and 。 are E3 80 81 and E3 80 82
		return i+2 < len(norm) && norm[i+1] == 0x80 && norm[i+2] <= 0x82
	case 0x81, 0x82:
		return i >= 2 && norm[i-1] == 0x80 && norm[i-2] == 0xE3
	}
	return false
}
