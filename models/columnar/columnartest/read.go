// Package columnartest reads for tests what package columnar writes, as a program
// in another language would: from docs/api.md, not with the writer's code.
package columnartest

import (
	"encoding/binary"
	"encoding/json"
	"testing"

	"demarche/models/columnar"
)

// Read is the head and the columns of a file, with delta columns summed up.
func Read(t testing.TB, file []byte) (columnar.Head, map[string][]int) {
	t.Helper()
	if len(file) < 8 || string(file[:4]) != "DMIX" {
		t.Fatalf("the file begins with %.40q", file)
	}
	var head columnar.Head
	if err := json.Unmarshal(file[8:8+binary.LittleEndian.Uint32(file[4:])], &head); err != nil {
		t.Fatalf("the head is no JSON: %v", err)
	}
	out := map[string][]int{}
	for _, c := range head.Columns {
		if c.Offset%8 != 0 {
			t.Errorf("column %s begins at %d", c.Name, c.Offset)
		}
		var sum int32
		for i := range c.Length {
			v := value(file[c.Offset:], c.Type, i)
			if c.Delta {
				sum += int32(v)
				v = int(sum)
			}
			out[c.Name] = append(out[c.Name], v)
		}
	}
	return head, out
}

func value(column []byte, kind string, i int) int {
	switch kind {
	case "u8":
		return int(column[i])
	case "u16":
		return int(binary.LittleEndian.Uint16(column[2*i:]))
	case "u32":
		return int(binary.LittleEndian.Uint32(column[4*i:]))
	}
	return int(int32(binary.LittleEndian.Uint32(column[4*i:])))
}
