package timex

import "demarche/timeline"

// note decides what an expression does in its clause: date it, point elsewhere, or
// stand in a name.
func (r *resolver) note(x *timeline.TimeExpr, mt *match, res result) {
	c := r.m.lang.classes
	start, end := int(mt.start), int(mt.end)
	if b := c["pointer"]; b != 0 && (r.m.preceded(start, []class{b})) {
		x.Use = timeline.UseReference
	}
	if b := c["pointer.after"]; b != 0 && r.m.followed(end, []class{b}) {
		x.Use = timeline.UseReference
	}
	if b := c["name.before"]; b != 0 && res.grain == grainYear && r.m.preceded(start, []class{b}) && r.m.nounFollows(end) {
		x.Use = timeline.UseName
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
