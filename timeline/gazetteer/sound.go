package gazetteer

import (
	"slices"
	"strings"

	"demarche/timeline/gazetteer/internal/fold"
)

// soundsLike reports whether a name in katakana can spell a Latin one: all its
// consonants stand in the Latin name in the same order, and those left over there
// are such as Japanese drops. It is a hint beside an office and a country, never
// enough alone.
func soundsLike(katakana, latin string) bool {
	heard, written := katakanaConsonants(katakana), latinConsonants(latin)
	if len(heard) < 2 {
		return false
	}
	// fits[j]: the consonants of latin so far can spell heard[:j].
	fits := make([]bool, len(heard)+1)
	fits[0] = true
	for _, w := range written {
		for j := len(heard); j >= 0; j-- {
			fits[j] = fits[j] && w.silent || j > 0 && fits[j-1] && strings.IndexByte(w.as, heard[j-1]) >= 0
		}
	}
	return fits[len(heard)]
}

// katakanaConsonants are the sounds of a name by row: K for カ and ガ, S for サ
// and ザ, J for ジ, C for チ and ツ, N for ン too. Vowels, ヤ, ワ and small letters have none.
func katakanaConsonants(s string) []byte {
	rows := []struct {
		row   byte
		kanas string
	}{
		{'J', "ジヂ"},
		{'C', "チツ"},
		{'K', "カキクケコガギグゲゴ"},
		{'S', "サシスセソザズゼゾ"},
		{'T', "タテトダヅデド"},
		{'N', "ナニヌネノン"},
		{'H', "ハヒフヘホ"},
		{'B', "バビブベボヴ"},
		{'P', "パピプペポ"},
		{'M', "マミムメモ"},
		{'R', "ラリルレロ"},
	}
	var out []byte
	for _, r := range s {
		for _, row := range rows {
			if strings.ContainsRune(row.kanas, r) {
				out = append(out, row.row)
			}
		}
	}
	return out
}

// latinSound is a Latin consonant with the rows that may spell it.
type latinSound struct {
	as     string
	silent bool // Japanese may write nothing
}

func latinConsonants(s string) []latinSound {
	sounds := map[string]latinSound{
		"sch": {"S", false}, "tch": {"C", false}, "dzh": {"J", false}, "kh": {"HK", true}, "gh": {"KH", true}, "zh": {"JS", false}, "sh": {"SJ", false},
		"ch": {"CSKH", false}, "th": {"TSC", false}, "ts": {"CS", false}, "tz": {"CS", false}, "dj": {"J", false}, "ng": {"N", false}, "ck": {"K", false}, "ph": {"H", false},
		"ll": {"RJ", true}, "b": {"BP", true}, "c": {"KSC", false}, "d": {"TJ", true}, "f": {"HB", false}, "g": {"KJH", true}, "h": {"H", true}, "j": {"JHS", true}, "k": {"K", true},
		"l": {"R", true}, "m": {"MN", false}, "n": {"N", false}, "p": {"P", true}, "q": {"K", false}, "r": {"R", true}, "s": {"SJ", true}, "t": {"TC", true}, "v": {"BH", true},
		"w": {"B", true}, "x": {"KSH", false}, "z": {"SJTC", false},
	}
	var out []latinSound
	last := byte(0)
	for s = fold.String(s); s != ""; {
		n := min(3, len(s))
		for ; n > 0; n-- {
			if sound, ok := sounds[s[:n]]; ok {
				if n > 1 || s[0] != last { // a doubled letter is one sound
					out = append(out, sound)
				}
				break
			}
		}
		n = max(n, 1)
		last, s = s[n-1], s[n:]
	}
	return out
}

// bearsSound reports whether some part of a Latin name can be what the last part
// of a name in katakana spells.
func bearsSound(name, katakana string) bool {
	parts := strings.FieldsFunc(katakana, isNameDot)
	if len(parts) == 0 || !isKatakanaStart(parts[0]) {
		return false
	}
	words := strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '-' })
	words = append(words, strings.Join(words[max(0, len(words)-2):], ""))
	return slices.ContainsFunc(words, func(w string) bool { return len(w) > 2 && soundsLike(parts[len(parts)-1], w) })
}

// isNameDot holds for what parts the words of a name in katakana.
func isNameDot(r rune) bool { return r == '・' || r == '･' || r == '＝' || r == '=' }
