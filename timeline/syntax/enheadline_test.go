package syntax

import "testing"

// TestRulesOnEnglishTrees gives for each rule that turns a tree a sentence it works on
// and one it leaves alone.
func TestRulesOnEnglishTrees(t *testing.T) {
	tests := []struct{ text, want string }{
		{"Treaty on rivers signed in Lima", "root(signed)"},
		{"A treaty on rivers, a model for others.", "root(treaty)"},
		{"A bomb exploded in [Chad].", "root(exploded)"},
		{"A bomb made in [Chad].", "root(bomb)"},
		{"The king fell ill on a visit to [Chad].", "obl(fell,visit)"},
		{"The king was keen on a plan for [Chad].", "obl(keen,plan)"},
		{"The senate approves a round of cuts amid clashes outside.", "obl(approves,clashes)"},
		{"The senate approves a round of cuts in wages.", "nmod(cuts|round,wages)"},
		{`"It will not go unanswered," said General [Karim Daud], who leads the force.`, "acl:relcl(General|Karim,leads)"},
		{"The two leaders are to meet in Lima on Friday.", "nsubj(meet,leaders)"},
		{"They asked [Karim Daud] who leads the force.", "obj(leads,force)"},

		{"[Chile] to reopen embassy in Quito", "root(reopen)"},
		{"The decision to reopen the embassy in Quito.", "root(decision)"},
		{"The envoys are to leave on Friday.", "root(leave)"},
		{"[Fiji], [Tonga] and [Samoa] joined the pact.", "conj(Fiji,Samoa)"},
		{"[Fiji] and [Tonga] joined the pact.", "conj(Fiji,Tonga)"},
		{"He had visited [Fiji], and [Tonga] left the pact.", "nsubj(left,Tonga)"},
		{"They came back to the island that was shelled by [Mali] last month.", "obl:agent(shelled,Mali)"},
		{"They came back to the island that was shelled last month.", "obl:unmarked(shelled,month)"},
		{"The [Punjab Farmers' Party] issued a manifesto.", "nsubj(issued,Party)"},
		{"The farmers' party issued a manifesto.", "nmod:poss(party,farmers)"},
		{"[Chile] Friday reopened the border.", "nsubj(reopened,Chile)"},
		{"On Friday [Chile] reopened the border.", "nsubj(reopened,Chile)"},
		{"The envoy criticised on Monday the mayor and other officials.", "obj(criticised,mayor)"},
		{"They met on Monday and Friday.", "conj(Monday,Friday)"},
		{"A rebel boat sank off the coast on Sunday, killing six sailors, port sources said.", "nsubj(said,sources)"},
		{"Port sources said on Sunday that the boat was lost.", "ccomp(said,lost)"},
		{"Since June 2001, when she met the mayor in Lima, the queen has not been seen.", "root(seen)"},
		{"She left in June, when the mayor met the queen.", "root(left)"},
		{"The army shelled a rebel-held town.", "amod(town,held)"},
		{"The paper issued a plea demanding that the council provide funds.", "ccomp(demanding,provide)"},
		{"The council issued a note demanding that the state free its prisoners.", "ccomp(demanding,free)"},
		{"Farmers blocked the port city of Lima demanding that he resign.", "nmod(city,Lima)"},
		{"The police opened an inquiry into crimes of the army.", "nmod(inquiry,crimes)"},
		{"The ship fired shells and rockets at the camp.", "conj(shells,rockets)"},
		{"He had hoped to lift ban on the party.", "obj(lift,ban)"},
		{"He had hoped to help lift the ban.", "obj(lift,ban)"},
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
