package syntax

// The questions that the model of heads asks of a pair of bunsetsu.

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
