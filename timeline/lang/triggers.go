package lang

import (
	"fmt"
	"slices"
	"strings"

	"demarche/timeline"
)

// Triggers is how one language tells events: the content of the pack's
// triggers*.yaml, which may be split over any number of files. Words are lemmas
// in lower case, as the parser gives them; a plural or other form that matters
// ("talks") is written as it stands in a text.
type Triggers struct {
	// Frames say which argument of a trigger plays which part: frame -> role ->
	// argument labels (package syntax), the preferred label first.
	Frames map[string]Frame `yaml:"frames"`
	// Classes are named lists of words. "$name" stands for one in a test; a class
	// may hold others.
	Classes map[string][]string `yaml:"classes"`
	// Rules open events.
	Rules []TriggerRule `yaml:"triggers"`
	// Support lists verbs that lend their arguments to an event noun: "hold talks",
	// 会談を行う.
	Support []Support `yaml:"support"`
	// Cues say what words do to the modality of an event.
	Cues []Cue `yaml:"cues"`
	// Guards name sentences that must be left alone.
	Guards []Guard `yaml:"guards"`
	// Tallies are regular expressions (RE2) of a vote's count with the groups for,
	// against, abstain; a group may be missing.
	Tallies []string `yaml:"tallies"`
	// Sponsors are regular expressions whose group "who" covers those who wrote a
	// draft: "the Norwegian draft". They are no party to the vote by that.
	Sponsors []string `yaml:"sponsors"`
	// Numbers gives the value of a number word.
	Numbers map[string]int `yaml:"numbers"`
	// Bodies lists the names of voting bodies by their short sign: UNSC, UNGA.
	Bodies map[string][]string `yaml:"bodies"`
	// Positions are the verbs of a vote by what they say: for, against, abstain.
	Positions map[string][]string `yaml:"positions"`
	// Officials are nouns that stand for the country or body they belong to:
	// "minister", "government", "troops".
	Officials []string `yaml:"officials"`
	// Topics end a label before a colon that says what a report is about: "crisis" in
	// "2013 Korean crisis:".
	Topics []string `yaml:"topics"`
	// Organs are nouns for a state's own bodies, which "the" ties to the state told of before.
	Organs []string `yaml:"organs"`
	// Origins are words behind a hyphen that make a name say only where something comes
	// from: "made" in "Russian-made".
	Origins []string `yaml:"origins"`
	// Affiliations are words that tie people to those they are of: "loyal to", "belonging to".
	Affiliations []string `yaml:"affiliations"`
	// Holdings are words behind a hyphen that make a name say who holds a place, not who
	// acts there: "occupied" in "Israeli-occupied".
	Holdings []string `yaml:"holdings"`
	// Repeats say that somebody acts as others did before: "follow suit".
	Repeats []string `yaml:"repeats"`
	// Custodies are nouns for where people are held, whose owner holds them.
	Custodies []string `yaml:"custodies"`
	// People are nouns for groups inside a state: "opposition", "demonstrators".
	People []string `yaml:"people"`
	// Private are nouns for firms, clubs and the like: they do not act for the state
	// that is named with them. A word that ends in one is one.
	Private []string `yaml:"private"`
	// Onlookers are organisations, by name, that act for no state and for no body of states.
	Onlookers []string `yaml:"onlookers"`
	// Transparent nouns pass on what they count: "a series of airstrikes".
	Transparent []string `yaml:"transparent"`
	// Venues are labels of arguments that say where: "in", "at", で.
	Venues []string `yaml:"venues"`
	// Scenes are verbs whose subject is only where something happens: "Geneva hosts".
	Scenes []string `yaml:"scenes"`
	// Whens open a clause that tells what happened at the time before them.
	Whens []string `yaml:"whens"`
	// Distant are verbs that take an event for their matter without telling it: "monitor".
	Distant []string `yaml:"distant"`
	// Conditions open a clause that says on what something depends: "if".
	Conditions []string `yaml:"conditions"`
	// Reporting verbs turn "will" into "would" when they are in the past: "said that it would".
	Reporting []string `yaml:"reporting"`
	// Documents are nouns for texts put to a vote: what they say has not happened by that.
	Documents []string `yaml:"documents"`
	// Pronouns are words that stand for a party named elsewhere: "they", "whose".
	Pronouns []string `yaml:"pronouns"`
	// Irregular lists the forms of words that Inflections do not make: meet: [met].
	Irregular map[string][]string `yaml:"irregular"`
	// Inflections make the forms of a word; the first that matches it does.
	Inflections []Inflection `yaml:"inflections"`
	// Details find what a type knows beyond its roles.
	Details []Detail `yaml:"details"`
}

