package index

import (
	"errors"
	"io"
	"math"
)

// linkTerms are the terms of the links of all rows, one behind the other: codes of two
// bytes as long as these suffice, for a count over millions of rows waits for what it
// reads.
type linkTerms struct {
	terms  []uint32 // by code
	narrow []uint16 // codes
	wide   []uint32 // the terms themselves, once there are too many for narrow
}

// maxNarrow is how many terms codes of two bytes can tell apart.
const maxNarrow = math.MaxUint16 + 1

func (l *linkTerms) len() int { return max(len(l.narrow), len(l.wide)) }

// at is the term of link j.
func (l *linkTerms) at(j uint32) uint32 {
	if l.wide != nil {
		return l.wide[j]
	}
	return l.terms[l.narrow[j]]
}

// top is the largest term.
func (l *linkTerms) top() uint32 {
	var top uint32
	for _, t := range l.terms {
		top = max(top, t)
	}
	for _, t := range l.wide {
		top = max(top, t)
	}
	return top
}

// tally adds the links from lo to hi to counts: by code where links are narrow, else by term.
func (l *linkTerms) tally(lo, hi uint32, counts []uint32) {
	if l.wide != nil {
		for _, t := range l.wide[lo:hi] {
			counts[t]++
		}
		return
	}
	for _, c := range l.narrow[lo:hi] {
		counts[c]++
	}
}

// untally adds what tally counted to counts by term.
func (l *linkTerms) untally(counted, counts []uint32) {
	for i, n := range counted {
		if l.wide != nil {
			counts[i] += n
		} else if n > 0 {
			counts[l.terms[i]] += n
		}
	}
}

// tallies is how many counts tally needs, where top is the largest term.
func (l *linkTerms) tallies(top uint32) int {
	if l.wide != nil {
		return int(top) + 1
	}
	return len(l.terms)
}

// linkCoder adds links to linkTerms.
type linkCoder struct {
	*linkTerms
	code []uint32 // of a term, from 1 on; 0 for none
}

func (c *linkCoder) add(term uint32) {
	if c.wide != nil {
		c.wide = append(c.wide, term)
		return
	}
	if more := int(term) + 1 - len(c.code); more > 0 {
		c.code = append(c.code, make([]uint32, more)...)
	}
	if c.code[term] == 0 {
		if len(c.terms) == maxNarrow {
			c.widen()
			c.wide = append(c.wide, term)
			return
		}
		c.terms = append(c.terms, term)
		c.code[term] = uint32(len(c.terms))
	}
	c.narrow = append(c.narrow, uint16(c.code[term]-1))
}

func (c *linkCoder) widen() {
	c.wide = make([]uint32, len(c.narrow), 2*len(c.narrow))
	for j, code := range c.narrow {
		c.wide[j] = c.terms[code]
	}
	c.narrow, c.terms, c.code = nil, nil, nil
}

// write writes l behind a head that tells the lengths of terms and of all links.
func (l *linkTerms) write(w io.Writer) error {
	return errors.Join(put(w, l.terms), put(w, l.narrow), put(w, l.wide))
}

// readLinks reads n links with so many terms; none where they are wide.
func readLinks(r io.Reader, terms, n int) (l linkTerms, err error) {
	if terms == 0 && n > 0 {
		return l, get(r, &l.wide, n)
	}
	if err := get(r, &l.terms, terms); err != nil {
		return l, err
	}
	return l, get(r, &l.narrow, n)
}

// validate finds a code without term.
func (l *linkTerms) validate() error {
	for _, c := range l.narrow {
		if int(c) >= len(l.terms) {
			return errors.New("a link has an unknown code")
		}
	}
	return nil
}
