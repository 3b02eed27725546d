package syntax

import (
	_ "embed"
	"encoding/binary"
	"errors"
	"math"
	"sync"
)

// jaModel chooses the head of a bunsetsu among its candidates. Its score is the sum
// of two: a linear model over crosses (answers put together by hand) and a small
// network over atoms (single answers). Each atom has a row of weights; the sum of
// the rows is the hidden layer, and what of it is positive is summed up by the
// weights of the output. Networks trained from several seeds lie side by side in one.
//
// Rows are bytes, kept four to a word with room for their sum, so that one addition
// adds four.
type jaModel struct {
	crosses jaTable // weights of the linear model
	atoms   jaTable // rows of the atoms
	counts  jaTable // how often words and cases go together in news text
	total   float64 // all that was counted
	rows    []uint64
	lanes   int // words of a row
	out     []float32
}

// jaTable finds values of 16 bits by key; a key that is not there has 0.
type jaTable struct {
	keys   []uint32
	values []uint16
}

func newJaTable(entries int) jaTable {
	size := 2
	for size < 2*entries {
		size *= 2
	}
	return jaTable{make([]uint32, size), make([]uint16, size)}
}

func (t *jaTable) put(key uint32, value uint16) {
	mask := len(t.keys) - 1
	at := int(key>>1) & mask
	for t.keys[at] != 0 && t.keys[at] != key {
		at = (at + 1) & mask
	}
	t.keys[at], t.values[at] = key, value
}

func (t *jaTable) find(key uint32) uint16 {
	mask := len(t.keys) - 1
	for at := int(key>>1) & mask; t.keys[at] != 0; at = (at + 1) & mask {
		if t.keys[at] == key {
			return t.values[at]
		}
	}
	return 0
}

const (
	jaMagic  = "jaheads1"
	laneBias = 128
	// maxRows bounds the rows of one sum: 255 bytes fit 16 bits.
	maxRows = 255
	// crossUnit is the weight of one step of a cross.
	crossUnit = 1.0 / 1024
)

var errJaModel = errors.New("the model of Japanese heads is damaged")

// readJaModel reads what the trainer wrote: after the magic the number of hidden
// units, crosses, atoms and counts; weights of the output (float32); each cross (key,
// int16), each atom (key, a byte for each hidden unit), each count (key, uint16);
// keys are uint32, all is little endian.
func readJaModel(data []byte) (*jaModel, error) {
	le := binary.LittleEndian
	if len(data) < len(jaMagic)+20 || string(data[:len(jaMagic)]) != jaMagic {
		return nil, errJaModel
	}
	data = data[len(jaMagic):]
	hidden, crosses, atoms, counts := int(le.Uint32(data)), int(le.Uint32(data[4:])), int(le.Uint32(data[8:])), int(le.Uint32(data[12:]))
	const most = 1 << 16
	if hidden > 1024 || hidden%4 != 0 || atoms >= most || crosses > 4*most || counts > 4*most || len(data) != 20+4*hidden+6*crosses+(4+hidden)*atoms+6*counts {
		return nil, errJaModel
	}
	m := &jaModel{total: float64(le.Uint32(data[16:])), lanes: hidden / 4, out: make([]float32, hidden)}
	data = data[20:]
	for i := range m.out {
		m.out[i] = math.Float32frombits(le.Uint32(data[4*i:]))
	}
	data = data[4*hidden:]
	data = m.crosses.read(data, crosses)
	m.atoms, m.rows = newJaTable(atoms), make([]uint64, (atoms+1)*m.lanes)
	for i := range atoms {
		m.atoms.put(le.Uint32(data), uint16(i+1))
		row := m.rows[(i+1)*m.lanes:]
		for q, v := range data[4 : 4+hidden] {
			row[q/4] |= uint64(v) << (16 * (q % 4))
		}
		data = data[4+hidden:]
	}
	m.counts.read(data, counts)
	return m, nil
}

// read fills t with n pairs of key and value and returns what follows them.
func (t *jaTable) read(data []byte, n int) []byte {
	*t = newJaTable(n)
	for range n {
		t.put(binary.LittleEndian.Uint32(data), binary.LittleEndian.Uint16(data[4:]))
		data = data[6:]
	}
	return data
}

// jaSum is a sum of rows.
type jaSum struct {
	lanes []uint64
	rows  int
}

// add adds the rows of atoms; one that training did not see often has none.
func (m *jaModel) add(s *jaSum, atoms []uint32) {
	for _, a := range atoms {
		i := int(m.atoms.find(a))
		if i == 0 || s.rows == maxRows {
			continue
		}
		s.rows++
		row := m.rows[i*m.lanes:][:len(s.lanes)]
		for q := range s.lanes {
			s.lanes[q] += row[q]
		}
	}
}

// join adds a whole sum.
func (s *jaSum) join(o jaSum) {
	s.rows += o.rows
	other := o.lanes[:len(s.lanes)]
	for q := range s.lanes {
		s.lanes[q] += other[q]
	}
}

// output is what the networks make of a hidden layer.
func (m *jaModel) output(s *jaSum) float32 {
	bias := int32(s.rows * laneBias)
	total := float32(0)
	for q, v := range s.lanes {
		out := m.out[4*q:][:4]
		for l := range 4 {
			if h := int32(v>>(16*l)&0xffff) - bias; h > 0 {
				total += float32(h) * out[l]
			}
		}
	}
	return total
}

// linear is what the linear model makes of crosses.
func (m *jaModel) linear(crosses []uint32) float32 {
	total := int32(0)
	for _, x := range crosses {
		total += int32(int16(m.crosses.find(x)))
	}
	return float32(total) * crossUnit
}

//go:embed ja.model
var jaModelFile []byte

// embeddedJaModel is the model of the binary, read once.
var embeddedJaModel = sync.OnceValue(func() *jaModel {
	m, err := readJaModel(jaModelFile)
	if err != nil {
		panic(err) // embedded data that the tests have read
	}
	return m
})
