package english

import "strings"

// NameKind says what package gazetteer knows about a token.
type NameKind uint8

// Kinds of token. A modifier names a country as an adjective does ("Iranian").
const (
	NotName NameKind = iota
	NameHead
	NameModifier
)

// ParseNamed is Parse for a sentence in which some tokens are known to be names:
// they are tagged as names, and a word behind a name that looks like a plural is
// taken for a verb in the present where the clause has no other ("Norway vetoes the
// draft"). named has one entry for each form.
func (m *Model) ParseNamed(ws *Workspace, forms []string, named []NameKind) []Result {
	if len(forms) == 0 {
		return nil
	}
	s := &ws.sentence
	s.Read(forms, m.lexicon)
	m.tag(ws)
	m.repair(s, forms, named)
	return m.finish(ws, forms)
}

// repair corrects the tags of names and of headline verbs.
func (m *Model) repair(s *Sentence, forms []string, named []NameKind) {
	tag := func(i int) string { return m.Tags[s.Tags[i]] }
	headline := len(forms) > 0 && !strings.ContainsAny(forms[len(forms)-1], ".?!:;")
	for i, k := range named {
		if k == NameHead && (strings.HasPrefix(tag(i), "VERB") || tag(i) == "NOUN|NNS" || tag(i) == "ADJ|JJ" && alone(named, i)) {
			m.retag(s, i, "PROPN|NNP")
		}
	}
	for i := 1; i < len(forms); i++ {
		if named[i] != NotName {
			continue
		}
		if tag(i) == "PROPN|NNP" && len(forms[i]) > 3 && lowerWord(forms[i]) && named[i-1] == NameHead {
			m.retag(s, i, "NOUN|NN") // a name in a name is no name in small letters: "Gaza ceasefire draft"
		}
		if t := tag(i); (t == "VERB|VBN" || t == "ADJ|JJ" && strings.HasSuffix(forms[i], "ed")) && afterSubject(forms, named, i) && i+1 < len(forms) && opensObject(tag(i+1)) && !m.finiteNear(s, forms, i) {
			m.retag(s, i, "VERB|VBD")
			return
		}
		if tag(i) == "ADJ|JJ" && forms[i] == "official" && i+1 < len(forms) && (timeWord(forms[i+1]) || strings.HasPrefix(tag(i+1), "VERB") || strings.HasPrefix(tag(i+1), "AUX")) {
			m.retag(s, i, "NOUN|NN")
		}
		if tag(i) == "VERB|VB" && tag(i-1) == "VERB|VB" && !takesBare(forms[i-1]) {
			m.retag(s, i, "NOUN|NN") // "to lift ban on"
			continue
		}
		if tag(i) == "NOUN|NN" && tag(i-1) == "VERB|VB" && takesVerb(forms[i-1]) && i+1 < len(forms) && determines(tag(i+1)) {
			m.retag(s, i, "VERB|VB") // "to help lift the ban"
			continue
		}
		if tag(i) == "VERB|VBN" && strings.HasPrefix(tag(i-1), "NOUN") && i+1 < len(forms) && opensObject(tag(i+1)) && m.wantsVerb(s, forms, i) && !m.finiteBehind(s, forms, i) {
			m.retag(s, i, "VERB|VBD") // "denied that the plant made arms"
			continue
		}
		if strings.HasSuffix(tag(i), "|VBG") && strings.HasPrefix(tag(i-1), "DET") && i+1 < len(forms) && (forms[i+1] == "of" || forms[i+1] == "by") {
			m.retag(s, i, "NOUN|NN") // "the easing of the ban"
			continue
		}
		if strings.HasSuffix(tag(i), "|RP") && forms[i] == "over" && !takesOver(forms[i-1]) {
			m.retag(s, i, "ADP|IN") // "to resign over the affair"
			continue
		}
		if strings.HasPrefix(tag(i), "NOUN") && onlyPast(forms[i]) {
			m.retag(s, i, "VERB|VBD") // "a Norwegian found"
			continue
		}
		if tag(i) == "VERB|VBN" && !headline && (strings.HasPrefix(tag(i-1), "NOUN") || strings.HasPrefix(tag(i-1), "PROPN")) && noObject(forms[i]) && !m.finiteNear(s, forms, i) {
			m.retag(s, i, "VERB|VBD") // "The minister left for Kenya."
			return
		}
		if strings.HasPrefix(tag(i), "AUX") && i+1 < len(forms) && strings.HasPrefix(tag(i+1), "VERB") && !auxiliary(forms[i]) {
			m.retag(s, i, "ADV|RB") // "Chile last tested"
		}
		if tag(i) == "VERB|VBN" && tag(i-1) == "NOUN|NNS" && i+1 < len(forms) && opensPhrase(tag(i+1)) && !m.finiteNear(s, forms, i) {
			m.retag(s, i, "VERB|VBD") // "missiles struck camps"
			return
		}
		if forms[i] == "that" && tag(i) != "SCONJ|IN" && timeWord(forms[i-1]) && i+1 < len(forms) && (named[i+1] == NameHead || tag(i+1) == "PRON|PRP") {
			m.retag(s, i, "SCONJ|IN") // "said on Friday that Mali must"
			continue
		}
		if tag(i) == "ADJ|JJ" && strings.HasPrefix(tag(i-1), "NOUN") && i+1 < len(forms) && tag(i+1) == "PRON|PRP$" && m.wantsVerb(s, forms, i) {
			m.retag(s, i, "VERB|VB") // "demands that the state free its prisoners"
			continue
		}
		if tag(i) == "VERB|VB" && named[i-1] == NameHead && afterList(forms, named, i) && !m.finiteNear(s, forms, i) {
			m.retag(s, i, "VERB|VBP") // "Chile and Peru sign ..."
			return
		}
		if unchanging(forms[i]) && named[i-1] == NameHead && !strings.HasPrefix(tag(i), "VERB") && i+1 < len(forms) && opensObject(tag(i+1)) && !m.finiteNear(s, forms, i) {
			m.retag(s, i, "VERB|VBD")
			return
		}
		if tag(i) == "NOUN|NN" && lowerWord(forms[i]) && afterList(forms, named, i) && i+1 < len(forms) && (determines(tag(i+1)) || headline && opensObject(tag(i+1))) && !m.finiteNear(s, forms, i) {
			m.retag(s, i, "VERB|VBP")
			return
		}
		if tag(i) == "NOUN|NNS" && forms[i-1] == "and" && i+1 < len(forms) && forms[i+1] == "that" {
			m.retag(s, i, "VERB|VBZ") // "... and warns that"
			continue
		}
		if tag(i) != "NOUN|NNS" && !strings.HasPrefix(tag(i), "PROPN") && forms[i] != "thanks" || !lowerPlural(forms[i]) || !m.afterName(s, named, i) {
			continue
		}
		if i+1 >= len(forms) || !opensObject(tag(i+1)) || m.finiteNear(s, forms, i) {
			continue
		}
		m.retag(s, i, "VERB|VBZ")
		return
	}
}

