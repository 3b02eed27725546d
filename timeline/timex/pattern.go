package timex

import (
	"fmt"
	"strings"
)

// maxForms bounds how many sequences one pattern may stand for.
const maxForms = 4000

// element is one step of a sequence: a class, and the slot that it fills.
type element struct {
	class class
	slot  slot
}

// A pattern is a row of items set apart by spaces:
//
//	word        that word
//	<month>     a word of the class, filling the slot of that name
//	<day:day2>  the same, filling another slot; <month:> fills none
//	( a b | c ) either; a ? behind an item or ) makes it optional
//	{name}      the pattern of that name among the pack's macros
//	\( \| \?    that sign itself
type patternParser struct {
	classOf func(word string, literal bool) (class, error)
	macros  map[string]string
	slotOf  func(class string) slot
	src     []string
	depth   int
}

// expand lists the sequences that a pattern stands for.
func (p *patternParser) expand(pattern string) ([][]element, error) {
	p.src = p.tokens(pattern)
	seqs, err := p.alternatives()
	if err == nil && len(p.src) > 0 {
		err = fmt.Errorf("%q is left over", p.src[0])
	}
	if err != nil {
		return nil, fmt.Errorf("pattern %q: %w", pattern, err)
	}
	return seqs, nil
}

// tokens splits a pattern, with the macros written out.
func (p *patternParser) tokens(pattern string) []string {
	var out []string
	for _, f := range strings.Fields(pattern) {
		out = p.split(out, f)
	}
	return out
}

func (p *patternParser) split(out []string, f string) []string {
	for f != "" {
		switch f[0] {
		case '(', ')', '|', '?':
			out = append(out, f[:1])
			f = f[1:]
			continue
		case '{':
			if i := strings.IndexByte(f, '}'); i > 0 && p.depth < 8 {
				p.depth++
				out = append(out, "(")
				out = append(out, p.tokens(p.macros[f[1:i]])...)
				out = append(out, ")")
				p.depth--
				f = f[i+1:]
				continue
			}
		}
		end := 0
		for end < len(f) && !strings.ContainsRune("()|?", rune(f[end])) {
			if f[end] == '\\' {
				end++
			}
			end++
		}
		end = min(end, len(f))
		out = append(out, f[:end])
		f = f[end:]
	}
	return out
}

func (p *patternParser) peek() string {
	if len(p.src) == 0 {
		return ""
	}
	return p.src[0]
}

func (p *patternParser) alternatives() ([][]element, error) {
	var all [][]element
	for {
		seqs, err := p.sequence()
		if err != nil {
			return nil, err
		}
		all = append(all, seqs...)
		if p.peek() != "|" {
			return all, nil
		}
		p.src = p.src[1:]
	}
}

func (p *patternParser) sequence() ([][]element, error) {
	seqs := [][]element{nil}
	for p.peek() != "" && p.peek() != "|" && p.peek() != ")" {
		item, err := p.item()
		if err != nil {
			return nil, err
		}
		if p.peek() == "?" {
			p.src = p.src[1:]
			item = append(item, nil)
		}
		if len(seqs)*len(item) > maxForms {
			return nil, fmt.Errorf("it stands for more than %d sequences", maxForms)
		}
		product := make([][]element, 0, len(seqs)*len(item))
		for _, a := range seqs {
			for _, b := range item {
				product = append(product, append(a[:len(a):len(a)], b...))
			}
		}
		seqs = product
	}
	return seqs, nil
}

func (p *patternParser) item() ([][]element, error) {
	t := p.src[0]
	p.src = p.src[1:]
	switch {
	case t == "(":
		seqs, err := p.alternatives()
		if err != nil {
			return nil, err
		}
		if p.peek() != ")" {
			return nil, fmt.Errorf("a ) is missing")
		}
		p.src = p.src[1:]
		return seqs, nil
	case t == "?":
		return nil, fmt.Errorf("a ? stands behind nothing")
	case len(t) > 2 && t[0] == '<' && t[len(t)-1] == '>':
		name, into, named := strings.Cut(t[1:len(t)-1], ":")
		c, err := p.classOf(name, false)
		if err != nil {
			return nil, err
		}
		e := element{class: c, slot: p.slotOf(name)}
		if named {
			e.slot = slotNone
			if into != "" {
				if e.slot, err = slotByName(into); err != nil {
					return nil, err
				}
			}
		}
		return [][]element{{e}}, nil
	}
	c, err := p.classOf(strings.ReplaceAll(t, `\`, ""), true)
	if err != nil {
		return nil, err
	}
	return [][]element{{{class: c}}}, nil
}
