package syntax

// jaTaken tells which cases of a predicate are filled.
type jaTaken struct{ ga, o, ni, wa bool }

func (t *jaTaken) add(b jaBun) {
	switch {
	case b.form != jaCase:
	case b.topic:
		t.wa = true
	case b.marker == "が":
		t.ga = true
	case b.marker == "を":
		t.o = true
	case b.marker == "に":
		t.ni = true
	}
}

// fills reports whether t already has the case of b.
func (t jaTaken) fills(b jaBun) uint64 {
	switch {
	case b.form != jaCase:
	case b.topic:
		return bit(t.wa)
	case b.marker == "が":
		return bit(t.ga)
	case b.marker == "を":
		return bit(t.o)
	case b.marker == "に":
		return bit(t.ni)
	}
	return 0
}

func bit(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

func (t jaTaken) bits() uint64 {
	return bit(t.ga) | bit(t.o)<<1 | bit(t.ni)<<2 | bit(t.wa)<<3
}

// leftKind packs what matters of a bunsetsu that looks for its head.
func leftKind(b jaBun) uint64 {
	return uint64(b.form)<<8 | markerKind(b.marker)<<3 | bit(b.pred)<<2 | bit(b.topic)<<1 | bit(b.comma)
}

// rightKind packs what matters of a bunsetsu that may be a head.
func rightKind(h jaBun, last bool) uint64 {
	return uint64(h.form)<<5 | bit(last)<<4 | bit(h.pred)<<3 | bit(h.noun)<<2 | bit(h.topic)<<1 | bit(h.comma)
}

// sameKind reports whether two nouns are of a kind that lists put side by side.
func sameKind(a, b jaWord) bool {
	if a.name != "" || b.name != "" {
		return a.name == b.name
	}
	return a.pos == b.pos && a.sub == b.sub && a.sub2 == b.sub2
}

// markerKind numbers the markers that decide something.
func markerKind(m string) uint64 {
	for i, p := range [...]string{"が", "を", "に", "へ", "と", "から", "まで", "で", "より", "の", "は", "も", "や", "か", "への", "での", "との", "からの", "について", "に対して", "によって", "により", "として", "において", "という", "など", "とともに"} {
		if p == m {
			return uint64(i) + 1
		}
	}
	if m == "" {
		return 0
	}
	return 31
}

// wordKind numbers the kinds of content word.
func wordKind(w jaWord) uint64 {
	switch w.pos {
	case "名詞":
		for i, s := range [...]string{"一般", "サ変接続", "固有名詞", "数", "接尾", "副詞可能", "形容動詞語幹", "代名詞", "非自立"} {
			if s == w.sub {
				return uint64(i) + 1
			}
		}
		return 10
	case "動詞":
		return 11
	case "形容詞":
		return 12
	case "副詞":
		return 13
	case "連体詞":
		return 14
	case "接続詞":
		return 15
	}
	return 16
}
