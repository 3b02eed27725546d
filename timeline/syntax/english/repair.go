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
	r := repairer{m, s, forms, named, len(forms) > 0 && !strings.ContainsAny(forms[len(forms)-1], ".?!:;")}
	for i, k := range named {
		if k == NameHead && (strings.HasPrefix(r.tag(i), "VERB") || r.tag(i) == "NOUN|NNS" || r.tag(i) == "ADJ|JJ" && alone(named, i)) {
			m.retag(s, i, "PROPN|NNP")
		}
	}
	for i := 1; i < len(forms); i++ {
		if named[i] == NotName && r.word(i) {
			return
		}
	}
}

// repairer is a tagged sentence under repair.
type repairer struct {
	m        *Model
	s        *Sentence
	forms    []string
	named    []NameKind
	headline bool // no mark ends it
}

// word runs the repairs on token i and reports whether the sentence has all that it needs.
func (r *repairer) word(i int) bool {
	for k := range repairs {
		x := &repairs[k]
		if !x.when(r, i) {
			continue
		}
		r.m.retag(r.s, i, x.tag)
		if x.then != goOn {
			return x.then == stop
		}
	}
	return false
}

// tag is the tag of token i; "" behind the last.
func (r *repairer) tag(i int) string {
	if i >= len(r.forms) {
		return ""
	}
	return r.m.Tags[r.s.Tags[i]]
}

// form is the form of token i; "" behind the last.
func (r *repairer) form(i int) string {
	if i >= len(r.forms) {
		return ""
	}
	return r.forms[i]
}

// is reports whether the universal tag of token i is upos.
func (r *repairer) is(i int, upos string) bool { return strings.HasPrefix(r.tag(i), upos) }

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
func (r *repairer) afterSubject(i int) bool {
	if r.named[i-1] == NameHead {
		return true
	}
	return i >= 2 && timeWord(r.forms[i-1]) && (r.named[i-2] == NameHead || r.forms[i-2] == "official" || r.forms[i-2] == "officials" || r.forms[i-2] == "government")
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
func (r *repairer) finiteBehind(i int) bool {
	for j := i + 1; j < len(r.forms); j++ {
		switch tag := r.tag(j); {
		case strings.HasPrefix(tag, "CCONJ"), strings.HasPrefix(tag, "PUNCT"):
			return false
		case strings.HasSuffix(tag, "|VBZ"), strings.HasSuffix(tag, "|VBD"), strings.HasSuffix(tag, "|VBP"), strings.HasSuffix(tag, "|MD"):
			return true
		}
	}
	return false
}

// wantsVerb reports whether "that" stands before token i with no verb between.
func (r *repairer) wantsVerb(i int) bool {
	for j := i - 1; j > 0; j-- {
		if r.forms[j] == "that" {
			return strings.HasPrefix(r.tag(j-1), "VERB")
		}
		if tag := r.tag(j); strings.HasPrefix(tag, "VERB") || strings.HasPrefix(tag, "AUX") || strings.HasPrefix(tag, "PUNCT") {
			return false
		}
	}
	return false
}

func lowerWord(form string) bool { return len(form) > 2 && form[0] >= 'a' && form[0] <= 'z' }

// afterList reports whether two names joined by "and" or a comma stand right before
// token i.
func (r *repairer) afterList(i int) bool {
	j := i - 1
	for ; j >= 0 && r.named[j] == NameHead; j-- {
	}
	for ; j >= 0 && j < i-1 && (r.forms[j] == "the" || r.forms[j] == "both"); j-- {
	}
	return j > 0 && j < i-1 && (r.forms[j] == "and" || r.forms[j] == ",") && r.named[j-1] == NameHead
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
func (r *repairer) afterName(i int) bool {
	for j := i - 1; j >= 0 && j >= i-3; j-- {
		if r.named[j] == NameHead {
			return true
		}
		if tag := r.tag(j); !strings.HasPrefix(tag, "ADV") && !strings.HasPrefix(tag, "NOUN") {
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

// finite reports whether the clause of token i has a finite verb: from the start
// of the sentence to the next subordinate clause behind i.
func (r *repairer) finite(i int) bool {
	for j := range r.forms {
		if j > i {
			switch strings.ToLower(r.forms[j]) {
			case "that", "which", "who", "whose", "when", "after", "as", "if", "because", "while", "where", "since", "until", "unless", "although", "though", ":", ";":
				return false
			}
		}
		switch tag := r.tag(j); {
		case j == i:
		case j > i+1 && (r.forms[j-1] == "and" || r.forms[j-1] == "but"): // goes on from a verb before it
		case strings.HasSuffix(tag, "|VBZ"), strings.HasSuffix(tag, "|VBD"), strings.HasSuffix(tag, "|VBP"), strings.HasSuffix(tag, "|MD"):
			return true
		}
	}
	return false
}
