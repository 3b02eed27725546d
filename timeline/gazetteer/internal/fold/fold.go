// Package fold brings text and aliases to one spelling, so that "Milošević" and
// "Milosevic", Ｐｕｔｉｎ and putin, キム・ジョンウン and キム ジョンウン meet.
//
// Folding is compatibility width, case, Latin accents, hyphens, apostrophes,
// dots of abbreviations, middle dots and spaces between kana or Han, ヴ rows,
// Arabic vowel signs and letter variants. It never reorders, so every folded
// byte keeps the offset of the original byte that it came from.
package fold

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Text is folded text with the way back.
type Text struct {
	Bytes []byte
	// Off[i] is the offset in the original of the rune behind Bytes[i];
	// Off[len(Bytes)] is the length of the original.
	Off []int32
	src string
}

// String folds s and drops the offsets.
func String(s string) string { return string(New(s).Bytes) }

// New folds s.
func New(s string) Text {
	t := Text{src: s, Bytes: make([]byte, 0, len(s)+8), Off: make([]int32, 0, len(s)+9)}
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			i = t.ascii(i, c)
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		i = t.rune(i, n, r)
	}
	t.Off = append(t.Off, int32(len(s)))
	return t
}

func (t *Text) put(off int, b byte) {
	t.Bytes = append(t.Bytes, b)
	t.Off = append(t.Off, int32(off))
}

func (t *Text) putString(off int, s string) {
	for i := range len(s) {
		t.put(off, s[i])
	}
}

func (t *Text) putRune(off int, r rune) {
	n := len(t.Bytes)
	t.Bytes = utf8.AppendRune(t.Bytes, r)
	for ; n < len(t.Bytes); n++ {
		t.Off = append(t.Off, int32(off))
	}
}

func (t *Text) ascii(i int, c byte) int {
	switch {
	case 'A' <= c && c <= 'Z':
		t.put(i, c+'a'-'A')
	case c == ' ' || c == '\t' || c == '-':
		t.space(i, i+1)
	case c == '=' && t.afterCJK() && cjkAt(t.src, i+1):
		return i + 1
	case c == '.' && t.abbreviation(i):
		return i + 1
	case c == '`':
		t.put(i, '\'')
	default:
		t.put(i, c)
	}
	return i + 1
}

// space writes one blank for a run of blanks and hyphens, and none between
// kana or Han.
func (t *Text) space(i, next int) {
	if n := len(t.Bytes); n > 0 && t.Bytes[n-1] == ' ' {
		return
	}
	if t.afterCJK() && cjkAt(t.src, next) {
		return
	}
	t.put(i, ' ')
}

func (t *Text) rune(i, n int, r rune) int {
	next := i + n
	switch {
	case r >= 0x3041 && r <= 0x9FFF && r != 0x30FB && r != 0x30A0:
		return t.kana(i, next, r)
	case r >= 0xAC00 && r <= 0xD7A3:
		t.putRune(i, r)
	case isBlank(r):
		t.space(i, next)
	case isMiddleDot(r):
		if !t.afterCJK() || !cjkAt(t.src, next) {
			t.space(i, next)
		}
	case r == '’' || r == '‘' || r == 'ʼ' || r == 'ʻ' || r == '′' || r == '＇':
		t.put(i, '\'')
	case isIgnorable(r):
	case r >= 0xFF61 && r <= 0xFF9F:
		return t.halfwidth(i)
	case r >= 0xFF01 && r <= 0xFF5E:
		t.ascii(i, byte(r-0xFEE0))
	case r >= 0x0600 && r <= 0x06FF:
		t.putRune(i, arabic(r))
	case r >= 0x0400 && r <= 0x04FF:
		t.putRune(i, cyrillic(r))
	default:
		t.latin(i, n, r)
	}
	return next
}

// kana writes kana and Han; the rows of ヴ become those of バ, ヂ ヅ become ジ ズ.
func (t *Text) kana(i, next int, r rune) int {
	switch r {
	case 'ヴ':
		follow, n := utf8.DecodeRuneInString(t.src[next:])
		if row, ok := vRow(follow); ok {
			t.putRune(i, row)
			return next + n
		}
		r = 'ブ'
	case 'ヂ':
		r = 'ジ'
	case 'ヅ':
		r = 'ズ'
	}
	t.putRune(i, r)
	return next
}

func vRow(follow rune) (rune, bool) {
	switch follow {
	case 'ァ':
		return 'バ', true
	case 'ィ':
		return 'ビ', true
	case 'ェ':
		return 'ベ', true
	case 'ォ':
		return 'ボ', true
	}
	return 0, false
}

// halfwidth writes one half-width katakana with its voicing mark.
func (t *Text) halfwidth(i int) int {
	end := i + 3
	if r, n := utf8.DecodeRuneInString(t.src[end:]); r == 0xFF9E || r == 0xFF9F {
		end += n
	}
	full := norm.NFKC.String(t.src[i:end])
	if full == "・" {
		t.space(i, end)
		return end
	}
	t.putString(i, full)
	return end
}

// latin writes the base letter in lower case and drops accents.
func (t *Text) latin(i, n int, r rune) {
	if s, ok := letter(r); ok {
		t.putString(i, s)
		return
	}
	d := norm.NFKD.PropertiesString(t.src[i : i+n]).Decomposition()
	if d == nil {
		t.putRune(i, unicode.ToLower(r))
		return
	}
	for len(d) > 0 {
		b, m := utf8.DecodeRune(d)
		d = d[m:]
		if !unicode.Is(unicode.Mn, b) {
			t.putRune(i, unicode.ToLower(b))
		}
	}
}
