package english

import "unsafe"

// aligned gives data so that it begins with a cache line: itself or a copy.
func aligned(data []byte) []byte {
	const line = 64
	if len(data) == 0 || uintptr(unsafe.Pointer(&data[0]))%line == 0 {
		return data
	}
	room := make([]byte, len(data)+line)
	skip := (line - int(uintptr(unsafe.Pointer(&room[0]))%line)) % line
	out := room[skip : skip+len(data)]
	copy(out, data)
	return out
}
