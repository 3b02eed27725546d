package syntax

import "strings"

// jaBun is one bunsetsu: words[from:to] of its sentence.
type jaBun struct {
	from, to int
	core     int    // the content word that carries the meaning: the last noun, verb or adjective
	marker   string // the case particle, compound particles as one: "が", "に対する"; "" for none
	topic    bool   // は or another particle of topic or focus closes it
	comma    bool   // a comma stands after it
	gap      bool   // white space stands before the next one
	form     jaForm
	pred     bool // it can take arguments: a verb, an adjective, a noun with だ, a する-noun at the end
	noun     bool // it can take adnominals
	quote    int  // the innermost bracket group it lies in; 0 for none
	depth    int
}

// jaForm says how a bunsetsu leans on its head.
type jaForm uint8

const (
	jaOther    jaForm = iota
	jaAdnom           // の, 連体詞, に対する: leans on a noun
	jaRel             // a predicate in front of a noun: 連体修飾
	jaCase            // a noun with a case particle
	jaPara            // a noun in a list: や, と, a comma
	jaAdverb          // an adverb, a bare time noun
	jaConj            // 接続詞 at the start
	jaTe              // て, 連用形: joins a predicate loosely
	jaStrong          // が, ので, から, し, けど: ends a clause
	jaThat            // と after a predicate: what is said or thought
	jaEnd             // ends the sentence or the quotation
	jaBareNoun        // a noun without a particle
)

// jaBunsetsu divides words into bunsetsu.
func jaBunsetsu(words []jaWord) []jaBun {
	var out []jaBun
	markAsides(words)
	for i := range words {
		if i == 0 || opensBunsetsu(words, out[len(out)-1].from, i) {
			out = append(out, jaBun{from: i})
		}
		out[len(out)-1].to = i + 1
	}
	groups := jaQuotes(words)
	for i := range out {
		b := &out[i]
		b.quote, b.depth = groups.at(b.from, words)
		describeBunsetsu(words, b)
	}
	settleForms(words, out)
	return out
}

// markAsides marks what stands in round brackets, brackets and all: it interrupts
// the bunsetsu that it stands in and takes no part in the tree around it.
func markAsides(words []jaWord) {
	open := -1
	for i := range words {
		switch words[i].surface {
		case "(", "（":
			if open < 0 {
				open = i
			}
		case ")", "）":
			if open > 0 {
				for j := open; j <= i; j++ {
					words[j].aside = true
				}
			}
			open = -1
		}
	}
}

// before is the index of the last word before i that is no aside.
func before(words []jaWord, i int) int {
	for i--; i > 0 && words[i].aside; i-- {
	}
	return i
}

// opensBunsetsu reports whether words[i] starts a new bunsetsu after the one that
// starts at from.
func opensBunsetsu(words []jaWord, from, i int) bool {
	if words[i].aside {
		return false
	}
	p := before(words, i)
	w, prev := words[i], words[p]
	if p < i-1 && !leans(w) && w.sub != "接尾" && !w.sign() {
		return true // after an aside
	}
	if w.sign() {
		// An opening bracket goes with what follows it; other signs with what precedes.
		if w.sub == "括弧開" {
			return !prev.sign() || prev.sub != "括弧開"
		}
		return w.surface == "#" && prev.pos == "助詞" // 予選7位の|#1
	}
	if between(words, i, p) {
		return false // 1,200人
	}
	if prev.sign() {
		switch prev.sub {
		case "括弧開":
			return false
		case "括弧閉":
			return !leans(w) && !(w.pos == "名詞" && w.sub == "接尾") && w.base != "する" && w.surface != "以来" && w.surface != "以降"
		case "読点", "句点":
			return true
		}
		if joinsNouns(prev.surface) {
			if percent(prev.surface) && w.sub == "サ変接続" && i+1 < len(words) && words[i+1].base == "する" {
				return true // 35%|向上した
			}
			return !leans(w) && w.pos != "名詞"
		}
		return !leans(w)
	}
	if w.sub2 == "助動詞語幹" && w.surface == "よう" && (prev.surface == "の" || prev.pos == "連体詞") {
		return true
	}
	switch {
	case w.is("助動詞", "") && w.base == "ござる" && prev.pos == "感動詞":
		return true // ありがとう|ございます
	case w.pos == "名詞" && w.sub == "接尾" && w.sub2 == "副詞可能" && (prev.is("助詞", "係助詞") || prev.is("助詞", "格助詞")):
		return true // これは|後に, 彼が|後に
	case w.is("形容詞", "非自立") && prev.is("助詞", "係助詞") && p > 0 && words[p-1].pos == "名詞":
		return true // 値段も|いい; but してもいい
	case leans(w) || p == i-1 && jaChained(words, i):
		return false
	}
	if w.gap {
		return w.pos != "名詞" || w.sub != "数" && !latin(prev)
	}
	switch w.pos {
	case "名詞":
		return nounOpens(words, from, i)
	case "動詞":
		return verbOpens(words, i)
	case "形容詞":
		return w.sub == "自立" && !(prev.pos == "接頭詞") && !(w.base == "やすい" && prev.is("名詞", "サ変接続")) && !(w.base == "ない" && prev.is("助動詞", ""))
	}
	if w.pos == "接頭詞" && prev.pos == "名詞" {
		return w.surface == "約" || w.surface == "計" || w.surface == "元" || prev.sub == "副詞可能"
	}
	return prev.pos != "接頭詞"
}

