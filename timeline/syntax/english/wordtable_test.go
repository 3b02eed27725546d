package english

import (
	"fmt"
	"testing"
)

func TestWordTableGivesBackNumbers(t *testing.T) {
	words := map[string]uint16{}
	for i := range 20000 {
		words[fmt.Sprintf("word%d", i)] = uint16(i%1023 + 1)
	}
	for _, width := range []int{2, 3} {
		data := PackWords(words, width, 10)
		table, rest, err := OpenWords(append(data, 7))
		if err != nil || len(rest) != 1 {
			t.Fatalf("OpenWords leaves %d bytes, %v", len(rest), err)
		}
		wrong, unknown := 0, 0
		for w, n := range words {
			if got := table.Find(hashString(w)); got == 0 {
				t.Fatalf("%q has no number", w)
			} else if got != uint32(n) {
				wrong++
			}
			if table.Find(hashString(w+"x")) != 0 {
				unknown++
			}
		}
		// With three bytes 14 bits of hash are left, with two 6.
		if most := []int{2000, 20}[width-2]; wrong > most || unknown > most {
			t.Errorf("of width %d %d words have another's number, %d unknown words one", width, wrong, unknown)
		}
	}
}

func TestOpenWordsRefusesDamage(t *testing.T) {
	data := PackWords(map[string]uint16{"a": 1}, 3, 10)
	for n := range data {
		if _, _, err := OpenWords(data[:n]); err == nil {
			t.Errorf("%d of %d bytes open", n, len(data))
		}
	}
}

func TestLexiconLooksUpWords(t *testing.T) {
	data := PackLexicon(map[string]uint16{"the": 3, "veto": TagSets + 5}, map[string]uint16{"treaty": KindNoun}, map[string]uint16{"veto": 2}, []byte{9, 4})
	l, rest, err := OpenLexicon(append(data, 7))
	if err != nil || len(rest) != 1 {
		t.Fatalf("OpenLexicon leaves %d bytes, %v", len(rest), err)
	}
	var s Sentence
	s.Read([]string{"The", "vetoed", "veto", "treaties"}, l)
	if tag, ok := s.Sole(0); !ok || tag != 2 {
		t.Errorf("the tag of a word that has one is %d, %v", tag, ok)
	}
	if _, ok := s.Sole(2); ok {
		t.Error("a word with a set of tags has only one")
	}
	if w := s.words[2]; w.amb != TagSets+5 || w.class != firstClass+2 || w.group != firstClass+4 {
		t.Errorf("tags, class and group are %d, %d, %d", w.amb, w.class, w.group)
	}
	if w := s.words[3]; w.amb != kindPlural<<16 || w.class != 0 {
		t.Errorf("a word of the dictionary alone has tags %x, class %d", w.amb, w.class)
	}
	for n := range data {
		if _, _, err := OpenLexicon(data[:n]); err == nil {
			t.Errorf("%d of %d bytes open", n, len(data))
		}
	}
}
