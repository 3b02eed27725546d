package syntax

import "unicode/utf8"

// jaView is what the model of heads looks at of one bunsetsu by itself.
type jaView struct {
	left  uint64 // how it leans: form, case, comma
	bare  uint64 // the same without the comma
	right uint64 // what may lean on it: form, noun, predicate, last
	kind  uint64 // kind of its content word
	lemma uint64 // its content word
	end   uint64 // last character of the content word: 大統領, 首相
	tail  uint64 // the last word behind the content word, with its inflection
	tails uint64 // the last two
	slot  uint64 // the case that it fills, as the counts of affinity know it
}

// jaViews computes the views of all bunsetsu of a sentence.
func jaViews(words []jaWord, bs []jaBun) []jaView {
	out := make([]jaView, len(bs))
	for i, b := range bs {
		v := &out[i]
		core := words[b.core]
		v.left, v.right = leftKind(b), rightKind(b, i == len(bs)-1)
		v.bare = v.left >> 1
		v.kind, v.lemma = wordKind(core), hashText(core.base)
		_, n := utf8.DecodeLastRuneInString(core.surface)
		v.end = hashText(core.surface[len(core.surface)-n:])
		v.slot = affinitySlot(b)
		seen := 0
		for k := b.to - 1; k > b.core && seen < 2; k-- {
			w := words[k]
			if w.aside || w.sign() {
				continue
			}
			h := hashText(w.base) ^ hashText(w.cform)<<1
			if seen == 0 {
				v.tail = h
			}
			v.tails = mix(v.tails, h)
			seen++
		}
	}
	return out
}

// hashText is FNV-1a, 32 bits.
func hashText(s string) uint64 {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return uint64(h)
}

// mix hashes two numbers into one.
func mix(a, b uint64) uint64 {
	h := (a*0x9E3779B97F4A7C15 ^ b) * 0xBF58476D1CE4E5B9
	return h ^ h>>29
}

// jaKey is the key of an answer to question n; never 0, which marks an empty place.
func jaKey(n, answer uint64) uint32 { return uint32(mix(n<<40, answer)>>24) | 1 }

// jaParse is a sentence while its heads are looked for from the right.
type jaParse struct {
	words  []jaWord
	bs     []jaBun
	views  []jaView
	heads  []int
	taken  []jaTaken // what leans on each bunsetsu so far
	count  []int     // how many do
	before []jaUpTo  // of each bunsetsu
	model  *jaModel
}

// jaUpTo counts what stands to the left of a bunsetsu.
type jaUpTo struct{ commas, topics, preds int }

func newJaParse(model *jaModel, words []jaWord, bs []jaBun) *jaParse {
	n := len(bs)
	p := &jaParse{words: words, bs: bs, views: jaViews(words, bs), model: model}
	p.heads, p.taken, p.count, p.before = make([]int, n), make([]jaTaken, n), make([]int, n), make([]jaUpTo, n+1)
	for i, b := range bs {
		u := p.before[i]
		p.before[i+1] = jaUpTo{u.commas + int(bit(b.comma)), u.topics + int(bit(b.topic)), u.preds + int(bit(b.pred))}
	}
	return p
}

// attach hangs bunsetsu i on h.
func (p *jaParse) attach(i, h int) {
	p.heads[i] = h
	if h >= 0 {
		p.taken[h].add(p.bs[i])
		p.count[h]++
	}
}

// choices are the candidates for the head of bunsetsu i from the nearest on.
func (p *jaParse) choices(out []int, i int) []int {
	candidates(p.bs, p.heads, i, func(_, j int) {
		if j+1 == len(p.bs) || !repels(&p.bs[j], &p.bs[i]) {
			out = append(out, j)
		}
	})
	if len(out) == 0 {
		out = append(out, i+1)
	}
	return out
}

