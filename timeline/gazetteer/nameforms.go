package gazetteer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"demarche/timeline"
)

// What a name looks like: in full, too thin to stand alone, part of a longer one.

// isFullName holds for a form with a given name: of several words, or of three
// Han characters or syllables of Hangul and more, which are written without a space.
func isFullName(form string) bool {
	if strings.ContainsAny(form, " ・·") {
		return true
	}
	n := 0
	for _, r := range form {
		if !isHan(r) && !isHangul(r) {
			return false
		}
		n++
	}
	return n >= 3
}

// isThin holds for forms too short, or too much a word, to stand alone as a name.
func isThin(form string) bool {
	r, n := utf8.DecodeRuneInString(form)
	if isHan(r) || isHangul(r) {
		return len(form) == n
	}
	if isKatakana(r) {
		return utf8.RuneCountInString(form) < 3
	}
	return utf8.RuneCountInString(form) < 4 || isWordName(form)
}

// isWordName holds for surnames that English text uses as words or first names.
func isWordName(form string) bool {
	_, ok := wordNames[form]
	return ok
}

var wordNames = newWordSet(" Bush May Brown Rice Powell Major Power Rush Baker Hill Young Cook Short King Straw Park Moon Long Harper Key English " +
	"Price Fox Grant Ford Carter Martin James Thomas George Peter Paul John David Michael Charles Henry Howard Keating Rudd Bishop Smith Jones " +
	"Johnson Wilson Taylor Green White Black Gates Ross Day Field Stone Marsh Wells Dean Gore Blair Cameron Kelly Perry Ryan Austin Hague Cash Hunt " +
	"Fields Church Best Love Sharp Strong Swift Wise Good Bird Wood Woods Rivers Lake Ocean Summer Winter Spring Peters Marshall Clark Lewis Allen " +
	"Miller Davis Martinez Garcia Lopez Hernandez Perez Rodriguez Gonzalez Sanchez Mohamed Muhammad Mohammed Ahmed Hassan Hussein Ali Khan Singh " +
	"Abdullah Ibrahim Ismail Omar Salim Said Saleh Souza Silva Santos Costa Pereira Ochoa Castro Reyes Cruz Diaz Morales Chan Chen Wang Zhang Liu " +
	"Yang Zhao Huang Zhou Lee Choi Jung Kang Park Yoon Lim Han Shin Kwon Song Hong Christie Mitchell Charles Stuart Arthur Douglas Anthony Francis " +
	"Robinson Hughes Barrow Gomez Ramos Duke Duncan Bolt Noel Prince Barak Sharon Peres Savage Guterres Bright Chance Will Mark Bill Jack Pace Vance Tillis ")

// isFirstName reports whether item i is the first part of a longer, unknown
// name, as in "Jordan Peters": a capitalised word follows that no alias covers.
func (t *tagger) isFirstName(i int) bool {
	it := t.items[i]
	if t.cjk() || it.kind == kindPerson && strings.Contains(it.In(t.text), " ") || it.adj || it.best < 0 {
		return false
	}
	if it.kind == kindCountry && !isFirstNameCountry(it.In(t.text)) {
		return false
	}
	rest := t.text[it.End:]
	if len(rest) < 3 || rest[0] != ' ' {
		return false
	}
	if i+1 < len(t.items) && t.items[i+1].Start == it.End+1 {
		return it.kind == kindPerson && t.items[i+1].kind == kindPerson
	}
	word, _, _ := strings.Cut(rest[1:], " ")
	word = strings.TrimRight(word, ".,;:!?\"'”’)")
	r, _ := utf8.DecodeRuneInString(word)
	lower := strings.IndexFunc(word, unicode.IsLower) > 0
	return unicode.IsUpper(r) && lower && !isFunctionWord(word) && !t.titleCase(it.Start)
}

func isFirstNameCountry(form string) bool {
	return strings.Contains(" Jordan Chad Georgia Israel China Kenya India Brittany Malta ", " "+form+" ") && form != "Israel" && form != "China" && form != "India" && form != "Kenya"
}

// titleCase reports whether the sentence around pos is written with capitals throughout, as headlines are.
func (t *tagger) titleCase(pos int) bool {
	i := t.sentenceAt(pos)
	if i < 0 {
		return false
	}
	if t.capitals == nil {
		t.capitals = make([]int8, len(t.doc.Sentences))
	}
	if t.capitals[i] == 0 {
		t.capitals[i] = -1
		if t.doc.Sentences[i].Kind == timeline.KindHeadline || isTitleCase(t.doc.Sentences[i].In(t.text)) {
			t.capitals[i] = 1
		}
	}
	return t.capitals[i] > 0
}

func isTitleCase(sentence string) bool {
	words, capital := 0, 0
	for w := range strings.FieldsSeq(sentence) {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsLetter(r) || len(w) < 4 {
			continue
		}
		words++
		if unicode.IsUpper(r) {
			capital++
		}
	}
	return words > 4 && capital*10 > words*9
}
