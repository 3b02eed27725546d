package fold

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// letter gives the plain spelling of Latin letters that do not decompose.
func letter(r rune) (string, bool) {
	switch r {
	case 'ł', 'Ł':
		return "l", true
	case 'ø', 'Ø':
		return "o", true
	case 'đ', 'Đ', 'ð', 'Ð':
		return "d", true
	case 'ı', 'İ':
		return "i", true
	case 'ə', 'Ə':
		return "a", true
	case 'ß':
		return "ss", true
	case 'æ', 'Æ':
		return "ae", true
	case 'œ', 'Œ':
		return "oe", true
	case 'þ', 'Þ':
		return "th", true
	case 'ħ', 'Ħ':
		return "h", true
	}
	return "", false
}

func arabic(r rune) rune {
	switch r {
	case 'أ', 'إ', 'آ', 'ٱ':
		return 'ا'
	case 'ى', 'ی':
		return 'ي'
	case 'ة':
		return 'ه'
	case 'ک':
		return 'ك'
	}
	return r
}

func cyrillic(r rune) rune {
	if r = unicode.ToLower(r); r == 'ё' {
		return 'е'
	}
	return r
}

// isBlank holds for spaces and for what joins words as a hyphen does.
func isBlank(r rune) bool {
	switch r {
	case 0x00A0, 0x3000, 0x202F, 0x2010, 0x2011, 0x2012, 0x2013, 0xFF0D:
		return true
	}
	return r >= 0x2000 && r <= 0x200A
}

func isMiddleDot(r rune) bool {
	return r == '・' || r == '·' || r == '･' || r == '゠' || r == '＝' || r == '•' || r == '‧'
}

// isIgnorable holds for marks that change no name: soft hyphen, joiners,
// combining accents, Arabic vowel signs and the tatweel.
func isIgnorable(r rune) bool {
	switch {
	case r == 0x00AD || r == 0xFEFF || r == 0x0640 || r == 0x0670:
		return true
	case r >= 0x200B && r <= 0x200F, r >= 0x0300 && r <= 0x036F, r >= 0x064B && r <= 0x0652:
		return true
	}
	return false
}

// IsCJK holds for kana and Han, which are written without spaces.
func IsCJK(r rune) bool {
	return r >= 0x3041 && r <= 0x30FF && r != '・' || r >= 0x3400 && r <= 0x9FFF || r == '々' || r >= 0xF900 && r <= 0xFAFF
}

func (t *Text) afterCJK() bool {
	n := len(t.Bytes)
	if n == 0 || t.Bytes[n-1] < utf8.RuneSelf {
		return false
	}
	r, _ := utf8.DecodeLastRune(t.Bytes)
	return IsCJK(r)
}

// cjkAt reports whether kana, Han or half-width kana stand at s[i].
func cjkAt(s string, i int) bool {
	if i >= len(s) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return IsCJK(r) || r >= 0xFF66 && r <= 0xFF9F
}

// abbreviation reports whether the dot at i closes an abbreviation rather than
// a sentence: after a single letter ("U.S.", "W.") or a short title ("Gen.").
func (t *Text) abbreviation(i int) bool {
	start := i
	for start > 0 && isASCIILetter(t.src[start-1]) {
		start--
	}
	switch n := i - start; {
	case n == 1:
		return start == 0 || t.src[start-1] < utf8.RuneSelf
	case n < 2 || n > 4:
		return false
	}
	switch strings.ToLower(t.src[start:i]) {
	case "st", "gen", "mr", "mrs", "ms", "dr", "lt", "col", "sen", "gov", "sgt", "prof", "rep", "adm", "maj", "capt", "amb", "sec", "pres":
		return true
	}
	return false
}

func isASCIILetter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }
