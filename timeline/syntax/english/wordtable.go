package english

import (
	"encoding/binary"
	"maps"
	"slices"
)

// WordTable gives words a small number: an open hash table of a few bits of each
// word's hash and the number, two or three bytes together, read in place. A word that
// is not in it may have another's number, one in some thousands. The zero value knows
// no word.
type WordTable struct {
	size  uint32
	width uint32 // bytes of a slot
	bits  uint   // of the number, the rest of the slot is hash
	slots []byte
}

// PackWords packs words with their numbers, which are not 0, into the bytes that
// OpenWords reads. A slot has width bytes, of which bits hold the number.
func PackWords(words map[string]uint16, width, bits int) []byte {
	t := WordTable{size: uint32(len(words)*4/3) + 1, width: uint32(width), bits: uint(bits)}
	t.slots = make([]byte, t.size*t.width+2)
	for _, w := range slices.Sorted(maps.Keys(words)) {
		h := hashString(w)
		i := t.first(h)
		for t.slot(i) != 0 {
			i = t.next(i)
		}
		v := t.check(h)<<t.bits | uint32(words[w])
		for b := range t.width {
			t.slots[i*t.width+b] = byte(v >> (8 * b))
		}
	}
	out := binary.LittleEndian.AppendUint32(nil, t.size)
	return append(append(out, byte(width), byte(bits)), t.slots...)
}

// OpenWords reads a packed table in place and gives the rest of data after it.
func OpenWords(data []byte) (*WordTable, []byte, error) {
	if len(data) < 6 {
		return nil, nil, errTable
	}
	t := &WordTable{size: binary.LittleEndian.Uint32(data), width: uint32(data[4]), bits: uint(data[5])}
	data = data[6:]
	if t.size == 0 || t.size > 1<<24 || t.width < 2 || t.width > 3 || t.bits >= 8*uint(t.width) {
		return nil, nil, errTable
	}
	end := int(t.size*t.width) + 2 // two bytes more, as slots are read four bytes at once
	if len(data) < end {
		return nil, nil, errTable
	}
	t.slots = data[:end]
	return t, data[end:], nil
}

func (t *WordTable) first(hash uint32) uint32 { return uint32(uint64(hash) * uint64(t.size) >> 32) }

func (t *WordTable) next(i uint32) uint32 {
	if i++; i == t.size {
		return 0
	}
	return i
}

func (t *WordTable) slot(i uint32) uint32 {
	at := i * t.width
	v := uint32(t.slots[at]) | uint32(t.slots[at+1])<<8
	if t.width == 3 {
		v |= uint32(t.slots[at+2]) << 16
	}
	return v
}

// check is the part of a hash that a slot keeps.
func (t *WordTable) check(hash uint32) uint32 { return hash >> 1 & (1<<(8*uint(t.width)-t.bits) - 1) }

// Find gives the number of the word with a hash, 0 when it has none.
func (t *WordTable) Find(hash uint32) uint32 {
	if t == nil || t.size == 0 {
		return 0
	}
	want := t.check(hash)
	i := t.first(hash)
	for range t.size {
		v := t.slot(i)
		if v == 0 {
			return 0
		}
		if v>>t.bits == want {
			return v & (1<<t.bits - 1)
		}
		i = t.next(i)
	}
	return 0
}
