package syntax

import (
	"strings"
	"testing"

	"demarche/timeline"
)

// Rules that hang a word elsewhere must not hang it below itself. A token is written
// lemma/UPOS/XPOS/relation/head, heads counted from 1, 0 for the root.
func TestRulesMakeNoCycle(t *testing.T) {
	tests := []struct {
		name, tree string
		rule       func(*timeline.Sentence)
	}{
		{"relative", "say/VERB/VBD/root/0 x/VERB/VBG/amod/6 Daud/PROPN/NNP/obj/2 ,/PUNCT/,/punct/6 who/PRON/WP/nsubj/6 lead/VERB/VBZ/ccomp/1", giveRelatives},
		{"persona", "persona/NOUN/NN/root/0 non/X/FW/flat/4 grata/X/FW/dep/1 declare/VERB/VBN/acl/1", func(s *timeline.Sentence) { mendPersona(s, 1) }},
		{
			"span", "meet/VERB/VBD/advcl/5 week/NOUN/NNS/obl/1 after/ADP/IN/case/4 strike/NOUN/NN/nmod/2 destroy/VERB/VBD/root/6 say/VERB/VBD/root/0",
			func(s *timeline.Sentence) { spanClause(s, 1, 3, 4) },
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := &timeline.Sentence{}
			for part := range strings.FieldsSeq(tt.tree) {
				f := strings.Split(part, "/")
				s.Tokens = append(s.Tokens, timeline.Token{Lemma: f[0], UPOS: f[1], XPOS: f[2], Rel: f[3], Head: int(f[4][0]-'0') - 1})
			}
			tt.rule(s)
			for i := range s.Tokens {
				if above(s.Tokens, i, i) {
					t.Fatalf("token %d governs itself: %+v", i+1, s.Tokens)
				}
			}
		})
	}
}
