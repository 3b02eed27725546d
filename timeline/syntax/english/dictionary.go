package english

import "strings"

// Kinds of word in a dictionary: what a word can be as it stands, and what it can be
// as a form of another.
const (
	KindNoun = 1 << iota
	KindVerb
	KindAdjective
	KindAdverb
	kindPlural // of a noun
	kindThird  // person of a verb
	kindPast   // or participle
	kindGerund
)

// kindBits is the size of the kinds that are stored, from the lowest.
const kindBits = 4

// endings are the regular forms of nouns and verbs.
var endings = []struct {
	ending, stem string
	noun, verb   uint8
}{
	{"s", "", kindPlural, kindThird},
	{"es", "", kindPlural, kindThird},
	{"ies", "y", kindPlural, kindThird},
	{"ed", "", 0, kindPast},
	{"ed", "e", 0, kindPast},
	{"ied", "y", 0, kindPast},
	{"ing", "", 0, kindGerund},
	{"ing", "e", 0, kindGerund},
}

// kinds is what a word in lower case can be by a dictionary, 0 when it is not known.
func kinds(dictionary *WordTable, lower string) uint8 {
	if dictionary == nil || dictionary.size == 0 || len(lower) < 3 {
		return 0
	}
	out := uint8(dictionary.Find(hashString(lower)))
	add := func(stem string, noun, verb uint8) {
		k := uint8(dictionary.Find(hashString(stem)))
		if k&KindNoun != 0 {
			out |= noun
		}
		if k&KindVerb != 0 {
			out |= verb
		}
	}
	for _, e := range endings {
		stem, ok := strings.CutSuffix(lower, e.ending)
		if !ok || len(stem) < 2 {
			continue
		}
		add(stem+e.stem, e.noun, e.verb)
		if n := len(stem); e.noun == 0 && e.stem == "" && n > 3 && stem[n-1] == stem[n-2] {
			add(stem[:n-1], 0, e.verb) // planned, planning
		}
	}
	return out
}
