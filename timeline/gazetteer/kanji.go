package gazetteer

import (
	"slices"
	"strings"
	"unicode/utf8"

	"demarche/timeline"
)

// kanjiRun reads one-kanji country codes at folded byte i: several (日米韓), one
// before a word that asks for it (米大統領), one after a verb (訪朝, 対中). It
// returns where the run ends, i when there is none.
func (s *scanner) kanjiRun(i int, r, prev rune) int {
	if _, ok := s.g.kanji[r]; !ok || isDigit(prev) && r == '日' {
		return i
	}
	var codes []timeline.CountryID
	var runes []rune
	end := i
	for end < len(s.f.Bytes) && len(codes) < 6 {
		r, n := utf8.DecodeRune(s.f.Bytes[end:])
		c, ok := s.g.kanji[r]
		if !ok {
			break
		}
		codes, runes, end = append(codes, c), append(runes, r), end+n
	}
	rest := string(s.f.Bytes[end:min(len(s.f.Bytes), end+36)])
	after := slices.Contains(s.g.kanjiBefore, prev)
	n := s.codesThatStand(runes, prev, after, rest)
	if n == 0 {
		return i
	}
	end = i
	for _, r := range runes[:n] {
		end += utf8.RuneLen(r)
	}
	s.hits = append(s.hits, hit{Span: s.span(i, end), codes: codes[:n]})
	return end
}

// codesThatStand is how many of the codes count, from the first one on.
func (s *scanner) codesThatStand(runes []rune, prev rune, afterVerb bool, rest string) int {
	n := len(runes)
	if afterVerb {
		if runes[n-1] == '中' && n > 1 {
			n-- // 訪米中: during the visit
		}
		if s.strongNext(rest) || n == 1 && !isHanStart(rest) {
			return n
		}
		return 1
	}
	if isKatakana(prev) || isHan(prev) && !(n == 1 && strings.ContainsRune("米英仏露韓", runes[0]) && !strings.ContainsRune("南北中全渡欧", prev) && s.strongNext(rest)) {
		return 0
	}
	strong := s.strongNext(rest)
	if n == 1 {
		if strong && strings.ContainsRune("米英仏独露ロ韓朝印豪伊加ソ台越", runes[0]) {
			return 1
		}
		return 0
	}
	common := true
	for _, r := range runes {
		common = common && strings.ContainsRune("米英仏独露ロ中韓朝日印豪伊ソ台越", r)
	}
	if strong || common && !isHanStart(rest) && !isKatakanaStart(rest) {
		return n
	}
	return 0
}

// strongNext reports whether rest starts with a word that codes stand before.
func (s *scanner) strongNext(rest string) bool {
	for _, w := range s.g.kanjiNext {
		if strings.HasPrefix(rest, w) {
			return true
		}
	}
	return false
}

func isHanStart(s string) bool      { r, _ := utf8.DecodeRuneInString(s); return isHan(r) }
func isKatakanaStart(s string) bool { r, _ := utf8.DecodeRuneInString(s); return isKatakana(r) }

func isDigit(r rune) bool {
	return r >= '0' && r <= '9' || strings.ContainsRune("一二三四五六七八九十〇", r)
}
