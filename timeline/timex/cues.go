package timex

import (
	"bytes"
	"fmt"
)

// cues says how clauses of a language look ahead or back.
type cues struct {
	right                  bool // the verb stands behind its date
	ahead, back, stop, aux class
	// plan looks ahead too, unless a clause ended before it (chain): what was agreed
	// on at a meeting lies ahead, the meeting does not.
	plan, chain class
	suffixes    []string
	not         class // words with such a suffix that are no verbs: letzten
	adjective   class // words that make one behind them an adjective: "the"
}

// maxCueBytes bounds how far from a date its verb is looked for.
const maxCueBytes = 160

func (c *compiler) cues(f *cueFile, n *noteFile) error {
	l := c.lang
	l.cues.right = f.Side == "right"
	l.cues.suffixes = f.Suffix
	for _, g := range []struct {
		name  string
		words list
		into  *class
	}{{"cue.ahead", f.Ahead, &l.cues.ahead}, {"cue.back", f.Back, &l.cues.back}, {"cue.stop", f.Stop, &l.cues.stop}, {"cue.aux", f.Aux, &l.cues.aux}, {"cue.plan", f.Plan, &l.cues.plan}, {"cue.chain", f.Chain, &l.cues.chain}, {"cue.not", f.Not, &l.cues.not}, {"cue.adjective", f.Adjective, &l.cues.adjective}, {"note", n.Words, nil}} {
		cl := c.class(g.name)
		if g.into != nil {
			*g.into = cl
		}
		for _, w := range g.words {
			if err := c.lex.add(w, cl, 0); err != nil {
				return fmt.Errorf("cue %q: %w", w, err)
			}
		}
	}
	return nil
}

// direction says where the clause around a stretch of the view looks: 1 ahead, -1
// back, 0 not told. The nearest verb on the side where the language puts it
// decides; if there is none, the nearest on the other side.
func (m *matcher) direction(start, end, from, to int) int {
	if m.lang.cues.right {
		if d := m.cueAhead(end, min(to, end+maxCueBytes)); d != 0 {
			return d
		}
		return 0
	}
	if d, at := m.cueBefore(start, max(from, start-maxCueBytes)); d > 0 && m.told(at, start, end, to) {
		return -1
	} else if d != 0 {
		return d
	}
	return m.cueAhead(end, min(to, end+maxCueBytes))
}

// cueAhead looks for a cue from a place up to another.
func (m *matcher) cueAhead(from, to int) int {
	chained := false
	for i := from; i < to; i++ {
		if chained = chained || m.hasAt(i, m.lang.cues.chain); !chained && m.hasAt(i, m.lang.cues.plan) {
			return 1
		}
		if d, stop := m.cueAt(i); d != 0 || stop {
			return d
		}
	}
	return 0
}

// hasAt reports whether a word of a class starts at a place.
func (m *matcher) hasAt(i int, c class) bool {
	for l := m.at[i] - 1; l >= 0; l = m.lex[l].next {
		if m.lex[l].class == c {
			return true
		}
	}
	return false
}

// cueBefore looks for a cue from a place back to another, and says where it stands.
func (m *matcher) cueBefore(from, to int) (dir, at int) {
	for i := from - 1; i >= to; i-- {
		if d, stop := m.cueAt(i); d != 0 || stop {
			return d, i
		}
	}
	return 0, 0
}

// told reports whether a comma ends the clause of the cue at a place and a verb of the
// past follows the date: "who will go to Paris, on Thursday urged".
func (m *matcher) told(cue, start, end, to int) bool {
	next := m.skip(end)
	if next >= to || bytes.IndexByte(m.view.norm[cue:start], ',') < 0 {
		return false
	}
	d, _ := m.cueAt(next)
	return d < 0
}

func (m *matcher) cueAt(i int) (dir int, stop bool) {
	c := &m.lang.cues
	for l := m.at[i] - 1; l >= 0; l = m.lex[l].next {
		switch m.lex[l].class {
		case c.ahead:
			return 1, false
		case c.back:
			if m.preceded(i, []class{c.aux}) { // "will be held", "to be signed"
				return 1, false
			}
			return -1, false
		case c.stop:
			stop = true
		}
	}
	if stop || len(c.suffixes) == 0 || byteKind(m.view.norm[i]) != kindLetter || i > 0 && byteKind(m.view.norm[i-1]) == kindLetter {
		return 0, stop
	}
	end := i
	for end < len(m.view.norm) && byteKind(m.view.norm[end]) == kindLetter {
		end++
	}
	// "The United States", "am zweiten", "the devastated city" are no verbs.
	if m.view.capital(i) || m.hasAt(i, c.not) || m.preceded(i, []class{c.adjective}) {
		return 0, false
	}
	for _, s := range c.suffixes {
		if end-i > len(s)+2 && string(m.view.norm[end-len(s):end]) == s {
			if m.preceded(i, []class{c.aux}) {
				return 1, false
			}
			return -1, false
		}
	}
	return 0, false
}
