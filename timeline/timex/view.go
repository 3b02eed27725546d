package timex

import (
	"unicode"
	"unicode/utf8"
)

// view is a text as rules see it: lower case, full-width letters and digits
// narrowed, fancy dashes and quotes made plain, each with its place in the text.
type view struct {
	norm []byte
	off  []int32 // norm[i] comes from text[off[i]]; nil where both are alike
	text string
}

// reset makes v the view of text, in the buffers it has.
func (v *view) reset(text string) {
	v.text = text
	v.norm = v.norm[:0]
	v.off = v.off[:0]
	ascii := true
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			ascii = false
			break
		}
	}
	if ascii {
		v.off = nil
		for i := range len(text) {
			v.norm = append(v.norm, lowerByte(text[i]))
		}
		return
	}
	for i := 0; i < len(text); {
		if c := text[i]; c < utf8.RuneSelf {
			v.norm = append(v.norm, lowerByte(c))
			v.off = append(v.off, int32(i))
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		before := len(v.norm)
		if r == utf8.RuneError && size == 1 {
			v.norm = append(v.norm, 0)
		} else {
			v.norm = utf8.AppendRune(v.norm, plain(r))
		}
		for range len(v.norm) - before {
			v.off = append(v.off, int32(i))
		}
		i += size
	}
	v.off = append(v.off, int32(len(text)))
}

// at is the place in the text of place i of the view.
func (v *view) at(i int) int {
	if v.off == nil {
		return i
	}
	return int(v.off[i])
}

// capital reports whether the text has an upper-case letter at place i of the view.
func (v *view) capital(i int) bool {
	p := v.at(i)
	if c := v.text[p]; c < utf8.RuneSelf {
		return c >= 'A' && c <= 'Z'
	}
	r, _ := utf8.DecodeRuneInString(v.text[p:])
	return unicode.IsUpper(r)
}

func lowerByte(c byte) byte {
	switch {
	case c >= 'A' && c <= 'Z':
		return c + 'a' - 'A'
	case c == '\t' || c == '\r':
		return ' '
	}
	return c
}

func plain(r rune) rune {
	switch {
	case r >= 0xFF01 && r <= 0xFF5E: // full-width ASCII
		return unicode.ToLower(r - 0xFEE0)
	case r == 0x3000 || r == 0xA0 || r == 0x2009 || r == 0x202F:
		return ' '
	case r >= 0x660 && r <= 0x669: // Arabic digits
		return r - 0x660 + '0'
	case r >= 0x6F0 && r <= 0x6F9:
		return r - 0x6F0 + '0'
	case r == 0x60C:
		return ','
	case r == 0x61B:
		return ';'
	case r == 0x2018 || r == 0x2019 || r == 0x02BC:
		return '\''
	case r >= 0x2010 && r <= 0x2015 || r == 0x2212:
		return '-'
	case r == 0x301C:
		return '~'
	case r >= 0x201C && r <= 0x201F || r == 0xAB || r == 0xBB:
		return '"'
	case r >= 0x3000: // no case above
		return r
	case unicode.IsPunct(r) || unicode.IsSymbol(r): // no letter, so that a word may start behind it
		return '|'
	}
	return unicode.ToLower(r)
}

// Kinds of bytes, for word boundaries.
const (
	kindOther = iota
	kindLetter
	kindDigit
)

func byteKind(c byte) int {
	switch {
	case c >= 'a' && c <= 'z' || c >= utf8.RuneSelf:
		return kindLetter
	case c >= '0' && c <= '9':
		return kindDigit
	}
	return kindOther
}
