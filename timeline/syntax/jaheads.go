package syntax

import (
	"math"
	"strings"
)

// maxCandidates bounds how far to the right a head is looked for, counted in
// steps along the chain of heads, so that a hostile text costs linear time.
const maxCandidates = 24

// jaHeads finds the head of each bunsetsu: an index to the right, -1 for the last.
// It works from the right end. The candidates of bs[i] are its right neighbour, that
// one's head, and so on up the chain, so that no two arcs cross. The model chooses
// among them; rules mend what it has seen too little of.
func jaHeads(words []jaWord, bs []jaBun) []int {
	heads := jaHeadsBy(embeddedJaModel(), words, bs)
	mendHeads(words, bs, heads)
	return heads
}

// mendHeads sets right by rules what the treebank shows too little of for a model.
func mendHeads(words []jaWord, bs []jaBun, heads []int) {
	relateHeld(words, bs, heads)
	liftSubjects(words, bs, heads)
	liftPlaces(bs, heads)
	liftTopics(words, bs, heads)
	liftObjects(bs, heads)
	shareTopics(bs, heads)
	timeOfTopic(words, bs, heads)
	timeBeside(words, bs, heads)
	headlineTopic(words, bs, heads)
}

// jaHeadsBy finds the heads by a model alone.
func jaHeadsBy(model *jaModel, words []jaWord, bs []jaBun) []int {
	p := newJaParse(model, words, bs)
	var (
		atoms   = make([]uint32, 0, 64)
		choices = make([]int, 0, maxCandidates)
		rights  = make([]jaSum, len(bs))
		lanes   = make([]uint64, (len(bs)+2)*model.lanes)
		sum     = func(k int) jaSum { return jaSum{lanes: lanes[k*model.lanes:][:model.lanes]} }
		left    = sum(len(bs))
		both    = sum(len(bs) + 1)
	)
	for i := len(bs) - 1; i >= 0; i-- {
		if i+1 == len(bs) {
			p.attach(i, -1)
		} else {
			choices = p.choices(choices[:0], i)
			best, bestScore := choices[0], float32(math.Inf(-1))
			if len(choices) > 1 {
				left.rows = 0
				clear(left.lanes)
				model.add(&left, p.leftAtoms(atoms[:0], i))
			}
			for k, j := range choices {
				if len(choices) == 1 {
					break
				}
				x := p.pair(i, choices, k)
				both.rows = left.rows
				copy(both.lanes, left.lanes)
				both.join(rights[j])
				model.add(&both, p.pairAtoms(atoms[:0], &x))
				if score := model.output(&both) + model.linear(p.crosses(atoms[:0], &x)); score > bestScore {
					best, bestScore = j, score
				}
			}
			p.attach(i, best)
		}
		rights[i] = sum(i)
		model.add(&rights[i], p.rightAtoms(atoms[:0], i))
	}
	return p.heads
}

