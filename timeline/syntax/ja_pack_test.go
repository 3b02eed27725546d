package syntax

import (
	"bytes"
	"encoding/binary"
	"math"
	"slices"
)

// packJa writes a model as readJaModel reads it; both models have the same voice.
func packJa(counts *jaModel, keys []uint32, weights []float64, atoms []uint32, nets []jaNet) []byte {
	le := binary.LittleEndian
	h := jaLearning.hidden
	var crosses, byAtom, out []byte
	for _, x := range sortedBy(keys) {
		if v := int16(math.Round(weights[x] / crossUnit)); v != 0 {
			crosses = le.AppendUint16(le.AppendUint32(crosses, keys[x]), uint16(v))
		}
	}
	units := make([]float32, len(nets)) // one step of a byte
	for n, net := range nets {
		for _, v := range net.rows {
			units[n] = max(units[n], float32(math.Abs(float64(v)))/127)
		}
		for _, v := range net.out {
			out = le.AppendUint32(out, math.Float32bits(v*units[n]/float32(len(nets))))
		}
	}
	for _, x := range sortedBy(atoms) {
		byAtom = le.AppendUint32(byAtom, atoms[x])
		for n, net := range nets {
			for _, v := range net.rows[x*h:][:h] {
				byAtom = append(byAtom, byte(laneBias+int(math.Round(float64(v/units[n])))))
			}
		}
	}
	counted := packCounts(counts)
	file := bytes.NewBufferString(jaMagic)
	for _, n := range []int{h * len(nets), len(crosses) / 6, len(atoms), len(counted) / 6, int(counts.total)} {
		file.Write(le.AppendUint32(nil, uint32(n)))
	}
	for _, part := range [][]byte{out, crosses, byAtom, counted} {
		file.Write(part)
	}
	return file.Bytes()
}

// packCounts writes the counts of a model, by key.
func packCounts(m *jaModel) []byte {
	var out []byte
	for _, at := range sortedBy(m.counts.keys) {
		if k := m.counts.keys[at]; k != 0 {
			out = binary.LittleEndian.AppendUint16(binary.LittleEndian.AppendUint32(out, k), m.counts.values[at])
		}
	}
	return out
}

// sortedBy is the order of indexes in which keys ascend.
func sortedBy(keys []uint32) []int {
	order := make([]int, len(keys))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return int(int64(keys[a]) - int64(keys[b])) })
	return order
}
