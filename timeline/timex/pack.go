package timex

// packFile is a pack's time.yaml as it is written. docs/timex.md says what each key means.
type packFile struct {
	Order    dateOrder                  `yaml:"order"`
	DotDates bool                       `yaml:"dot_dates"` // 3.12.2016 is a date and not a number
	Numerals string                     `yaml:"numerals"`  // "kanji" or ""
	Suffixes []string                   `yaml:"suffixes"`  // of digits that make an ordinal
	Cues     cueFile                    `yaml:"cues"`
	Notes    noteFile                   `yaml:"notes"`
	Named    []namedFile                `yaml:"named"`
	Words    map[string]map[string]list `yaml:"words"`
	Macros   map[string]string          `yaml:"macros"`
	Rules    []ruleFile                 `yaml:"rules"`
}

// list is a YAML list of words, or one word.
type list []string

// cueFile tells how a clause of the language looks ahead or back.
type cueFile struct {
	Side      string `yaml:"side"`      // where the verb stands: "left" or "right" of its date
	Ahead     list   `yaml:"ahead"`     // words of the future and of plans
	Back      list   `yaml:"back"`      // words of the past
	Suffix    list   `yaml:"suffix"`    // endings of past verbs
	Not       list   `yaml:"not"`       // words with such an ending that are no verbs
	Adjective list   `yaml:"adjective"` // words behind which such a one is an adjective
	Aux       list   `yaml:"aux"`       // words that turn a past form behind them into a plan: "be" held
	Plan      list   `yaml:"plan"`      // words of the future that count only before a clause ends: 再開することで合意
	Chain     list   `yaml:"chain"`     // words that end such a clause: 会談し、
	Stop      list   `yaml:"stop"`      // words and signs that end a clause
}

// noteFile tells a note to oneself or an assistant from a report.
type noteFile struct {
	Words list `yaml:"words"`
}

// namedFile is a day with a name. Day is "12-25", "easter+1", or "11 4 4": the
// fourth Thursday of November; a last one is -1.
type namedFile struct {
	Day   string `yaml:"day"`
	Words list   `yaml:"words"`
}

// ruleFile is one rule.
type ruleFile struct {
	ID       string            `yaml:"id"`
	Layer    int               `yaml:"layer"`    // 1 unless told
	Op       string            `yaml:"op"`       // "date" unless told
	Kind     string            `yaml:"kind"`     // <T.kind> of the layers above
	Register string            `yaml:"register"` // "note" or "report" where it holds only there
	Type     string            `yaml:"type"`     // TIMEX3 type where the value does not tell
	Hidden   bool              `yaml:"hidden"`   // a part of other rules that is no expression alone
	Pointer  bool              `yaml:"pointer"`  // a length that points back at another time: 24年ぶり
	Before   list              `yaml:"before"`   // classes of which one must stand before it
	NotAfter list              `yaml:"notafter"` // classes none of which may stand behind it
	NotPrev  list              `yaml:"notbefore"`
	After    list              `yaml:"after"`
	Match    list              `yaml:"match"`
	Set      map[string]string `yaml:"set"` // slots that the rule fills by itself
}

// UnmarshalYAML reads one word or a list of words.
func (l *list) UnmarshalYAML(unmarshal func(any) error) error {
	var one string
	if unmarshal(&one) == nil {
		*l = list{one}
		return nil
	}
	var many []string
	if err := unmarshal(&many); err != nil {
		return err
	}
	*l = many
	return nil
}