// liftTopics takes a topic out of clauses that modify a noun and off nouns that are
// no predicate: は speaks to the main clause (安保理は核実験を行った国への決議を採択した).
func liftTopics(words []jaWord, bs []jaBun, heads []int) {
	for i, b := range bs {
		if !b.topic || b.marker != "は" || b.form != jaCase {
			continue
		}
		h := heads[i]
		for h >= 0 && heads[h] >= 0 && bs[h].depth == b.depth && (bs[h].form == jaRel && !formalNoun(words[bs[heads[h]].core]) || !bs[h].pred && bs[h].form == jaCase && (!bs[h].topic || tellsTime(words, bs[h])) && (bs[h].marker != "で" || spokenIn(words, bs[h]))) {
			h = heads[h]
		}
		if h >= 0 && bs[h].pred && bs[h].depth == b.depth {
			heads[i] = h
		}
	}
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

// liftSubjects takes a subject or place off a て without a comma that leans on a predicate
// without a subject: 住民が撤退を求めてデモを行った.
func liftSubjects(words []jaWord, bs []jaBun, heads []int) {
	for i, b := range bs {
		h := heads[i]
		if b.form != jaCase || b.marker != "が" && b.marker != "は" && b.marker != "で" || h < 0 || bs[h].comma || words[bs[h].to-1].surface != "て" {
			continue
		}
		up := heads[h]
		if up < 0 || !bs[up].pred || bs[up].form == jaRel || bs[up].depth != b.depth {
			continue
		}
		free := true
		for k := i + 1; k < up; k++ {
			free = free && !(k > h && heads[k] == up && bs[k].form == jaCase && (bs[k].marker == "が" || bs[k].marker == "は"))
		}
		if free {
			heads[i] = up
		}
	}
}

// liftObjects takes an object off nouns that are no predicate, as counts of votes are:
// 決議案を賛成14、反対1で採択した.
func liftObjects(bs []jaBun, heads []int) {
	for i, b := range bs {
		if b.marker != "を" || b.form != jaCase {
			continue
		}
		h := heads[i]
		for h >= 0 && heads[h] >= 0 && bs[h].depth == b.depth && !bs[h].pred && (bs[h].form == jaPara || bs[h].form == jaBareNoun || bs[h].form == jaCase) {
			h = heads[h]
		}
		if h >= 0 && bs[h].pred && bs[h].depth == b.depth {
			heads[i] = h
		}
	}
}

// spokenIn reports whether a noun with で is what somebody speaks in: 声明で, 会見で.
func spokenIn(words []jaWord, b jaBun) bool {
	switch words[b.core].base {
	case "声明", "談話", "会見", "演説", "書簡", "論評", "講演", "報告", "談話文", "答弁", "寄稿":
		return true
	}
	return false
}

// shareTopics gives the later of two subjects of a verb of saying to what is said:
// AはBもCすると述べた.
func shareTopics(bs []jaBun, heads []int) {
	for v := range bs {
		said := -1
		var subjects []int
		for d := 0; d < v; d++ {
			if heads[d] != v {
				continue
			}
			switch {
			case bs[d].form == jaThat && said < 0:
				said = d
			case bs[d].form == jaCase && said < 0 && (bs[d].topic || bs[d].marker == "が") && (bs[d].marker == "は" || bs[d].marker == "が" || bs[d].marker == "も"):
				subjects = append(subjects, d)
			}
		}
		if said < 0 || len(subjects) < 2 {
			continue
		}
		// What stands between the second subject and the content goes with it.
		for d := subjects[1]; d < said; d++ {
			if heads[d] == v {
				heads[d] = said
			}
		}
	}
}

// timeOfTopic lets a time that follows the topic date what the topic does and not a
// clause or words inside: 政府は5日、...した船を捕らえた, 政府は5日、...すると述べた.
func timeOfTopic(words []jaWord, bs []jaBun, heads []int) {
	for i := 1; i < len(bs); i++ {
		top := heads[i-1]
		if bs[i].form == jaAdnom || bs[i].marker == "に" && !bs[i].comma || !tellsTime(words, bs[i]) || !bs[i-1].topic || bs[i-1].form != jaCase || heads[i] < 0 || top <= heads[i] {
			continue
		}
		for h := heads[i]; h >= 0 && h < top; h = heads[h] {
			if bs[h].form == jaRel || bs[h].form == jaThat && bs[i].comma {
				heads[i] = top
				break
			}
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

// candidates calls visit for each bunsetsu that may head bs[i], the nearest first.
// Inside brackets the head lies inside too, but for the last bunsetsu. The last of the
// sentence has none.
func candidates(bs []jaBun, heads []int, i int, visit func(step, j int)) {
	if i+1 >= len(bs) {
		return // nothing stands behind the last
	}
	inside := bs[i].quote != 0 && bs[i+1].quote == bs[i].quote
	for step, j := 0, i+1; j >= 0 && step < maxCandidates; step, j = step+1, heads[j] {
		if inside && bs[j].quote != bs[i].quote && bs[j].depth <= bs[i].depth {
			return
		}
		if bs[j].depth > bs[i].depth && !(bs[j].noun && !bs[j].pred) {
			continue // into somebody's words
		}
		visit(step, j)
	}
}

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
