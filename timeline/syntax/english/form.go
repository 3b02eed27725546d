package english

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word holds what the features of one token are made of: hashes of its form.
type word struct {
	form    uint32 // normalised, case kept
	lower   uint32 // normalised, lower case
	prefix  [3]uint32
	suffix  [5]uint32
	shape   uint32
	amb     uint32 // class of tags that training saw it with or a dictionary gives, 0 when unknown
	cluster uint32 // 0 when unknown
}

// Sentence is a sequence of tokens ready for features. It is reused from one
// sentence to the next.
type Sentence struct {
	words []word
	// Tags are indexes into the model's joint tags.
	Tags   []uint8
	coarse *[256]uint8 // universal part of each joint tag, from 1
	caps   bool        // most of the sentence is in capitals
}

// CoarseTags numbers the universal tags of joint tags from 1, for Sentence.Coarse.
func CoarseTags(tags []string) *[256]uint8 {
	out := &[256]uint8{}
	number := map[string]uint8{}
	for i, t := range tags {
		u, _, _ := strings.Cut(t, "|")
		if number[u] == 0 {
			number[u] = uint8(len(number) + 1)
		}
		out[i] = number[u]
	}
	return out
}

// Coarse sets what CoarseTags gives for the tags in use.
func (s *Sentence) Coarse(coarse *[256]uint8) { s.coarse = coarse }

// Len is the number of tokens.
func (s *Sentence) Len() int { return len(s.words) }

// Read fills s with forms. Words that lex knows get their class and cluster.
func (s *Sentence) Read(forms []string, lex *Lexicon) {
	s.words = s.words[:0]
	s.Tags = s.Tags[:0]
	upper, letters := 0, 0
	for _, f := range forms {
		for i := 0; i < len(f); i++ {
			switch c := f[i]; {
			case c >= 'A' && c <= 'Z':
				upper++
				letters++
			case c >= 'a' && c <= 'z':
				letters++
			}
		}
	}
	s.caps = letters > 20 && upper*10 > letters*7
	for _, f := range forms {
		s.words = append(s.words, readWord(f, lex))
		s.Tags = append(s.Tags, 0)
	}
}

func readWord(form string, lex *Lexicon) word {
	form = Normalise(form)
	low := strings.ToLower(form)
	w := word{form: hashString(form), lower: hashString(low), shape: shape(form)}
	n := len(low)
	for i := range w.prefix {
		w.prefix[i] = hashString(low[:min(n, i+1)])
	}
	for i := range w.suffix {
		w.suffix[i] = hashString(low[max(0, n-i-1):])
	}
	if w.amb = lex.Class(w.lower); w.amb == 0 {
		w.amb = uint32(lex.Words.Kinds(low)) << 16 // beyond all classes
	}
	w.cluster = lex.Cluster(w.lower)
	return w
}

// Normalise makes forms alike that differ in nothing grammatical: typographic
// quotes and dashes become plain ones, digits become 0 and long numbers one class;
// a year stays apart from other numbers.
func Normalise(form string) string {
	plain := true
	for i := 0; i < len(form); i++ {
		if c := form[i]; c >= 0x80 || c >= '0' && c <= '9' || c == '`' {
			plain = false
			break
		}
	}
	if plain {
		return form
	}
	if len(form) == 4 && (form[0] == '1' || form[0] == '2') && strings.Trim(form, "0123456789") == "" {
		return "<year>"
	}
	var b strings.Builder
	run := 0
	for _, r := range form {
		switch {
		case unicode.IsDigit(r):
			if run++; run <= 2 {
				b.WriteByte('0')
			}
			continue
		case r == '’' || r == '‘' || r == '`':
			r = '\''
		case r == '“' || r == '”':
			r = '"'
		case r == '–' || r == '—' || r == '―':
			b.WriteByte('-')
			r = '-'
		}
		run = 0
		b.WriteRune(r)
	}
	switch s := b.String(); s {
	case "''":
		return "\""
	default:
		return s
	}
}

// shape is a hash of the kinds of characters of form: "Xx", "XX", "0", "x-x".
func shape(form string) uint32 {
	var buf [12]byte
	n := 0
	var last byte
	repeated := false
	for _, r := range form {
		var c byte
		switch {
		case r >= 'a' && r <= 'z' || r >= 0x80 && unicode.IsLower(r):
			c = 'x'
		case r >= 'A' && r <= 'Z' || r >= 0x80 && unicode.IsUpper(r):
			c = 'X'
		case r >= '0' && r <= '9':
			c = '0'
		case r < utf8.RuneSelf:
			c = byte(r)
		default:
			c = 'u'
		}
		if c == last {
			if repeated {
				continue
			}
			repeated = true
		} else {
			repeated = false
		}
		last = c
		if n < len(buf) {
			buf[n] = c
			n++
		}
	}
	return hashString(string(buf[:n]))
}

// hashString is 32 bits of FNV-1a with a final mix, never 0.
func hashString(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h ^= uint32(s[i])
		h *= 16777619
	}
	h ^= h >> 15
	h *= 0x85ebca6b
	h ^= h >> 13
	return h | 1
}
