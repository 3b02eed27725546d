package english

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word holds what the features of one token are made of: hashes of its form.
type word struct {
	form   uint32 // normalised, case kept
	lower  uint32 // normalised, lower case
	prefix [3]uint32
	suffix [5]uint32
	shape  uint32
	amb    uint32 // class of tags that training saw it with or a dictionary gives, 0 when unknown
	class  uint32 // of words used alike, 0 when unknown
	group  uint32 // of classes alike, 0 when unknown
}

// Sentence is a sequence of tokens ready for features. It is reused from one
// sentence to the next.
type Sentence struct {
	words []word
	// Tags are indexes into the model's joint tags.
	Tags   []uint8
	coarse *Coarse
	passed []uint64 // kinds of tokens before each, see count
	caps   bool     // most of the sentence is in capitals
}

// Coarse is what the parser asks about joint tags.
type Coarse struct {
	universal [256]uint8 // their universal part, from 1
	between   [256]uint8 // its kind of token between two others
}

// CoarseTags is what the parser asks about these joint tags.
func CoarseTags(tags []string) *Coarse {
	out := &Coarse{}
	number := map[string]uint8{}
	for i, t := range tags {
		u, _, _ := strings.Cut(t, "|")
		if number[u] == 0 {
			number[u] = uint8(len(number) + 1)
		}
		out.universal[i] = number[u]
		out.between[i] = betweenKindOf(u)
	}
	return out
}

// Tagged makes s ready to be parsed when its tags are set.
func (s *Sentence) Tagged(coarse *Coarse) {
	s.coarse = coarse
	s.count()
}

// Len is the number of tokens.
func (s *Sentence) Len() int { return len(s.words) }

// Read fills s with forms. lex is what is known of words.
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
	lex.look(&w, low)
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
