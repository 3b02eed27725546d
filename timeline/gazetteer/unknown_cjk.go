package gazetteer

import (
	"slices"
	"strings"
	"unicode/utf8"

	"demarche/timeline"
)

// nameBeforeCJK finds a name that no table has before the title at item i:
// アイセン・ニコラエフ知事, 朴徳勲国連次席大使, イム・スソク外交部報道官.
func (t *tagger) nameBeforeCJK(i int) (timeline.Span, bool) {
	it := t.items[i]
	switch t.g.entities[it.best].office {
	case "emperor", "king", "queen", "pope":
		return timeline.Span{}, false // they are in the tables, or the word is not about them
	}
	pos, k := cutRank(t.text, it.Start), i-1
	for n := 0; n < chainLimit && k >= 0 && t.items[k].End == pos && t.joinsTitle(k); n++ {
		pos, k = cutRank(t.text, t.items[k].Start), k-1
	}
	for k >= 0 && t.items[k].kind == kindPerson && strings.HasPrefix(t.text[t.items[k].End:], "・") {
		k-- // the given name after it is not ours to know
	}
	limit := 0
	if k >= 0 {
		limit = t.items[k].End
	}
	if end := openParen(t.text[:pos]); end >= 0 {
		pos = end
		for k >= 0 && t.items[k].End > pos {
			k--
		}
		if k < 0 {
			limit = 0
		} else {
			limit = t.items[k].End
		}
	}
	pos = max(cutParty(t.text, pos), limit)
	if start := max(katakanaStart(t.text, pos), limit); pos-start >= 6 {
		if r, _ := utf8.DecodeRuneInString(it.In(t.text)); strings.ContainsRune("州市県", r) && !strings.ContainsFunc(t.text[start:pos], isNameDot) {
			return timeline.Span{}, false // the place, more often than the person: ドネツク州知事
		}
		name := strings.Trim(t.text[start:pos], "・")
		if strings.HasPrefix(t.text[start:pos], "・") {
			start += len("・")
		}
		return timeline.Span{Start: start, End: start + len(name)}, !isNounKatakana(name)
	}
	start, n := pos, 0
	for start > limit && n < 6 {
		r, size := utf8.DecodeLastRuneInString(t.text[:start])
		if !isHan(r) {
			break
		}
		start, n = start-size, n+1
	}
	name := t.text[start:pos]
	if n < 2 || n > 4 || !t.bearsKanjiName(i, k, start, name) {
		return timeline.Span{}, false
	}
	return timeline.Span{Start: start, End: pos}, true
}

// cutRank takes words that rank a title off the end of s[:pos]: 元大統領, 次期首相,
// 駐日大使. A dot that parts the name from them goes too.
func cutRank(s string, pos int) int {
	for _, w := range rankWords {
		if strings.HasSuffix(s[:pos], w) {
			return len(strings.TrimSuffix(s[:pos-len(w)], "・"))
		}
	}
	return pos
}

var rankWords = []string{"元", "前", "現", "新", "故", "初代", "次期", "次代", "暫定", "駐", "在", "副", "自治政府", "暫定政府"}

// cutParty takes the initials of a party off the end of s[:pos]: SPD in シュトイバーSPD党首.
func cutParty(s string, pos int) int {
	start := pos
	for start > 0 && s[start-1] >= 'A' && s[start-1] <= 'Z' {
		start--
	}
	if n := pos - start; n < 2 || n > 6 || !isKatakana(runeBefore(s, start)) {
		return pos
	}
	return start
}

// joinsTitle reports whether item k may stand between a name and its title.
func (t *tagger) joinsTitle(k int) bool {
	switch t.items[k].kind {
	case kindBody, kindOrganization, kindTitle:
		return true
	case kindCountry:
		return true
	}
	return false
}

// bearsKanjiName tells a name in kanji from a noun before the title: a country
// leads to it, or the title is one that only follows names.
func (t *tagger) bearsKanjiName(i, k, start int, name string) bool {
	if isNounHan(name) {
		return false
	}
	office := t.g.entities[t.items[i].best].office
	if t.items[i].In(t.text) == "氏" || t.items[i].In(t.text) == "さん" {
		return true
	}
	if k >= 0 && t.items[k].kind == kindTitle && t.items[k].End == start {
		return false // 首相候補否決大統領: a headline that goes on
	}
	led := k >= 0 && t.items[k].kind == kindCountry && (t.items[k].End == start || t.text[t.items[k].End:start] == "の")
	switch office {
	case "cleric":
		return false // 医師, 教師: a name in kanji has another title
	case "ambassador":
		return led || len(name) > 6
	case "president", "prime minister", "foreign minister", "defence minister", "spokesperson", "secretary-general", "chief cabinet secretary", "finance minister", "trade minister":
		return led || len(name) <= 12
	}
	return led
}

