package english

import (
	"cmp"
	"encoding/binary"
	"math"
	"math/bits"
	"slices"
)

// ArcTable holds the weights that choose transitions, three to a feature, packed to
// be read in place with one cache line a feature.
//
// A line has room for twelve features: two bytes of hash for each, then three weights
// of eight bits for each, companded as in a Table, and four bytes of zero, which are
// the weights of a feature that is not there. A feature's hash says in which line it
// stands. Where more than twelve want to, those with the smallest weights have none.
type ArcTable struct {
	lines [][arcLine]byte
	scale [256]int32
}

// ArcRow is one feature's weights as training makes them.
type ArcRow struct {
	Hash    uint64
	Weights [moves]float32
}

const (
	arcLine    = 64
	arcPerLine = 12
	arcWeights = 2 * arcPerLine // where a line's weights begin
)

// OpenArcs reads a packed table and gives the rest of data after it. Data that begins
// amid a cache line is copied.
func OpenArcs(data []byte) (*ArcTable, []byte, error) {
	if len(data) < 8 {
		return nil, nil, errTable
	}
	count := uint64(binary.LittleEndian.Uint32(data))
	top := math.Float32frombits(binary.LittleEndian.Uint32(data[4:]))
	data = data[8:]
	if count == 0 || count*arcLine > uint64(len(data)) {
		return nil, nil, errTable
	}
	t := &ArcTable{lines: aligned(data[:count*arcLine])}
	for q := range t.scale {
		s := float64(int8(q)) / 127
		t.scale[q] = int32(math.Round(math.Copysign(s*s, s) * float64(top) * weightUnit))
	}
	return t, data[count*arcLine:], nil
}

// Score adds up the weights of the features for each kind of transition. All lines are
// asked for before any is read, so that the waits for memory overlap.
func (t *ArcTable) Score(features []uint64, w *Scratch) (out [moves]int32) {
	const ones, highs = 0x0001_0001_0001_0001, 0x8000_8000_8000_8000
	var shift, left, right int32
	features = features[:min(len(features), maxFeatures)]
	var touched byte
	lines := t.lines
	for i, h := range features {
		at, _ := bits.Mul64(h, uint64(len(lines)))
		w.starts[i] = uint32(at)
		touched |= lines[at][0]
	}
	for i, h := range features {
		line := &lines[w.starts[i]]
		want := h & 0xffff * ones
		a := binary.LittleEndian.Uint64(line[0:]) ^ want
		b := binary.LittleEndian.Uint64(line[8:]) ^ want
		c := binary.LittleEndian.Uint64(line[16:]) ^ want
		// The lowest high bit that is set marks the first 16 bits that are zero.
		a = (a - ones) & ^a & highs
		b = (b - ones) & ^b & highs
		c = (c - ones) & ^c & highs
		k := uint(bits.TrailingZeros64(a>>15 | b>>14 | c>>13))
		k = arcWeights + 3*(3*(k>>4)+(k&3)) // none, which is bit 64, leads to the zeros
		v := binary.LittleEndian.Uint32(line[min(k, arcLine-4):])
		shift += t.scale[uint8(v)]
		left += t.scale[uint8(v>>8)]
		right += t.scale[uint8(v>>16)]
	}
	w.warmed = touched
	return [moves]int32{shift, left, right}
}

// PackArcs packs as many rows as have room in the given number of bytes.
func PackArcs(rows []ArcRow, size int) []byte {
	count := max(1, size/arcLine)
	var top float64
	for _, r := range rows {
		top = max(top, r.weight())
	}
	lines := make([][]ArcRow, count)
	for _, r := range rows {
		at, _ := bits.Mul64(r.Hash, uint64(count))
		lines[at] = append(lines[at], r)
	}
	out := binary.LittleEndian.AppendUint32(nil, uint32(count))
	out = binary.LittleEndian.AppendUint32(out, math.Float32bits(float32(top)))
	for _, l := range lines {
		slices.SortFunc(l, func(a, b ArcRow) int {
			return cmp.Or(cmp.Compare(b.weight(), a.weight()), cmp.Compare(a.Hash, b.Hash))
		})
		var line [arcLine]byte
		for k, r := range l[:min(len(l), arcPerLine)] {
			binary.LittleEndian.PutUint16(line[8*(k%3)+2*(k/3):], uint16(r.Hash))
			for m, w := range r.Weights {
				line[arcWeights+3*k+m] = byte(int8(math.Round(math.Copysign(math.Sqrt(math.Abs(float64(w))/top), float64(w)) * 127)))
			}
		}
		out = append(out, line[:]...)
	}
	return out
}

// weight is the largest weight of a row without its sign.
func (r ArcRow) weight() float64 {
	top := 0.0
	for _, w := range r.Weights {
		top = max(top, math.Abs(float64(w)))
	}
	return top
}
