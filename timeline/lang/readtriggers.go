package lang

import (
	"fmt"
	"slices"
	"strings"

	"demarche/timeline"
)

// The trigger files of a pack, read and joined.

// Triggers reads p's triggers*.yaml. A pack without such a file gives an empty set.
func (p *Pack) Triggers() (*Triggers, error) {
	names, err := p.Files("triggers*.yaml")
	if err != nil {
		return nil, err
	}
	all := &Triggers{Frames: map[string]Frame{}, Classes: map[string][]string{}, Numbers: map[string]int{}, Bodies: map[string][]string{}, Positions: map[string][]string{}, Irregular: map[string][]string{}}
	for _, name := range names {
		var t Triggers
		if err := p.Decode(name, &t); err != nil {
			return nil, fmt.Errorf("load triggers of %q: %w", p.Tag, err)
		}
		if err := all.add(&t); err != nil {
			return nil, fmt.Errorf("load triggers of %q: %s: %w", p.Tag, name, err)
		}
	}
	if err := all.check(); err != nil {
		return nil, fmt.Errorf("load triggers of %q: %w", p.Tag, err)
	}
	return all, nil
}

// add joins t to s. A name given twice is an error.
func (s *Triggers) add(t *Triggers) error {
	for name, f := range t.Frames {
		if _, ok := s.Frames[name]; ok {
			return fmt.Errorf("frame %q: %w: given twice", name, timeline.ErrInvalid)
		}
		s.Frames[name] = f
	}
	for name, words := range t.Classes {
		if _, ok := s.Classes[name]; ok {
			return fmt.Errorf("class %q: %w: given twice", name, timeline.ErrInvalid)
		}
		s.Classes[name] = words
	}
	for word, n := range t.Numbers {
		s.Numbers[word] = n
	}
	for word, forms := range t.Irregular {
		s.Irregular[word] = append(s.Irregular[word], forms...)
	}
	for sign, names := range t.Bodies {
		s.Bodies[sign] = append(s.Bodies[sign], names...)
	}
	for how, verbs := range t.Positions {
		s.Positions[how] = append(s.Positions[how], verbs...)
	}
	s.Rules = append(s.Rules, t.Rules...)
	s.Support = append(s.Support, t.Support...)
	s.Cues = append(s.Cues, t.Cues...)
	s.Guards = append(s.Guards, t.Guards...)
	s.Tallies = append(s.Tallies, t.Tallies...)
	s.Sponsors = append(s.Sponsors, t.Sponsors...)
	s.Officials = append(s.Officials, t.Officials...)
	s.Private = append(s.Private, t.Private...)
	s.Organs = append(s.Organs, t.Organs...)
	s.Topics = append(s.Topics, t.Topics...)
	s.Origins = append(s.Origins, t.Origins...)
	s.Affiliations = append(s.Affiliations, t.Affiliations...)
	s.Holdings = append(s.Holdings, t.Holdings...)
	s.Repeats = append(s.Repeats, t.Repeats...)
	s.Custodies = append(s.Custodies, t.Custodies...)
	s.People = append(s.People, t.People...)
	s.Onlookers = append(s.Onlookers, t.Onlookers...)
	s.Transparent = append(s.Transparent, t.Transparent...)
	s.Venues = append(s.Venues, t.Venues...)
	s.Whens = append(s.Whens, t.Whens...)
	s.Conditions = append(s.Conditions, t.Conditions...)
	s.Reporting = append(s.Reporting, t.Reporting...)
	s.Distant = append(s.Distant, t.Distant...)
	s.Documents = append(s.Documents, t.Documents...)
	s.Scenes = append(s.Scenes, t.Scenes...)
	s.Pronouns = append(s.Pronouns, t.Pronouns...)
	s.Inflections = append(s.Inflections, t.Inflections...)
	s.Details = append(s.Details, t.Details...)
	return nil
}

// check reports the first rule that names a frame or class that is not there, or
// has no words.
func (s *Triggers) check() error {
	ids := map[string]bool{}
	for i := range s.Rules {
		r := &s.Rules[i]
		name := r.Name()
		switch {
		case r.Type == "" || r.ID == "":
			return fmt.Errorf("trigger %d (%s): %w: type and id are needed", i+1, name, timeline.ErrInvalid)
		case ids[name]:
			return fmt.Errorf("trigger %s: %w: given twice", name, timeline.ErrInvalid)
		case s.Frames[r.Frame] == nil:
			return fmt.Errorf("trigger %s: %w: no frame %q", name, timeline.ErrInvalid, r.Frame)
		case len(r.Verbs)+len(r.Nouns)+len(r.Phrases) == 0:
			return fmt.Errorf("trigger %s: %w: no words", name, timeline.ErrInvalid)
		}
		ids[name] = true
		for _, tests := range []map[string][]string{r.Args, r.Unless} {
			for _, words := range tests {
				for _, w := range words {
					if c, ok := strings.CutPrefix(w, "$"); ok && c != "" && s.Classes[c] == nil {
						return fmt.Errorf("trigger %s: %w: no class %q", name, timeline.ErrInvalid, c)
					}
				}
			}
		}
	}
	return nil
}

// Expand lists the words of tests with every "$class" replaced by its words, in
// order, each once.
func (s *Triggers) Expand(tests []string) []string {
	var out []string
	var walk func([]string, int)
	walk = func(words []string, depth int) {
		for _, w := range words {
			if c, ok := strings.CutPrefix(w, "$"); ok && c != "" && depth < 8 {
				walk(s.Classes[c], depth+1)
			} else if !slices.Contains(out, w) {
				out = append(out, w)
			}
		}
	}
	walk(tests, 0)
	return out
}

// Entries counts the trigger entries: every verb, noun and phrase of every rule,
// with each word of the class that a verb's object must be.
func (s *Triggers) Entries() int {
	n := 0
	for i := range s.Rules {
		r := &s.Rules[i]
		objects := 1
		for _, tests := range r.Args {
			words := 0
			for _, w := range s.Expand(tests) {
				if !strings.HasPrefix(w, "<") {
					words++
				}
			}
			objects = max(objects, words)
		}
		n += len(r.Verbs)*objects + len(r.Nouns) + len(r.Phrases)
	}
	return n
}

// Name is the rule's name within its language: "<type>/<id>".
func (r *TriggerRule) Name() string { return string(r.Type) + "/" + r.ID }
