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
	if _, ok := s.g.kanji[r]; !ok || isDigit(prev) && r == '日' || prev == '訪' && r == '中' && s.roundTrip(i) {
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

// roundTrip reports whether the 訪 before byte i belongs to a word for any journey: 歴訪中 is
// during it, and not a visit to China.
func (s *scanner) roundTrip(i int) bool {
	for _, w := range [...]string{"歴訪", "再訪", "来訪", "往訪"} {
		if strings.HasSuffix(string(s.f.Bytes[max(0, i-len(w)):i]), w) {
			return true
		}
	}
	return false
}

// commonCodes are those that the press writes without a hint beside them.
const commonCodes = "米英仏独露ロ中韓朝日印豪伊ソ台越"

// headlineCodes are those that open a headline with a comma behind them.
const headlineCodes = "米英仏独露韓豪印"

// verbGoesOn reports whether rest may follow a verb with its code: 親日派, 訪米中.
func (s *scanner) verbGoesOn(rest string) bool {
	for _, w := range []string{"派", "感情", "的", "路線", "政策", "姿勢", "中", "後", "前", "団", "時", "日程", "運動", "攻撃", "強硬", "輸出", "輸入", "投資", "支援", "援助", "非難", "包囲", "圧力"} {
		if strings.HasPrefix(rest, w) {
			return true
		}
	}
	return false
}

// codesThatStand is how many of the codes count, from the first one on.
func (s *scanner) codesThatStand(runes []rune, prev rune, afterVerb bool, rest string) int {
	n := len(runes)
	if afterVerb {
		if runes[n-1] == '中' && n > 1 {
			n-- // 訪米中: during the visit
		}
		if prev == '在' && runes[0] == '中' && !s.strongNext(rest) {
			return 0 // 滞在中, 存在中
		}
		switch {
		case !strings.ContainsRune(commonCodes, runes[0]):
			return 0 // 対比, 対馬
		case s.strongNext(rest):
			return n
		case n > 1:
			return 1 // 在日米軍
		case !isHanStart(rest) || s.verbGoesOn(rest):
			return 1
		}
		return 0
	}
	if isKatakana(prev) && (n > 1 || !isHan(runes[0]) || !s.officeNext(rest)) || isHan(prev) && !(n == 1 && strings.ContainsRune("米英仏露韓", runes[0]) && !strings.ContainsRune("南北中全渡欧", prev) && s.strongNext(rest)) {
		return 0
	}
	strong := s.strongNext(rest) || isKatakana(prev)
	if n == 1 {
		if strings.ContainsRune(headlineCodes, runes[0]) && isGap(prev) && (strings.HasPrefix(rest, "、") || strings.HasPrefix(rest, ",")) {
			return 1 // a headline: 米、追加制裁
		}
		if strong && !isKatakana(runes[0]) && strings.ContainsRune("米英仏独露ロ韓朝印豪伊加ソ台越", runes[0]) {
			return 1
		}
		return 0
	}
	common, kanji := true, false
	for _, r := range runes {
		common = common && strings.ContainsRune(commonCodes, r)
		kanji = kanji || isHan(r)
	}
	if !kanji || string(runes) == "中日" && !strong {
		return 0 // ソロ; the ball club
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

// officeNext reports whether rest starts with an office: トレモンティ伊経済相.
func (s *scanner) officeNext(rest string) bool {
	for _, w := range rankWords {
		rest = strings.TrimPrefix(rest, w)
	}
	for i, r := range rest {
		if i > 24 || !isHan(r) {
			break
		}
		for _, p := range s.g.indexes[0].Get(rest[:i+utf8.RuneLen(r)]) {
			if s.g.entities[p.Entity].kind == kindTitle {
				return true
			}
		}
	}
	return false
}

func isHanStart(s string) bool      { r, _ := utf8.DecodeRuneInString(s); return isHan(r) }
func isKatakanaStart(s string) bool { r, _ := utf8.DecodeRuneInString(s); return isKatakana(r) }

func isDigit(r rune) bool {
	return r >= '0' && r <= '9' || strings.ContainsRune("一二三四五六七八九十〇", r)
}

// isGap reports whether r stands before the first word of a line.
func isGap(r rune) bool { return r == ' ' || r == '\n' || r == '　' }