// jaChained reports whether words[i] belongs to a chain that acts as one auxiliary
// of the predicate before it: ことができる, ことになる, に過ぎない, かもしれない, によると.
func jaChained(words []jaWord, i int) bool {
	w, prev := words[i], words[i-1]
	switch {
	case w.surface == "こと" && prev.pos != "助詞" && prev.pos != "名詞":
		return i+2 < len(words) && jaAfterKoto(words[i+1], words[i+2])
	case framesClause(words, i):
		return true
	case i > 1 && words[i-2].surface == "こと" && prev.pos == "助詞":
		return jaAfterKoto(prev, w)
	case postposition(words, i):
		return true
	case prev.surface == "つつ":
		return w.base == "ある" // なりつつある
	case w.is("名詞", "非自立") && w.surface == "程":
		return prev.pos == "動詞" || prev.pos == "形容詞" || prev.pos == "助動詞"
	case prev.surface == "に":
		return w.base == "過ぎる" || w.base == "すぎる" || w.base == "違い" || w.base == "かかわる" || hearsay(words, i)
	case prev.surface == "も" || prev.surface == "かも":
		return w.base == "しれる" || w.base == "知れる" || i > 1 && words[i-2].surface == "に" && (w.base == "かかわる" || w.base == "関わる") || copulaApart(words, i)
	case prev.surface == "は":
		return copulaApart(words, i)
	}
	return false
}

// framesClause reports whether the noun words[i] and the particle behind it end a
// clause as one particle does: するために, 確認した上で, 使用する際には; but した|ため、.
func framesClause(words []jaWord, i int) bool {
	if i == 0 || i+1 >= len(words) {
		return false
	}
	switch prev := words[i-1]; prev.pos {
	case "動詞", "助動詞", "形容詞":
	default:
		return false
	}
	next := words[i+1].surface
	switch words[i].surface {
	case "ため", "為":
		return next == "に" || next == "の"
	case "上", "うえ":
		return next == "で"
	case "際":
		return next == "に"
	}
	return false
}

// copulaApart reports whether words[i] ends a である with a particle in it: ではない, でもある.
func copulaApart(words []jaWord, i int) bool {
	return i > 2 && words[i-2].surface == "で" && (words[i].base == "ある" || words[i].base == "ない")
}

// between reports whether words[i] and words[p] are parts of one number: 1,200.
func between(words []jaWord, i, p int) bool {
	return p > 0 && words[i].is("名詞", "数") && words[p-1].is("名詞", "数") && (words[p].surface == "," || words[p].surface == "，" || words[p].surface == ".") && len(words[i].surface) == 3
}

// postposition reports whether words[i] is a verb that acts as one particle with
// the case before it: に向けて, に至るまで, をめぐる, をはじめ、.
func postposition(words []jaWord, i int) bool {
	if i == 0 || words[i].pos != "動詞" && !listOpener(words, i) {
		return false
	}
	switch words[i-1].surface {
	case "に":
		return words[i].base == "亘る" && strings.HasPrefix(words[i].cform, "連用") || words[i].base == "向ける" && strings.HasPrefix(words[i].cform, "連用") ||
			words[i].base == "至る" && i+1 < len(words) && words[i+1].surface == "まで"
	case "を":
		return (words[i].base == "めぐる" || words[i].base == "巡る") && !strings.HasPrefix(words[i].cform, "連用") || listOpener(words, i)
	}
	return false
}

