package english

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"math/bits"
	"slices"
)

// Table holds the weights of a linear model, packed to be read in place from the
// embedded file.
//
// Features are spread over 2^n buckets by the top bits of their hash. The index has
// four bytes for each bucket: where its bytes start (24 bits) and a filter of 8 bits
// that tells most absent features apart without reading the bucket. A bucket holds
// the number of its features, two bytes of hash and the row length of each, and then
// the rows: a class and a weight of 8 bits for each class that has one. Weights are
// companded by a square root: w = max*(q/127)^2.
type Table struct {
	shift uint
	index []byte
	rows  []byte
	scale [256]int32
}

// Row is one feature's weights as training makes them.
type Row struct {
	Hash    uint64
	Classes []uint8
	Weights []float32
}

// tableHeader is the size of what stands before a packed table's index: bucket bits,
// greatest weight, lengths of index and rows.
const tableHeader = 16

var errTable = errors.New("weights table is damaged")

// weightUnit is the finest step of a weight after unpacking.
const weightUnit = 1 << 12

// OpenTable reads a packed table in place and gives the rest of data after it.
func OpenTable(data []byte) (*Table, []byte, error) {
	if len(data) < tableHeader {
		return nil, nil, errTable
	}
	n := uint(binary.LittleEndian.Uint32(data))
	top := math.Float32frombits(binary.LittleEndian.Uint32(data[4:]))
	index, rows := int(binary.LittleEndian.Uint32(data[8:])), int(binary.LittleEndian.Uint32(data[12:]))
	data = data[tableHeader:]
	if n > 24 || index != 4<<n || index+rows > len(data) {
		return nil, nil, errTable
	}
	t := &Table{shift: 64 - n, index: data[:index], rows: data[index : index+rows]}
	for q := range t.scale {
		s := float64(int8(q)) / 127
		t.scale[q] = int32(math.Round(math.Copysign(s*s, s) * float64(top) * weightUnit))
	}
	return t, data[index+rows:], nil
}

// maxFeatures bounds the features of one decision.
const maxFeatures = 256

// Scratch holds what Table.Add needs while it adds.
type Scratch struct {
	starts [maxFeatures]uint32 // of buckets, then of rows
	checks [maxFeatures]uint16
	counts [maxFeatures]uint8 // of features in buckets, then of pairs in rows
	warmed byte               // keeps the reads ahead from being optimised away
}

// Add adds the weights of the features to the scores of their classes. The index is
// read for all features before any bucket, and the first two cache lines of each
// bucket before any row, so that the waits for memory overlap; rows are looked up
// before any is added, as guesses that go wrong would end the overlap.
func (t *Table) Add(scores *[256]int32, w *Scratch, features []uint64) {
	n := 0
	for _, h := range features[:min(len(features), maxFeatures)] {
		at := (h >> t.shift) * 4
		if at+4 > uint64(len(t.index)) {
			return
		}
		e := binary.LittleEndian.Uint32(t.index[at : at+4])
		w.starts[n&(maxFeatures-1)], w.checks[n&(maxFeatures-1)] = e&0xffffff, uint16(h)
		n += int(e >> 24 >> (h & 7) & 1)
	}
	for i := range n {
		k := i & (maxFeatures - 1)
		at := w.starts[k]
		w.counts[k] = t.rows[at]
		w.warmed ^= t.rows[min(int(at)+64, len(t.rows)-1)]
	}
	for i := range t.find(w, n) {
		k := i & (maxFeatures - 1)
		t.addRow(scores, t.rows[w.starts[k]:], int(w.counts[k]))
	}
}

// find turns the first n buckets of w into the rows of the features they have, and
// gives the number of rows.
func (t *Table) find(w *Scratch, n int) int {
	found := 0
	for i := range n {
		k := i & (maxFeatures - 1)
		at := w.starts[k] + 1
		keys := t.rows[at : at+3*uint32(w.counts[k])]
		at += uint32(len(keys))
		for len(keys) >= 3 {
			size := uint32(keys[2])
			if binary.LittleEndian.Uint16(keys) == w.checks[k] {
				w.starts[found&(maxFeatures-1)], w.counts[found&(maxFeatures-1)] = at, byte(size)
				found++
				break
			}
			at += 2 * size
			keys = keys[3:]
		}
	}
	return found
}

