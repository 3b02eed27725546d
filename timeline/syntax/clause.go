package syntax

import "demarche/timeline"

// Label names the tie between a predicate and an argument in a way that frames of
// a language pack can speak of. For English it is "subj", "obj", "iobj", "agent"
// (by-phrase of a passive), "poss" (Russia's veto), "mod" (Russian veto), or the
// preposition ("to", "with", "against", "between", "on"). For Japanese it is the
// particle, with compound particles as one: "が", "は", "を", "に", "へ", "と", "から", "で",
// "による", "に対する", "との", "の". Passives are turned: the surface subject of a
// passive is "obj" (を in Japanese), its by-phrase "agent".
type Label string

// Arg is one argument of a clause.
type Arg struct {
	Label Label
	Head  int           // token index in the sentence; -1 for an argument carried from another sentence
	Span  timeline.Span // the whole phrase; coordinated members share one Arg
}

// Clause is one predicate of a sentence with its arguments: what frames match on.
// A nominal event ("the signing of", 署名) is a predicate too.
type Clause struct {
	Pred      int           // token index of the predicate's head
	Lemma     string        // of the predicate; for サ変 the noun with する dropped
	Span      timeline.Span // the predicate's words: "has vetoed", 拒否権を行使した
	Nominal   bool
	Passive   bool // already turned: Args are as in the active
	Negated   bool
	Tense     string // "past", "pres", "fut", "none"
	Aux       []int  // auxiliaries and governing cue words (would, plan to, 予定, 方針), token indexes
	Parent    int    // index of the governing clause in the sentence's clauses; -1 for none
	ParentRel string // how it hangs on Parent: "ccomp", "xcomp", "advcl", "acl", "conj", "quote"
	Args      []Arg
	Times     []int // indexes into Document.Times of expressions that modify this predicate
}