// repels reports whether h, a noun that predicates nothing, cannot be what b leans on:
// a subject, an object, a topic, a place. The treebank has one such arc in forty; but
// 経営不振を理由に is usual.
func repels(h, b *jaBun) bool {
	if h.pred || b.form != jaCase {
		return false
	}
	noun := h.form == jaAdnom || h.form == jaCase || h.form == jaAdverb
	switch b.marker {
	case "が", "は":
		return noun || h.form == jaPara
	case "を":
		return noun && h.marker != "に" || h.form == jaPara
	case "で":
		return noun
	case "に":
		return h.form == jaCase || h.form == jaAdverb
	}
	return false
}

// jaPair is what is seen of a bunsetsu i and its candidate c[k].
type jaPair struct {
	i, j                        int
	step, dist, left            uint64 // candidates nearer, bunsetsu between, candidates further
	commas, topics, preds, same uint64 // between the two; same: of the same case
	next, prev, after           uint64 // the candidate's own head; the candidates beside it
	filled, nextFilled, skipped uint64 // cases filled: of the candidate, of its head, of those passed over
	fills, depth, alike         uint64
	affinity, profile           uint64
}

// maxBetween bounds how far is looked for bunsetsu of the same case.
const maxBetween = 24

func (p *jaParse) pair(i int, c []int, k int) jaPair {
	j := c[k]
	b, h := &p.bs[i], &p.bs[j]
	x := jaPair{i: i, j: j, step: uint64(min(k, 4)), dist: uint64(min(j-i, 7)), left: uint64(min(len(c)-1-k, 3))}
	u, v := p.before[i+1], p.before[j]
	x.commas, x.topics, x.preds = uint64(min(v.commas-u.commas, 3)), uint64(min(v.topics-u.topics, 2)), uint64(min(v.preds-u.preds, 3))
	for m := i + 1; m < min(j, i+maxBetween) && x.same < 2; m++ {
		if p.bs[m].form == b.form && p.bs[m].marker == b.marker {
			x.same++
		}
	}
	if up := p.heads[j]; up >= 0 {
		x.next, x.nextFilled = 1+p.views[up].right, 1+p.taken[up].bits()
	}
	if k > 0 {
		x.prev = 1 + p.views[c[k-1]].right
	}
	if k+1 < len(c) {
		x.after = 1 + p.views[c[k+1]].right
	}
	for _, m := range c[:k] {
		x.skipped |= p.taken[m].bits()
	}
	x.filled, x.fills = p.taken[j].bits(), p.taken[j].fills(*b)
	x.depth = uint64(1 + min(max(h.depth-b.depth, -1), 1))
	x.alike = bit(sameKind(p.words[b.core], p.words[h.core]))
	x.affinity = p.model.affinity(p.views[i].slot, p.views[j].lemma)
	x.profile = p.profile(i)
	return x
}

// profile tells which cases stand between bunsetsu i and the predicate before it:
// those that bunsetsu i likely has already.
func (p *jaParse) profile(i int) uint64 {
	var t jaTaken
	for m := i - 1; m >= max(0, i-maxBetween) && !(p.bs[m].pred && p.bs[m].form != jaRel); m-- {
		t.add(p.bs[m])
	}
	return t.bits()
}

// The atoms of a pair are single answers, which the networks put together; those of
// either side alone are summed once for all pairs. Crosses are answers put together
// by hand, each with one weight of its own.

func (p *jaParse) leftAtoms(out []uint32, i int) []uint32 {
	b, v := &p.bs[i], &p.views[i]
	before := uint64(0)
	if i > 0 {
		before = 1 + p.views[i-1].left
	}
	return answers(out, 100, 0, uint64(b.form), markerKind(b.marker), bit(b.comma), bit(b.topic), bit(b.pred), v.left, v.kind, v.tail, v.tails, v.lemma, v.end,
		p.profile(i), before, uint64(min(i, 3)))
}

