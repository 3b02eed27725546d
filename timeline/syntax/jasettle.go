package syntax

// How a bunsetsu leans on its head, where that needs the neighbours.

// settleForms decides what needs the neighbours: a predicate in front of a noun is
// adnominal, a する-noun at a clause's end is a predicate, a noun before a comma
// may be part of a list.
func settleForms(words []jaWord, bs []jaBun) {
	for i := range bs {
		b := &bs[i]
		b.gap = i+1 < len(bs) && words[bs[i+1].from].gap
		lastOfQuote := i+1 == len(bs) || (b.depth > 0 && closesQuote(words, b))
		if b.form == jaEnd && !lastOfQuote && !endsSentence(words, b) {
			if b.comma && !nounSoon(bs, i) {
				b.form = jaTe
			} else {
				b.form = jaRel
			}
		}
		if b.form == jaCase && i+1 == len(bs) && b.marker == "へ" && words[b.core].sub == "サ変接続" {
			b.pred = true // a headline: 制裁を発動へ
			b.form = jaEnd
		}
		if b.form == jaRel && (words[b.core].sub == "形容動詞語幹" || words[b.core].sub2 == "形容動詞語幹") {
			b.noun = false // 危機的な: の before it looks past it
		}
		if b.form == jaBareNoun || b.form == jaAdverb && b.noun {
			core := words[b.core]
			verbal := core.sub == "サ変接続"
			switch {
			case i+1 == len(bs):
				b.pred = true
				b.form = jaEnd
			case verbal && (b.comma || b.gap) && hasCaseBefore(bs, i):
				b.pred = true
				b.form = jaTe
			case b.form == jaBareNoun && b.comma:
				b.form = jaPara
			}
		}
	}
}

func closesQuote(words []jaWord, b *jaBun) bool {
	return words[b.to-1].is("記号", "括弧閉")
}

func endsSentence(words []jaWord, b *jaBun) bool { return words[b.to-1].is("記号", "句点") }

// nounSoon reports whether a noun that a predicate could modify follows bs[i].
func nounSoon(bs []jaBun, i int) bool {
	return i+1 < len(bs) && bs[i+1].noun && bs[i+1].quote == bs[i].quote
}

// hasCaseBefore reports whether an object or place stands directly before bs[i].
func hasCaseBefore(bs []jaBun, i int) bool {
	if i == 0 {
		return false
	}
	p := bs[i-1]
	return p.form == jaCase && p.marker != "" && p.marker != "は" && p.quote == bs[i].quote
}
