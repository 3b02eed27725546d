package lang

import (
	"unicode"

	"github.com/abadojack/whatlanggo"

	"demarche/timeline"
)

// sampleRunes bounds how much of a text Detect reads.
const sampleRunes = 4000

// Detect is the language that text is written in, by its script first: kana is
// Japanese, Hangul Korean, Han alone Chinese; Latin and Cyrillic letters are told
// apart by their trigrams. It is "" where text has no letters.
func Detect(text string) timeline.Lang { return DetectHint(text, "") }

// DetectHint is Detect for a text that is thought to be in a language: a text of
// Han characters alone is in it, and so is a short one that its letters do not
// tell apart.
func DetectHint(text string, hint timeline.Lang) timeline.Lang {
	n := count(text)
	switch {
	case n.letters == 0:
		return hint
	// A few borrowed signs do not make a language: one rune in twenty does.
	case n.kana*20 >= n.letters:
		return "ja"
	case n.hangul*20 >= n.letters && n.hangul >= n.han/4:
		return "ko"
	case n.han*5 >= n.letters*2:
		if hint == "ja" || hint == "ko" || hint == "zh" {
			return hint
		}
		return "zh"
	case n.arabic*2 >= n.letters:
		if hint == "fa" || hint == "ur" {
			return hint
		}
		return "ar"
	case n.hebrew*2 >= n.letters:
		return "he"
	case n.greek*2 >= n.letters:
		return "el"
	case n.thai*2 >= n.letters:
		return "th"
	}
	return byTrigrams(text, hint)
}

type scripts struct {
	letters, kana, hangul, han, arabic, hebrew, greek, thai int
}

func count(text string) scripts {
	var n scripts
	seen := 0
	for _, r := range text {
		if seen++; seen > sampleRunes {
			break
		}
		if r < 0x80 {
			if r|0x20 >= 'a' && r|0x20 <= 'z' {
				n.letters++
			}
			continue
		}
		if !unicode.IsLetter(r) {
			continue
		}
		n.letters++
		switch {
		case r >= 0x3040 && r <= 0x30FF || r >= 0xFF66 && r <= 0xFF9F:
			n.kana++
		case r >= 0xAC00 && r <= 0xD7A3 || r >= 0x1100 && r <= 0x11FF || r >= 0x3130 && r <= 0x318F:
			n.hangul++
		case unicode.Is(unicode.Han, r):
			n.han++
		case unicode.Is(unicode.Arabic, r):
			n.arabic++
		case unicode.Is(unicode.Hebrew, r):
			n.hebrew++
		case unicode.Is(unicode.Greek, r):
			n.greek++
		case unicode.Is(unicode.Thai, r):
			n.thai++
		}
	}
	return n
}

func byTrigrams(text string, hint timeline.Lang) timeline.Lang {
	i, seen := 0, 0
	for i = range text {
		if seen++; seen > sampleRunes {
			break
		}
	}
	if seen > sampleRunes {
		text = text[:i]
	}
	info := whatlanggo.Detect(text)
	tag := timeline.Lang(info.Lang.Iso6391())
	if seen <= shortRunes && (!info.IsReliable() || len(tag) != 2 || !usual(tag)) {
		if found := byFunctionWords(text); found != "" {
			return found
		}
	}
	if tag == "" || (hint != "" && !info.IsReliable()) {
		return hint
	}
	return tag
}