// addRow adds the first n pairs of class and weight, four at a time. The last one to
// three are filled up with pairs of weight 0 of classes that no model has, so that
// rows of most lengths take the same path.
func (t *Table) addRow(scores *[256]int32, pairs []byte, n int) {
	scale := &t.scale
	for ; n >= 4 && len(pairs) >= 8; n, pairs = n-4, pairs[8:] {
		x := binary.LittleEndian.Uint64(pairs)
		scores[uint8(x)] += scale[uint8(x>>8)]
		scores[uint8(x>>16)] += scale[uint8(x>>24)]
		scores[uint8(x>>32)] += scale[uint8(x>>40)]
		scores[uint8(x>>48)] += scale[uint8(x>>56)]
	}
	if len(pairs) >= 8 {
		mask := uint64(1)<<(16*uint(n)&63) - 1
		x := binary.LittleEndian.Uint64(pairs)&mask | 0x00ff_00fe_00fd_00fc&^mask
		scores[uint8(x)] += scale[uint8(x>>8)]
		scores[uint8(x>>16)] += scale[uint8(x>>24)]
		scores[uint8(x>>32)] += scale[uint8(x>>40)]
		return
	}
	for ; n > 0; n, pairs = n-1, pairs[2:] {
		scores[pairs[0]] += scale[pairs[1]]
	}
}

// PackTable packs rows, whose weights it rounds to 8 bits, with about perBucket
// features to a bucket. Rows that round to nothing are left out.
func PackTable(rows []Row, perBucket float64) ([]byte, error) {
	var top float32
	for _, r := range rows {
		for _, w := range r.Weights {
			top = max(top, max(w, -w))
		}
	}
	n := uint(max(1, bits.Len(uint(float64(len(rows))/perBucket))-1))
	slices.SortFunc(rows, func(a, b Row) int {
		switch {
		case a.Hash < b.Hash:
			return -1
		case a.Hash > b.Hash:
			return 1
		}
		return 0
	})
	index := make([]byte, 4<<n)
	var out []byte
	for i := 0; i < len(rows); {
		bucket := rows[i].Hash >> (64 - n)
		var keys, pairs []byte
		count, filter := 0, byte(0)
		seen := map[uint16]bool{}
		for ; i < len(rows) && rows[i].Hash>>(64-n) == bucket; i++ {
			row := quantise(rows[i], top)
			check := uint16(rows[i].Hash)
			if len(row) == 0 || seen[check] {
				continue
			}
			if count == 255 {
				return nil, fmt.Errorf("bucket %d has too many features", bucket)
			}
			seen[check] = true
			count++
			filter |= 1 << (check & 7)
			keys = append(keys, byte(check), byte(check>>8), byte(len(row)/2))
			pairs = append(pairs, row...)
		}
		if count == 0 {
			continue
		}
		if len(out) >= 1<<24 {
			return nil, errors.New("weights don't fit 16 MB")
		}
		binary.LittleEndian.PutUint32(index[bucket*4:], uint32(len(out))|uint32(filter)<<24)
		out = append(out, byte(count))
		out = append(out, keys...)
		out = append(out, pairs...)
	}
	head := binary.LittleEndian.AppendUint32(nil, uint32(n))
	head = binary.LittleEndian.AppendUint32(head, math.Float32bits(top))
	head = binary.LittleEndian.AppendUint32(head, uint32(len(index)))
	head = binary.LittleEndian.AppendUint32(head, uint32(len(out)))
	return slices.Concat(head, index, out), nil
}

// quantise gives the (class, weight) pairs of r that don't round to 0.
func quantise(r Row, top float32) []byte {
	var out []byte
	for k, w := range r.Weights {
		q := int8(math.Round(math.Copysign(math.Sqrt(math.Abs(float64(w/top))), float64(w)) * 127))
		if q != 0 {
			out = append(out, r.Classes[k], byte(q))
		}
	}
	return out
}
