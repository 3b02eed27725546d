package article

import (
	"bytes"
	"mime"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	xunicode "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/unicode/norm"
)

func trimBOM(b []byte) []byte { return bytes.TrimPrefix(b, []byte("\xef\xbb\xbf")) }

// isUTF16 is true for a byte order mark, and for text in which every other byte
// is NUL.
func isUTF16(b []byte) bool {
	if bytes.HasPrefix(b, []byte{0xff, 0xfe}) || bytes.HasPrefix(b, []byte{0xfe, 0xff}) {
		return true
	}
	even, odd := nulBytes(b)
	half := min(len(b), 1024) / 2
	return half >= 8 && (even > half*3/4) != (odd > half*3/4)
}

func nulBytes(b []byte) (even, odd int) {
	for i, c := range b[:min(len(b), 1024)] {
		if c == 0 && i%2 == 0 {
			even++
		} else if c == 0 {
			odd++
		}
	}
	return even, odd
}

// decode brings plain text to UTF-8. It trusts a byte order mark, then the bytes
// themselves, then the charset of contentType.
func decode(b []byte, contentType string) string {
	if isUTF16(b) {
		endian := xunicode.LittleEndian
		if even, odd := nulBytes(b); bytes.HasPrefix(b, []byte{0xfe, 0xff}) || even > odd {
			endian = xunicode.BigEndian
		}
		return decodeAs(xunicode.UTF16(endian, xunicode.UseBOM), b)
	}
	b = trimBOM(b)
	if bytes.Contains(b, []byte("\x1b$B")) || bytes.Contains(b, []byte("\x1b$@")) {
		return decodeAs(japanese.ISO2022JP, b)
	}
	if utf8.Valid(b) || mostlyUTF8(b) {
		return string(b)
	}
	if _, params, err := mime.ParseMediaType(contentType); err == nil {
		if e, name := charset.Lookup(params["charset"]); e != nil && name != "utf-8" {
			return decodeAs(e, b)
		}
	}
	return decodeAs(guessEncoding(b), b)
}

func decodeAs(e encoding.Encoding, b []byte) string {
	out, err := e.NewDecoder().Bytes(b)
	if err != nil {
		return string(b) // made valid by the caller
	}
	return string(out)
}

// mostlyUTF8 is true for UTF-8 with a little damage: it has multi-byte
// characters, and at most one in twenty of them is broken.
func mostlyUTF8(b []byte) bool {
	good, bad := 0, 0
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		switch {
		case r == utf8.RuneError && n == 1:
			bad++
		case n > 1:
			good++
		}
		b = b[n:]
	}
	return good > 0 && bad*20 <= good
}

// guessEncoding picks among the legacy encodings that still occur in news: the
// one that decodes without error and gives the most common characters.
func guessEncoding(b []byte) encoding.Encoding {
	best, most := charsetDefault(), 0
	sample := b[:min(len(b), sniffBytes)]
	for _, e := range []encoding.Encoding{japanese.ShiftJIS, japanese.EUCJP, korean.EUCKR, simplifiedchinese.GB18030} {
		out, err := e.NewDecoder().Bytes(sample)
		if err != nil {
			continue
		}
		if s := plausible(string(out), len(sample) < len(b)); s > most {
			best, most = e, s
		}
	}
	return best
}

func charsetDefault() encoding.Encoding {
	e, _ := charset.Lookup("windows-1252")
	return e
}

// common is the characters that every Japanese, Korean or Chinese text is full of.
const common = "のにはをたがでとしているなっか、。이다는의에을를가고한하지은로的一是在了不和有人中国年月日"

// plausible scores a decoded text by its common characters; 0 where it holds
// errors. Half-width kana and private use are what the wrong encoding makes of
// the right bytes.
func plausible(s string, cut bool) int {
	errors, score, foreign := 0, 0, 0
	for _, r := range s {
		if r < 0x80 {
			continue
		}
		foreign++
		switch {
		case r == utf8.RuneError:
			errors++
		case r >= 0xff61 && r <= 0xff9f, unicode.Is(unicode.Co, r):
			score -= 3
		case strings.ContainsRune(common, r):
			score++
		}
	}
	if errors > flag(cut) || score*20 < foreign {
		return 0
	}
	return score
}

func flag(b bool) int {
	if b {
		return 1
	}
	return 0
}

// tidy makes s valid UTF-8 in NFC without NUL. Each broken byte and each NUL
// becomes one U+FFFD, so that damage does not shift the offsets behind it more
// than it must.
func tidy(s string) string {
	if !utf8.ValidString(s) {
		var b strings.Builder
		for _, r := range s { // ranging yields U+FFFD for each broken byte
			b.WriteRune(r)
		}
		s = b.String()
	}
	s = strings.ReplaceAll(s, "\x00", "\ufffd")
	return norm.NFC.String(s)
}
