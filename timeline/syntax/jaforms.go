package syntax

import "strings"

// How a bunsetsu leans on its head, as its own words tell.

// describeBunsetsu fills what the words of b alone tell.
func describeBunsetsu(words []jaWord, b *jaBun) {
	b.core = b.from
	lastPred, compound, frame, heard, nominalised := -1, 0, 0, false, false
	for i := b.from; i < b.to; i++ {
		w := words[i]
		switch {
		case w.aside && i > b.from, w.pos == "助詞":
		case hearsay(words, i):
			heard = true
		case postposition(words, i):
			compound = i
		case w.sign():
			b.comma = b.comma || w.sub == "読点"
		case i > b.from && framesClause(words, i):
			frame = i
		case w.is("名詞", "非自立") && lastPred >= 0:
			nominalised = nominalised || w.sub2 != "助動詞語幹" // 樹立したのは: the verb stays the core
		default:
			if carriesMeaning(w, i == b.from) {
				b.core = i
			}
			if w.pos == "動詞" || w.pos == "形容詞" || w.pos == "助動詞" {
				lastPred = i
			}
		}
	}
	b.marker = jaMarker(words, b)
	b.noun = words[b.core].pos == "名詞" || nominalised
	if heard {
		b.marker, b.form = "によると", jaAdverb
		return
	}
	if compound > 0 {
		b.marker, b.form = "に向けて", jaCase
		switch {
		case listOpener(words, compound):
			b.marker, b.form = "をはじめ", jaPara
			return
		case words[compound-1].surface == "を":
			b.marker = "をめぐって"
		case words[compound].base == "亘る":
			b.marker = "にわたって"
		case words[compound].base == "至る":
			b.marker = "まで"
			return
		}
		if !strings.HasPrefix(words[compound].cform, "連用") {
			b.form = jaAdnom
		}
		return
	}
	b.pred = lastPred >= 0
	for i := b.from + 1; i < b.to; i++ {
		if w := words[i]; !w.aside && w.pos == "助詞" && (w.sub == "係助詞" || w.surface == "は") {
			b.topic = true
		}
	}
	b.form = jaFormOf(words, b, lastPred)
	if frame > 0 {
		b.marker, b.noun = "", false
		b.form = jaTe
		if words[frame+1].surface == "の" {
			b.form = jaRel
		}
	}
}

// carriesMeaning reports whether w may be the core of its bunsetsu: no particle, no
// auxiliary, no する behind its noun.
func carriesMeaning(w jaWord, first bool) bool {
	switch w.pos {
	case "動詞":
		return first || w.sub == "自立" && !jaLightVerb(w.base)
	case "形容詞":
		return first || w.sub != "非自立"
	case "名詞":
		return w.sub2 != "助動詞語幹" || w.sub != "非自立" || first
	case "副詞", "連体詞", "接続詞":
		return true
	}
	return false
}

func jaLightVerb(base string) bool {
	switch base {
	case "する", "できる", "出来る", "いたす", "致す", "なさる":
		return true
	}
	return false
}

// jaMarker is the case that the particles at the end of b stand for.
func jaMarker(words []jaWord, b *jaBun) string {
	marker := ""
	for i := b.from; i < b.to; i++ {
		w := words[i]
		if w.aside {
			continue
		}
		if w.pos != "助詞" {
			if !w.sign() && marker != "" && w.pos != "名詞" {
				marker = ""
			}
			continue
		}
		switch w.sub {
		case "格助詞", "連体化":
			if marker != "" && w.surface == "の" {
				marker += "の"
			} else if w.sub2 != "引用" || marker == "" {
				marker = w.surface
			}
		case "係助詞":
			if marker == "" {
				marker = w.surface
			}
		case "並立助詞", "副助詞／並立助詞／終助詞":
			if marker == "" {
				marker = w.surface
			}
		}
	}
	return marker
}

// jaFormOf says how b leans on its head, as far as its own words tell.
func jaFormOf(words []jaWord, b *jaBun, lastPred int) jaForm {
	last := b.to - 1
	for last > b.from && (words[last].sign() || words[last].aside) {
		last--
	}
	w := words[last]
	switch w.pos {
	case "連体詞":
		return jaAdnom
	case "接続詞":
		return jaConj
	case "副詞", "感動詞":
		return jaAdverb
	case "助詞":
		return jaParticleForm(words, b, last, lastPred)
	case "動詞", "形容詞", "助動詞":
		return jaInflectedForm(w)
	case "名詞":
		if w.sub == "副詞可能" || w.sub2 == "副詞可能" || w.sub2 == "助数詞" {
			return jaAdverb
		}
	}
	return jaBareNoun
}

// jaParticleForm is the form of a bunsetsu whose last word is the particle words[last].
func jaParticleForm(words []jaWord, b *jaBun, last, lastPred int) jaForm {
	w := words[last]
	afterPred := lastPred == last-1 && lastPred >= 0
	switch {
	case w.sub == "接続助詞":
		switch w.surface {
		case "が", "けど", "けれど", "けれども", "ので", "から", "し", "のに", "ものの":
			return jaStrong
		}
		return jaTe
	case w.surface == "の" && (w.sub == "連体化" || w.sub == "格助詞") && !afterPred:
		return jaAdnom
	case w.sub == "連体化":
		return jaAdnom
	case w.sub == "格助詞" && w.sub2 == "連語" && adnominalParticle(w.surface):
		return jaAdnom
	case w.surface == "と" && (afterPred || w.sub2 == "引用"):
		return jaThat
	case w.surface == "という" || w.surface == "といった":
		return jaAdnom
	case w.sub == "並立助詞":
		return jaPara
	case w.sub == "格助詞" || w.sub == "係助詞":
		return jaCase
	case w.sub == "副助詞" || w.sub == "副助詞／並立助詞／終助詞":
		if afterPred {
			return jaTe
		}
		return jaCase
	case w.sub == "副詞化":
		return jaAdverb
	case w.sub == "終助詞":
		return jaEnd
	}
	return jaCase
}

func adnominalParticle(p string) bool {
	return strings.HasSuffix(p, "する") || strings.HasSuffix(p, "いう") || strings.HasSuffix(p, "よる") || strings.HasSuffix(p, "ける") ||
		strings.HasSuffix(p, "わたる") || strings.HasSuffix(p, "まつわる") || strings.HasSuffix(p, "した") || strings.HasSuffix(p, "めぐる")
}

// jaInflectedForm is the form of a bunsetsu that ends in the inflected word w.
func jaInflectedForm(w jaWord) jaForm {
	switch {
	case strings.HasPrefix(w.cform, "連用"):
		return jaTe
	case strings.HasPrefix(w.cform, "仮定"):
		return jaTe
	case strings.HasPrefix(w.cform, "体言接続"):
		return jaRel
	case strings.HasPrefix(w.cform, "基本形"), strings.HasPrefix(w.cform, "未然"):
		return jaEnd
	}
	return jaEnd
}
