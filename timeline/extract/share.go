package extract

import (
	"slices"
	"strings"

	"demarche/timeline"
)

// shareParties gives an event that names nobody the parties of the event around
// it: "met for the first time since the signing of a peace treaty", "agreed to
// build a bridge in a deal brokered by Norway".
func (c *scene) shareParties(all []*candidate) {
	if !c.pack.spaced {
		return
	}
	for _, k := range all {
		role := k.rule.frame.shared()
		if role == timeline.RoleParticipant && k.rule.Type == "ceasefire" {
			c.breach(k, all)
		}
		if role == "" || len(k.rule.Need) > 0 || k.has(role) > 0 {
			continue
		}
		if role != timeline.RoleParticipant && len(k.parties) > 0 {
			continue
		}
		from := c.eventAbove(k, all)
		if from == nil {
			continue
		}
		for _, p := range from.parties {
			if p.Role != timeline.RoleHost {
				k.add(found{Party: p}, role, "of the event around it")
				k.guessed++
			}
		}
		k.checkNeeds()
	}
}

// breach gives a ceasefire of which one side is known the other side of the act that
// breaks it: "shelled Mali, ending the truce".
func (c *scene) breach(k *candidate, all []*candidate) {
	from := c.eventAbove(k, all)
	if from == nil || !c.under(k.acting(), from.acting()) || len(statesOf(k.parties)) != 1 {
		return
	}
	if both := statesOf(from.parties); len(both) == 2 && slices.Contains(both, statesOf(k.parties)[0]) {
		for _, p := range from.parties {
			k.add(found{Party: p}, timeline.RoleParticipant, "of the act around it")
		}
	}
}

func statesOf(parties []timeline.Party) []timeline.CountryID {
	var out []timeline.CountryID
	for _, p := range parties {
		if p.Country != "" && !slices.Contains(out, p.Country) {
			out = append(out, p.Country)
		}
	}
	return out
}

// shared is the role that parties of another event may fill in f.
func (f *frame) shared() timeline.Role {
	for _, r := range []timeline.Role{timeline.RoleParticipant, timeline.RoleSignatory} {
		if f.has(r) {
			return r
		}
	}
	return ""
}

// eventAbove is the candidate with parties that stands nearest above k in the tree, or
// the first of the sentence.
func (c *scene) eventAbove(k *candidate, all []*candidate) *candidate {
	i := k.acting()
	for steps := 0; i >= 0 && i < len(c.toks) && steps < len(c.toks); steps++ {
		i = c.toks[i].Head
		for _, o := range all {
			if o != k && !o.missing && len(o.parties) > 0 && i >= 0 && (o.pred == i || o.by == i) {
				return o
			}
		}
	}
	return nil
}

// placeHosts gives an official of no known country the country that is visited in
// the same sentence: "will visit Sweden and meet Deputy Prime Minister Lind".
func (c *scene) placeHosts(all []*candidate) {
	visited := map[timeline.CountryID]bool{}
	var host timeline.CountryID
	for _, k := range all {
		if k.rule.Frame != "travel" || k.rule.Type != "visit" {
			continue
		}
		for _, p := range k.parties {
			if p.Role == timeline.RoleTarget && p.Country != "" {
				visited[p.Country], host = true, p.Country
			}
		}
	}
	if len(visited) != 1 {
		return
	}
	for _, k := range all {
		if k.rule.Frame != "meet" && k.rule.Frame != "call" {
			continue
		}
		known := 0
		for _, p := range k.parties {
			if p.Country != "" {
				known++
			}
		}
		for i := range k.parties {
			if p := &k.parties[i]; p.Country == "" && known > 0 && strings.HasPrefix(string(p.Actor), "person/x-") {
				p.Country = host
				k.why = append(k.why, timeline.Reason{What: "country", Rule: k.rule.id, Span: p.Span, Note: "of the country visited"})
			}
		}
	}
}