func (p *jaParse) rightAtoms(out []uint32, j int) []uint32 {
	h, u := &p.bs[j], &p.views[j]
	before := uint64(0)
	if j > 0 {
		before = 1 + p.views[j-1].left
	}
	return answers(out, 200, uint64(h.form), markerKind(h.marker), bit(h.comma), bit(h.topic), bit(h.pred), bit(h.noun), u.right, u.kind, u.tail, u.tails, u.lemma, u.end, before)
}

func (p *jaParse) pairAtoms(out []uint32, x *jaPair) []uint32 {
	b, h := &p.bs[x.i], &p.bs[x.j]
	return answers(out, 300, x.filled, x.next, x.nextFilled, x.step, x.dist, x.fills, x.depth, x.alike, bit(p.views[x.i].end == p.views[x.j].end), x.commas, x.same, x.topics, x.preds,
		x.left, x.prev, x.after, x.skipped, x.affinity, bit(b.quote != h.quote), uint64(min(p.count[x.j], 3)))
}

// answers appends the keys of answers to the questions from first on.
func answers(out []uint32, first uint64, values ...uint64) []uint32 {
	for n, v := range values {
		out = append(out, jaKey(first+uint64(n), v))
	}
	return out
}

func (p *jaParse) crosses(out []uint32, x *jaPair) []uint32 {
	b, h, v, u := &p.bs[x.i], &p.bs[x.j], &p.views[x.i], &p.views[x.j]
	plain := u.right &^ 1 // without its comma
	before := uint64(1)
	if x.i > 0 {
		before = p.views[x.i-1].left
	}
	n := uint64(400)
	add := func(a, b uint64) {
		n++
		out = append(out, jaKey(n, mix(a, b)))
	}
	add(v.left, u.right)
	add(v.left, x.step)
	add(v.left, x.dist)
	add(v.left, u.right<<3|x.step)
	add(v.left, mix(u.right, x.next))
	add(v.left, mix(u.right, x.prev))
	add(v.left, mix(u.right, x.after))
	add(v.left, x.fills<<1|bit(h.pred))
	add(v.bare, v.kind<<5|u.kind)
	add(v.left, x.commas<<3|x.step)
	add(v.bare, x.alike<<4|bit(h.noun)<<3|x.dist)
	add(u.right, x.step)
	add(v.bare, u.lemma)
	add(v.bare, mix(u.lemma, bit(x.step == 0)))
	add(v.left, markerKind(h.marker)<<3|x.step)
	add(v.lemma, plain<<3|x.step)
	add(v.tails, plain)
	add(v.tail, plain<<3|x.step)
	add(v.tails, mix(plain, x.prev))
	add(v.tail, u.tail)
	add(v.bare, mix(u.tail, x.step))
	add(v.left, mix(u.right, x.same))
	add(v.left, mix(x.same<<4|x.topics<<2|x.preds, x.step))
	add(v.left, mix(x.preds, u.right))
	add(v.left, mix(x.topics, u.right))
	add(v.left, x.depth<<2|x.left)
	add(uint64(b.form), mix(x.depth, bit(b.quote != h.quote)<<8|u.right))
	add(v.left, mix(u.right, x.left))
	add(v.left, mix(mix(p.views[x.i+1].right, x.step), x.dist))
	add(v.lemma, u.lemma)
	add(v.bare, bit(v.end == u.end)<<4|bit(h.noun)<<3|x.step)
	add(v.bare, u.end)
	add(x.affinity, v.bare)
	add(x.affinity, mix(v.bare, x.step))
	add(x.affinity, uint64(b.form)<<3|x.step)
	add(v.bare, mix(mix(x.filled, u.right>>6), x.step))
	add(v.bare, mix(mix(x.filled, x.nextFilled), u.right))
	add(v.left, mix(x.nextFilled, u.right))
	add(v.left, mix(x.skipped, u.right))
	add(v.left, mix(x.profile, mix(u.right, x.step)))
	add(v.bare, mix(x.profile, mix(x.filled, x.nextFilled)))
	add(v.left, mix(before, x.step))
	return out
}
