package english

import (
	"encoding/binary"
	"slices"
)

// Lexicon knows words by the hash of their normalised lower-case form: the class of
// tags that training saw them with, and a cluster of words used alike. It is an
// open hash table read in place; the zero value knows no word.
type Lexicon struct {
	Words *Dictionary // for words without a class
	mask  uint32
	slots []byte
}

// slotSize is the hash (4 bytes), the class and the cluster (2 bytes each).
const slotSize = 8

// LexiconEntry is what a Lexicon tells of one word. Class and Cluster count from 1.
type LexiconEntry struct {
	Hash    uint32
	Class   uint16
	Cluster uint16
}

// HashWord is the key of a form in a Lexicon.
func HashWord(lower string) uint32 { return hashString(lower) }

// PackLexicon packs entries into the bytes that OpenLexicon reads.
func PackLexicon(entries []LexiconEntry) []byte {
	slices.SortFunc(entries, func(a, b LexiconEntry) int { return int(int64(a.Hash) - int64(b.Hash)) })
	size := uint32(2)
	for int(size) < len(entries)*4/3 {
		size *= 2
	}
	slots := make([]byte, size*slotSize)
	for _, e := range entries {
		i := e.Hash >> 1 & (size - 1)
		for binary.LittleEndian.Uint32(slots[i*slotSize:]) != 0 {
			i = (i + 1) & (size - 1)
		}
		s := slots[i*slotSize:]
		binary.LittleEndian.PutUint32(s, e.Hash)
		binary.LittleEndian.PutUint16(s[4:], e.Class)
		binary.LittleEndian.PutUint16(s[6:], e.Cluster)
	}
	return append(binary.LittleEndian.AppendUint32(nil, size), slots...)
}

// OpenLexicon reads a packed lexicon in place and gives the rest of data after it.
func OpenLexicon(data []byte) (*Lexicon, []byte, error) {
	if len(data) < 4 {
		return nil, nil, errTable
	}
	size := binary.LittleEndian.Uint32(data)
	if size == 0 || size&(size-1) != 0 || uint64(len(data)-4) < uint64(size)*slotSize {
		return nil, nil, errTable
	}
	end := 4 + int(size)*slotSize
	return &Lexicon{mask: size - 1, slots: data[4:end]}, data[end:], nil
}

// find gives the values of a word: class in the low half, cluster in the high.
func (l *Lexicon) find(hash uint32) uint32 {
	if l == nil || l.mask == 0 {
		return 0
	}
	i := hash >> 1 & l.mask
	for range 64 {
		s := l.slots[i*slotSize : i*slotSize+slotSize]
		switch binary.LittleEndian.Uint32(s) {
		case hash:
			return binary.LittleEndian.Uint32(s[4:])
		case 0:
			return 0
		}
		i = (i + 1) & l.mask
	}
	return 0
}

// Class is the class of tags of a word, 0 when it is not known.
func (l *Lexicon) Class(hash uint32) uint32 { return l.find(hash) & 0xffff }

// Cluster is the cluster of a word, 0 when it is not known.
func (l *Lexicon) Cluster(hash uint32) uint32 { return l.find(hash) >> 16 }