// Frame gives the argument labels of each role. Besides the roles of package
// timeline there is "place" for where it happened; an argument whose label
// stands nowhere is no party.
type Frame map[timeline.Role][]string

// RolePlace in a Frame marks the arguments that say where.
const RolePlace timeline.Role = "place"

// TriggerRule says which words open an event of which type.
type TriggerRule struct {
	ID    string            `yaml:"id"` // unique within the type; the rule's name is <lang>/<type>/<id>
	Type  timeline.TypeSlug `yaml:"type"`
	Frame string            `yaml:"frame"`
	// Verbs are predicates. Words behind the first must follow it: "pull out of".
	Verbs []string `yaml:"verbs"`
	// Nouns are nominal triggers: "phone call", 首脳会談.
	Nouns []string `yaml:"nouns"`
	// Phrases are sequences of lemmas or forms of any kind.
	Phrases []string `yaml:"phrases"`
	// Args must hold: label -> tests, one of which fits. A test is a word that the
	// argument's head must be, "$class", or <actor>, <state>, <person>, <org>,
	// <group>, <place>, <none> (no such argument).
	Args map[string][]string `yaml:"args"`
	// Unless must not hold. The label "any" looks for words anywhere in the sentence.
	Unless map[string][]string `yaml:"unless"`
	// Need lists roles that must be filled; a role named twice needs two parties.
	Need []timeline.Role `yaml:"need"`
	// Modality that the words give by themselves: "planned" for "upcoming visit".
	Modality timeline.Modality `yaml:"modality"`
	Outcome  string            `yaml:"outcome"`
	Detail   map[string]string `yaml:"detail"`
	// Under says what becomes of events told in this one's complement: a modality,
	// "drop" (they are only its content), or "replace" (they stand, and this
	// one goes). Empty: both stand as they are.
	Under string `yaml:"under"`
	// Weight is added to the rule's score before calibration; negative for weak words.
	Weight float64 `yaml:"weight"`
}

// Support is a verb without an event of its own.
type Support struct {
	Verbs []string `yaml:"verbs"`
	// As lists the labels under which the event noun stands; "obj" when empty.
	As []string `yaml:"as"`
	// Swap turns the roles: in "draws criticism" the subject is the target.
	Swap     bool              `yaml:"swap"`
	Modality timeline.Modality `yaml:"modality"`
	Outcome  string            `yaml:"outcome"`
}

// Cue says which words set a modality.
type Cue struct {
	Modality timeline.Modality `yaml:"modality"`
	// Aux are auxiliaries of the predicate: "will".
	Aux []string `yaml:"aux"`
	// Governors are verbs or nouns whose complement the event is: "plan", 予定.
	Governors []string `yaml:"governors"`
	// Words modify the trigger itself: "planned", "reportedly".
	Words []string `yaml:"words"`
	// After are strings that follow the predicate in its clause: とみられる.
	After []string `yaml:"after"`
	// Marks open a subordinate clause: "if", "unless".
	Marks []string `yaml:"marks"`
}

// Guard names sentences that are left alone.
type Guard struct {
	ID    string              `yaml:"id"`
	Words []string            `yaml:"words"` // any of them in the sentence
	Keep  []string            `yaml:"keep"`  // unless one of these is there too
	Types []timeline.TypeSlug `yaml:"types"` // only events of these types; all when empty
	// Least makes the guard look at the whole article, of which so many of the words
	// must be there: what it is about. 0 looks at the sentence.
	Least int `yaml:"least"`
	// Home makes the guard hold only where one state alone is named in the sentence and
	// those beside it, and takes part. It needs no words.
	Home bool `yaml:"home"`
}

// Inflection makes the regular forms of a class of words.
type Inflection struct {
	Match string   `yaml:"match"` // regular expression (RE2) on the word
	Cut   int      `yaml:"cut"`   // how many bytes of the word's end go
	Add   []string `yaml:"add"`   // what stands there instead
	// Double gives every form with the last letter doubled too: "banned".
	Double bool `yaml:"double"`
}

// Detail finds a piece of what a type knows beyond its roles.
type Detail struct {
	Types []timeline.TypeSlug `yaml:"types"`
	Key   string              `yaml:"key"`
	// Pattern is a regular expression (RE2) on the sentence; its first group, or
	// all of it, is the value unless Value is given.
	Pattern string `yaml:"pattern"`
	Value   string `yaml:"value"`
	// Near keeps the match in the trigger's clause.
	Near bool `yaml:"near"`
}

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