// listOpener reports whether words[i] is the はじめ of 首相をはじめ、: who is named first.
func listOpener(words []jaWord, i int) bool {
	return (words[i].surface == "はじめ" || words[i].surface == "始め") && i+1 < len(words) && words[i+1].sub == "読点"
}

// hearsay reports whether words[i] is the よる of によると, によれば.
func hearsay(words []jaWord, i int) bool {
	return words[i].base == "よる" && i > 0 && words[i-1].surface == "に" && i+1 < len(words) && (words[i+1].surface == "と" || words[i+1].surface == "ば")
}

func jaAfterKoto(particle, verb jaWord) bool {
	switch particle.surface {
	case "が":
		return verb.base == "できる" || verb.base == "出来る" || verb.base == "ある"
	case "に":
		return verb.base == "なる" || verb.base == "する"
	case "と":
		return verb.base == "なる"
	}
	return false
}

// latin reports whether w is written in Latin letters or digits.
func latin(w jaWord) bool { return w.surface != "" && w.surface[0] < 0x80 }

// leans reports whether w can't stand at the head of a bunsetsu.
func leans(w jaWord) bool {
	switch w.pos {
	case "助詞", "助動詞":
		return true
	case "動詞":
		return w.sub == "接尾" || w.sub == "非自立"
	case "形容詞":
		return w.sub == "接尾" || w.sub == "非自立"
	case "名詞":
		return w.sub == "接尾" || w.sub == "特殊" || w.sub == "非自立" && (w.surface == "の" || w.surface == "ん" || w.surface == "みたい" || w.sub2 == "助動詞語幹")
	}
	return false
}

// nounOpens decides for a noun: nouns in a row are one compound.
func nounOpens(words []jaWord, from, i int) bool {
	w, prev := words[i], words[before(words, i)]
	if prev.pos == "接頭詞" {
		return false
	}
	if prev.pos != "名詞" {
		return !prefixVerb(words, i)
	}
	switch {
	case prev.sub2 == "助動詞語幹" && prev.surface == "よう":
		return w.sub != "接尾" // 出席するよう|命令した
	case from == i-1 && qualifies(prev.surface, w):
		return true
	case w.sub == "非自立" && w.sub2 == "副詞可能":
		return !strings.Contains("後前中間内以上以下以内以外以降以前以来", w.surface) // 変更後, 着陸前, 三日以内
	case prev.sub == "非自立" && from == i-1:
		return true // 宣言した|後|国連に
	case prev.sub == "非自立" && prev.sub2 == "副詞可能":
		return !strings.Contains("後前中間内外以上以下以内以外以降以前以来", prev.surface) || w.sub == "サ変接続"
	case prev.sub2 == "助数詞" && calendarUnit(prev.surface) && w.sub != "接尾" && w.sub != "数" && w.sub != "副詞可能" && w.sub != "非自立":
		return true // 22日|全会一致で
	case prev.sub2 == "助数詞" && prev.surface == "年" && w.name != "":
		return true // 1973年|デンマークと
	case prev.sub2 == "助数詞" && w.sub == "サ変接続" && i+1 < len(words) && words[i+1].pos == "動詞":
		return true // 三年間延長する
	case prev.sub == "接尾" && prev.sub2 == "地域" && w.sub == "固有名詞" && w.sub2 == "地域":
		return true // 神奈川県|藤沢市
	case w.sub == "非自立":
		return true
	case prev.sub == "副詞可能" && noTime(prev.surface):
		return false
	case prev.surface == "後" && prev.sub == "接尾" && i-1 > from && (w.sub == "一般" || w.sub == "固有名詞"):
		return true // 会談後|首相は
	case prev.sub == "副詞可能" && w.sub != "接尾" && w.sub != "非自立" && timeNoun(words, from, i) && w.sub != "副詞可能":
		return w.sub != "数" && !strings.HasSuffix(prev.surface, "期")
	case prev.sub == "代名詞" && w.sub != "一般" && w.sub != "数":
		return true
	}
	return false
}

