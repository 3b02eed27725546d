package syntax

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
		return (w.surface == "#" || w.surface == "-") && (prev.pos == "助詞" || prev.pos == "副詞") // 予選7位の|#1, 必ず|-1
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
