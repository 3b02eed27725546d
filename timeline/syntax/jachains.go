package syntax

import "strings"

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
		return next == "で" || next == "でも"
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
