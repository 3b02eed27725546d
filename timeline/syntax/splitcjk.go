package syntax

import (
	"strings"
	"unicode/utf8"
)

// endsCJK gives the offsets in text after which a new sentence starts, for scripts
// without spaces. Terminators inside brackets don't count unless the bracket stays
// open to the end; after a closed quotation the sentence goes on where a particle
// or another bracket follows (「…。」と述べた).
func endsCJK(text string) []int {
	var ends []int
	closeAt := bracketPartners(text)
	for i := 0; i < len(text); {
		if end, ok := closeAt[i]; ok {
			i = end
			if quotedSentence(text[:end]) && !goesOn(text[end:]) {
				ends = append(ends, end)
			}
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		i += n
		if !endsSentenceCJK(r, text[:i-n], text[i:]) {
			continue
		}
		for i < len(text) {
			r, n := utf8.DecodeRuneInString(text[i:])
			if !strings.ContainsRune("。！？!?…"+closers, r) {
				break
			}
			i += n
		}
		if i < len(text) {
			ends = append(ends, i)
		}
	}
	return ends
}

// endsSentenceCJK reports whether r ends a sentence between before and after.
func endsSentenceCJK(r rune, before, after string) bool {
	next, _ := utf8.DecodeRuneInString(after)
	switch r {
	case '。', '！', '？', '｡', '\n':
		// "！" and "？" inside a name or before a particle: 「えっ？と驚いた」.
		return r == '。' || r == '｡' || r == '\n' || !strings.ContainsRune("とのをはがにでも、", next) || next == utf8.RuneError
	case '!', '?':
		prev, _ := utf8.DecodeLastRuneInString(before)
		return prev > 0x2e80 && (next > 0x2e80 || next == ' ' || next == utf8.RuneError) && !strings.ContainsRune("とのをはがにでも、", next)
	case '．':
		prev, _ := utf8.DecodeLastRuneInString(before)
		return prev > 0x2e80 && !isDigit(prev) && !isDigit(next)
	case '.':
		// A Latin full stop after Japanese or Chinese text and before more of it.
		prev, _ := utf8.DecodeLastRuneInString(before)
		return prev > 0x2e80 && !isDigit(prev) && (next == ' ' || next == utf8.RuneError)
	}
	return false
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' || r >= '０' && r <= '９' }

// quotedSentence reports whether text ends in a bracket that closes on the end of
// a sentence: 。」.
func quotedSentence(text string) bool {
	_, n := utf8.DecodeLastRuneInString(text)
	rest := strings.TrimRightFunc(text[:len(text)-n], isSpace)
	return strings.HasSuffix(text, "」") && (strings.HasSuffix(rest, "。") || strings.HasSuffix(rest, "！") || strings.HasSuffix(rest, "？"))
}

// goesOn reports whether the sentence continues after a quotation: with a particle
// in hiragana, punctuation or another bracket.
func goesOn(rest string) bool {
	rest = strings.TrimLeftFunc(rest, isSpace)
	r, _ := utf8.DecodeRuneInString(rest)
	return rest == "" || r >= 'ぁ' && r <= 'ん' || strings.ContainsRune("、。，,（(「『・／)）」』：:—―", r)
}

// bracketPartners maps the offset of each outermost opening bracket to the offset
// after its partner. Brackets without a partner are left out.
func bracketPartners(text string) map[int]int {
	type open struct {
		at    int
		close rune
	}
	var stack []open
	partners := map[int]int{}
	for i, r := range text {
		if j := strings.IndexRune(bracketOpen, r); j >= 0 {
			stack = append(stack, open{i, []rune(bracketClose)[utf8.RuneCountInString(bracketOpen[:j])]})
			continue
		}
		if !strings.ContainsRune(bracketClose, r) {
			continue
		}
		// Pop to the matching bracket; what was opened after it stays unmatched.
		for k := len(stack) - 1; k >= 0; k-- {
			if stack[k].close == r {
				for at := range partners {
					if at > stack[k].at {
						delete(partners, at)
					}
				}
				partners[stack[k].at] = i + utf8.RuneLen(r)
				stack = stack[:k]
				break
			}
		}
	}
	return partners
}

const (
	bracketOpen  = "「『（([［【〈《“"
	bracketClose = "」』）)]］】〉》”"
)
