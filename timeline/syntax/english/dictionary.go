package english

import (
	"encoding/binary"
	"maps"
	"math/bits"
	"slices"
	"strings"
)

// Kinds of word in a Dictionary: what a word can be as it stands, and what it can be
// as a form of another.
const (
	KindNoun = 1 << iota
	KindVerb
	KindAdjective
	KindAdverb
	kindPlural // of a noun
	kindThird  // person of a verb
	kindPast   // or participle
	kindGerund

	kindsStored = 4 // of the above, from the lowest
)

// Dictionary knows which parts of speech English words can have, for words that
// training did not see. It is an open hash table of 12 bits of hash and 4 of kinds,
// read in place; the zero value knows no word.
type Dictionary struct {
	mask  uint32
	slots []byte
}

// PackDictionary packs words with their kinds into the bytes that OpenDictionary reads.
func PackDictionary(words map[string]uint8) []byte {
	size := uint32(1) << bits.Len(uint(len(words)*4/3))
	slots := make([]byte, 2*size)
	for _, w := range slices.Sorted(maps.Keys(words)) {
		h := hashString(w)
		i := h >> 1 & (size - 1)
		for binary.LittleEndian.Uint16(slots[2*i:]) != 0 {
			i = (i + 1) & (size - 1)
		}
		binary.LittleEndian.PutUint16(slots[2*i:], uint16(h>>20)<<kindsStored|uint16(words[w]))
	}
	return append(binary.LittleEndian.AppendUint32(nil, size), slots...)
}

// OpenDictionary reads a packed dictionary in place and gives the rest of data after it.
func OpenDictionary(data []byte) (*Dictionary, []byte, error) {
	if len(data) < 4 {
		return nil, nil, errTable
	}
	size := binary.LittleEndian.Uint32(data)
	if size == 0 || size&(size-1) != 0 || uint64(len(data)-4) < 2*uint64(size) {
		return nil, nil, errTable
	}
	end := 4 + 2*int(size)
	return &Dictionary{mask: size - 1, slots: data[4:end]}, data[end:], nil
}

// find gives the stored kinds of a word.
func (d *Dictionary) find(word string) uint8 {
	h := hashString(word)
	i := h >> 1 & d.mask
	for range 64 {
		switch s := binary.LittleEndian.Uint16(d.slots[2*i:]); {
		case s == 0:
			return 0
		case s>>kindsStored == uint16(h>>20):
			return uint8(s & (1<<kindsStored - 1))
		}
		i = (i + 1) & d.mask
	}
	return 0
}

// endings are the regular forms of nouns and verbs.
var endings = []struct {
	ending, stem string
	noun, verb   uint8
}{
	{"s", "", kindPlural, kindThird},
	{"es", "", kindPlural, kindThird},
	{"ies", "y", kindPlural, kindThird},
	{"ed", "", 0, kindPast},
	{"ed", "e", 0, kindPast},
	{"ied", "y", 0, kindPast},
	{"ing", "", 0, kindGerund},
	{"ing", "e", 0, kindGerund},
}

// Kinds is what a word in lower case can be, 0 when it is not known.
func (d *Dictionary) Kinds(lower string) uint8 {
	if d == nil || d.mask == 0 || len(lower) < 3 {
		return 0
	}
	out := d.find(lower)
	add := func(stem string, noun, verb uint8) {
		k := d.find(stem)
		if k&KindNoun != 0 {
			out |= noun
		}
		if k&KindVerb != 0 {
			out |= verb
		}
	}
	for _, e := range endings {
		stem, ok := strings.CutSuffix(lower, e.ending)
		if !ok || len(stem) < 2 {
			continue
		}
		add(stem+e.stem, e.noun, e.verb)
		if n := len(stem); e.noun == 0 && e.stem == "" && n > 3 && stem[n-1] == stem[n-2] {
			add(stem[:n-1], 0, e.verb) // planned, planning
		}
	}
	return out
}
