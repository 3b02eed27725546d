package timex

import (
	"fmt"
	"strings"

	"demarche/timeline"
)

// language is a compiled pack.
type language struct {
	tag      timeline.Lang
	spaced   bool // words are set apart by spaces
	order    dateOrder
	dotDates bool
	kanji    bool
	suffixes []string
	lexicon  *lexicon
	classes  map[string]class
	builtin  builtin
	rules    []rule
	layers   []*ruleTrie
	named    []namedDay
	cues     cues
}

// rule is a compiled rule.
type rule struct {
	id                              timeline.RuleID
	op                              op
	kind                            class
	registers                       register
	typ                             timeline.TimeType
	hidden, pointer                 bool
	before, after, notPrev, notNext []class
	set                             value
}

// compiler holds what is needed only while a pack is compiled.
type compiler struct {
	lang    *language
	lex     *lexiconBuilder
	tries   []*ruleTrieBuilder
	pattern *patternParser
	upper   map[class]bool // the classes T.kind
}

// compile turns a pack's file into tries.
func compile(tag timeline.Lang, spaced bool, f *packFile) (*language, error) {
	l := &language{
		tag: tag, spaced: spaced, order: f.Order, dotDates: f.DotDates, kanji: f.Numerals == "kanji",
		suffixes: f.Suffixes, classes: map[string]class{},
	}
	c := &compiler{lang: l, lex: newLexiconBuilder(), upper: map[class]bool{}}
	c.pattern = &patternParser{classOf: c.classOf, macros: f.Macros, slotOf: defaultSlot}
	c.builtins()
	if err := c.words(f); err != nil {
		return nil, err
	}
	if err := c.cues(&f.Cues, &f.Notes); err != nil {
		return nil, err
	}
	for i := range f.Rules {
		if err := c.rule(&f.Rules[i]); err != nil {
			return nil, fmt.Errorf("rule %q: %w", f.Rules[i].ID, err)
		}
	}
	l.lexicon = c.lex.freeze()
	for _, t := range c.tries {
		l.layers = append(l.layers, t.freeze(len(l.classes)+1))
	}
	return l, nil
}

// class gives a name its number, making it when it is new.
func (c *compiler) class(name string) class {
	n, ok := c.lang.classes[name]
	if !ok {
		n = class(len(c.lang.classes) + 1)
		c.lang.classes[name] = n
		if strings.HasPrefix(name, "T.") {
			c.upper[n] = true
		}
	}
	return n
}

func (c *compiler) builtins() {
	b := &c.lang.builtin
	for _, n := range []struct {
		name string
		into *class
	}{
		{"num", &b.num},
		{"dd", &b.dd},
		{"mm", &b.mm},
		{"yyyy", &b.yyyy},
		{"yy", &b.yy},
		{"hh", &b.hh},
		{"nth", &b.nth},
		{"nthd", &b.nthd},
		{"decyear", &b.decyear},
		{"small", &b.small},
		{"Cap", &b.capital},
		{"doubtyear", &b.doubtyear},
		{"number", &b.word},
		{"ordinal", &b.wordOrd},
		{"spelled", &b.spelled},
		{"wyear", &b.wyear},
		{"grouped", &b.grouped},
		{"ymd", &b.ymd},
		{"ym", &b.ym},
		{"md", &b.md},
		{"mdother", &b.mdOther},
		{"clock", &b.clock},
		{"and", &b.and},
		{"T", &b.any},
	} {
		*n.into = c.class(n.name)
	}
}

func (c *compiler) classOf(name string, literal bool) (class, error) {
	if literal {
		n := c.class("'" + name)
		return n, c.lex.add(name, n, 0)
	}
	if n, ok := c.lang.classes[name]; ok || strings.HasPrefix(name, "T.") {
		if !ok {
			n = c.class(name)
		}
		return n, nil
	}
	return 0, fmt.Errorf("class <%s> has no words", name)
}

func (c *compiler) words(f *packFile) error {
	for i, n := range f.Named {
		day, err := parseNamed(n.Day)
		if err != nil {
			return fmt.Errorf("named day %v: %w", n.Words, err)
		}
		c.lang.named = append(c.lang.named, day)
		for _, w := range n.Words {
			if err := c.lex.add(w, c.class("named"), int32(i)); err != nil {
				return fmt.Errorf("named day %q: %w", w, err)
			}
		}
	}
	for _, name := range sortedKeys(f.Words) {
		n := c.class(name)
		for _, key := range sortedKeys(f.Words[name]) {
			val, err := symbol(key)
			if err != nil {
				return fmt.Errorf("class %q: %w", name, err)
			}
			for _, w := range f.Words[name][key] {
				if err := c.lex.add(w, n, val); err != nil {
					return fmt.Errorf("class %q, word %q: %w", name, w, err)
				}
			}
		}
	}
	return nil
}

func (c *compiler) rule(f *ruleFile) error {
	r := rule{id: timeline.RuleID(string(c.lang.tag) + "/time-" + f.ID), typ: timeline.TimeType(f.Type), hidden: f.Hidden, pointer: f.Pointer}
	var err error
	if r.op, err = opByName(f.Op); err != nil {
		return err
	}
	if r.registers, err = registersByName(f.Register); err != nil {
		return err
	}
	if f.Kind != "" {
		r.kind = c.class("T." + f.Kind)
	}
	for _, guard := range []struct {
		names list
		into  *[]class
	}{{f.Before, &r.before}, {f.After, &r.after}, {f.NotPrev, &r.notPrev}, {f.NotAfter, &r.notNext}} {
		for _, name := range guard.names {
			n, err := c.classOf(strings.Trim(name, "<>"), !strings.HasPrefix(name, "<"))
			if err != nil {
				return err
			}
			*guard.into = append(*guard.into, n)
		}
	}
	for _, key := range sortedKeys(f.Set) {
		s, err := slotByName(key)
		if err != nil {
			return err
		}
		val, err := symbol(f.Set[key])
		if err != nil {
			return err
		}
		r.set.put(s, val)
	}
	index := int32(len(c.lang.rules))
	c.lang.rules = append(c.lang.rules, r)
	layer := max(f.Layer, 1)
	for len(c.tries) < layer {
		c.tries = append(c.tries, newRuleTrieBuilder())
	}
	for _, m := range f.Match {
		seqs, err := c.pattern.expand(m)
		if err != nil {
			return err
		}
		for _, seq := range seqs {
			if got, want := c.parts(seq), r.op.parts(); got < want || got > 2 {
				return fmt.Errorf("pattern %q: it has %d Ts where the op needs %d", m, got, want)
			}
			c.tries[layer-1].add(seq, index)
		}
	}
	return nil
}

// parts counts the Ts of a sequence.
func (c *compiler) parts(seq []element) int {
	n := 0
	for _, e := range seq {
		if e.class == c.lang.builtin.any || c.upper[e.class] {
			n++
		}
	}
	return n
}
