package timex

import (
	"bytes"

	"demarche/timeline"
	"demarche/timeline/edtf"
)

// emit chooses the matches that stand, leftmost and longest first, and resolves
// them in the order of the text.
func (r *resolver) emit(out []timeline.TimeExpr, s *sentences) []timeline.TimeExpr {
	pos := int32(0)
	var again repeats
	for _, start := range r.m.starts {
		if start < pos {
			continue
		}
		best := r.m.longest(start)
		if best < 0 {
			continue
		}
		mt := &r.m.matches[best]
		pos = mt.end
		if again.more(&r.m.view, mt) > maxRepeats {
			continue
		}
		switch rule := &r.m.lang.rules[mt.rule]; {
		case rule.op == opNone:
		case rule.op == opRange && r.register != registerNote:
			out = r.emitPair(out, mt, s)
		default:
			out = r.emitOne(out, best, result{}, s)
		}
	}
	return out
}

// maxRepeats is how often the same words may stand in a row and still be times.
const maxRepeats = 4

// repeats counts matches of the same words with nothing but white space between:
// "March March March" is no news, and costs as much as news.
type repeats struct {
	last  []byte
	end   int32
	count int
}

func (p *repeats) more(v *view, mt *match) int {
	words := v.norm[mt.start:mt.end]
	if p.end > 0 && mt.start-p.end <= 2 && len(bytes.TrimSpace(v.norm[p.end:mt.start])) == 0 && bytes.Equal(words, p.last) {
		p.count++
	} else {
		p.count = 0
	}
	p.last, p.end = words, mt.end
	return p.count
}

// spanOf is where a match stands in the document's text.
func (r *resolver) spanOf(mt *match) timeline.Span {
	v := &r.m.view
	return timeline.Span{Start: r.offset + v.at(int(mt.start)), End: r.offset + v.at(int(mt.end))}
}

// longest is the longest match that may stand alone at a place, of equally long
// ones that of the lowest layer; -1 for none.
func (m *matcher) longest(start int32) int32 {
	best, end := int32(-1), int32(-1)
	for i := m.at[start] - 1; i >= 0; i = m.lex[i].next {
		l := &m.lex[i]
		if l.sub >= 0 && l.class == m.lang.builtin.any && l.end >= end && !m.lang.rules[m.matches[l.sub].rule].hidden {
			best, end = l.sub, l.end
		}
	}
	return best
}

// emitPair adds both sides of a range, each with the whole range as its Period.
func (r *resolver) emitPair(out []timeline.TimeExpr, mt *match, s *sentences) []timeline.TimeExpr {
	r.enter(mt, s)
	a, b := r.pair(mt.kids)
	n := len(out)
	out = r.emitOne(out, mt.kids[0], a, s)
	out = r.emitOne(out, mt.kids[1], b, s)
	for i := n; i < len(out); i++ { // its "since" and "until" are the range's own
		out[i].Use, out[i].Period = timeline.UseWhen, edtf.Date{}
	}
	if len(out) == n+2 && !a.date.IsZero() && !b.date.IsZero() && a.date.Bounded() && b.date.Bounded() && a.date.First() <= b.date.Last() {
		period := edtf.Interval(a.date, b.date)
		out[n].Period, out[n+1].Period = period, period
	}
	return out
}

// enter sets what depends on where in the text a match stands.
func (r *resolver) enter(mt *match, s *sentences) {
	v := &r.m.view
	span := r.spanOf(mt)
	sent := s.of(span.Start)
	r.sameSentence = r.last.y != 0 && r.lastSpan.Start >= sent.Start
	r.gap = span.Start - r.lastSpan.End
	lo, hi := int(mt.start)-(span.Start-sent.Start), int(mt.end)+(sent.End-span.End)
	if v.off != nil { // view and text differ in length: near enough, and bounded
		lo, hi = max(0, lo), min(len(v.norm), hi)
	}
	if pointer := r.m.lang.classes["pointer"]; pointer != 0 && r.m.preceded(int(mt.start), []class{pointer}) {
		r.dir = -1 // "since November"
		return
	}
	r.dir = r.m.direction(int(mt.start), int(mt.end), max(0, lo), min(len(v.norm), hi))
	if until := r.m.lang.classes["until"]; r.dir == 0 && until != 0 && r.m.preceded(int(mt.start), []class{until}) {
		r.dir = 1
	}
	if due := r.m.lang.classes["due"]; due != 0 && r.m.preceded(int(mt.start), []class{due}) {
		r.dir = 1 // "the deadline is Friday"
	}
}

// emitOne adds one expression. With a ready result it is not resolved again.
func (r *resolver) emitOne(out []timeline.TimeExpr, index int32, ready result, s *sentences) []timeline.TimeExpr {
	mt := &r.m.matches[index]
	rule := &r.m.lang.rules[mt.rule]
	x := timeline.TimeExpr{Span: r.spanOf(mt), Use: timeline.UseWhen, Rule: rule.id}
	switch rule.op {
	case opDuration:
		x.Type, x.Value = timeline.TimeDuration, vagueDuration(&mt.val)
		if rule.pointer {
			x.Use = timeline.UseReference
		}
		return append(out, x)
	case opSet:
		x.Type, x.Value = timeline.TimeSet, setValue(&mt.val)
		return append(out, x)
	case opEvent:
		x.Type, x.Value, x.Use = timeline.TimeDuration, vagueDuration(&mt.val), timeline.UseReference
		x.Anchor = timeline.Anchor{Kind: timeline.AnchorEvent, Span: r.eventBeside(mt)}
		return append(out, x)
	}
	res := ready
	if !res.ok() {
		r.enter(mt, s)
		res = r.resolve(index)
	}
	if !res.ok() || !inRange(res.date) {
		return out
	}
	x.Type = timeline.TimeDate
	switch {
	case rule.typ != "":
		x.Type = rule.typ
	case res.grain == grainTime:
		x.Type = timeline.TimeTime
	case res.date.IsZero():
		x.Type = timeline.TimeDuration
	}
	x.Date, x.Mod, x.Value = res.date, res.mod, res.timex
	if x.Value == "" {
		x.Value = timexValue(res.date, res.grain)
	}
	x.Anchor = r.anchor(res.from)
	toldThen := r.note(&x, mt, res)
	r.boundBeside(&x, mt)
	r.told(&x, res, mt.val.get(slotRel) < 0 || mt.val.get(slotDir) < 0, toldThen)
	return append(out, x)
}

// maxYear bounds the years that a text is taken to speak of.
const maxYear = 9999

// inRange reports whether the known ends of a date lie within maxYear.
func inRange(d edtf.Date) bool {
	first, last := d.First(), d.Last()
	return (first == edtf.MinDay || first >= edtf.DayOf(-maxYear, 1, 1)) && (last == edtf.MaxDay || last <= edtf.DayOf(maxYear, 12, 31)) &&
		(first == edtf.MinDay || first <= edtf.DayOf(maxYear, 12, 31)) && (last == edtf.MaxDay || last >= edtf.DayOf(-maxYear, 1, 1))
}

// sentences finds the sentence at a place; asked in text order.
type sentences struct {
	list  []timeline.Sentence
	whole timeline.Span
	next  int
}

func (s *sentences) of(pos int) timeline.Span {
	for s.next < len(s.list) && s.list[s.next].End <= pos {
		s.next++
	}
	if s.next < len(s.list) && s.list[s.next].Start <= pos {
		return s.list[s.next].Span
	}
	return s.whole
}
