package columnar

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
)

// Magic opens every file.
const Magic = "DMIX"

// Head is the JSON in front of the columns.
type Head struct {
	Version      int                 `json:"version"`
	DataVersion  int64               `json:"data_version"`
	Events       int                 `json:"events"`
	Dated        int                 `json:"dated"`
	Columns      []Column            `json:"columns"`
	Dictionaries map[string][]string `json:"dictionaries"`
	Names        map[string][]string `json:"names,omitempty"`
}

// Column says where the values of a column stand.
type Column struct {
	Name   string `json:"name"`
	Type   string `json:"type"` // u8, u16, u32 or i32
	Delta  bool   `json:"delta,omitempty"`
	Offset int    `json:"offset"` // from the start of the file
	Length int    `json:"length"` // values
}

// column is a Column with its values: []uint8, []uint16, []uint32 or []int32.
type column struct {
	Column
	values any
	bytes  int
}

// WriteTo writes the whole file.
func (t *Table) WriteTo(w io.Writer) (int64, error) {
	head := Head{Version: Version, DataVersion: t.opts.DataVersion, Events: t.events, Dated: t.dated, Dictionaries: map[string][]string{}, Names: map[string][]string{}}
	cols := t.columns(&head)
	front, err := layout(&head, cols)
	if err != nil {
		return 0, fmt.Errorf("write the head: %w", err)
	}
	out := &counter{w: w}
	if _, err := out.Write(front); err != nil {
		return out.n, err
	}
	for i, c := range cols {
		if err := writeValues(out, c.values); err != nil {
			return out.n, fmt.Errorf("write column %s: %w", c.Name, err)
		}
		if pad := padding(c.bytes); pad > 0 && i+1 < len(cols) {
			if _, err := out.Write(make([]byte, pad)); err != nil {
				return out.n, err
			}
		}
	}
	return out.n, nil
}

// columns are those asked for, in the order of the file; the dictionaries go to head.
func (t *Table) columns(head *Head) []column {
	var out []column
	add := func(name string, delta bool, values any, n, width int) {
		kinds := map[int]string{1: "u8", 2: "u16", 4: "u32"}
		typ := kinds[width]
		if _, signed := values.([]int32); signed {
			typ = "i32"
		}
		out = append(out, column{Column{Name: name, Type: typ, Delta: delta, Length: n}, values, n * width})
	}
	for _, name := range t.opts.Columns {
		switch name {
		case "day":
			add(name, true, t.day, len(t.day), 4)
		case "length":
			add(name, false, t.length, len(t.length), 4)
		case "seq":
			add(name, true, t.seq, len(t.seq), 4)
		case "sources":
			add(name, false, t.sources, len(t.sources), 1)
		case "score":
			add(name, false, t.score, len(t.score), 1)
		case "type", "modality", "status":
			terms := map[string][]uint32{"type": t.typ, "modality": t.modality, "status": t.status}[name]
			values, width := t.encode(head, name, terms)
			add(name, false, values, len(terms), width)
		case "country_role", "actor_role":
			roles := t.links[name[:len(name)-len("_role")]].roles
			add(name, false, roles, len(roles), 1)
		default:
			c := t.links[name]
			add(name+"_count", false, c.counts, len(c.counts), 1)
			values, width := t.encode(head, name, c.terms)
			add(name, false, values, len(c.terms), width)
		}
	}
	return out
}

// encode turns terms into codes, the most frequent first, as narrow as they
// allow, and puts what the codes stand for into head.
func (t *Table) encode(head *Head, name string, terms []uint32) (values any, width int) {
	counts := map[uint32]int{}
	for _, term := range terms {
		counts[term]++
	}
	order := slices.SortedFunc(maps.Keys(counts), func(a, b uint32) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(t.opts.Terms[a].Key, t.opts.Terms[b].Key))
	})
	keys, names := make([]string, len(order)), make([]string, len(order))
	code := make([]uint32, len(t.opts.Terms))
	for i, term := range order {
		keys[i], names[i] = t.opts.Terms[term].Key, t.opts.Terms[term].Name
		code[term] = uint32(i)
	}
	head.Dictionaries[name] = keys
	if name == "actor" {
		head.Names[name] = names
	}
	switch {
	case len(order) <= math.MaxUint8+1:
		return narrow[uint8](terms, code), 1
	case len(order) <= math.MaxUint16+1:
		return narrow[uint16](terms, code), 2
	}
	return narrow[uint32](terms, code), 4
}

func narrow[T uint8 | uint16 | uint32](terms, code []uint32) []T {
	out := make([]T, len(terms))
	for i, term := range terms {
		out[i] = T(code[term])
	}
	return out
}

// layout gives the columns their places and writes the front of the file. The
// offsets stand in the head whose length moves them: it is written until they fit.
func layout(head *Head, cols []column) ([]byte, error) {
	for size := 0; ; {
		at := 8 + size
		head.Columns = make([]Column, len(cols))
		for i, c := range cols {
			c.Offset = at
			at += c.bytes + padding(c.bytes)
			head.Columns[i] = c.Column
		}
		text, err := json.Marshal(head)
		if err != nil {
			return nil, err
		}
		text = append(text, bytes.Repeat([]byte(" "), padding(len(text)))...)
		if len(text) <= size {
			text = append(text, bytes.Repeat([]byte(" "), size-len(text))...)
			front := binary.LittleEndian.AppendUint32([]byte(Magic), uint32(size))
			return append(front, text...), nil
		}
		size = len(text)
	}
}

// padding is how many bytes are missing to a multiple of 8.
func padding(n int) int { return (8 - n%8) % 8 }

// writeValues writes numbers in small pieces, so that no column stands in memory twice.
func writeValues(w io.Writer, values any) error {
	switch v := values.(type) {
	case []uint8:
		return writeChunks(w, v)
	case []uint16:
		return writeChunks(w, v)
	case []uint32:
		return writeChunks(w, v)
	case []int32:
		return writeChunks(w, v)
	}
	return fmt.Errorf("%T is no column", values)
}

func writeChunks[T any](w io.Writer, values []T) error {
	var buf []byte
	for chunk := range slices.Chunk(values, 16<<10) {
		var err error
		if buf, err = binary.Append(buf[:0], binary.LittleEndian, chunk); err != nil {
			return err
		}
		if _, err := w.Write(buf); err != nil {
			return err
		}
	}
	return nil
}

type counter struct {
	w io.Writer
	n int64
}

func (c *counter) Write(b []byte) (int, error) {
	n, err := c.w.Write(b)
	c.n += int64(n)
	return n, err
}
