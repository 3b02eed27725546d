package extract

import (
	"math"
	"slices"

	"demarche/timeline"
)

// One event told twice, in a sentence or in several.

// consultRank orders the kinds of contact by how much they tell.
var consultRank = []timeline.TypeSlug{"talks", "meeting", "call", "summit"}

// twice drops a trigger that is the end of another's words (支援 in 軍事支援), and the vaguer of two reports of one contact in a sentence: 電話会談し、
// 意見交換を行った.
func (c *scene) twice(all []*candidate) {
	for _, k := range all {
		for _, o := range all {
			if o != k && o.dropped == "" && k.dropped == "" && o.rule.Type == k.rule.Type && (o.acting() == k.acting() && k.outranks(o) || k.rule.Type == "veto" && len(statesOf(o.parties)) == 0) {
				o.dropped = "told by " + string(k.rule.id)
			}
			if o.dropped == "" && k.dropped == "" && o.pred == k.pred && o.by == k.by && o.last == k.last && o.first > k.first && o.rule.Type != k.rule.Type {
				o.dropped = "part of the words of " + string(k.rule.id)
			}
		}
		rank := slices.Index(consultRank, k.rule.Type)
		if rank < 0 || k.dropped != "" {
			continue
		}
		for _, o := range all {
			r := slices.Index(consultRank, o.rule.Type)
			if o == k || o.dropped != "" || r < 0 || r > rank || r == rank && o.first < k.first {
				continue
			}
			if o.modality == k.modality && o.date.when == k.date.when && subset(o.parties, k.parties) {
				o.dropped = "told by " + string(k.rule.id)
			}
		}
	}
}

// outranks reports whether k tells more than o of the same type with the same predicate:
// the predicate itself goes before a noun beside it, then more words before fewer.
func (k *candidate) outranks(o *candidate) bool {
	if k.nominal != o.nominal {
		return !k.nominal
	}
	return o.size < k.size || o.size == k.size && o.first > k.first
}

// told is worth in coarse steps, so that of two good reports the earlier stays: in
// Japanese news the lead tells most.
func told(m *timeline.Mention) float64 { return math.Floor(2 * m.Score) }

// toldApart reports whether two mentions are two events: acts of words told in
// different sentences, neither of them the headline, or acts on different days
// between different countries.
func (a *article) toldApart(x, y *timeline.Mention) bool {
	if x.Evidence == y.Evidence {
		return false
	}
	if x.When != y.When && len(x.Countries()) != len(y.Countries()) {
		return true
	}
	if !wordsOnly(x.Type) || a.goesOn(x, y) {
		return false
	}
	for i := range a.doc.Sentences {
		if s := &a.doc.Sentences[i]; s.Kind == timeline.KindHeadline && (s.Contains(x.Evidence) || s.Contains(y.Evidence)) {
			return false
		}
	}
	return true
}

// goesOn reports whether the later of two statements only goes on with the earlier
// one, in the next sentence but one at the most and with its speaker unsaid.
func (a *article) goesOn(x, y *timeline.Mention) bool {
	if x.Type != "statement" || x.When != y.When {
		return false
	}
	if y.Evidence.Start < x.Evidence.Start {
		x, y = y, x
	}
	between := 0
	for i := range a.doc.Sentences {
		if s := &a.doc.Sentences[i]; s.Start >= x.Evidence.End && s.End <= y.Evidence.Start {
			between++
		}
	}
	for n := range a.doc.Names {
		m := &a.doc.Names[n]
		if y.Evidence.Contains(m.Span) && slices.ContainsFunc(y.Parties, func(p timeline.Party) bool {
			return p.Role == timeline.RoleSource && p.Country != "" && p.Country == m.Country
		}) {
			return false
		}
	}
	return between <= 1
}
