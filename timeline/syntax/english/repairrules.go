package english

import "strings"

// repair is a tag that a token gets where the words around it leave no other.
type repair struct {
	tag  string
	then after
	when func(r *repairer, i int) bool
}

// after says what a repair leaves to do.
type after uint8

const (
	goOn after = iota // the repairs behind it
	next              // the next word
	stop              // nothing: the sentence has its verb
)

// repairs are tried in this order.
var repairs = [...]repair{
	{"NOUN|NN", goOn, func(r *repairer, i int) bool { // a name in a name is no name in small letters: "Gaza ceasefire draft"
		return r.tag(i) == "PROPN|NNP" && len(r.forms[i]) > 3 && lowerWord(r.forms[i]) && r.named[i-1] == NameHead
	}},
	{"VERB|VBD", stop, func(r *repairer, i int) bool {
		t := r.tag(i)
		return (t == "VERB|VBN" || t == "ADJ|JJ" && strings.HasSuffix(r.forms[i], "ed")) && r.afterSubject(i) && opensObject(r.tag(i+1)) && !r.finite(i)
	}},
	{"NOUN|NN", goOn, func(r *repairer, i int) bool {
		return r.tag(i) == "ADJ|JJ" && r.forms[i] == "official" && (timeWord(r.form(i+1)) || r.is(i+1, "VERB") || r.is(i+1, "AUX"))
	}},
	{"NOUN|NN", next, func(r *repairer, i int) bool { // "to lift ban on"
		return r.tag(i) == "VERB|VB" && r.tag(i-1) == "VERB|VB" && !takesBare(r.forms[i-1])
	}},
	{"VERB|VB", next, func(r *repairer, i int) bool { // "to help lift the ban"
		return r.tag(i) == "NOUN|NN" && r.tag(i-1) == "VERB|VB" && takesVerb(r.forms[i-1]) && determines(r.tag(i+1))
	}},
	{"VERB|VBD", next, func(r *repairer, i int) bool { // "denied that the plant made arms"
		return r.tag(i) == "VERB|VBN" && r.is(i-1, "NOUN") && opensObject(r.tag(i+1)) && r.wantsVerb(i) && !r.finiteBehind(i)
	}},
	{"NOUN|NN", next, func(r *repairer, i int) bool { // "the easing of the ban"
		return strings.HasSuffix(r.tag(i), "|VBG") && r.is(i-1, "DET") && (r.form(i+1) == "of" || r.form(i+1) == "by")
	}},
	{"ADP|IN", next, func(r *repairer, i int) bool { // "to resign over the affair"
		return strings.HasSuffix(r.tag(i), "|RP") && r.forms[i] == "over" && !takesOver(r.forms[i-1])
	}},
	{"VERB|VBD", next, func(r *repairer, i int) bool { // "a Norwegian found"
		return r.is(i, "NOUN") && onlyPast(r.forms[i])
	}},
	{"VERB|VBD", stop, func(r *repairer, i int) bool { // "The minister left for Kenya."
		return r.tag(i) == "VERB|VBN" && !r.headline && (r.is(i-1, "NOUN") || r.is(i-1, "PROPN")) && noObject(r.forms[i]) && !r.finite(i)
	}},
	{"ADV|RB", goOn, func(r *repairer, i int) bool { // "Chile last tested"
		return r.is(i, "AUX") && r.is(i+1, "VERB") && !auxiliary(r.forms[i])
	}},
	{"VERB|VBD", stop, func(r *repairer, i int) bool { // "missiles struck camps"
		return r.tag(i) == "VERB|VBN" && r.tag(i-1) == "NOUN|NNS" && opensPhrase(r.tag(i+1)) && !r.finite(i)
	}},
	{"SCONJ|IN", next, func(r *repairer, i int) bool { // "said on Friday that Mali must"
		return r.forms[i] == "that" && r.tag(i) != "SCONJ|IN" && timeWord(r.forms[i-1]) && i+1 < len(r.forms) && (r.named[i+1] == NameHead || r.tag(i+1) == "PRON|PRP")
	}},
	{"VERB|VB", next, func(r *repairer, i int) bool { // "demands that the state free its prisoners"
		return r.tag(i) == "ADJ|JJ" && r.is(i-1, "NOUN") && r.tag(i+1) == "PRON|PRP$" && r.wantsVerb(i)
	}},
	{"VERB|VBP", stop, func(r *repairer, i int) bool { // "Chile and Peru sign ..."
		return r.tag(i) == "VERB|VB" && r.named[i-1] == NameHead && r.afterList(i) && !r.finite(i)
	}},
	{"VERB|VBD", stop, func(r *repairer, i int) bool { // "Israel hit a camp"
		return unchanging(r.forms[i]) && r.named[i-1] == NameHead && !r.is(i, "VERB") && opensObject(r.tag(i+1)) && !r.finite(i)
	}},
	{"VERB|VBP", stop, func(r *repairer, i int) bool { // "Chile and Peru renew their pact"
		return r.tag(i) == "NOUN|NN" && lowerWord(r.forms[i]) && r.afterList(i) && (determines(r.tag(i+1)) || r.headline && opensObject(r.tag(i+1))) && !r.finite(i)
	}},
	{"VERB|VBZ", next, func(r *repairer, i int) bool { // "... and warns that"
		return r.tag(i) == "NOUN|NNS" && r.forms[i-1] == "and" && r.form(i+1) == "that"
	}},
	{"VERB|VBZ", stop, func(r *repairer, i int) bool { // "Norway condemns the test"
		return (r.tag(i) == "NOUN|NNS" || r.is(i, "PROPN") || r.forms[i] == "thanks") && lowerPlural(r.forms[i]) && r.afterName(i) && opensObject(r.tag(i+1)) && !r.finite(i)
	}},
}
