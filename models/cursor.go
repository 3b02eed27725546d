package models

import (
	"encoding/base64"
	"encoding/binary"
	"hash/crc32"
)

// cursor is a place between two events of a page's order.
type cursor struct {
	sort     Sort
	backward bool  // the page before the place, not the one behind it
	key      int64 // ord, or added: of the event next to the place
}

func (f Filter) sort() Sort {
	if f.Sort == "" {
		return SortDate
	}
	return f.Sort
}

// sortCode is how a cursor writes its sort; the zero Sort is none of them.
func sortCode(s Sort) byte {
	switch s {
	case SortDate:
		return 1
	case SortDateDesc:
		return 2
	case SortAdded:
		return 3
	}
	return 0
}

func (c cursor) String() string {
	b := []byte{sortCode(c.sort) << 1}
	if c.backward {
		b[0] |= 1
	}
	b = binary.AppendVarint(b, c.key)
	// The check keeps a cursor that was cut or typed from giving some page.
	b = binary.BigEndian.AppendUint16(b, uint16(crc32.ChecksumIEEE(b)))
	return base64.RawURLEncoding.EncodeToString(b)
}

// parseCursor reads what String wrote for the same sort.
func parseCursor(text string, sort Sort) (cursor, error) {
	b, err := base64.RawURLEncoding.Strict().DecodeString(text)
	if err != nil || len(b) < 4 {
		return cursor{}, invalid("cursor", "%.60q is no cursor", text)
	}
	data, sum := b[:len(b)-2], binary.BigEndian.Uint16(b[len(b)-2:])
	key, n := binary.Varint(data[1:])
	if uint16(crc32.ChecksumIEEE(data)) != sum || n != len(data)-1 {
		return cursor{}, invalid("cursor", "%.60q is no cursor", text)
	}
	if data[0]>>1 != sortCode(sort) {
		return cursor{}, invalid("cursor", "%.60q belongs to another sort than %s", text, sort)
	}
	return cursor{sort, data[0]&1 == 1, key}, nil
}
