package gazetteer

import (
	"slices"
	"strings"
	"unicode/utf8"

	"demarche/timeline"
	"demarche/timeline/gazetteer/internal/fold"
)

// nameForms notes one spelling of a person's name and the short form that
// follows from it: the surname. "~" marks a spelling that is short itself; a
// space in a Japanese or Chinese name stands between surname and given name.
func (f *facts) nameForms(e int32, lang timeline.Lang, text string, c timeline.CountryID) {
	if !f.keepAliases {
		return
	}
	if short, ok := strings.CutPrefix(text, "~"); ok {
		f.alias(e, lang, short, flagShort)
		return
	}
	f.alias(e, lang, text, 0)
	for _, s := range surnames(lang, text, c) {
		f.alias(e, lang, s, flagShort)
	}
}

// written is a spelling as people write it, without the marks of the table.
func written(lang timeline.Lang, text string) string {
	text = strings.TrimPrefix(text, "~")
	if lang == "ja" || lang == "zh" {
		text = strings.ReplaceAll(text, " ", "")
	}
	return text
}

// surnames guesses the short forms of a full name; none when it has one part.
func surnames(lang timeline.Lang, text string, c timeline.CountryID) []string {
	familyFirst := slices.Contains([]timeline.CountryID{"CHN", "TWN", "PRK", "KOR", "HKG", "SGP"}, c)
	switch lang {
	case "ja", "zh":
		return surnamesHan(text, c, familyFirst)
	case "ko":
		parts := strings.Fields(text)
		if len(parts) > 1 {
			return parts[len(parts)-1:]
		}
		if utf8.RuneCountInString(text) == 3 && familyFirst {
			_, n := utf8.DecodeRuneInString(text)
			return []string{text[:n]}
		}
		return nil
	}
	parts := strings.Fields(text)
	if len(parts) < 2 {
		return nil
	}
	if familyFirst && lang == "en" && isFamilyName(parts[0]) {
		return parts[:1]
	}
	last := len(parts) - 1
	for last > 1 && slices.Contains([]string{"jr.", "jr", "sr.", "ii", "iii", "iv", "v", "vi"}, strings.ToLower(parts[last])) {
		last--
	}
	start := last
	for start > 1 && isParticle(parts[start-1]) {
		start--
	}
	out := []string{strings.Join(parts[start:last+1], " ")}
	if start < last {
		out = append(out, parts[last])
	}
	if bare, ok := cutArticle(parts[last]); ok {
		out = append(out, bare)
	}
	return out
}

func surnamesHan(text string, c timeline.CountryID, familyFirst bool) []string {
	if family, _, ok := strings.Cut(text, " "); ok {
		return []string{family}
	}
	for _, dot := range []string{"・", "·"} {
		if i := strings.LastIndex(text, dot); i >= 0 {
			if familyFirst {
				return []string{text[:strings.Index(text, dot)]}
			}
			return []string{text[i+len(dot):]}
		}
	}
	runes := []rune(text)
	if familyFirst && len(runes) >= 2 && len(runes) <= 4 && fold.IsCJK(runes[0]) && runes[0] >= 0x3400 {
		return []string{string(runes[:1])}
	}
	return nil
}

// isFamilyName tells "Xi Jinping" from "Carrie Lam": the family name that stands first is short.
func isFamilyName(s string) bool { return utf8.RuneCountInString(s) <= 5 && !strings.Contains(s, "-") }

// isParticle holds for words that belong to the surname after them.
func isParticle(s string) bool {
	switch strings.ToLower(s) {
	case "de", "da", "do", "dos", "das", "del", "della", "di", "van", "von", "der", "den", "la", "le", "el", "al", "bin", "ben", "ibn", "abu", "ter", "st.":
		return true
	}
	return false
}

// cutArticle takes the Arabic article off "al-Assad".
func cutArticle(s string) (string, bool) {
	lower := strings.ToLower(s)
	for _, a := range []string{"al-", "el-", "ar-", "as-", "ash-", "an-"} {
		if strings.HasPrefix(lower, a) {
			return s[len(a):], true
		}
	}
	return "", false
}
