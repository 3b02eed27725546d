package english

import "testing"

func TestDictionaryKnowsFormsOfWords(t *testing.T) {
	data := PackWords(map[string]uint16{"veto": KindNoun | KindVerb, "plan": KindNoun | KindVerb, "treaty": KindNoun, "impose": KindVerb, "fragile": KindAdjective}, 2, kindBits)
	d, rest, err := OpenWords(append(data, 7))
	if err != nil || len(rest) != 1 {
		t.Fatalf("OpenWords leaves %d bytes, %v", len(rest), err)
	}
	tests := []struct {
		word string
		want uint8
	}{
		{"veto", KindNoun | KindVerb},
		{"vetoes", kindPlural | kindThird},
		{"treaties", kindPlural},
		{"imposed", kindPast},
		{"imposing", kindGerund},
		{"planning", kindGerund},
		{"fragile", KindAdjective},
		{"fragiles", 0},
		{"unknown", 0},
		{"s", 0},
	}
	for _, tt := range tests {
		if got := kinds(d, tt.word); got != tt.want {
			t.Errorf("Kinds(%q) = %b, want %b", tt.word, got, tt.want)
		}
	}
	if got := kinds(nil, "veto"); got != 0 {
		t.Errorf("no dictionary gives %b", got)
	}
}
