package syntax

import "strings"

// mendHeads sets right by rules what the treebank shows too little of for a model.
func mendHeads(words []jaWord, bs []jaBun, heads []int) {
	relateHeld(words, bs, heads)
	liftPlaces(bs, heads)
	timeBeside(words, bs, heads)
	headlineTopic(words, bs, heads)
}

// relateHeld decides what a clause modifies of A の B where B is the noun of an act: what
// is held is B (開かれた両国の協議), anything else is done to A (拘束された記者の裁判).
func relateHeld(words []jaWord, bs []jaBun, heads []int) {
	for i, b := range bs {
		if b.form != jaRel || heads[i] < 0 || i+1 == len(bs) || bs[i+1].form != jaAdnom && bs[i+1].form != jaPara && bs[i+1].marker != "と" || !bs[i+1].noun {
			continue
		}
		held := isHeld(words[b.core].base)
		act := -1
		candidates(bs, heads, i, func(step, j int) {
			if act < 0 && step > 0 && words[bs[j].core].is("名詞", "サ変接続") && !bs[j].pred {
				act = j
			}
		})
		switch {
		case held && act > 0:
			heads[i] = act
		case !held && act > 0 && heads[i] == act && bs[i+1].marker == "の" && heads[i+1] == act:
			heads[i] = i + 1
		}
	}
}

// isHeld reports whether meetings are what a verb speaks of.
func isHeld(base string) bool {
	switch base {
	case "開く", "開ける", "開催", "行う", "行なう", "予定", "続く", "始まる":
		return true
	}
	return false
}

// liftPlaces takes a place with a comma behind it out of clauses that modify a noun:
// 協議において、橋を開通させることで合意した.
func liftPlaces(bs []jaBun, heads []int) {
	for i, b := range bs {
		if !b.comma || b.form != jaCase || b.marker != "で" && b.marker != "において" {
			continue
		}
		h := heads[i]
		for h >= 0 && heads[h] >= 0 && bs[h].depth == b.depth && (bs[h].form == jaRel || !bs[h].pred) {
			h = heads[h]
		}
		if h >= 0 && bs[h].pred && bs[h].depth == b.depth {
			heads[i] = h
		}
	}
}

// timeBeside hangs a day with に and no comma behind it on the next predicate, be it
// in a clause that modifies a noun (5日に独立を宣言した後、国連に加盟した), and a day with a
// comma on the next that is in none (5日、独立を宣言した国を承認した).
func timeBeside(words []jaWord, bs []jaBun, heads []int) {
	for i := range bs {
		b := bs[i]
		if b.topic || b.form == jaAdnom || !tellsTime(words, b) || !ofCalendar(words[b.core].surface) {
			continue
		}
		if !b.comma && (b.marker != "に" || b.form != jaCase) || b.comma && (heads[i] < 0 || bs[heads[i]].form != jaRel) {
			continue
		}
		found := -1
		candidates(bs, heads, i, func(_, j int) {
			if found < 0 && bs[j].pred && !exists(words[bs[j].core]) && !(b.comma && bs[j].form == jaRel) {
				found = j
			}
		})
		if found >= 0 {
			heads[i] = found
		}
	}
}

// ofCalendar reports whether a word of time names a day, month or year: 日, 昨年, 火曜.
func ofCalendar(w string) bool {
	for _, end := range [...]string{"日", "月", "年", "曜"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// exists reports whether a verb tells that something is somewhere: no day dates it.
func exists(w jaWord) bool { return w.base == "ある" || w.base == "いる" }

// tellsTime reports whether a bunsetsu is a time: a noun of time or a count of days.
func tellsTime(words []jaWord, b jaBun) bool {
	w := words[b.core]
	return b.noun && (w.sub == "副詞可能" || w.sub2 == "副詞可能" || w.sub2 == "助数詞")
}

// headlineTopic makes the name that opens a headline its subject: 米国、制裁を発動へ.
func headlineTopic(words []jaWord, bs []jaBun, heads []int) {
	last := len(bs) - 1
	if last < 2 || endsSentence(words, &bs[last]) || bs[0].form != jaPara || !bs[0].comma || bs[0].marker != "" || heads[0] == last {
		return
	}
	h := heads[0]
	for bs[h].form == jaPara && heads[h] >= 0 {
		h = heads[h]
	}
	switch bs[h].marker {
	case "が", "は", "も", "と":
		return
	}
	if bs[last].pred {
		heads[0] = last
	}
}