func isNounKatakana(name string) bool {
	for _, noun := range []string{
		"ムスリム", "イスラム", "イスラーム", "キリスト", "ユダヤ", "スンニ", "スンナ", "シーア", "クルド", "アラブ", "アジア", "アフリカ", "ヨーロッパ", "クーデター", "サミット", "ゲリラ",
		"プレス", "スポークス", "メディア", "グループ", "チーム", "センター", "リーダー", "トップ", "テロ", "サイバー", "エネルギー",
	} {
		if strings.HasPrefix(name, noun) {
			return true
		}
	}
	return false
}

// openParen is where a short parenthesis opens that closes at the end of s; -1 when none does.
func openParen(s string) int {
	for _, p := range [][2]string{{"（", "）"}, {"(", ")"}} {
		if strings.HasSuffix(s, p[1]) {
			if i := strings.LastIndex(s, p[0]); i > 0 && len(s)-i < 120 {
				return i
			}
		}
	}
	return -1
}

// isNounHan holds for what holds a noun that stands before titles and in no name.
func isNounHan(name string) bool {
	for _, noun := range []string{
		"前", "元", "新", "現", "次", "両", "各", "副", "同", "歴代", "筆頭", "常任", "首席", "担当", "経済", "外交", "軍", "党", "州", "県", "市",
		"連邦", "共同", "暫定", "臨時", "特別", "国営", "政府", "政権", "会議", "委員", "人民", "最高", "国家", "安全", "保障", "国防", "国務", "外務", "財務", "総", "民主",
		"共和", "革命", "評議", "防衛", "国際", "問題", "実行", "議会", "上院", "下院", "女性", "男性", "記者", "会見", "当時", "駐", "元首", "名誉", "中央", "地方", "主席",
		"大統領", "首相", "補佐", "参謀", "司令", "部隊", "協会", "連盟", "機関", "機構", "組織", "高等", "裁判", "検察", "警察", "報道", "広報", "政治", "社会", "選挙",
		"特命", "全権", "親善", "観光", "在外", "主要", "人権", "国連", "文化",
		"自民", "公明", "常設", "文民", "高等", "難民",
	} {
		if strings.Contains(name, noun) {
			return true
		}
	}
	return false
}

// longerKatakana widens オバマ in ミシェル・オバマ and in オバマ・ドゥ.
func (t *tagger) longerKatakana(span timeline.Span) (timeline.Span, bool) {
	before := t.text[:span.Start]
	if end := t.goesOnCJK(span); end > span.End {
		start := span.Start
		if isNameDot(runeBefore(before, len(before))) {
			start = katakanaStart(t.text, span.Start)
		}
		return timeline.Span{Start: start, End: end}, true
	}
	if !isNameDot(runeBefore(before, len(before))) {
		return timeline.Span{}, false
	}
	start := katakanaStart(t.text, span.Start)
	if start == span.Start || t.covered(start) {
		return timeline.Span{}, false
	}
	return timeline.Span{Start: start, End: span.End}, true
}

// goesOnCJK is where a name ends that starts with a surname alone: フセイン in
// フセイン・アリ, 大島 in 大島正太郎. It is the end of the span where that is the name.
func (t *tagger) goesOnCJK(span timeline.Span) int {
	form, rest := span.In(t.text), t.text[span.End:]
	if isKatakanaStart(form) {
		if strings.ContainsAny(form, "・･＝") {
			return span.End
		}
		for _, dot := range []string{"・", "･", "＝"} {
			more, ok := strings.CutPrefix(rest, dot)
			if n := katakanaLen(more); ok && n >= 2 && !t.covered(span.End+len(dot)) {
				return span.End + len(dot) + len(string([]rune(more)[:n]))
			}
		}
		return span.End
	}
	if utf8.RuneCountInString(form) > 2 {
		return span.End
	}
	// A given name of up to three characters, then the title.
	next := t.itemAfter(span)
	if next >= len(t.items) {
		return span.End
	}
	end := cutRank(t.text, t.items[next].Start)
	if t.items[next].kind == kindCountry && end < t.items[next].Start || t.items[next].kind == kindTitle {
		if given := t.text[span.End:max(end, span.End)]; given != "" && isGivenName(given) && !isNounHan(form+given) && (len(form) > len("高") || len(given) == len("正恩")) {
			return end
		}
	}
	return span.End
}

// isGivenName holds for one to three Han characters that are no word between a
// surname and its title.
func isGivenName(s string) bool {
	n := 0
	for _, r := range s {
		if !isHan(r) {
			return false
		}
		n++
	}
	return n <= 3 && !slices.Contains([]string{"政権", "内閣", "両", "副", "元", "前", "党", "総", "代表", "派", "新", "現", "国家", "国", "次期", "官房", "首席", "第一", "書記", "外務", "筆頭"}, s)
}
