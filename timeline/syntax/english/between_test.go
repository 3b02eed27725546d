package english

import "testing"

func TestBetweenTellsKindsOfTokens(t *testing.T) {
	var s Sentence
	s.Read([]string{"Chile", ",", "which", "sold", "ore", "to", "Peru", ",", "left"}, &Lexicon{})
	tags := []string{"PROPN|NNP", "PUNCT|,", "PRON|WDT", "VERB|VBD", "NOUN|NN", "ADP|IN"}
	copy(s.Tags, []uint8{0, 1, 2, 3, 4, 5, 0, 1, 3})
	s.Tagged(CoarseTags(tags))
	tests := []struct {
		from, to int32
		want     uint32
	}{
		{0, 1, 0},
		{0, 2, 1 << betweenComma},
		{0, 4, 1<<betweenComma | 1<<betweenNoun | 1<<betweenVerb},
		{4, 6, 1 << betweenPreposition},
		{3, 6, 1<<betweenNoun | 1<<betweenPreposition},
		{6, 9, 1<<betweenComma | 1<<betweenVerb},
		{-1, 3, 0},
		{9, 9, 0},
	}
	for _, tt := range tests {
		if got := s.between(tt.from, tt.to); got != tt.want {
			t.Errorf("between %d and %d is %b, want %b", tt.from, tt.to, got, tt.want)
		}
	}
}
