package timex

// match is one rule's reading of a stretch of the view.
type match struct {
	rule       int32
	start, end int32
	val        value
	kids       [2]int32 // indexes of the Ts it is made of; -1 for none
}

// maxSteps bounds the length of a sequence.
const maxSteps = 32

// matcher runs the layers of rules over a scanned text.
type matcher struct {
	scanner
	register register
	matches  []match
	steps    [maxSteps]step
	best     struct {
		end   int32
		rule  int32
		n     int
		steps [maxSteps]step
	}
	visits int
}

type step struct {
	lex  int32
	slot slot
}

// maxVisits bounds the work at one place: a place with more readings than that is
// no time expression.
const maxVisits = 20000

// forget takes the matches of a run out of the chains again; words is how many
// lexemes there were before it.
func (m *matcher) forget(words int) {
	for _, start := range m.starts {
		for m.at[start] > int32(words) {
			m.at[start] = m.lex[m.at[start]-1].next + 1
		}
	}
	m.lex = m.lex[:words]
}

// run matches layer after layer.
func (m *matcher) run() {
	m.matches = m.matches[:0]
	for _, trie := range m.lang.layers {
		for _, start := range m.starts {
			if m.mayStart(trie, start) {
				m.matchAt(trie, start)
			}
		}
	}
}

// mayStart is a quick look whether a rule can start at a place.
func (m *matcher) mayStart(trie *ruleTrie, start int32) bool {
	norm := m.view.norm
	if start > 0 && m.lang.spaced {
		kind, before := byteKind(norm[start]), byteKind(norm[start-1])
		if kind == kindDigit && before != kindOther || kind == kindLetter && before == kindLetter {
			return false
		}
	}
	for i := m.at[start] - 1; i >= 0; i = m.lex[i].next {
		if trie.root[m.lex[i].class] != 0 {
			return true
		}
	}
	return false
}

// matchAt adds the longest match of a layer at a place.
func (m *matcher) matchAt(trie *ruleTrie, start int32) {
	m.best.end, m.best.rule, m.visits = -1, -1, 0
	m.walk(trie, 0, int(start), int(start), 0)
	if m.best.rule < 0 {
		return
	}
	r := &m.lang.rules[m.best.rule]
	out := match{rule: m.best.rule, start: start, end: m.best.end, val: r.set, kids: [2]int32{-1, -1}}
	kid := 0
	for _, st := range m.best.steps[:m.best.n] {
		l := &m.lex[st.lex]
		if l.sub >= 0 && kid < 2 {
			out.kids[kid] = l.sub
			kid++
			continue
		}
		out.val.put(st.slot, l.val)
	}
	index := int32(len(m.matches))
	m.matches = append(m.matches, out)
	m.add(int(start), lexeme{class: m.lang.builtin.any, end: out.end, sub: index})
	if r.kind != 0 {
		m.add(int(start), lexeme{class: r.kind, end: out.end, sub: index})
	}
}

// walk follows the trie from a node at a place and keeps the longest row that a
// rule accepts; of equally long ones that of the earlier rule.
func (m *matcher) walk(trie *ruleTrie, node int32, start, pos, depth int) {
	if m.visits++; m.visits > maxVisits || depth >= maxSteps {
		return
	}
	n := &trie.nodes[node]
	for _, r := range n.rules {
		if end := int32(pos); (end > m.best.end || end == m.best.end && r < m.best.rule) && m.accepts(r, start, pos) {
			m.best.end, m.best.rule, m.best.n = end, r, depth
			copy(m.best.steps[:depth], m.steps[:depth])
			break
		}
	}
	if n.edges == n.edgesEnd {
		return
	}
	next := pos
	if depth > 0 {
		next = m.skip(pos)
	}
	if next >= len(m.view.norm) {
		return
	}
	for i := m.at[next] - 1; i >= 0; i = m.lex[i].next {
		l := &m.lex[i]
		for e := trie.first(n, l.class); e < n.edgesEnd && trie.edges[e].class == l.class; e++ {
			m.steps[depth] = step{i, trie.edges[e].slot}
			m.walk(trie, trie.edges[e].to, start, int(l.end), depth+1)
		}
	}
}

// accepts looks at the register and the neighbours that a rule asks for.
func (m *matcher) accepts(index int32, start, end int) bool {
	r := &m.lang.rules[index]
	if r.registers&m.register == 0 {
		return false
	}
	return (len(r.before) == 0 || m.preceded(start, r.before)) &&
		(len(r.notPrev) == 0 || !m.preceded(start, r.notPrev)) &&
		(len(r.after) == 0 || m.followed(end, r.after)) &&
		(len(r.notNext) == 0 || !m.followed(end, r.notNext))
}

// maxWordBytes bounds how far back a neighbour is looked for.
const maxWordBytes = 24

// preceded reports whether a word of one of the classes ends right before a place.
func (m *matcher) preceded(start int, classes []class) bool {
	end := start
	for end > 0 && (m.view.norm[end-1] == ' ' || m.view.norm[end-1] == '\n') {
		end--
	}
	for i := end - 1; i >= 0 && i >= end-maxWordBytes; i-- {
		for l := m.at[i] - 1; l >= 0; l = m.lex[l].next {
			if int(m.lex[l].end) == end && oneOf(m.lex[l].class, classes) {
				return true
			}
		}
	}
	return false
}

// followed reports whether a word of one of the classes starts right behind a place.
func (m *matcher) followed(end int, classes []class) bool {
	next := m.skip(end)
	if next >= len(m.view.norm) {
		return false
	}
	for l := m.at[next] - 1; l >= 0; l = m.lex[l].next {
		if oneOf(m.lex[l].class, classes) {
			return true
		}
	}
	return oneOf(m.lang.builtin.capital, classes) && m.view.capital(next)
}

func oneOf(c class, classes []class) bool {
	for _, x := range classes {
		if x == c {
			return true
		}
	}
	return false
}
