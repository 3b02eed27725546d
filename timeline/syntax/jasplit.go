package syntax

import "demarche/timeline"

// splitWord divides a word that the dictionary keeps whole and that reaches over two
// bunsetsu, as the treebank divides it: その|後, こう|した, 気に|入る, 首相と|ともに,
// 春に|かけて. It is nil for any other word.
func splitWord(w jaWord) []jaWord {
	switch w.surface {
	case "その後", "その間", "この間", "この後", "そのまま":
		at := len("その")
		return []jaWord{
			w.part(0, at, jaWord{pos: "連体詞"}),
			w.part(at, len(w.surface), jaWord{pos: "名詞", sub: "非自立", sub2: "副詞可能"}),
		}
	case "こうした", "そうした":
		at, ta := len("こう"), len("こうし")
		return []jaWord{
			w.part(0, at, jaWord{pos: "副詞", sub: "助詞類接続"}),
			w.part(at, ta, jaWord{pos: "動詞", sub: "自立", ctype: "サ変・スル", cform: "連用形", base: "する"}),
			w.part(ta, len(w.surface), jaWord{pos: "助動詞", ctype: "特殊・タ", cform: "基本形"}),
		}
	case "とともに", "と共に":
		return []jaWord{
			w.part(0, len("と"), jaWord{pos: "助詞", sub: "格助詞", sub2: "一般"}),
			w.part(len("と"), len(w.surface), jaWord{pos: "副詞", sub: "一般"}),
		}
	case "にかけて":
		te := len("にかけ")
		return []jaWord{
			w.part(0, len("に"), jaWord{pos: "助詞", sub: "格助詞", sub2: "一般"}),
			w.part(len("に"), te, jaWord{pos: "動詞", sub: "自立", ctype: "一段", cform: "連用形", base: "かける"}),
			w.part(te, len(w.surface), jaWord{pos: "助詞", sub: "接続助詞"}),
		}
	}
	switch w.surface {
	case "にあたる", "に当たる", "にまつわる":
		return []jaWord{
			w.part(0, len("に"), jaWord{pos: "助詞", sub: "格助詞", sub2: "一般"}),
			w.part(len("に"), len(w.surface), jaWord{pos: "動詞", sub: "自立", ctype: "五段・ラ行", cform: "基本形"}),
		}
	}
	if w.base == "気に入る" && len(w.surface) > len("気に") {
		ki, ni := len("気"), len("気に")
		return []jaWord{
			w.part(0, ki, jaWord{pos: "名詞", sub: "一般"}),
			w.part(ki, ni, jaWord{pos: "助詞", sub: "格助詞", sub2: "一般"}),
			w.part(ni, len(w.surface), jaWord{pos: "動詞", sub: "自立", ctype: w.ctype, cform: w.cform, base: "入る"}),
		}
	}
	return nil
}

// part is the word at bytes from to to of w with the tags of tags.
func (w jaWord) part(from, to int, tags jaWord) jaWord {
	tags.Span = timeline.Span{Start: w.Start + from, End: w.Start + to}
	tags.surface = w.surface[from:to]
	if tags.base == "" {
		tags.base = tags.surface
	}
	return tags
}
