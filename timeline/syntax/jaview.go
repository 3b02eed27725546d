package syntax

import "unicode/utf8"

// What the model of heads sees while it looks for heads from the right.

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

// jaUpTo counts what stands to the left of a bunsetsu.
type jaUpTo struct{ commas, topics, preds int }

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
