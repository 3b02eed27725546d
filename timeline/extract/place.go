package extract

import (
	"demarche/timeline"
	"demarche/timeline/lang"
)

// placeOf is where k happened: a place that an argument of place names.
func (c *scene) placeOf(k *candidate) timeline.Place {
	for _, g := range k.args {
		if g.head < 0 {
			continue
		}
		if k.rule.frame.roles[g.label] != lang.RolePlace && !c.pack.venues[g.label] && !(k.rule.Frame == "travel" && g.label == "to") {
			continue
		}
		for _, h := range c.heads(g.head) {
			n := c.nameAt[h]
			if n < 0 {
				continue
			}
			m := &c.doc.Names[n]
			if m.Kind == timeline.ActorPlace || m.Kind == timeline.ActorCountry {
				return timeline.Place{Name: m.Name, Country: m.Country, Span: m.Span}
			}
		}
	}
	return timeline.Place{}
}
