package lang

import "demarche/timeline"

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
