package english

import "unsafe"

// aligned gives data as cache lines, which it fills: in place where it begins with one,
// else as a copy that does.
func aligned(data []byte) [][arcLine]byte {
	if len(data) < arcLine {
		return nil
	}
	if uintptr(unsafe.Pointer(&data[0]))%arcLine != 0 {
		room := make([]byte, len(data)+arcLine)
		skip := (arcLine - int(uintptr(unsafe.Pointer(&room[0]))%arcLine)) % arcLine
		copy(room[skip:], data)
		data = room[skip : skip+len(data)]
	}
	return unsafe.Slice((*[arcLine]byte)(unsafe.Pointer(&data[0])), len(data)/arcLine)
}
