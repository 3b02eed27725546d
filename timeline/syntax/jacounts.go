package syntax

import "math"

// affinitySlot is the tie that a bunsetsu looks for, for the counts of affinity.
func affinitySlot(b jaBun) uint64 {
	if b.form == jaCase || b.form == jaAdnom {
		return markerKind(b.marker)<<4 | uint64(b.form)
	}
	return uint64(b.form)
}

// affinity says how much more often than others a word is the head of a slot in
// plain news text, as a power of two from 6 to 14; 1 where the word is rare.
func (m *jaModel) affinity(slot, lemma uint64) uint64 {
	word := float64(m.counts.find(countOfWord(lemma)))
	if word < 4 {
		return 1
	}
	both, all := float64(m.counts.find(countOfPair(slot, lemma))), float64(m.counts.find(countOfSlot(slot)))*slotUnit
	r := (both + 0.5) / (word + 0.5) * m.total / (all + 1)
	return uint64(10 + min(max(math.Round(math.Log2(r)), -4), 4))
}

// Keys of the counts; slots are counted in units, because they are many.
const slotUnit = 16

func countOfWord(lemma uint64) uint32 { return jaKey(901, lemma) }

func countOfSlot(slot uint64) uint32 { return jaKey(902, slot) }

func countOfPair(slot, lemma uint64) uint32 { return jaKey(903, mix(slot, lemma)) }