// alone reports whether the tokens beside token i belong to no name.
func alone(named []NameKind, i int) bool {
	return (i == 0 || named[i-1] == NotName) && (i+1 == len(named) || named[i+1] == NotName)
}

func (m *Model) retag(s *Sentence, i int, tag string) {
	for t, name := range m.Tags {
		if name == tag {
			s.Tags[i] = uint8(t)
			return
		}
	}
}

// afterSubject reports whether a name, or a name and a day ("Israel Friday"), or an
// official and a day stand right before token i.
func afterSubject(forms []string, named []NameKind, i int) bool {
	if named[i-1] == NameHead {
		return true
	}
	return i >= 2 && timeWord(forms[i-1]) && (named[i-2] == NameHead || forms[i-2] == "official" || forms[i-2] == "officials" || forms[i-2] == "government")
}

// opensPhrase reports whether a word with this tag begins a noun phrase.
func opensPhrase(tag string) bool {
	switch upos, _, _ := strings.Cut(tag, "|"); upos {
	case "DET", "ADJ", "NOUN", "PROPN", "NUM":
		return true
	}
	return tag == "PRON|PRP$"
}

// finiteBehind reports whether a finite verb stands between token i and the next
// conjunction or mark.
func (m *Model) finiteBehind(s *Sentence, forms []string, i int) bool {
	for j := i + 1; j < len(forms); j++ {
		switch tag := m.Tags[s.Tags[j]]; {
		case strings.HasPrefix(tag, "CCONJ"), strings.HasPrefix(tag, "PUNCT"):
			return false
		case strings.HasSuffix(tag, "|VBZ"), strings.HasSuffix(tag, "|VBD"), strings.HasSuffix(tag, "|VBP"), strings.HasSuffix(tag, "|MD"):
			return true
		}
	}
	return false
}

