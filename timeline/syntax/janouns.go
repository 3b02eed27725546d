package syntax

import "strings"

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
	case prev.sub2 == "助数詞" && (calendarUnit(prev.surface) && prev.surface != "分" || prev.surface == "度") && w.sub != "接尾" && w.sub != "数" && w.sub != "副詞可能" && w.sub != "非自立":
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
	case "正直":
		return w.sub == "一般"
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
		return !(prev.pos == "名詞" && !prev.is("名詞", "数") || prev.pos == "副詞" && !(prev.surface == "共に" || prev.surface == "こう" || prev.surface == "そう") && w.base == "する")
	}
	return true
}
