package syntax

import "testing"

// TestRulesOnEnglishTrees gives for each rule that turns a tree a sentence it works on
// and one it leaves alone.
func TestRulesOnEnglishTrees(t *testing.T) {
	tests := []struct{ text, want string }{
		{"Treaty on rivers signed in Lima", "root(signed)"},
		{"A treaty on rivers signed in Lima.", "root(treaty)"},
		{"[Chile] to reopen embassy in Quito", "root(reopen)"},
		{"The decision to reopen the embassy in Quito.", "root(decision)"},
		{"The envoys are to leave on Friday.", "root(leave)"},
		{"[Fiji], [Tonga] and [Samoa] joined the pact.", "conj(Fiji,Samoa)"},
		{"[Fiji] and [Tonga] joined the pact.", "conj(Fiji,Tonga)"},
		{"He had visited [Fiji], and [Tonga] left the pact.", "nsubj(left,Tonga)"},
		{"They came back to the island that was shelled by [Mali] last month.", "obl:agent(shelled,Mali)"},
		{"They came back to the island that was shelled last month.", "obl:unmarked(shelled,month)"},
	}
	p, err := NewParser()
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			doc := named(tt.text)
			if err := p.Parse(doc); err != nil {
				t.Fatal(err)
			}
			if !hasRelation(t, doc, tt.want) {
				t.Errorf("no %s in %s", tt.want, treeLine(doc))
			}
		})
	}
}
