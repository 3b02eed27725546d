package gazetteer

import (
	"unicode"
	"unicode/utf8"

	"demarche/timeline/gazetteer/internal/aliasindex"
)

// The script and the capitals of a form.

// shape says how a stretch of text uses capitals.
type shape uint8

const (
	shapeUncased shape = iota
	shapeLower
	shapeCapital
	shapeUpper
)

func shapeOf(s string) shape {
	upper, lower := 0, 0
	for _, r := range s {
		switch {
		case r >= 'a' && r <= 'z' || r >= 0xDF && unicode.IsLower(r):
			lower++
		case r >= 'A' && r <= 'Z' || r >= 0xC0 && unicode.IsUpper(r):
			upper++
		}
	}
	switch {
	case upper == 0 && lower == 0:
		return shapeUncased
	case upper == 0:
		return shapeLower
	case lower == 0:
		return shapeUpper
	}
	return shapeCapital
}

// fits reports whether the capitals of the text allow the posting: an acronym
// needs all of them, a name one, a title none.
func (s *scanner) fits(p aliasindex.Posting, sh shape) bool {
	if sh == shapeUncased {
		return true
	}
	switch s.g.entities[p.Entity].kind {
	case kindTitle, kindBody, kindPointer, kindStop:
		return p.Flags&flagExact == 0 || sh == shapeUpper
	}
	if p.Flags&flagExact != 0 {
		return sh == shapeUpper
	}
	return sh == shapeCapital || sh == shapeUpper
}

func isKatakana(r rune) bool { return r >= 0x30A1 && r <= 0x30FE && r != '・' }

func isHangul(r rune) bool { return r >= 0xAC00 && r <= 0xD7A3 }

func isHan(r rune) bool { return r >= 0x3400 && r <= 0x9FFF || r == '々' }

func isASCIIWord(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
}

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return isASCIIWord(r)
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}
