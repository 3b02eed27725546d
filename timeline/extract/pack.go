package extract

import (
	"regexp"

	"demarche/timeline"
	"demarche/timeline/lang"
)

// A trigger pack made ready: the tables that the stages look words up in.

// pack is a trigger pack made ready for matching.
type pack struct {
	tag    timeline.Lang
	spaced bool // words are set apart by spaces

	verbs    map[string][]*entry // by the first word
	nouns    map[string][]*entry // by the first word, or the first rune where words are not spaced
	supports map[string][]*supportEntry
	forms    map[string]string   // forms of known verbs
	lemmas   map[string][]string // words of the rules that a form may belong to
	frames   map[string]*frame
	cues     []cue
	guards   []guard

	inflections []inflection
	irregular   map[string][]string

	affiliations, onlookers, custodies, holdings, origins, topics, organs, privates, officials, people, transparent, venues, pronouns, scenes, whens, distant, documents, conditions, reporting map[string]bool

	private []string // endings of nouns

	repeats map[string][][]string // by the first word

	tallies   []*regexp.Regexp
	sponsors  []*regexp.Regexp
	numbers   map[string]int
	bodies    []body
	positions map[string][]positionEntry // by the first word
	details   []detail
}

// rule is a trigger rule with its tests compiled.
type rule struct {
	*lang.TriggerRule
	id     timeline.RuleID
	frame  *frame
	args   []argTest
	unless []argTest
}

// entry is one word or sequence of words that opens an event.
type entry struct {
	rule  *rule
	words []string // one string where words are not spaced
	verb  bool
}

// argTest asks that an argument with the label passes the test.
type argTest struct {
	label string
	test  test
}

// test is what an argument's head may be.
type test struct {
	words map[string]bool
	multi [][]string
	kinds map[string]bool // "<actor>" and so on
}

type frame struct {
	roles map[string]timeline.Role // by label
	order map[string]int           // preference of a label within its role
	all   map[timeline.Role]bool   // roles to which every label adds
}

type supportEntry struct {
	*lang.Support
	words []string
	as    map[string]bool
}

type cue struct {
	modality                     timeline.Modality
	aux, governors, words, marks map[string]bool
	after                        []string
	phrases                      [][]string // governors of several words
}

type guard struct {
	id      string
	words   *phraseSet
	spelled []string // the words as written, for the whole article
	least   int      // how many of them the article must have; 0 looks at the sentence only
	keep    *phraseSet
	types   map[timeline.TypeSlug]bool
	home    bool
}

type body struct{ sign, name string }

type positionEntry struct {
	words []string
	how   string
}

type detail struct {
	*lang.Detail
	types   map[timeline.TypeSlug]bool
	pattern *regexp.Regexp
}