// prefixVerb reports whether the verb before the noun words[i] is the first part of
// one noun with it: 飼い猫, 取り調べ段階; but 顔を合わせ警備に.
func prefixVerb(words []jaWord, i int) bool {
	w, prev := words[i], words[i-1]
	if !prev.is("動詞", "自立") || prev.cform != "連用形" || prev.base == "する" || w.gap {
		return false
	}
	if i > 1 && (words[i-2].surface == "を" || words[i-2].surface == "に" || words[i-2].is("名詞", "サ変接続")) {
		return false
	}
	return w.sub == "一般" || w.sub == "サ変接続" || w.sub == "形容動詞語幹"
}

// qualifies reports whether a word that the dictionary has as a noun qualifies the noun
// w as an adverb does: 大変|重要な, 無事|帰国し, 全員|起立して, 現在|五人が.
func qualifies(word string, w jaWord) bool {
	switch word {
	case "大変", "無事", "全員":
		return w.sub == "サ変接続" || w.sub == "形容動詞語幹"
	case "殆ど":
		return w.sub != "接尾"
	case "当時", "現在", "今後", "あと":
		return w.sub == "数"
	}
	return false
}

// noTime reports whether a word that the dictionary has among those of time qualifies
// the noun behind it as part of one compound: 一部住民, 直接交渉.
func noTime(w string) bool {
	return w == "一部" || w == "直接" || w == "従来" || w == "一斉" || w == "途中"
}

// joinsNouns reports whether a sign joins the nouns before and behind it in one.
func joinsNouns(sign string) bool {
	switch sign {
	case "・", "＝", "=", "-", "/", ".", "~", "〜", "&", "#", "@", "°":
		return true
	}
	return percent(sign)
}

func percent(sign string) bool { return sign == "%" || sign == "％" }

func calendarUnit(s string) bool { return s == "日" || s == "時" || s == "分" || s == "月" }

// timeNoun reports whether words[from:i] tell a time and nothing else: 昨年 9 月.
func timeNoun(words []jaWord, from, i int) bool {
	for _, w := range words[from:i] {
		if w.sub != "副詞可能" && w.sub != "数" && w.sub2 != "助数詞" && w.sub2 != "副詞可能" {
			return false
		}
	}
	return true
}

// verbOpens decides for an independent verb: する joins its noun.
func verbOpens(words []jaWord, i int) bool {
	w, prev := words[i], words[before(words, i)]
	if prev.pos == "接頭詞" {
		return false
	}
	if prev.is("動詞", "自立") && prev.cform == "連用形" && prev.base != "する" && !w.gap && w.base != "する" {
		return false // 湧き上がる, 飲み慣れる: one verb
	}
	if prev.is("名詞", "サ変接続") && (w.base == "いただく" || w.base == "頂く" || w.base == "くださる" || w.base == "下さる") {
		return false // ご応援いただく
	}
	if w.base == "する" || w.base == "できる" || w.base == "いたす" || w.base == "致す" || w.base == "出来る" || w.base == "なさる" {
		return !(prev.pos == "名詞" && !prev.is("名詞", "数") || prev.pos == "副詞" && prev.surface != "共に" && w.base == "する")
	}
	return true
}

// jaQuoteGroups are the spans of words between brackets, by number from 1.
type jaQuoteGroups struct {
	of    []int // innermost group of each word
	depth []int
}

// at is the group of the content that starts at word i: an opening bracket lies
// inside its group.
func (g jaQuoteGroups) at(i int, words []jaWord) (int, int) {
	for i+1 < len(words) && words[i].is("記号", "括弧開") {
		i++
	}
	return g.of[i], g.depth[i]
}

// jaQuotes finds the bracket groups. A bracket without a partner makes none.
func jaQuotes(words []jaWord) jaQuoteGroups {
	g := jaQuoteGroups{of: make([]int, len(words)), depth: make([]int, len(words))}
	partner := make([]int, len(words))
	var stack []int
	for i, w := range words {
		switch {
		case w.is("記号", "括弧開"):
			stack = append(stack, i)
		case w.is("記号", "括弧閉") && len(stack) > 0:
			partner[stack[len(stack)-1]] = i
			stack = stack[:len(stack)-1]
		}
	}
	number := 0
	var open, closes []int
	for i := range words {
		for len(open) > 0 && closes[len(closes)-1] < i {
			open, closes = open[:len(open)-1], closes[:len(closes)-1]
		}
		if partner[i] > 0 {
			number++
			open, closes = append(open, number), append(closes, partner[i])
		}
		if len(open) > 0 {
			g.of[i], g.depth[i] = open[len(open)-1], len(open)
		}
	}
	return g
}