// wantsVerb reports whether "that" stands before token i with no verb between.
func (m *Model) wantsVerb(s *Sentence, forms []string, i int) bool {
	for j := i - 1; j > 0; j-- {
		if forms[j] == "that" {
			return strings.HasPrefix(m.Tags[s.Tags[j-1]], "VERB")
		}
		if tag := m.Tags[s.Tags[j]]; strings.HasPrefix(tag, "VERB") || strings.HasPrefix(tag, "AUX") || strings.HasPrefix(tag, "PUNCT") {
			return false
		}
	}
	return false
}

func lowerWord(form string) bool { return len(form) > 2 && form[0] >= 'a' && form[0] <= 'z' }

// afterList reports whether two names joined by "and" or a comma stand right before
// token i.
func afterList(forms []string, named []NameKind, i int) bool {
	j := i - 1
	for ; j >= 0 && named[j] == NameHead; j-- {
	}
	for ; j >= 0 && j < i-1 && (forms[j] == "the" || forms[j] == "both"); j-- {
	}
	return j > 0 && j < i-1 && (forms[j] == "and" || forms[j] == ",") && named[j-1] == NameHead
}

// determines reports whether a word with this tag opens a phrase of its own, which
// a noun before it could not go on with.
func determines(tag string) bool {
	upos, _, _ := strings.Cut(tag, "|")
	return upos == "DET" || upos == "ADJ" || upos == "PRON" || tag == "PART|TO"
}

func lowerPlural(form string) bool {
	return len(form) > 3 && form[0] >= 'a' && form[0] <= 'z' && strings.HasSuffix(form, "s")
}

// afterName reports whether a name stands before token i, with room for an adverb.
func (m *Model) afterName(s *Sentence, named []NameKind, i int) bool {
	for j := i - 1; j >= 0 && j >= i-3; j-- {
		if named[j] == NameHead {
			return true
		}
		if tag := m.Tags[s.Tags[j]]; !strings.HasPrefix(tag, "ADV") && !strings.HasPrefix(tag, "NOUN") {
			return false
		}
	}
	return false
}

// opensObject reports whether a word with this tag may follow a verb and begin what
// belongs to it.
func opensObject(tag string) bool {
	switch upos, _, _ := strings.Cut(tag, "|"); upos {
	case "DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "ADP", "PART", "SCONJ", "ADV":
		return tag != "PART|POS"
	}
	return strings.HasSuffix(tag, "VBG") || strings.HasSuffix(tag, "VBN")
}

// finiteNear reports whether the clause of token i has a finite verb: from the start
// of the sentence to the next subordinate clause behind i.
func (m *Model) finiteNear(s *Sentence, forms []string, i int) bool {
	for j := range forms {
		if j > i {
			switch strings.ToLower(forms[j]) {
			case "that", "which", "who", "whose", "when", "after", "as", "if", "because", "while", "where", "since", "until", "unless", "although", "though", ":", ";":
				return false
			}
		}
		switch tag := m.Tags[s.Tags[j]]; {
		case j == i:
		case j > i+1 && (forms[j-1] == "and" || forms[j-1] == "but"): // goes on from a verb before it
		case strings.HasSuffix(tag, "|VBZ"), strings.HasSuffix(tag, "|VBD"), strings.HasSuffix(tag, "|VBP"), strings.HasSuffix(tag, "|MD"):
			return true
		}
	}
	return false
}
